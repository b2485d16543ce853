"""Service levels over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from rolecall.domains.jobs.contracts.service_levels import (
    EscalateTo,
    Escalation,
    JobServiceLevels,
    SaveJobServiceLevels,
    SaveServiceLevels,
    ServiceLevels,
    StagePromise,
)
from rolecall.domains.jobs.rules.service_levels import MAX_DAYS, MAX_ESCALATIONS
from rolecall.domains.jobs.rules.workflow import MAX_STAGES
from rolecall.domains.jobs.schemas.workflows import StageKey
from rolecall.infra.http import In, Out

Days = Annotated[int, Field(ge=0, le=MAX_DAYS)]


class EscalationIn(In):
    """Whom to tell so many working days after the promise was due."""

    after_days: Days
    to: Annotated[list[EscalateTo], Field(min_length=1, max_length=len(EscalateTo))]


class StagePromiseIn(In):
    """Within how many working days an application leaves a stage. 0: on the day it comes."""

    stage_key: StageKey
    working_days: Days
    escalations: Annotated[
        list[EscalationIn], Field(default_factory=list, max_length=MAX_ESCALATIONS)
    ]

    def contract(self) -> StagePromise:
        """Return the promise; whom a step names twice is told once."""
        return StagePromise(
            self.stage_key,
            self.working_days,
            tuple(
                Escalation(step.after_days, tuple(dict.fromkeys(step.to)))
                for step in self.escalations
            ),
        )


class ServiceLevelsIn(In):
    """All promises of a workflow; what is not named is not promised."""

    promises: Annotated[list[StagePromiseIn], Field(max_length=2 * MAX_STAGES)]

    def command(self, workflow_id: UUID, version: int | None) -> SaveServiceLevels:
        """Return the command to save them."""
        return SaveServiceLevels(
            workflow_id=workflow_id,
            promises=tuple(promise.contract() for promise in self.promises),
            version=version,
        )


class JobServiceLevelsIn(In):
    """All promises that a job has of its own; a stage that is not named goes by the workflow."""

    promises: Annotated[list[StagePromiseIn], Field(max_length=MAX_STAGES)]

    def command(self, job_id: UUID, version: int | None) -> SaveJobServiceLevels:
        """Return the command to save them."""
        return SaveJobServiceLevels(
            job_id=job_id,
            promises=tuple(promise.contract() for promise in self.promises),
            version=version,
        )


class EscalationOut(Out):
    """Whom to tell so many working days after the promise was due."""

    after_days: int
    to: list[EscalateTo]


class StagePromiseOut(Out):
    """Within how many working days an application leaves a stage."""

    stage_key: str
    working_days: int
    escalations: list[EscalationOut]


class ServiceLevelsOut(Out):
    """The promises of a workflow."""

    workflow_id: UUID
    promises: list[StagePromiseOut]
    version: int

    @classmethod
    def of(cls, levels: ServiceLevels) -> "ServiceLevelsOut":
        """Render them."""
        return cls.model_validate(levels)


class JobServiceLevelsOut(Out):
    """A job's own promises, and its workflow's, which hold in the stages without one."""

    job_id: UUID
    promises: list[StagePromiseOut]
    of_workflow: list[StagePromiseOut]
    version: int

    @classmethod
    def of(cls, levels: JobServiceLevels) -> "JobServiceLevelsOut":
        """Render them."""
        return cls.model_validate(levels)
