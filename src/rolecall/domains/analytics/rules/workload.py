"""Who has how much to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, counted, measured
from rolecall.domains.analytics.rules.quantiles import quantile
from rolecall.domains.applications.contracts.figures import OpenGroup, OpenSlice
from rolecall.domains.interviews.contracts import Interview, InterviewState
from rolecall.domains.jobs.contracts.selection import JobFacts
from rolecall.kernel.sentences import say

RECRUITERS, INTERVIEWERS = "recruiters", "interviewers"
_OF_RECRUITERS: Final = (
    Column("open", Unit.COUNT, "open_load", say("Open applications")),
    Column("waiting", Unit.COUNT, "waiting_load", say("Waiting")),
    Column("overdue", Unit.COUNT, "overdue_load", say("Overdue")),
)
_OF_INTERVIEWERS: Final = (
    Column("interviews", Unit.COUNT, "interviews_held", say("Interviews")),
    Column("owed", Unit.COUNT, "feedback_owed", say("Feedback owed")),
    Column("to_feedback", Unit.DAYS, "time_to_feedback", say("Median to feedback")),
)
NOBODY: Final = "nobody"
_DAY: Final = timedelta(days=1)

JobsOf = Mapping[str, frozenset[UUID]]
"""The jobs of each recruiter, by the key of their row."""


@dataclass(frozen=True, slots=True)
class Held:
    """One interviewer's part of an interview."""

    interview_id: UUID
    application_id: UUID
    user_id: UUID
    full_name: str
    starts_at: datetime
    ends_at: datetime
    took_place: bool
    submitted_at: datetime | None

    @property
    def lasted(self) -> timedelta | None:
        """How long the feedback took; what came before the end took no time."""
        if self.submitted_at is None:
            return None
        return max(self.submitted_at - self.ends_at, timedelta(0))


def jobs_of(facts: Sequence[JobFacts]) -> JobsOf:
    """Return the jobs by recruiter; those without one are nobody's."""
    found: dict[str, set[UUID]] = {}
    for job in facts:
        for key in [str(user_id) for user_id in job.recruiter_ids] or [NOBODY]:
            found.setdefault(key, set()).add(job.id)
    return {key: frozenset(job_ids) for key, job_ids in found.items()}


def held_of(interviews: Sequence[Interview]) -> list[Held]:
    """Return the parts of the interviewers, one by one."""
    return [
        Held(
            one.id,
            one.application_id,
            part.user_id,
            part.full_name,
            part.starts_at,
            part.ends_at,
            one.state is InterviewState.COMPLETED,
            part.submitted_at,
        )
        for one in interviews
        for part in one.interviewers
        if part.starts_at is not None and part.ends_at is not None
    ]


def recruiters_table(groups: Sequence[OpenGroup], jobs: JobsOf, names: Mapping[UUID, str]) -> Table:
    """Return what each recruiter has open, the one with the most first."""
    by_job: dict[UUID, list[OpenGroup]] = {}
    for group in groups:
        by_job.setdefault(group.job_id, []).append(group)
    rows = []
    for key, job_ids in jobs.items():
        own = [group for job_id in job_ids for group in by_job.get(job_id, ())]
        figures = _open_figures(own, key, jobs)
        if figures["open"].rows or key != NOBODY:
            rows.append(TableRow(key, _named(key, names), figures))
    rows.sort(key=lambda row: (-row.figures["open"].rows, row.label.casefold(), row.key))
    return Table(
        RECRUITERS, say("Recruiters, now"), say("Recruiter"), _OF_RECRUITERS, tuple(rows), True
    )


def interviewers_table(held: Sequence[Held]) -> Table:
    """Return what each interviewer held in the period, the one with the most first."""
    by_person: dict[UUID, list[Held]] = {}
    for one in held:
        by_person.setdefault(one.user_id, []).append(one)
    rows = [
        TableRow(str(user_id), parts[-1].full_name, _feedback_figures(parts))
        for user_id, parts in by_person.items()
    ]
    rows.sort(key=lambda row: (-row.figures["interviews"].rows, row.label.casefold(), row.key))
    return Table(
        INTERVIEWERS, say("Interviewers"), say("Interviewer"), _OF_INTERVIEWERS, tuple(rows)
    )


def open_slice(cell: Cell, jobs: JobsOf) -> OpenSlice | None:
    """Return which open applications a figure was made from, None if there is no such figure."""
    if cell.table != RECRUITERS or cell.row not in jobs:
        return None
    if cell.column not in {column.key for column in _OF_RECRUITERS}:
        return None
    return OpenSlice(
        job_ids=jobs[cell.row],
        waiting=True if cell.column == "waiting" else None,
        overdue=True if cell.column == "overdue" else None,
    )


def parts_of(cell: Cell, held: Sequence[Held]) -> list[Held] | None:
    """Return the parts that a figure was made from, None if there is no such figure."""
    if cell.table != INTERVIEWERS or cell.column not in {one.key for one in _OF_INTERVIEWERS}:
        return None
    return [one for one in held if str(one.user_id) == cell.row and _belongs(one, cell.column)]


def _belongs(one: Held, column: str) -> bool:
    if column == "owed":
        return one.took_place and one.submitted_at is None
    return column == "interviews" or one.submitted_at is not None


def _named(key: str, names: Mapping[UUID, str]) -> str:
    if key == NOBODY:
        return say("Nobody")
    return names.get(UUID(key), say("Former member"))


def _open_figures(groups: Sequence[OpenGroup], row: str, jobs: JobsOf) -> dict[str, Figure]:
    found = {}
    for column in _OF_RECRUITERS:
        chosen = open_slice(Cell(RECRUITERS, row, column.key), jobs)
        found[column.key] = count(counted(groups, chosen) if chosen is not None else 0)
    return found


def _feedback_figures(parts: Sequence[Held]) -> dict[str, Figure]:
    numbers = {
        column.key: sum(_belongs(one, column.key) for one in parts) for column in _OF_INTERVIEWERS
    }
    days = [one.lasted / _DAY for one in parts if one.lasted is not None]
    return {
        "interviews": count(numbers["interviews"]),
        "owed": count(numbers["owed"]),
        "to_feedback": measured(quantile(days, 0.5), numbers["to_feedback"]),
    }
