import pytest

from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.sections import heading_of, sections_of
from rolecall.domains.ai.rules.resume.text import lines_of


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("WORK EXPERIENCE", Section.WORK),
        ("Professional & Clinical Experience:", Section.WORK),
        ("Travel Assignments", Section.WORK),
        ("Berufserfahrung", Section.WORK),
        ("Beruflicher Werdegang", Section.WORK),
        ("Experiencia laboral", Section.WORK),
        ("EXPÉRIENCES PROFESSIONNELLES", Section.WORK),
        ("Academic Qualifications", Section.EDUCATION),
        ("Ausbildung", Section.EDUCATION),
        ("Formación académica", Section.EDUCATION),
        ("Key Skills", Section.SKILLS),
        ("EDV-Kenntnisse", Section.SKILLS),
        ("Compétences", Section.SKILLS),
        ("Licensure", Section.LICENCES),
        ("Certifications", Section.CERTIFICATIONS),
        ("Sprachkenntnisse", Section.LANGUAGES),
        ("Langues", Section.LANGUAGES),
        ("Referees", Section.REFERENCES),
        ("Volunteer Experience", Section.VOLUNTEER),
        ("E D U C AT IO N", Section.EDUCATION),
        ("W O R K   E X P E R I E N C E", Section.WORK),
    ],
)
def test_knows_headings_in_four_languages(heading: str, section: Section) -> None:
    assert heading_of(heading) is section


@pytest.mark.parametrize(
    "line",
    [
        "Experience with ventilated patients",
        "Harbor Software",
        "A B C D",
        "Ada Example",
        "",
        "2012 - 2014",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) is None


def test_a_heading_of_duties_does_not_end_the_work() -> None:
    lines = lines_of("WORK EXPERIENCE\nNurse\nResponsibilities:\n• Care\n\nSkills: Epic, triage")
    places = sections_of(lines)
    assert [one.section for one in places] == [Section.WORK] * 4 + [Section.SKILLS]
    assert lines[4].text[places[4].heading_end :] == " Epic, triage"


@pytest.mark.parametrize(
    ("line", "section", "heading"),
    [
        ("CONTACT  Website www.example.com", Section.CONTACT, "CONTACT"),
        ("EDUCATION\tUniversity of Tulsa", Section.EDUCATION, "EDUCATION"),
        ("SOFTWARE  ENGINEER", Section.TOP, ""),
        ("ADA  Example", Section.TOP, ""),
    ],
)
def test_a_heading_may_stand_in_a_column_beside_its_values(
    line: str, section: Section, heading: str
) -> None:
    (place,) = sections_of(lines_of(line))
    assert (place.section, line[: place.heading_end]) == (section, heading)


@pytest.mark.parametrize("line", ["oracle, java", "of nine wards", "other duties", "Øresund"])
def test_a_letter_that_begins_a_word_is_no_bullet(line: str) -> None:
    assert lines_of(line)[0].bullet == 0


@pytest.mark.parametrize(
    "line", ["o triage", "\uf0a7Triage", "\x90 Triage", "\N{MINUS SIGN} Triage", "• Triage"]
)
def test_bullets_of_many_fonts_are_bullets(line: str) -> None:
    (found,) = lines_of(line)
    assert found.text[found.bullet :].casefold() == "triage"


def test_characters_without_room_are_no_part_of_a_line() -> None:
    (line,) = lines_of("\u200b \n\u200bMercy Reno\u200b\n")
    assert (line.text, line.start, line.blank_before) == ("Mercy Reno", 4, True)
