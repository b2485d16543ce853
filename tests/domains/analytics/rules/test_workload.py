"""Who has how much to do, by table."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from rolecall.domains.analytics.contracts import Cell
from rolecall.domains.analytics.rules.workload import (
    Held,
    interviewers_table,
    jobs_of,
    parts_of,
    recruiters_table,
)
from rolecall.domains.applications.contracts.figures import OpenGroup
from rolecall.domains.jobs.contracts import JobStatus
from rolecall.domains.jobs.contracts.selection import JobFacts

INA, IVO = UUID(int=1), UUID(int=2)
BOTH, HIS, NOBODYS = UUID(int=11), UUID(int=12), UUID(int=13)
NOON = datetime(2026, 6, 5, 12, tzinfo=UTC)


def job(job_id: UUID, *recruiters: UUID) -> JobFacts:
    return JobFacts(job_id, "Nurse", "", JobStatus.OPEN, None, recruiters)


def held(user_id: UUID, hours: float | None, *, took_place: bool = True) -> Held:
    end = NOON + timedelta(hours=1)
    submitted = None if hours is None else end + timedelta(hours=hours)
    return Held(UUID(int=21), UUID(int=31), user_id, "Ina", NOON, end, took_place, submitted)


def test_an_application_counts_for_each_recruiter_of_its_job() -> None:
    by_recruiter = jobs_of([job(BOTH, INA, IVO), job(HIS, IVO), job(NOBODYS)])
    groups = [
        OpenGroup(BOTH, waiting=True, overdue=True, count=2),
        OpenGroup(HIS, waiting=False, overdue=True, count=1),
        OpenGroup(NOBODYS, waiting=True, overdue=False, count=4),
    ]
    table = recruiters_table(groups, by_recruiter, {INA: "Ina"})
    assert [
        (row.label, *(figure.value for figure in row.figures.values())) for row in table.rows
    ] == [("Nobody", 4, 4, 0), ("Former member", 3, 2, 3), ("Ina", 2, 2, 2)]


def test_feedback_is_owed_of_what_took_place_and_takes_time_from_the_end() -> None:
    parts = [
        held(INA, 24), held(INA, 72), held(INA, -1), held(INA, None),
        held(INA, None, took_place=False), held(IVO, None),
    ]  # fmt: skip
    first, second = interviewers_table(parts).rows
    values = {key: figure.value for key, figure in first.figures.items()}
    assert values == {"interviews": 5, "owed": 1, "to_feedback": 1.0}
    assert second.figures["to_feedback"].value is None
    for column, number in (("interviews", 5), ("owed", 1), ("to_feedback", 3)):
        cell = Cell("interviewers", str(INA), column)
        assert len(parts_of(cell, parts) or []) == first.figures[column].rows == number
    assert parts_of(Cell("interviewers", str(INA), "x"), parts) is None
