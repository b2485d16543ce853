"""The vocabulary of figures about many applications at once.

What is counted and what is listed are described by the same slice, so that a number and the rows
behind it cannot disagree: `holds` counts groups, and the queries turn the same members into
conditions.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

CENSORED_BY = "migrated"
"""A stay that a change of workflow ended was not ended by a decision."""


class Attribution(StrEnum):
    """Which application of a person says where all of theirs came from."""

    APPLICATION = "application"
    """Each its own."""
    FIRST = "first"
    """The person's first in this organization."""
    LAST = "last"
    """The person's newest."""


class Cohort(StrEnum):
    """What has to fall into the period."""

    APPLIED = "applied"
    """The application."""
    ENTERED = "entered"
    """The first entry into the stage that is looked at."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Which applications: every criterion that is given must hold.

    `since` and `until` bound the period, half-open. `job_ids` None means all jobs, an empty tuple
    none.
    """

    since: datetime
    until: datetime
    job_ids: tuple[UUID, ...] | None = None
    sources: tuple[str, ...] = ()
    attribution: Attribution = Attribution.APPLICATION


@dataclass(frozen=True, slots=True)
class StageLine:
    """Stages in their order, by which one is further than another.

    `stages` are kinds of stages, or with `by_key` the keys of one workflow. A key that the workflow
    does not have (any more) counts as the first of `stages` that `kinds` gives the same kind.
    Rejected and withdrawn are never in it.
    """

    stages: tuple[str, ...]
    by_key: bool = False
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressGroup:
    """So many applications that are alike.

    `stage` is the place in the line that they entered in the period, None for the cohort by date of
    application; `furthest` the furthest place that they ever reached.
    """

    stage: int | None
    furthest: int
    status: str
    source: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressSlice:
    """Which applications of a cohort; every criterion that is given must hold."""

    stage: int | None = None
    reached: int | None = None
    """The furthest place is this one or a later one."""
    furthest: int | None = None
    """The furthest place is this one."""
    status: str | None = None
    source: str | None = None

    def holds(self, group: ProgressGroup) -> bool:
        """Tell whether a group belongs to the slice."""
        return (
            self.stage in {None, group.stage}
            and (self.reached is None or group.furthest >= self.reached)
            and self.furthest in {None, group.furthest}
            and self.status in {None, group.status}
            and self.source in {None, group.source}
        )


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """So many applications that had come so far, and what had become of them, at an instant.

    `number` is the one that their id was given, None for those without one.
    """

    number: int | None
    furthest: int
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class StayGroup:
    """So many stays in a stage of so many full hours. `ended` by a move, else still open."""

    stage: int
    ended: bool
    hours: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySlice:
    """Which stays; every criterion that is given must hold."""

    stage: int | None = None
    ended: bool | None = None

    def holds(self, group: StayGroup) -> bool:
        """Tell whether a group belongs to the slice."""
        return self.stage in {None, group.stage} and self.ended in {None, group.ended}


@dataclass(frozen=True, slots=True)
class TimedStay:
    """A stay in a stage, one by one.

    `ended` by a decision; one that a change of workflow cut short has a `row.until` all the same.
    `due_at` is what holds for the application now, of a stay that goes on.
    """

    row: "FigureRow"
    stage: int
    stage_key: str
    workflow_id: UUID
    ended: bool
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """So many applications in progress of one job.

    `waiting` in a stage in which they wait for somebody to read them, `overdue` if a promise about
    them is broken.
    """

    job_id: UUID
    waiting: bool
    overdue: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSlice:
    """Which applications in progress; every criterion that is given must hold."""

    job_ids: frozenset[UUID]
    waiting: bool | None = None
    overdue: bool | None = None

    def holds(self, group: OpenGroup) -> bool:
        """Tell whether a group belongs to the slice."""
        return (
            group.job_id in self.job_ids
            and self.waiting in {None, group.waiting}
            and self.overdue in {None, group.overdue}
        )


@dataclass(frozen=True, slots=True)
class Hire:
    """An application that is hired, with when it became so."""

    application_id: UUID
    job_id: UUID
    applied_at: datetime
    hired_at: datetime


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row behind a number: an application, or what happened to one.

    `at` is what placed it in the period and `until` the end of what was measured, if anything was;
    `id` tells rows of one application apart.
    """

    id: UUID
    application_id: UUID
    candidate_name: str
    job_id: UUID
    job_title: str
    stage_name: str
    status: str
    source: str
    at: datetime
    until: datetime | None
