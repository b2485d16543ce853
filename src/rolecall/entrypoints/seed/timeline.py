"""Everything that happened in an organization, in the order in which it happened.

The audit log is a chain, so history has to be told from its beginning; this is the list that the
loader walks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from rolecall.entrypoints.seed.interviewing import (
    PlannedCard,
    PlannedInterview,
    planned_interviews,
)
from rolecall.entrypoints.seed.shapes import Application, DemoOrganization, Note, Step

JobAct: TypeAlias = Literal["created", "opened", "held", "closed"]

WRITTEN_BEFORE_OPENING = timedelta(hours=26)
_ASSIGNED_AFTER = timedelta(minutes=2)
_STILL_OPEN = timedelta(days=2)
"""For how long the first scorecard of an interview is left to be written."""
_AFTER_THE_LAST_ANSWER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class JobEvent:
    """A job was written, published, put on hold or closed."""

    at: datetime
    job_key: str
    act: JobAct


@dataclass(frozen=True, slots=True)
class Received:
    """An application came in."""

    at: datetime
    application: Application


@dataclass(frozen=True, slots=True)
class Moved:
    """An application was moved; `is_reopening` when it had been rejected before."""

    at: datetime
    application: Application
    step: Step
    is_reopening: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Members were asked to assess an application."""

    at: datetime
    application: Application


@dataclass(frozen=True, slots=True)
class Noted:
    """A member wrote a note."""

    at: datetime
    application: Application
    note: Note


@dataclass(frozen=True, slots=True)
class InterviewArranged:
    """An interview of an application was arranged."""

    at: datetime
    application: Application
    planned: PlannedInterview


@dataclass(frozen=True, slots=True)
class InterviewEnded:
    """The time of an interview was over."""

    at: datetime
    application: Application
    planned: PlannedInterview


@dataclass(frozen=True, slots=True)
class Judged:
    """An interviewer submitted a scorecard."""

    at: datetime
    application: Application
    planned: PlannedInterview
    card: PlannedCard


Happening: TypeAlias = (
    JobEvent | Received | Moved | Asked | Noted | InterviewArranged | InterviewEnded | Judged
)


def timeline(made: DemoOrganization, as_of: datetime) -> list[Happening]:
    """Return all happenings up to `as_of`, in order of time."""
    happenings = [
        *_of_jobs(made, as_of),
        *_of_applications(made.applications),
        *_of_interviews(made, as_of),
    ]
    told = [happening for happening in happenings if happening.at <= as_of]
    # Sorting is stable: what happens to one application at one instant keeps its order.
    return sorted(told, key=lambda happening: happening.at)


def _of_jobs(made: DemoOrganization, as_of: datetime) -> Iterator[JobEvent]:
    for job in made.profile.jobs:
        dates = made.job_dates[job.key]
        if dates.opened_at is None:
            yield JobEvent(as_of - timedelta(days=4), job.key, "created")
            continue
        yield JobEvent(dates.opened_at - WRITTEN_BEFORE_OPENING, job.key, "created")
        yield JobEvent(dates.opened_at, job.key, "opened")
        if dates.held_at is not None:
            yield JobEvent(dates.held_at, job.key, "held")
        if dates.closed_at is not None:
            yield JobEvent(dates.closed_at + _AFTER_THE_LAST_ANSWER, job.key, "closed")


def _of_applications(applications: Iterable[Application]) -> Iterator[Happening]:
    for application in applications:
        yield Received(application.applied_at, application)
        stage, asked = "applied", False
        for step in application.steps:
            yield Moved(step.at, application, step, is_reopening=stage == "rejected")
            stage = step.to_stage
            if stage == "interview" and not asked and application.assigned:
                asked = True
                yield Asked(step.at + _ASSIGNED_AFTER, application)
        for note in application.notes:
            yield Noted(note.at, application, note)


def _of_interviews(made: DemoOrganization, as_of: datetime) -> Iterator[Happening]:
    for planned in planned_interviews(made, as_of):
        yield InterviewArranged(planned.arranged_at, planned.application, planned)
        yield InterviewEnded(planned.ends_at, planned.application, planned)
        recent = as_of - planned.ends_at < _STILL_OPEN
        for card in planned.cards[1:] if recent else planned.cards:
            yield Judged(card.at, planned.application, planned, card)
