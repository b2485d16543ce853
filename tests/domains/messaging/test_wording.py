"""Mails in an organization's own words."""

import re

import pytest

from rolecall.domains.messaging.contracts import Brand, MailKind, VariablesRefused, Wording
from rolecall.domains.messaging.rules.catalogue import sample_variables
from rolecall.domains.messaging.rules.own_kinds import (
    FORMS,
    WRITTEN,
    applies_to,
    faults_of,
    offered_variables,
)
from rolecall.domains.messaging.rules.wording import BlockKind, Value, blocks_of, fill_line
from rolecall.domains.messaging.service.rendering import LANGUAGES, product_wording, render

from tests.domains.messaging.test_templates import BRAND, Page

KIND = MailKind.APPLICATION_REJECTED
VALUES = {
    "name": Value(("Ada [x](https://evil.example) **B**",)),
    "empty": Value(),
    "remark": Value(("One.", "Two.")),
    "url": Value(("https://jobs.example.com/a",), is_link=True),
}
product_texts = pytest.mark.parametrize(
    ("kind", "language"),
    [(kind, lang) for kind in FORMS if kind not in WRITTEN for lang in LANGUAGES],
)


def letters(text: str) -> str:
    return re.sub(r"[\s:>.]", "", text)


@product_texts
def test_the_product_text_can_be_taken_over_as_it_is(kind: MailKind, language: str) -> None:
    wording = product_wording(kind, language)
    assert faults_of(kind, wording) == []
    variables = {**sample_variables(kind), **FORMS[kind].when}
    product = render(kind, language, variables, BRAND)
    own = render(kind, language, variables, BRAND, wording=wording)
    assert own.subject == product.subject
    assert letters(own.text) == letters(product.text)
    assert Page(own.html).addresses == Page(product.html).addresses


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\ntwo\n\nthree", [("paragraph", ["One", "two"]), ("paragraph", ["three"])]),
        ("# Title\nText", [("heading", ["Title"]), ("paragraph", ["Text"])]),
        ("- a\n- b", [("item", ["a"]), ("item", ["b"])]),
        (
            "Before\n{{remark}}\nAfter",
            [("paragraph", [w]) for w in ("Before", "One.", "Two.", "After")],
        ),
        ("Said: {{ remark }}", [("paragraph", ["Said: One. Two."])]),
        ("A\nWhere: {{empty}}\nB", [("paragraph", ["A", "B"])]),
        ("{{empty}}", []),
        ("[See it]({{url}})", [("button", ["See it"])]),
        ("{{url}}", [("paragraph", ["https://jobs.example.com/a"])]),
        ("Read [this]({{url}}) now", [("paragraph", ["Read this now"])]),
        ("[a](javascript:alert(1))", [("paragraph", ["[a](javascript:alert(1))"])]),
        ("Dear {{name}}", [("paragraph", ["Dear Ada [x](https://evil.example) **B**"])]),
    ],
)
def test_what_a_body_becomes(body: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [
        (block.kind.value, ["".join(piece.text for piece in line) for line in block.lines])
        for block in blocks_of(body, VALUES)
    ]
    assert found == expected


def test_what_people_are_called_is_never_a_mark() -> None:
    [block] = blocks_of("**Hello {{name}}** [here]({{url}})", VALUES)
    assert block.kind is BlockKind.PARAGRAPH
    looks = [(piece.bold, piece.url) for piece in block.lines[0]]
    assert looks == [(True, None), (False, None), (False, "https://jobs.example.com/a")]
    assert (
        fill_line("For {{name}}  {{empty}}!", VALUES) == "For Ada [x](https://evil.example) **B** !"
    )


@pytest.mark.parametrize(
    ("kind", "subject", "body", "field", "sentence"),
    [
        (KIND, "Hi", "{{candidat_name}}", "body", "Did you mean {{candidate_name}}?"),
        (KIND, "{{zzz}}", "x", "subject", "There is no variable {{zzz}} here."),
        (KIND, "{{status_url}}", "x", "subject", "A subject cannot hold the link {{status_url}}"),
        (KIND, "Hi", "{{Job Title}}", "body", "Did you mean {{job_title}}?"),
        (MailKind.OFFER_SENT, "Hi", "Your offer", "body", "insert {{offer_url}}"),
    ],
)  # fmt: skip
def test_faults_are_named(
    kind: MailKind, subject: str, body: str, field: str, sentence: str
) -> None:
    [fault] = faults_of(kind, Wording(subject, body))
    assert fault.field == field
    assert sentence in fault.message


def test_own_words_are_escaped_and_signed() -> None:
    attack = "</mj-text><script>alert(1)</script> {{job_title}} & **<b>x</b>**"
    mail = render(
        KIND, "en", sample_variables(KIND), Brand(name="Harbor"), wording=Wording(attack, attack)
    )
    page = Page(mail.html)
    assert not page.tags & {"script", "b", "mj-text"}
    assert "<b>x</b>" in page.text
    assert "Job title" in mail.subject
    assert "applied for a job at Harbor" in mail.text
    with pytest.raises(VariablesRefused, match="surprise"):
        render(KIND, "en", sample_variables(KIND), BRAND, wording=Wording("x", "{{surprise}}"))


def test_what_no_mail_can_hold_becomes_a_blank() -> None:
    words = Wording("a\x06b\ufffe", "c\x1ed\x0be\uffff\u2028f")
    variables = {**sample_variables(KIND), "candidate_name": "Ada\ufffe"}
    mail = render(KIND, "en", variables, BRAND, wording=words)
    assert mail.subject == "a b"
    assert "c d e f" in " ".join(mail.text.split())
    assert render(KIND, "en", variables, BRAND).subject


def test_a_form_of_a_kind_keeps_the_others_as_they_are() -> None:
    assert applies_to(MailKind.INTERVIEW_INVITATION, {"news": "scheduled"})
    assert not applies_to(MailKind.INTERVIEW_INVITATION, {"news": "cancelled"})
    assert not applies_to(MailKind.PASSWORD_RESET, {})
    for kind in FORMS:
        assert all(variable.label for variable in offered_variables(kind))
