"""Which promises about the time in a stage were kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, measured, share
from rolecall.domains.analytics.rules.quantiles import quantile
from rolecall.domains.analytics.rules.stages import Stages
from rolecall.domains.applications.contracts.figures import TimedStay
from rolecall.domains.jobs.contracts import Promised
from rolecall.kernel.sentences import say
from rolecall.kernel.working_days import WorkingCalendar

COLUMNS: Final = (
    Column("promised", Unit.COUNT, "promised_stays", say("Promised")),
    Column("kept", Unit.COUNT, "kept_promises", say("Kept")),
    Column("missed", Unit.COUNT, "missed_promises", say("Missed")),
    Column("running", Unit.COUNT, "running_promises", say("Running")),
    Column("kept_rate", Unit.SHARE, "kept_rate", say("Kept rate")),
    Column("delay", Unit.DAYS, "median_delay", say("Median delay")),
)
_BY_STAGE, _BY_JOB = "stages", "jobs"
_DAY: Final = timedelta(days=1)


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    MISSED = "missed"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Judged:
    """A stay with what was promised about it; `late` by how much, None unless it was missed."""

    stay: TimedStay
    due_at: datetime
    outcome: Outcome
    late: timedelta | None


_MEANT: Final = {
    "promised": frozenset(Outcome),
    "kept": frozenset({Outcome.KEPT}),
    "missed": frozenset({Outcome.MISSED}),
    "running": frozenset({Outcome.RUNNING}),
    "kept_rate": frozenset({Outcome.KEPT, Outcome.MISSED}),
    "delay": frozenset({Outcome.MISSED}),
}


def judged(
    stays: Sequence[TimedStay], promised: Promised, calendar: WorkingCalendar, now: datetime
) -> list[Judged]:
    """Return the stays about which something is promised, with what became of it.

    One that goes on is due when the application says; that of a job on hold is due at no time. Of
    one that is over it is counted from its beginning, by what is promised now.
    """
    found = []
    for stay in stays:
        promise = promised.about(stay.row.job_id, stay.workflow_id, stay.stage_key)
        if promise is None:
            continue
        left = stay.row.until
        due_at = stay.due_at
        if left is not None:
            due_at = calendar.due_at(stay.row.at, promise.working_days)
        if due_at is not None:
            found.append(_judge(stay, due_at, left or now))
    return found


def tables(found: Sequence[Judged], stages: Stages) -> tuple[Table, ...]:
    """Return what became of the promises by stage, in the order of the stages, and by job."""
    by_stage = tuple(
        TableRow(stage.key, stage.name, _figures(chosen))
        for place, stage in enumerate(stages.stages)
        if (chosen := [one for one in found if one.stay.stage == place])
    )
    jobs = {(one.stay.row.job_title.casefold(), one.stay.row.job_id): one for one in found}
    by_job = tuple(
        TableRow(
            str(job_id),
            jobs[title, job_id].stay.row.job_title,
            _figures([one for one in found if one.stay.row.job_id == job_id]),
        )
        for title, job_id in sorted(jobs)
    )
    return (
        Table(_BY_STAGE, say("By stage"), say("Stage"), COLUMNS, by_stage),
        Table(_BY_JOB, say("By job"), say("Job"), COLUMNS, by_job),
    )


def stays_of(cell: Cell, found: Sequence[Judged], stages: Stages) -> list[Judged] | None:
    """Return the stays that a figure was made from, None if there is no such figure."""
    meant = _MEANT.get(cell.column)
    if meant is None or cell.table not in {_BY_STAGE, _BY_JOB}:
        return None
    places = {stage.key: place for place, stage in enumerate(stages.stages)}
    return [
        one
        for one in found
        if one.outcome in meant
        and (
            places.get(cell.row) == one.stay.stage
            if cell.table == _BY_STAGE
            else cell.row == str(one.stay.row.job_id)
        )
    ]


def _judge(stay: TimedStay, due_at: datetime, until: datetime) -> Judged:
    if until > due_at:
        return Judged(stay, due_at, Outcome.MISSED, until - due_at)
    return Judged(stay, due_at, Outcome.KEPT if stay.ended else Outcome.RUNNING, None)


def _figures(found: Sequence[Judged]) -> dict[str, Figure]:
    numbers = {key: sum(one.outcome in meant for one in found) for key, meant in _MEANT.items()}
    figures = {
        column.key: count(numbers[column.key]) for column in COLUMNS if column.unit is Unit.COUNT
    }
    figures["kept_rate"] = share(numbers["kept"], numbers["kept_rate"])
    days = [one.late / _DAY for one in found if one.late is not None]
    figures["delay"] = measured(quantile(days, 0.5), numbers["delay"])
    return figures
