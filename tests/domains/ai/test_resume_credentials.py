import pytest

from rolecall.domains.ai.rules.resume.certifications import certifications_in
from rolecall.domains.ai.rules.resume.languages import languages_in
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.licences import licences_in
from rolecall.domains.ai.rules.resume.reading import read


def _licence(text: str) -> tuple[str, str | None, str | None, str | None, bool | None]:
    (one,) = licences_in(read(text, Lexicon()))
    for value in (one.type, one.state, one.number, one.expires):
        assert value is None or text[value.span.start : value.span.end] == value.quote
    state, number, expires = (
        value.value if value is not None else None for value in (one.state, one.number, one.expires)
    )
    return one.type.value, state, number, expires, one.is_compact


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Registered Nurse, Texas, License #123456, Expires 05/2027, Compact",
            ("Registered Nurse", "TX", "123456", "2027-05", True),
        ),
        (
            "CA RN License No. RN7363634 (exp. 07/2029)",
            ("RN", "CA", "RN7363634", "2029-07", None),
        ),
        (
            "RN | OH | 4711234 | exp 11/2026 | eNLC compact",
            ("RN", "OH", "4711234", "2026-11", True),
        ),
        (
            "State of Florida: Physical Therapist 5303910, valid through 01/2028",
            ("Physical Therapist", "FL", "5303910", "2028-01", None),
        ),
        ("LPN - Idaho (single-state)", ("LPN", "ID", None, None, False)),
        ("Registered Nurse, New York", ("Registered Nurse", "NY", None, None, None)),
    ],
)
def test_reads_licences(
    line: str, expected: tuple[str, str | None, str | None, str | None, bool | None]
) -> None:
    assert _licence(f"LICENSURE\n{line}") == expected


def test_a_licensed_profession_in_a_position_is_no_licence() -> None:
    text = "EXPERIENCE\nLicensed Practical Nurse, Boise, ID\n10/2019 - present"
    assert licences_in(read(text, Lexicon())) == []


def test_reads_certificates_with_their_expiry() -> None:
    text = "CERTIFICATIONS\n• BLS (exp. 03/2027)\n• ACLS, expires 04/2026\n• AWS Architect 2019\n"
    found = certifications_in(read(text, Lexicon()))
    assert [
        (one.name.value, one.expires and one.expires.value, one.issued and one.issued.value)
        for one in found
    ] == [("BLS", "2027-03", None), ("ACLS", "2026-04", None), ("AWS Architect", None, "2019")]


def test_certificates_in_one_line_are_several() -> None:
    found = certifications_in(read("Certifications: BLS, ACLS (exp. 01/2027), TNCC", Lexicon()))
    assert [one.name.value for one in found] == ["BLS", "ACLS", "TNCC"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("LANGUAGES\nEnglish (native), Spanish (fluent)", ["en", "es"]),
        ("Sprachen\nDeutsch: Muttersprache\nEnglisch: fließend", ["de", "en"]),
        ("Idiomas: español, inglés", ["es", "en"]),
        ("LANGUES\nFrançais, anglais (courant)", ["fr", "en"]),
        ("SKILLS\nLanguages: Java, Python, C++", []),
        ("Built a site for English and German readers", []),
    ],
)
def test_reads_languages_where_they_are_listed(text: str, codes: list[str]) -> None:
    assert [one.code.value for one in languages_in(read(text, Lexicon()))] == codes


def test_says_how_well_a_language_is_spoken() -> None:
    (one, other) = languages_in(read("Languages\nGerman (B2), English - native", Lexicon()))
    assert (one.level and one.level.value, other.level and other.level.value) == ("B2", "native")
