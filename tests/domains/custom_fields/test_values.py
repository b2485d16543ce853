"""Values and filters of custom fields, as the rules read them."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.custom_fields.contracts import (
    Cell,
    CustomField,
    FieldFilter,
    FieldKind,
    Option,
    RecordType,
)
from rolecall.domains.custom_fields.rules import (
    cells_of,
    changed_options,
    display_of,
    json_of,
    new_options,
    parse_filter,
)
from rolecall.kernel.errors import InvalidInput

ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
ANA = UUID("01890a5d-ac96-774b-bcce-b302099a8058")
MEMBERS = {ANA: "Ana Petrov"}
OPTIONS = (Option("o1", "Days"), Option("o2", "Nights"))


def field(kind: FieldKind) -> CustomField:
    return CustomField(ID, RecordType.CANDIDATE, "Field", kind, OPTIONS, 1, True, 1)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (FieldKind.TEXT, "two weeks", "two weeks"),
        (FieldKind.NUMBER, 2.5, "2.5"),
        (FieldKind.NUMBER, 40.0, "40"),
        (FieldKind.DATE, "2026-03-31", "2026-03-31"),
        (FieldKind.YES_NO, False, "No"),
        (FieldKind.SINGLE_CHOICE, "o2", "Nights"),
        (FieldKind.MULTIPLE_CHOICE, ["o1", "o2"], "Days, Nights"),
        (FieldKind.LINK, "https://example.com/x", "https://example.com/x"),
        (FieldKind.MEMBER, str(ANA), "Ana Petrov"),
    ],
)
def test_values_come_back_as_they_were_and_in_words(
    kind: FieldKind, value: Any, shown: str
) -> None:
    cells = cells_of(field(kind), value, MEMBERS)
    assert json_of(field(kind), cells) == value
    assert display_of(field(kind), cells, MEMBERS) == shown


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.TEXT, "  "),
        (FieldKind.TEXT, 5),
        (FieldKind.NUMBER, True),
        (FieldKind.NUMBER, "5"),
        (FieldKind.NUMBER, float("nan")),
        (FieldKind.NUMBER, 10**400),
        (FieldKind.DATE, "31.3.2026"),
        (FieldKind.DATE, 5),
        (FieldKind.YES_NO, "yes"),
        (FieldKind.SINGLE_CHOICE, "o9"),
        (FieldKind.SINGLE_CHOICE, ["o1"]),
        (FieldKind.MULTIPLE_CHOICE, "o1"),
        (FieldKind.MULTIPLE_CHOICE, []),
        (FieldKind.LINK, "javascript:alert(1)"),
        (FieldKind.MEMBER, "nobody"),
        (FieldKind.MEMBER, str(ID)),
    ],
)
def test_values_of_another_kind_are_refused(kind: FieldKind, value: Any) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        cells_of(field(kind), value, MEMBERS)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_kept(number: float) -> None:
    kind = field(FieldKind.NUMBER)
    assert json_of(kind, cells_of(kind, number, {})) == number


@pytest.mark.parametrize(
    ("kind", "text", "low", "high"),
    [
        (FieldKind.NUMBER, "5", Cell(number=5.0), Cell(number=5.0)),
        (FieldKind.NUMBER, "5..10", Cell(number=5.0), Cell(number=10.0)),
        (FieldKind.NUMBER, "..10", None, Cell(number=10.0)),
        (FieldKind.DATE, "2026-01-01..", Cell(day=date(2026, 1, 1)), None),
        (FieldKind.YES_NO, "false", Cell(flag=False), Cell(flag=False)),
        (FieldKind.SINGLE_CHOICE, "o1", Cell(key="o1"), Cell(key="o1")),
        (FieldKind.MEMBER, str(ANA), Cell(member_id=ANA), Cell(member_id=ANA)),
        (FieldKind.TEXT, "*", None, None),
    ],
)
def test_filters_are_read(kind: FieldKind, text: str, low: Cell | None, high: Cell | None) -> None:
    fields = {ID: field(kind)}
    assert parse_filter(f"{ID}:{text}", fields) == FieldFilter(ID, kind, low, high)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.NUMBER, "many"),
        (FieldKind.DATE, "soon"),
        (FieldKind.YES_NO, "maybe"),
        (FieldKind.MEMBER, "Ana"),
        (FieldKind.TEXT, ""),
    ],
)
def test_filters_of_another_kind_are_refused(kind: FieldKind, text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_filter(f"{ID}:{text}", {ID: field(kind)})


@pytest.mark.parametrize("text", ["", ":x", "no-id:x", f"{ANA}:x"])
def test_filters_of_no_field_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_filter(text, {ID: field(FieldKind.TEXT)})


def test_options_keep_their_keys_when_they_are_renamed() -> None:
    made = new_options(FieldKind.SINGLE_CHOICE, ["Days", "Nights"])
    renamed = changed_options(
        FieldKind.SINGLE_CHOICE, [(made[0].key, "By day"), (made[1].key, "Nights"), (None, "Both")],
        made,
    )  # fmt: skip
    assert [one.key for one in renamed[:2]] == [one.key for one in made]
    assert len({one.key for one in renamed}) == 3
    with pytest.raises(InvalidInput):
        changed_options(FieldKind.SINGLE_CHOICE, [(made[0].key, "Days")], made)
    with pytest.raises(InvalidInput):
        new_options(FieldKind.TEXT, ["Days"])
    with pytest.raises(InvalidInput):
        new_options(FieldKind.SINGLE_CHOICE, ["Days", " days "])
