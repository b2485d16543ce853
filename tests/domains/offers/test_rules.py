"""What holds for every offer and every letter, without a database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rolecall.domains.jobs.contracts import PayPeriod
from rolecall.domains.offers.contracts import (
    LIVE,
    CustomField,
    FieldKind,
    InvalidOfferStatus,
    Letter,
    LetterText,
    OfferContent,
    OfferPay,
    OfferStatus,
    OfferVersion,
    Terms,
)
from rolecall.domains.offers.rules import diffs, expiry, letters, variables
from rolecall.domains.offers.rules.states import BY_MEMBERS, MOVES, OfferAction, after, allowed
from rolecall.kernel import ids
from rolecall.kernel.errors import InvalidInput

FACTS = variables.LetterFacts("Łucja O’Brien", "Nurse", "Harbor & Vale", date(2026, 3, 2))


class OfferLife(RuleBasedStateMachine):
    """Whatever people and the clock do, an offer's life makes sense."""

    def __init__(self) -> None:
        super().__init__()
        self.status = OfferStatus.DRAFT
        self.was_sent = False

    @rule(action=st.sampled_from(OfferAction))
    def act(self, action: OfferAction) -> None:
        before = self.status
        if action not in MOVES[before]:
            with pytest.raises(InvalidOfferStatus) as refused:
                after(action, before)
            offered = refused.value.extra["allowed_actions"]
            assert offered == [one.value for one in allowed(before)]
            return
        self.status = after(action, before)
        self.was_sent = self.was_sent or action is OfferAction.SEND
        if action in {OfferAction.ACCEPT, OfferAction.DECLINE, OfferAction.EXPIRE}:
            assert before is OfferStatus.SENT

    @invariant()
    def answers_need_a_letter(self) -> None:
        answered = {OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.EXPIRED}
        assert self.status not in answered or self.was_sent

    @invariant()
    def what_is_decided_stays(self) -> None:
        final = {OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.WITHDRAWN}
        assert (not MOVES[self.status]) == (self.status in final)


TestOfferLife = OfferLife.TestCase


def test_members_do_not_answer_and_live_offers_can_be_withdrawn() -> None:
    assert not {OfferAction.ACCEPT, OfferAction.DECLINE, OfferAction.EXPIRE} & set(BY_MEMBERS)
    assert all(OfferAction.WITHDRAW in allowed(status) for status in LIVE)


def text(body: str, **changes: Any) -> LetterText:
    return LetterText(locale="en", subject="Offer", body_html=body, **changes)


