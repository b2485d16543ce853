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


def _sections(text: str) -> list[Section]:
    lines = lines_of(text)
    ranged = [at for at, line in enumerate(lines) if " - " in line.text]
    return [one.section for one in sections_of(lines, ranged)]


@pytest.mark.parametrize(
    "inside",
    [
        # Said of two positions, so of each.
        "Key achievements:\nGrew sales\nClerk\n2010 - 2012\nKey achievements:\nFiled",
        "Selected projects:\nA new shop\nClerk\n2010 - 2012",
        "Project: a new shop\nClerk\n2010 - 2012",
        "Responsibilities/Achievements:\nGrew sales\nClerk",
        "Resume\nClerk\n2010 - 2012",
    ],
)
def test_a_heading_within_a_position_does_not_end_the_work(inside: str) -> None:
    text = f"EXPERIENCE\nManager\n2013 - 2015\n{inside}\nEDUCATION\nBSN"
    sections = _sections(text)
    assert set(sections[:-2]) == {Section.WORK}
    assert sections[-2:] == [Section.EDUCATION] * 2


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("EXPERIENCE\nManager\n2013 - 2015\nACHIEVEMENTS\nGrew sales", Section.AWARDS),
        ("EXPERIENCE\nManager\nKey achievements:\nGrew sales", Section.AWARDS),
        ("EXPERIENCE\nManager\nSKILLS\nJava\n2013 - 2015", Section.SKILLS),
        ("Education\nBSN\nEducational Experience\nTeacher", Section.WORK),
        ("SKILLS\nLanguages: Java, C", Section.SKILLS),
        ("SKILLS\nJava\nLANGUAGES\nSpanish", Section.LANGUAGES),
        ("Programming languages\nJava", Section.SKILLS),
        ("Ada\n\nRelevant Legal Experience\nClerk", Section.WORK),
        ("SKILLS\n\nUser Experience\nDesign", Section.SKILLS),
        ("SKILLS\nProject Management\nJava", Section.SKILLS),
        ("REFERENCES\nAda\nCONTACT  555-0134", Section.CONTACT),
        ("REFERENCES\nContact: 555-0134", Section.REFERENCES),
    ],
)
def test_a_section_ends_where_the_next_begins(text: str, last: Section) -> None:
    assert _sections(text)[-1] is last


def test_a_reference_named_among_positions_is_one_line() -> None:
    text = "EXPERIENCE\nClerk\nReference: Ada Example, 555-0134\nManager\n2010 - 2012"
    assert _sections(text) == [Section.WORK] * 2 + [Section.REFERENCES] + [Section.WORK] * 2


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
