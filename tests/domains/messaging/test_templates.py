"""Every mail in every language: complete, escaped, small, and the same in both versions."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

import rolecall.domains.messaging
from rolecall.domains.messaging.contracts import (
    Brand,
    MailKind,
    UnknownMailKind,
    VariablesRefused,
)
from rolecall.domains.messaging.rules.catalogue import (
    CATALOGUE,
    check_variables,
    declaration_of,
    sample_variables,
)
from rolecall.domains.messaging.rules.own_kinds import WRITTEN
from rolecall.domains.messaging.rules.variables import Link, Name, Prose, Text
from rolecall.domains.messaging.service.rendering import LANGUAGES, render

FOLDER = Path(rolecall.domains.messaging.__file__).parent / "templates"
BRAND = Brand(
    name="Harbor Vale & Söhne",
    color="#0f766e",
    home_url="https://jobs.example.com/careers/harbor-vale",
)
GIVEN_TO_ALL = {"brand", "audience", "kind", "language", "style", "section_mark", "when", "plural"}

every_mail = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in MailKind for language in LANGUAGES]
)


class Page(HTMLParser):
    """Collects what a reader sees and where it leads."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []
        self._hidden = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._hidden += tag in {"style", "title"}
        for name, value in attrs:
            if name in {"href", "src", "background", "action"} and value is not None:
                self.addresses.append(value)
            assert not name.startswith("on")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def filled(kind: MailKind, filling: str) -> dict[str, Any]:
    """Return variables with `filling` wherever a person could have typed it."""
    variables = sample_variables(kind)
    for name, variable in declaration_of(kind).variables.items():
        if isinstance(variable, Text | Name | Prose):
            variables[name] = filling
    return variables


def letters(text: str) -> str:
    """Return the text without the spaces and marks in which the versions differ."""
    return re.sub(r"[\s:>.]", "", text)


def asked_by(path: str) -> set[str]:
    """Return the variables that a template needs from outside."""
    environment = Environment(autoescape=True)
    environment.filters["squeeze"] = str
    parsed = environment.parse((FOLDER / path).read_text())
    imported = {str(name) for node in parsed.find_all(nodes.FromImport) for name in node.names}
    return meta.find_undeclared_variables(parsed) - imported - GIVEN_TO_ALL


@every_mail
def test_reads_well_in_both_versions(kind: MailKind, language: str) -> None:
    variables = sample_variables(kind)
    mail = render(kind, language, variables, BRAND)
    page = Page(mail.html)
    assert mail.subject
    assert f'lang="{language}"' in mail.html
    assert len(mail.html.encode()) < 100_000
    for left_over in ("{{", "{%", "None", "Undefined", "&amp;amp;", "&lt;", "mj-"):
        assert left_over not in mail.text
        assert left_over not in mail.subject
        assert left_over not in page.text
    # Every line of the text version is in the HTML version, so neither lags behind.
    seen = letters(page.text + " ".join(page.addresses))
    for line in mail.text.replace("\n-- \n", "\n").splitlines():
        assert letters(line) in seen
    assert BRAND.name in mail.text
    assert "-- \n" in mail.text


@every_mail
def test_leads_to_absolute_addresses_and_loads_nothing(kind: MailKind, language: str) -> None:
    variables = sample_variables(kind)
    mail = render(kind, language, variables, BRAND)
    page = Page(mail.html)
    for address in page.addresses:
        assert address.startswith("https://jobs.example.com/")
    assert not page.tags & {"img", "link", "script", "iframe", "form", "object"}
    assert "@import" not in mail.html
    assert "url(" not in mail.html
    for name, variable in declaration_of(kind).variables.items():
        if isinstance(variable, Link):
            assert variables[name] in page.addresses
            assert variables[name] in mail.text


@every_mail
def test_escapes_what_people_typed(kind: MailKind, language: str) -> None:
    attack = "</mj-text><mj-raw><script>alert(1)</script> <!-- ]]> {{ 7*7 }} \" ' & <b>O’Neil</b>"
    mail = render(kind, language, filled(kind, attack), Brand(name=attack))
    page = Page(mail.html)
    assert not page.tags & {"script", "b", "mj-raw", "mj-text"}
    shown = " ".join(attack.split())
    assert shown in page.text
    assert shown in mail.text.replace("\n", " ")
    assert "49" not in mail.text


@every_mail
def test_keeps_the_subject_on_one_short_line(kind: MailKind, language: str) -> None:
    mail = render(kind, language, filled(kind, "Bcc: x@example.org\r\n\x00\u2028\x1e " * 60), BRAND)
    assert len(mail.subject) <= 200
    assert not re.search(r"[\x00-\x1f\u2028]", mail.subject)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u2028]", mail.text)


@every_mail
def test_does_without_what_is_optional(kind: MailKind, language: str) -> None:
    needed = {
        name: value
        for name, value in sample_variables(kind).items()
        if not declaration_of(kind).variables[name].optional
    }
    mail = render(kind, language, needed, Brand(name="Juniper Works"))
    assert "None" not in mail.text + Page(mail.html).text


@every_mail
def test_uses_all_that_is_declared_and_nothing_else(kind: MailKind, language: str) -> None:
    declared = set(declaration_of(kind).variables)
    asked = asked_by(f"{language}/{kind}.jinja")
    assert asked <= declared
    assert declared - asked <= {"preferences_url"}
    assert asked_by(f"{language}/phrases.jinja") == set()
    for version in ("html", "text"):
        assert asked_by(f"{version}/layout.jinja") == {"preferences_url", "unsubscribe_url"}
        assert asked_by(f"{version}/blocks.jinja") == set()


