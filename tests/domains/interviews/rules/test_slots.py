"""Slots: complete panels alone, by the clock on the wall, over changes of clocks, too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.interviews.contracts import (
    Availability,
    Away,
    Hours,
    PanelOrder,
    Search,
    Slot,
    Span,
    Window,
)
from rolecall.domains.interviews.rules.slots import (
    default_hours,
    find_slots,
    slot_at,
    working_spans,
)

ANN, BOB, CAT = (UUID(int=number) for number in (1, 2, 3))
MONDAY = datetime(2027, 5, 3, tzinfo=UTC)
"""A Monday, at midnight."""
TOGETHER, IN_SEQUENCE = PanelOrder.TOGETHER, PanelOrder.IN_SEQUENCE


def hour(number: float, length: float = 1) -> Span:
    """Return some hours of that Monday."""
    begins = MONDAY + timedelta(hours=number)
    return Span(begins, begins + timedelta(hours=length))


def person(user_id: UUID, *busy: Span, **hours: Any) -> Availability:
    own = replace(default_hours("UTC"), **hours)
    return Availability(user_id, own, busy, busy)


def search(*seats: Sequence[UUID], order: PanelOrder = TOGETHER, minutes: int = 60) -> Search:
    return Search(seats, order, minutes, MONDAY, MONDAY + timedelta(days=1))


def starts(people: Sequence[Availability], wanted: Search) -> list[float]:
    """Return the starts as hours of the Monday."""
    found = find_slots({one.user_id: one for one in people}, wanted)
    return [(slot.starts_at - MONDAY) / timedelta(hours=1) for slot in found]


def test_a_slot_needs_everybody_who_takes_part() -> None:
    ann = person(ANN, hour(9, 3), hour(13, 4))
    bob = person(BOB, hour(9, 3.5))
    assert starts([ann], search([ANN])) == [12]
    assert starts([ann, bob], search([ANN], [BOB])) == []
    assert starts([ann, bob], search([ANN], [BOB], minutes=30)) == [12.5]


def test_in_sequence_each_has_a_turn_of_their_own() -> None:
    ann, bob = person(ANN, hour(10, 7)), person(BOB, hour(9, 1), hour(11, 6))
    assert starts([ann, bob], search([ANN], [BOB], order=IN_SEQUENCE)) == [9]
    assert starts([ann, bob], search([BOB], [ANN], order=IN_SEQUENCE)) == []


def test_of_a_pool_any_one_will_do_but_nobody_sits_twice() -> None:
    ann, bob, cat = person(ANN, hour(9, 7)), person(BOB, hour(10, 7)), person(CAT, hour(10, 6))
    pool = [ANN, BOB, CAT]
    assert starts([ann, bob, cat], search(pool)) == [9, 16]
    assert starts([ann, bob, cat], search(pool, pool)) == [9, 16]
    assert starts([ann, bob, cat], search(pool, pool, pool)) == []
    # Bob fits both seats, Cat one alone: the seat that Bob has first goes to nobody else's loss.
    both = find_slots({one.user_id: one for one in (bob, cat)}, search([BOB, CAT], [BOB]))
    assert [slot.user_ids for slot in both] == [(CAT, BOB)]


def test_who_has_the_fewest_interviews_is_taken_first() -> None:
    ann, bob = person(ANN, hour(9), hour(10)), person(BOB, hour(9))
    found = slot_at({ANN: ann, BOB: bob}, search([ANN, BOB]), MONDAY + timedelta(hours=14))
    assert found is not None
    assert found.user_ids == (BOB,)


def test_buffers_limits_and_absences_hold() -> None:
    quarter = timedelta(minutes=15)
    assert starts([person(ANN, hour(9, 3), hour(13.5, 3.5))], search([ANN])) == [12, 12.5]
    assert starts([person(ANN, hour(9, 3), hour(13.5, 3.5), buffer=quarter)], search([ANN])) == []
    one = hour(9)
    assert starts([person(ANN, one, max_per_day=1)], search([ANN])) == []
    assert len(starts([person(ANN, one, max_per_day=2)], search([ANN]))) == 13
    friday = Span(one.starts_at + timedelta(days=4), one.ends_at + timedelta(days=4))
    next_week = Span(one.starts_at + timedelta(days=7), one.ends_at + timedelta(days=7))
    assert starts([person(ANN, friday, max_per_week=1)], search([ANN])) == []
    assert starts([person(ANN, next_week, max_per_week=1)], search([ANN])) != []
    today = Away(date(2027, 5, 1), date(2027, 5, 3))
    assert starts([person(ANN, away=(today,))], search([ANN])) == []


def test_busy_time_that_is_no_interview_does_not_count_towards_limits() -> None:
    hours = replace(default_hours("UTC"), max_per_day=1)
    ann = Availability(ANN, hours, (hour(9),), ())
    assert 9 not in starts([ann], search([ANN]))
    assert 10 in starts([ann], search([ANN]))


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
CHANGES = (date(2027, 3, 14), date(2027, 3, 28), date(2027, 4, 4), date(2027, 10, 31))
times = st.integers(0, 95).map(lambda quarters: time(quarters // 4, quarters % 4 * 15))
windows = st.builds(Window, st.integers(0, 6), times, times)


@settings(deadline=None, max_examples=60)
@given(
    zone=st.sampled_from(ZONES),
    around=st.sampled_from(CHANGES),
    listed=st.lists(windows, min_size=1, max_size=4),
    minute=st.integers(0, 3 * 24 * 60 - 1),
)
def test_one_works_exactly_when_the_clock_on_the_wall_says_so(
    zone: str, around: date, listed: list[Window], minute: int
) -> None:
    begins = datetime.combine(around, time(0), UTC) - timedelta(days=1)
    hours = Hours(time_zone=zone, windows=tuple(listed))
    spans = working_spans(hours, Span(begins, begins + timedelta(days=3)))
    at = begins + timedelta(minutes=minute)
    local = at.astimezone(ZoneInfo(zone))
    works = any(
        window.weekday == local.weekday()
        and window.begins <= local.time()
        and (local.time() < window.ends or (window.ends == time(0) and window.begins != time(0)))
        for window in listed
        if window.begins < window.ends or window.ends == time(0)
    ) or any(
        window.weekday == local.weekday() and window.begins == window.ends == time(0)
        for window in listed
    )
    assert any(span.starts_at <= at < span.ends_at for span in spans) == works


@settings(deadline=None, max_examples=40)
@given(
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
    around=st.sampled_from(CHANGES),
    order=st.sampled_from(PanelOrder),
    minutes=st.sampled_from((20, 45, 60)),
    taken=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 8)), max_size=6),
)
def test_every_slot_is_complete(
    zones: tuple[str, str],
    around: date,
    order: PanelOrder,
    minutes: int,
    taken: list[tuple[int, int]],
) -> None:
    begins = datetime.combine(around, time(0), UTC) - timedelta(days=2)
    busy = tuple(
        Span(begins + timedelta(minutes=30 * at), begins + timedelta(minutes=30 * (at + length)))
        for at, length in taken
    )
    people = {
        user_id: Availability(user_id, default_hours(zone), own, own)
        for user_id, zone, own in ((ANN, zones[0], busy), (BOB, zones[1], ()))
    }
    wanted = Search([[ANN, BOB], [ANN, BOB]], order, minutes, begins, begins + timedelta(days=5))
    for slot in find_slots(people, wanted):
        check_slot(slot, wanted, people)


def check_slot(slot: Slot, wanted: Search, people: dict[UUID, Availability]) -> None:
    assert sorted(slot.user_ids) == [ANN, BOB]
    assert wanted.not_before <= slot.starts_at
    assert slot.ends_at <= wanted.not_after
    for part in slot.parts:
        one = people[part.user_id]
        assert part.ends_at - part.starts_at == timedelta(minutes=wanted.minutes)
        assert not any(Span(part.starts_at, part.ends_at).overlaps(other) for other in one.busy)
        zone = ZoneInfo(one.hours.time_zone)
        first, last = part.starts_at.astimezone(zone), part.ends_at.astimezone(zone)
        assert first.weekday() < 5
        assert time(9) <= first.time() < last.time() <= time(17)
    firsts = [part.starts_at for part in slot.parts]
    gap = timedelta(minutes=wanted.minutes if wanted.order is IN_SEQUENCE else 0)
    assert firsts[1] - firsts[0] == gap
