"""Records out of answers, cursors, and signatures."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.contracts.port import Delivery, Record
from rolecall.domains.integrations.rules.expressions import compiled
from rolecall.domains.integrations.rules.records import (
    MAX_ON_PAGE,
    Position,
    Shape,
    began_at,
    page_at,
    position_of,
    read_records,
    record_of,
)
from rolecall.domains.integrations.rules.signatures import Signature, is_signed, signed

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
SHAPE = Shape(compiled("data", "r"), compiled("id", "i"), compiled("at", "a"))


def test_ids_are_text_and_times_are_in_utc() -> None:
    record = record_of(SHAPE, {"id": 7, "at": "2026-03-31T14:00:00+02:00"})
    assert record == Record("7", {"id": 7, "at": "2026-03-31T14:00:00+02:00"}, NOON)


@pytest.mark.parametrize("at", [None, 5, "soon", "2026-03-31", "2026-03-31T12:00:00"])
def test_a_time_that_is_none_is_left_out(at: Any) -> None:
    record = record_of(SHAPE, {"id": 7, "at": at})
    assert isinstance(record, Record)
    assert record.updated_at is None


def test_a_record_that_is_too_deep_spoils_itself_alone() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert record_of(SHAPE, {"id": 7, "deep": deep}) == "too_deep"


@pytest.mark.parametrize("name", [None, True, 1.5, "", " ", "a\nb", "x" * 201, [], {}])
def test_an_id_that_is_none(name: Any) -> None:
    assert record_of(SHAPE, {"id": name}) == "no_id"


@pytest.mark.parametrize(
    "body",
    [None, {}, {"data": None}, {"data": {}}, {"data": "x"}, [], {"data": [{}] * (MAX_ON_PAGE + 1)}],
)
def test_an_answer_without_its_list_is_an_error(body: Any) -> None:
    with pytest.raises(Malformed):
        read_records(SHAPE, body)


def test_a_cursor_says_where_a_pass_stands_and_when_it_began() -> None:
    position = Position({}, NOON - timedelta(days=1), NOON)
    page = page_at(position, {"page": 2}, ((), ()), total=None, incremental=True)
    assert position_of(page.cursor) == Position({"page": 2}, NOON - timedelta(days=1), NOON)
    last = page_at(position, None, ((), ()), total=None, incremental=True)
    assert last.complete
    assert position_of(last.cursor) == Position({}, NOON, None)
    assert page_at(position, None, ((), ()), total=None, incremental=False).cursor == {}


@pytest.mark.parametrize("cursor", [{"turn": 5}, {"since": "soon"}, {"started": 7}])
def test_a_cursor_that_is_none_is_an_error(cursor: dict[str, Any]) -> None:
    with pytest.raises(Malformed, match="cursor"):
        position_of(cursor)


def test_a_pass_began_when_the_slower_clock_says() -> None:
    date, day = {"date": "Tue, 31 Mar 2026 12:00:00 GMT"}, timedelta(days=1)
    assert began_at(date, NOON + day) == NOON
    assert began_at(date, NOON - day) == NOON - day
    assert began_at({"date": "today"}, NOON) == NOON
    assert began_at({}, NOON) == NOON


# RFC 4231, test case 2.
KEY, MESSAGE = "Jefe", b"what do ya want for nothing?"
HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_a_signature_of_the_rfc() -> None:
    assert signed(Signature("S"), KEY, MESSAGE) == HEX
    delivery = Delivery({"s": f"sha256 {HEX}"}, MESSAGE, NOON)
    assert is_signed(delivery, Signature("S", prefix="sha256 "), KEY)
    assert not is_signed(delivery, Signature("S", prefix="sha256 "), "jefe")
    assert not is_signed(delivery, Signature("S", prefix="sha256="), KEY)
    assert not is_signed(delivery, Signature("S", "sha512", prefix="sha256 "), KEY)


@pytest.mark.parametrize("encoding", ["hex", "base64"])
@pytest.mark.parametrize(
    ("stamp", "good"),
    [
        (str(int(NOON.timestamp())), True),
        (str(int(NOON.timestamp() * 1_000)), True),
        (str(int(NOON.timestamp()) - 299), True),
        (str(int(NOON.timestamp()) - 301), False),
        (str(int(NOON.timestamp()) + 301), False),
        ("", False),
        ("now", False),
        ("9" * 30, False),
    ],
)
def test_a_signed_time_must_be_just_now(stamp: str, good: bool, encoding: Any) -> None:
    signature = Signature("S", encoding=encoding, timestamp_header="T")
    given = signed(signature, KEY, stamp.encode() + b"." + MESSAGE)
    assert is_signed(Delivery({"S": given, "t": stamp}, MESSAGE, NOON), signature, KEY) is good


def test_a_digest_in_base64_is_told_by_its_case() -> None:
    signature = Signature("S", encoding="base64")
    given = signed(signature, KEY, MESSAGE)
    assert is_signed(Delivery({"S": given}, MESSAGE, NOON), signature, KEY)
    assert not is_signed(Delivery({"S": given.swapcase()}, MESSAGE, NOON), signature, KEY)