def test_every_file_is_a_template_of_a_kind() -> None:
    expected = {f"{kind}.jinja" for kind in MailKind} | {"phrases.jinja"}
    for language in LANGUAGES:
        assert {path.name for path in (FOLDER / language).iterdir()} == expected
    assert set(CATALOGUE) == set(MailKind)


def test_languages_differ() -> None:
    for kind in MailKind:
        mails = [render(kind, lang, sample_variables(kind), BRAND) for lang in LANGUAGES]
        assert len({mail.text for mail in mails}) == len(LANGUAGES), kind
        # Its subject is whatever the employer wrote.
        if kind not in WRITTEN:
            assert len({mail.subject for mail in mails}) == len(LANGUAGES), kind


@pytest.mark.parametrize(
    ("locale", "zone", "expected"),
    [
        ("en", "UTC", "March 5, 2026, 2:30 PM (UTC)"),
        ("en-GB", "Europe/London", "5 March 2026, 14:30 (GMT)"),
        ("en-US", "America/New_York", "March 5, 2026, 9:30 AM (EST)"),
        ("de", "Europe/Berlin", "5. März 2026, 15:30 (MEZ)"),
        ("de-AT", "Europe/Vienna", "5. März 2026, 15:30 (MEZ)"),
        ("es", "America/Bogota", "5 de marzo de 2026, 9:30 (GMT-05:00)"),
        ("fr", "Europe/Paris", "March 5, 2026, 3:30 PM (GMT+01:00)"),
        ("not a locale", "Not/AZone", "March 5, 2026, 2:30 PM (UTC)"),
        ("de_nonsense", "../../etc/passwd", "5. März 2026, 14:30 (UTC)"),
    ],
)
def test_shows_instants_as_the_reader_would(locale: str, zone: str, expected: str) -> None:
    kind = MailKind.APPLICATION_RECEIVED
    mail = render(kind, locale, sample_variables(kind), BRAND, time_zone=zone)
    assert expected in mail.text.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "One application for this job is waiting"),
        ("en", 2, "2 applications for this job are waiting"),
        ("de", 1, "wartet eine Bewerbung"),
        ("de", 12, "warten 12 Bewerbungen"),
        ("es", 1, "Hay una solicitud sin leer"),
        ("es", 5, "Hay 5 solicitudes sin leer"),
    ],
)
def test_counts_in_words(language: str, count: int, expected: str) -> None:
    variables = {**sample_variables("new_application"), "waiting_count": count}
    assert expected in render("new_application", language, variables, BRAND).text


def test_says_nothing_of_a_count_of_zero() -> None:
    variables = {**sample_variables("new_application"), "waiting_count": 0}
    assert "waiting" not in render("new_application", "en", variables, BRAND).text


def test_shows_the_logo_instead_of_the_name() -> None:
    brand = Brand(name="Harbor Vale", logo_url="https://jobs.example.com/logo.png?a=1&b=2")
    mail = render("password_reset", "en", sample_variables("password_reset"), brand)
    page = Page(mail.html)
    assert "https://jobs.example.com/logo.png?a=1&b=2" in page.addresses
    assert 'alt="Harbor Vale"' in mail.html


def test_tints_the_button_in_the_brand_colour() -> None:
    pale = Brand(name="Pale", color="#ffee00")
    mail = render("password_reset", "en", sample_variables("password_reset"), pale)
    assert 'bgcolor="#ffee00"' in mail.html
    assert "color:#000000" in mail.html


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reset_url": None}, "reset_url is missing"),
        ({"surprise": "x"}, "surprise is not declared"),
        ({"reset_url": "/reset"}, "reset_url must be an absolute http"),
        ({"reset_url": "javascript:alert(1)"}, "reset_url must be an absolute http"),
        ({"reset_url": 'https://x.example/"onclick='}, "reset_url must be an absolute http"),
        ({"reset_url": "https://x.example/\nbad"}, "reset_url must be an absolute http"),
        ({"valid_minutes": "3"}, "valid_minutes must be a whole number"),
        ({"valid_minutes": True}, "valid_minutes must be a whole number"),
        ({"valid_minutes": -1}, "valid_minutes must be a whole number"),
    ],
)
def test_refuses_variables_that_are_not_as_declared(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(VariablesRefused, match=sentence):
        check_variables("password_reset", {**sample_variables("password_reset"), **change})


def test_refuses_other_types_as_well() -> None:
    variables = sample_variables("application_stage_changed")
    with pytest.raises(VariablesRefused, match="stage_kind must be one of applied"):
        check_variables("application_stage_changed", {**variables, "stage_kind": "limbo"})
    with pytest.raises(VariablesRefused, match="candidate_name must be text"):
        check_variables("application_stage_changed", {**variables, "candidate_name": 7})
    with pytest.raises(VariablesRefused, match="submitted_at must be an instant"):
        check_variables(
            "application_received",
            {**sample_variables("application_received"), "submitted_at": "2026-03-05T14:30:00"},
        )
    with pytest.raises(UnknownMailKind):
        check_variables("application_lost", {})


def test_a_name_cannot_carry_a_link() -> None:
    variables = {
        **sample_variables("application_received"),
        "candidate_name": "Win money at https://evil.example/now www.evil.example",
    }
    mail = render("application_received", "en", variables, BRAND)
    assert "evil.example" not in mail.text + mail.html
    assert "https evil\u2024example/now" in mail.text


@pytest.mark.parametrize("name", ["Dr. J. R. Ewing", "Mary-Jane O’Neil", "Ng.", "李小龍"])
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert Name().accept(name) == name


def test_only_bearer_links_are_private() -> None:
    assert declaration_of("application_received").private == {"status_url"}
    assert declaration_of("invitation").private == {"accept_url"}
    assert declaration_of("new_application").private == frozenset()
