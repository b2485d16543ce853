"""The rules of texts, by table."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from rolecall.domains.messaging.contracts.texts import (
    ConsentEntry,
    ConsentSource,
    ConsentState,
    Standing,
    TextStatus,
)
from rolecall.domains.messaging.rules.keywords import Keyword, keyword_of
from rolecall.domains.messaging.rules.phone_numbers import dialable, zones_of
from rolecall.domains.messaging.rules.quiet_hours import OpenHours, next_open
from rolecall.domains.messaging.rules.segments import measure
from rolecall.domains.messaging.rules.text_consent import brought_by, is_brought, standing
from rolecall.domains.messaging.rules.text_reports import after_report
from rolecall.kernel.ids import uuid7

ANA, BEN = uuid7(), uuid7()


@pytest.mark.parametrize(
    ("text", "encoding", "units", "segments"),
    [
        ("", "gsm7", 0, 0),
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("a" * 306, "gsm7", 306, 2),
        ("a" * 307, "gsm7", 307, 3),
        ("€" * 80, "gsm7", 160, 1),
        # No escape is cut: 76 of them fill a segment of 153.
        ("€" * 81, "gsm7", 162, 2),
        ("€" * 153, "gsm7", 306, 3),
        ("ñ" * 70, "gsm7", 70, 1),
        ("ş" * 70, "ucs2", 70, 1),
        ("ş" * 71, "ucs2", 71, 2),
        ("ş" * 134, "ucs2", 134, 2),
        ("👋" * 35, "ucs2", 70, 1),
        # Nor a pair: 33 fill a segment of 67.
        ("👋" * 67, "ucs2", 134, 3),
    ],
)
def test_counts_segments(text: str, encoding: str, units: int, segments: int) -> None:
    found = measure(text)
    assert (found.encoding.value, found.units, found.segments) == (encoding, units, segments)


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("STOP", Keyword.STOP),
        (" stop. ", Keyword.STOP),
        ("Stop All", Keyword.STOP),
        ("\uff33\uff34\uff2f\uff30", Keyword.STOP),
        ("opt-out", Keyword.STOP),
        ("Abmelden!", Keyword.STOP),
        ("baja", Keyword.STOP),
        ("unstop", Keyword.START),
        ("Start", Keyword.START),
        ("Hilfe?", Keyword.HELP),
        ("please stop by at 3", None),
        ("", None),
    ],
)
def test_knows_words_that_mean_something(text: str, keyword: Keyword | None) -> None:
    assert keyword_of(text) is keyword


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zones", "opens"),
    [
        (utc(2, 15), ("America/New_York",), utc(2, 15)),
        (utc(2, 12, 59), ("America/New_York",), utc(2, 13)),
        (utc(3, 2), ("America/New_York",), utc(3, 13)),
        (utc(3, 1, 59), ("America/New_York",), utc(3, 1, 59)),
        # The clocks went forward on 8 March.
        (utc(9, 5), ("America/New_York",), utc(9, 12)),
        # Right in both: not before it is eight in California.
        (utc(2, 14), ("America/New_York", "America/Los_Angeles"), utc(2, 16)),
        # No hour is right in both, so the first decides.
        (utc(2, 15), ("America/New_York", "Asia/Tokyo", "Asia/Dubai"), utc(2, 15)),
    ],
)
def test_waits_for_the_day(at: datetime, zones: tuple[str, ...], opens: datetime) -> None:
    assert next_open(at, zones, OpenHours()) == opens


def test_knows_where_numbers_are() -> None:
    assert dialable("(614) 555-0177", "America/New_York") == "+16145550177"
    assert dialable("0049 30 1234567", "America/New_York") == "+49301234567"
    assert dialable("614 555 0177", "UTC") == ""
    assert dialable("call me", "Europe/Berlin") == ""
    assert zones_of("+493012345678", "UTC") == ("Europe/Berlin",)
    assert zones_of("+88213000000", "America/Denver") == ("America/Denver",)


def said(who: UUID | None, state: str) -> ConsentEntry:
    return ConsentEntry(
        id=uuid7(),
        number="+16145550177",
        candidate_id=who,
        state=ConsentState(state),
        source=ConsentSource.KEYWORD,
        shown="",
        note="",
        by_name="",
        at=utc(2, 9),
    )


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([], Standing.NONE),
        ([(BEN, "given")], Standing.NONE),
        ([(ANA, "given")], Standing.GIVEN),
        ([(ANA, "given"), (ANA, "withdrawn")], Standing.WITHDRAWN),
        ([(ANA, "given"), (None, "withdrawn")], Standing.STOPPED),
        ([(None, "withdrawn"), (ANA, "given")], Standing.STOPPED),
        ([(ANA, "given"), (None, "withdrawn"), (None, "given")], Standing.GIVEN),
        ([(None, "given")], Standing.NONE),
    ],
)
def test_consent_follows_from_the_log(
    log: list[tuple[UUID | None, str]], expected: Standing
) -> None:
    assert standing([said(*entry) for entry in log], ANA) is expected


@pytest.mark.parametrize(
    ("current", "reported", "after"),
    [
        ("sent", "delivered", "delivered"),
        ("sending", "undelivered", "failed"),
        ("uncertain", "queued", "sent"),
        ("sent", "sending", None),
        ("delivered", "failed", None),
        ("failed", "delivered", None),
        ("recalled", "sent", None),
        ("sent", "nonsense", None),
    ],
)
def test_reports_only_lead_forward(current: str, reported: str, after: str | None) -> None:
    found = after_report(TextStatus(current), reported)
    assert (found.value if found else None) == after


def _said(
    who: UUID, what: str, source: str = "recruiter", other: UUID | None = None
) -> ConsentEntry:
    return ConsentEntry(
        id=uuid7(), number="+16145550143", candidate_id=who, state=ConsentState(what),
        source=ConsentSource(source), shown="", note="", by_name="", at=utc(1, 1), other_id=other,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("own", "brought", "while_merged", "after_split"),
    [
        ("given", "withdrawn", Standing.WITHDRAWN, Standing.GIVEN),
        ("withdrawn", "given", Standing.WITHDRAWN, Standing.WITHDRAWN),
        ("", "given", Standing.GIVEN, Standing.NONE),
        ("", "withdrawn", Standing.WITHDRAWN, Standing.NONE),
        ("given", "given", Standing.GIVEN, Standing.GIVEN),
    ],
)
def test_of_merged_records_the_stricter_holds(
    own: str, brought: str, while_merged: Standing, after_split: Standing
) -> None:
    log = [_said(ANA, own)] if own else []
    log.append(_said(ANA, brought, "merge", BEN))
    assert standing(log, ANA) is while_merged
    assert brought_by(log, ANA, BEN) is True
    log.append(_said(ANA, "withdrawn", "split", BEN))
    assert standing(log, ANA) is after_split
    assert brought_by(log, ANA, BEN) is False


def test_what_is_said_after_a_merge_holds_and_stays_after_a_split() -> None:
    cleo = uuid7()
    log = [
        _said(ANA, "withdrawn", "merge", BEN),
        _said(ANA, "given", "merge", cleo),
        _said(ANA, "given"),
    ]
    assert standing(log, ANA) is Standing.GIVEN
    assert not brought_by(log, ANA, BEN)
    assert is_brought(log[:2], ANA)
    assert not is_brought(log, ANA)


def test_one_of_several_that_are_merged_goes_again() -> None:
    cleo = uuid7()
    log = [
        _said(ANA, "given"),
        _said(ANA, "withdrawn", "merge", BEN),
        _said(ANA, "withdrawn", "merge", cleo),
        _said(ANA, "withdrawn", "split", BEN),
    ]
    assert standing(log, ANA) is Standing.WITHDRAWN
    log.append(_said(ANA, "withdrawn", "split", cleo))
    assert standing(log, ANA) is Standing.GIVEN
