"""Service levels: within how many working days an application is to leave a stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class EscalateTo(StrEnum):
    """Who is told that a promise is broken."""

    RECRUITERS = "recruiters"
    """Of the job's hiring team."""
    HIRING_MANAGERS = "hiring_managers"
    """Of the job's hiring team."""
    ASSESSORS = "assessors"
    """Who is asked to assess the application."""
    ADMINS = "admins"
    """The administrators of the organization."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """Whom to tell so many working days after the day on which the promise was due."""

    after_days: int
    to: tuple[EscalateTo, ...]


@dataclass(frozen=True, slots=True)
class StagePromise:
    """An application leaves the stage within so many working days, or people are told, in order."""

    stage_key: str
    working_days: int
    escalations: tuple[Escalation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevels:
    """The promises of a workflow; `version` is 0 until somebody saves them."""

    workflow_id: UUID
    promises: tuple[StagePromise, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveServiceLevels:
    """Replace the promises of a workflow. `version` is the one that the editor saw."""

    workflow_id: UUID
    promises: tuple[StagePromise, ...]
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobServiceLevels:
    """What a job promises by itself, and what holds in every other stage.

    An own promise takes the place of the workflow's about the same stage, whole: days and
    escalations. `version` is 0 until somebody saves the job's own.
    """

    job_id: UUID
    promises: tuple[StagePromise, ...] = ()
    of_workflow: tuple[StagePromise, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveJobServiceLevels:
    """Replace what a job promises by itself; a stage that is not named goes by the workflow."""

    job_id: UUID
    promises: tuple[StagePromise, ...]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """What is promised by today, by workflow or job and by stage key."""

    by_workflow: Mapping[UUID, Mapping[str, StagePromise]] = field(default_factory=dict)
    by_job: Mapping[UUID, Mapping[str, StagePromise]] = field(default_factory=dict)

    def about(self, job_id: UUID, workflow_id: UUID, stage_key: str) -> StagePromise | None:
        """Return what is promised about a stage to the applications of a job."""
        own = self.by_job.get(job_id, {}).get(stage_key)
        return own or self.by_workflow.get(workflow_id, {}).get(stage_key)

    @property
    def stage_keys(self) -> set[str]:
        """The stages about which anything is promised, to whomever."""
        every = (*self.by_workflow.values(), *self.by_job.values())
        return {key for promises in every for key in promises}


@dataclass(frozen=True, slots=True)
class JobPromises:
    """What holds for the applications of a job, by stage key.

    Nothing is promised while it is not `running`: on hold, or put away.
    """

    running: bool
    promises: Mapping[str, StagePromise] = field(default_factory=dict)

    def of_stage(self, stage_key: str) -> StagePromise | None:
        """Return what is promised in a stage."""
        return self.promises.get(stage_key) if self.running else None
