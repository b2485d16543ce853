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
    ],
)
def test_knows_headings_in_four_languages(heading: str, section: Section) -> None:
    assert heading_of(heading) is section


@pytest.mark.parametrize(
    "line",
    ["Experience with ventilated patients", "Harbor Software", "Ada Example", "", "2012 - 2014"],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) is None


def test_a_heading_of_duties_does_not_end_the_work() -> None:
    lines = lines_of("WORK EXPERIENCE\nNurse\nResponsibilities:\n• Care\n\nSkills: Epic, triage")
    places = sections_of(lines)
    assert [one.section for one in places] == [Section.WORK] * 4 + [Section.SKILLS]
    assert lines[4].text[places[4].heading_end :] == " Epic, triage"