def letter(body: str, terms: Terms | None = None, **changes: Any) -> Letter:
    content = OfferContent(text=text(body, **changes), terms=terms or Terms())
    return letters.filled(content.text, variables.letter_values(content, FACTS))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>Dear {{candidate_name}}</p>", "<p>Dear Łucja O’Brien</p>"),
        ("<p>{{ organization_name }}</p>", "<p>Harbor &amp; Vale</p>"),
        ("plain <b>text</b> alone", "<p>plain <strong>text</strong> alone</p>"),
        ("<h1>A</h1><h3>B</h3>", "<h2>A</h2><h3>B</h3>"),
        ("<h3>Only</h3><p>x</p>", "<h2>Only</h2><p>x</p>"),
        ("<ul><li><p>One</p></li><li>Two</li></ul>", "<ul><li><p>One</p></li><li>Two</li></ul>"),
        ("<p>a<br>b</p><hr>", "<p>a<br>b</p><hr>"),
        ("<p>x</p><script>alert(1)</script>", "<p>x</p>"),
        ('<p><a href="javascript:x">l</a></p>', "<p><a>l</a></p>"),
        ("<p></p><p>x</p>", "<p>x</p>"),
        ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
    ],
)
def test_letters_keep_the_few_parts_that_they_have(body: str, html: str) -> None:
    assert letters.to_html(letter(body)) == html


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        ("<p>Pay: {{salary}}</p>", "unknown", "{{salary}} in “Pay: {{salary}}”"),
        ("<p>From {{start_date}}</p>", "unfilled", "{{start_date}} in “From {{start_date}}”"),
        ("<p>{{candidate name}}</p>", "malformed", "{{candidate name}} in"),
        ("<p>{{pay</p>", "malformed", "{{pay in"),
        ("<p>{{<b>pay</b>}}</p>", "malformed", "in “{{pay}}”"),
        ("<p> </p>", "required", "empty"),
    ],
)
def test_what_is_wrong_with_a_variable_is_named_with_its_place(
    body: str, code: str, place: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        letter(body)
    assert refused.value.errors[0].code == code
    assert place in refused.value.errors[0].message


@given(st.text(max_size=60))
def test_what_people_type_is_text_whatever_it_looks_like(value: str) -> None:
    field = CustomField("note", "Note")
    checked = variables.checked_values([field], {"note": value})
    if not checked:
        return
    made = letter("<p>[{{note}}]</p>", Terms(values=checked), fields=(field,))
    again = letters._parsed(letters.to_html(made))
    assert len(again) == 1
    assert again[0].tag == "p"


@pytest.mark.parametrize(
    ("locale", "pay", "day"),
    [
        ("en", "$84,500.00 per year", "April 1, 2026"),
        ("de", "84.500,00\xa0$ pro Jahr", "1. April 2026"),
        ("es", "84.500,00\xa0US$ al año", "1 de abril de 2026"),
    ],
)
def test_values_read_in_the_letters_language(locale: str, pay: str, day: str) -> None:
    terms = Terms(pay=OfferPay(8_450_000, "USD", PayPeriod.YEAR), start_date=date(2026, 4, 1))
    content = OfferContent(text=LetterText(locale=locale, subject="s", body_html="b"), terms=terms)
    values = variables.letter_values(content, FACTS)
    assert values["start_date"] == day
    assert (values["pay"] or "").replace("US$", "$") == pay.replace("US$", "$")


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (FieldKind.DATE, "2026-02-28", True),
        (FieldKind.DATE, "2026-02-30", False),
        (FieldKind.NUMBER, "1.5", True),
        (FieldKind.NUMBER, "NaN", False),
        (FieldKind.NUMBER, "many", False),
        (FieldKind.TEXT, "anything", True),
        (FieldKind.TEXT, "x" * 501, False),
    ],
)
def test_custom_values_are_of_their_kind(kind: FieldKind, value: str, *, fits: bool) -> None:
    field = CustomField("one", "One", kind)
    if fits:
        assert variables.checked_values([field], {"one": value}) == {"one": value}
        return
    with pytest.raises(InvalidInput):
        variables.checked_values([field], {"one": value})


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("UTC", datetime(2026, 3, 30, 0, 0, tzinfo=UTC)),
        # The night in which the clocks go forward.
        ("Europe/Berlin", datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
        ("America/Denver", datetime(2026, 3, 30, 6, 0, tzinfo=UTC)),
    ],
)
def test_an_offer_ends_with_its_last_day_where_the_organization_is(
    zone: str, end: datetime
) -> None:
    assert expiry.end_of(date(2026, 3, 29), zone) == end
    assert expiry.last_day_of(end, zone) == date(2026, 3, 29)


def test_days_that_are_over_or_far_away_are_refused_and_reminders_have_their_time() -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    for day in (None, date(2026, 3, 9), date(2028, 1, 1)):
        with pytest.raises(InvalidInput):
            expiry.checked_end(day, "UTC", now, "expires_on")
    end = expiry.checked_end(date(2026, 3, 10), "UTC", now, "expires_on")
    assert end == datetime(2026, 3, 11, tzinfo=UTC)
    assert expiry.reminder_at(end, now) is None
    assert expiry.reminder_at(end + timedelta(days=2), now) == end
    with pytest.raises(InvalidInput):
        expiry.require_later(end, end, "expires_on")


def test_a_difference_names_terms_and_lines() -> None:
    def version(number: int, body: str, terms: Terms) -> OfferVersion:
        return OfferVersion(
            offer_id=ids.uuid7(),
            number=number,
            content=OfferContent(text=text(body), terms=terms),
            letter=letter(body, terms),
            file_id=ids.uuid7(),
            sha256="",
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
            created_by_name="",
        )

    first = version(1, "<p>Same</p><ul><li>Old</li></ul>", Terms(location="Here"))
    second = version(2, "<p>Same</p><ul><li>New</li></ul>", Terms(location="There"))
    found = diffs.diff_of(first, second)
    assert [(one.label, one.before, one.after) for one in found.terms] == [
        ("Place of work", "Here", "There")
    ]
    assert [(line.kind, line.text) for line in found.lines] == [
        ("same", "Offer"),
        ("same", "Same"),
        ("removed", "• Old"),
        ("added", "• New"),
    ]
    assert diffs.diff_of(first, first).terms == ()
