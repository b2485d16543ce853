"""Two sides and what they last agreed on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.integrations.contracts.connections import Authority
from rolecall.domains.integrations.rules.merging import (
    SETTLING,
    Disagreement,
    Group,
    Merged,
    Ours,
    Theirs,
    Values,
    Written,
    agreed_after,
    merge,
)

NOON = datetime(2026, 3, 31, 12, 0, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
BASE = {"given": "Ann", "family": "Lee"}
MINE = {"given": "Anna", "family": "Lee"}
OTHER = {"given": "Ann", "family": "Li"}


def merged(
    base: Values,
    ours: Values,
    theirs: Values,
    authority: Authority = Authority.MANUAL,
    *,
    changed: tuple[datetime, datetime | None] = (NOON, None),
    written: Written | None = None,
    unknown: tuple[str, ...] = (),
    read_at: datetime = LATER,
) -> Merged:
    group = Group("name", ("given", "family"), authority)
    told = Theirs(theirs, read_at, changed[1], unknown)
    return merge(base, Ours(ours, changed[0]), told, [group], written)


def test_what_one_side_alone_has_changed_is_taken_from_it() -> None:
    theirs = merged(BASE, BASE, OTHER)
    assert (theirs.take, theirs.write, theirs.base) == ({"family": "Li"}, {}, OTHER)
    ours = merged(BASE, MINE, BASE)
    assert (ours.take, ours.write, ours.base) == ({}, {"given": "Anna"}, BASE)


def test_what_both_have_changed_alike_is_agreed_on() -> None:
    assert merged(BASE, MINE, MINE) == Merged({}, {}, [], MINE)


@pytest.mark.parametrize(
    ("authority", "take", "write", "undecided"),
    [
        (Authority.EXTERNAL, OTHER, {}, False),
        (Authority.INTERNAL, {}, MINE, False),
        (Authority.MANUAL, {}, {}, True),
    ],
)
def test_where_both_have_changed_the_authority_decides_for_the_whole_group(
    authority: Authority, take: Values, write: Values, undecided: bool
) -> None:
    found = merged(BASE, MINE, OTHER, authority)
    # Both fields differ, so both change hands: nobody is called Anna Li.
    assert (found.take, found.write) == (take, write)
    assert found.undecided == ([Disagreement("name", MINE, OTHER)] if undecided else [])


@pytest.mark.parametrize(
    ("theirs_at", "winner"),
    [(LATER, "theirs"), (NOON - timedelta(hours=1), "ours"), (None, "nobody")],
)
def test_the_newest_counts_and_without_a_time_a_person_decides(
    theirs_at: datetime | None, winner: str
) -> None:
    found = merged(BASE, MINE, OTHER, Authority.NEWEST, changed=(NOON, theirs_at))
    assert bool(found.take) is (winner == "theirs")
    assert bool(found.write) is (winner == "ours")
    assert bool(found.undecided) is (winner == "nobody")


def test_external_authority_takes_its_value_back() -> None:
    found = merged(BASE, MINE, BASE, Authority.EXTERNAL)
    assert (found.take, found.write) == ({"given": "Ann"}, {})


@pytest.mark.parametrize("authority", list(Authority))
def test_meeting_for_the_first_time_fills_what_we_do_not_have(authority: Authority) -> None:
    found = merged({}, {"given": None, "family": None}, OTHER, authority)
    assert (found.take, found.write, found.undecided) == (OTHER, {}, [])


def test_a_group_with_a_field_that_could_not_be_mapped_is_left_alone() -> None:
    found = merged(BASE, BASE, {"given": "Zoe"}, unknown=("family",))
    assert found == Merged({}, {}, [], BASE)


def test_a_write_on_its_way_is_neither_reverted_nor_written_again() -> None:
    for authority in Authority:
        found = merged(BASE, MINE, BASE, authority, written=Written(MINE, None))
        assert (found.take, found.write, found.undecided) == ({}, {}, [])


def test_an_echo_of_what_was_there_before_our_write_is_no_change_of_theirs() -> None:
    base = agreed_after(BASE, {"given": "Anna"})
    early = merged(base, MINE, BASE, written=Written({"given": "Anna"}, NOON), read_at=NOON)
    assert early == Merged({}, {}, [], MINE)
    echo = merged(base, MINE, MINE, written=Written({"given": "Anna"}, NOON))
    assert echo == Merged({}, {}, [], MINE)
    reverted = merged(
        base, MINE, BASE, written=Written({"given": "Anna"}, NOON), read_at=NOON + 2 * SETTLING
    )
    assert reverted.take == {"given": "Ann"}


names = st.sampled_from([None, "a", "b", "c"])
values = st.fixed_dictionaries({"given": names, "family": names})


@given(
    base=st.just({}) | values,
    ours=values,
    theirs=values,
    authority=st.sampled_from(Authority),
    at=st.sampled_from([None, NOON, LATER]),
)
@settings(max_examples=100)
def test_merging_again_what_was_merged_changes_nothing(
    base: Values, ours: Values, theirs: Values, authority: Authority, at: datetime | None
) -> None:
    first = merged(base, ours, theirs, authority, changed=(NOON, at))
    mine, other = {**ours, **first.take}, {**theirs, **first.write}
    again = merged(
        agreed_after(first.base, first.write), mine, other, authority, changed=(NOON, at)
    )
    assert (again.take, again.write) == ({}, {})
    assert len(again.undecided) == len(first.undecided)
    assert not (first.take and first.write)
    if not first.undecided:
        assert mine == other
