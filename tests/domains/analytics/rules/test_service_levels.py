"""Which promises were kept, by table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from rolecall.domains.analytics.rules.service_levels import judged
from rolecall.domains.applications.contracts.figures import FigureRow, TimedStay
from rolecall.domains.jobs.contracts import Promised, StagePromise
from rolecall.kernel.working_days import WorkingCalendar

WORKFLOW, JOB = UUID(int=1), UUID(int=2)
PROMISES = Promised({WORKFLOW: {"screening": StagePromise("screening", 2)}})
NOW = datetime(2026, 6, 12, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 6, 5, 9, tzinfo=UTC)
DUE = datetime(2026, 6, 10, tzinfo=UTC)
"""Two working days after Friday: Tuesday, until midnight."""


def stay(left: datetime | None, *, ended: bool = True, due_at: datetime | None = None) -> TimedStay:
    row = FigureRow(
        UUID(int=3), UUID(int=4), "Ana", JOB, "Nurse", "Screening", "active", "x", FRIDAY, left
    )
    return TimedStay(row, 1, "screening", WORKFLOW, ended, due_at)


@pytest.mark.parametrize(
    ("one", "outcome", "late"),
    [
        (stay(DUE), "kept", None),
        (stay(DUE + timedelta(hours=36)), "missed", 1.5),
        (stay(DUE - timedelta(days=1), ended=False), "running", None),
        (stay(DUE + timedelta(days=1), ended=False), "missed", 1.0),
        (stay(None, ended=False, due_at=NOW), "running", None),
        (stay(None, ended=False, due_at=DUE), "missed", 2.5),
    ],
)
def test_a_promise_is_kept_until_the_end_of_the_day(
    one: TimedStay, outcome: str, late: float | None
) -> None:
    (found,) = judged([one], PROMISES, WorkingCalendar(), NOW)
    assert found.outcome == outcome
    assert (None if found.late is None else found.late / timedelta(days=1)) == late


def test_where_nothing_is_promised_nothing_is_kept_or_missed() -> None:
    on_hold = stay(None, ended=False)
    assert judged([on_hold], PROMISES, WorkingCalendar(), NOW) == []
    assert judged([stay(DUE)], Promised(), WorkingCalendar(), NOW) == []


def test_the_own_promise_of_a_job_takes_the_place_of_the_workflows() -> None:
    own = {"screening": StagePromise("screening", 1)}
    late = stay(DUE)
    assert judged([late], PROMISES, WorkingCalendar(), NOW)[0].outcome == "kept"
    stricter = replace(PROMISES, by_job={JOB: own})
    assert judged([late], stricter, WorkingCalendar(), NOW)[0].outcome == "missed"
    elsewhere = replace(PROMISES, by_job={UUID(int=9): own})
    assert judged([late], elsewhere, WorkingCalendar(), NOW)[0].outcome == "kept"
    alone = Promised(by_job={JOB: own})
    assert judged([late], alone, WorkingCalendar(), NOW)[0].outcome == "missed"
