"""When an application is due and people are told, by table."""

from datetime import UTC, datetime, timedelta

import pytest

from rolecall.domains.applications.contracts import Deadline
from rolecall.domains.applications.rules.promises import (
    NOTHING_PROMISED,
    after_alert,
    begun,
    counted_anew,
)
from rolecall.domains.jobs.contracts import EscalateTo, Escalation, StagePromise
from rolecall.kernel.working_days import WorkingCalendar

UTC_WEEK = WorkingCalendar()
MONDAY = datetime(2026, 11, 16, 10, tzinfo=UTC)
TWO_DAYS = StagePromise(
    "applied",
    2,
    (Escalation(0, (EscalateTo.RECRUITERS,)), Escalation(2, (EscalateTo.ADMINS,))),
)


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 11, number, hour, tzinfo=UTC)


def test_a_promise_begins_when_the_stage_is_entered() -> None:
    assert begun(TWO_DAYS, UTC_WEEK, MONDAY) == Deadline(MONDAY, day(19), 0, day(19, 9))
    silent = StagePromise("applied", 2)
    assert begun(silent, UTC_WEEK, MONDAY) == Deadline(MONDAY, day(19), 0, None)


def test_escalations_follow_one_another() -> None:
    first = begun(TWO_DAYS, UTC_WEEK, MONDAY)
    second = after_alert(first, TWO_DAYS, UTC_WEEK)
    # Thursday the 19th is the first working day over it, so two later is Monday.
    assert (second.alert_step, second.alert_at) == (1, day(23, 9))
    last = after_alert(second, TWO_DAYS, UTC_WEEK)
    assert (last.alert_step, last.alert_at) == (2, None)


@pytest.mark.parametrize(
    ("now", "step", "alert_at"),
    [
        (day(17), 0, day(19, 9)),
        (day(19, 9), 1, day(23, 9)),
        (day(22), 1, day(23, 9)),
        (day(30), 2, None),
    ],
)
def test_a_new_promise_is_silent_about_the_past(
    now: datetime, step: int, alert_at: datetime | None
) -> None:
    found = counted_anew(NOTHING_PROMISED, TWO_DAYS, UTC_WEEK, since=MONDAY, now=now)
    assert (found.due_at, found.alert_step, found.alert_at) == (day(19), step, alert_at)


def test_counting_anew_keeps_the_beginning_and_the_step() -> None:
    first = after_alert(begun(TWO_DAYS, UTC_WEEK, MONDAY), TWO_DAYS, UTC_WEEK)
    longer = StagePromise("applied", 4, TWO_DAYS.escalations)
    later = MONDAY + timedelta(days=5)
    found = counted_anew(first, longer, UTC_WEEK, since=later, now=later)
    assert found == Deadline(MONDAY, day(21), 1, day(25, 9))
