"""Moving a job to another workflow version, over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from rolecall.domains.applications.contracts import (
    MigrateWorkflow,
    MigrationPlan,
    StageMigration,
    WorkflowMigrated,
)
from rolecall.domains.applications.schemas.references import StageKey, StageOut
from rolecall.domains.jobs.contracts import Workflow
from rolecall.infra.http import In, Out


class WorkflowVersionOut(Out):
    """One version of a workflow, by name."""

    id: UUID
    name: str
    version: int

    @classmethod
    def of(cls, workflow: Workflow) -> "WorkflowVersionOut":
        """Render a version."""
        return cls(id=workflow.id, name=workflow.name, version=workflow.version)


class StageMigrationOut(Out):
    """What becomes of a stage that the job leaves.

    `suggested` is one of `choices` by its key; null asks for a choice.
    """

    stage: StageOut
    applications: int
    choices: list[StageOut]
    suggested: str | None

    @classmethod
    def of(cls, stage: StageMigration) -> "StageMigrationOut":
        """Render a stage."""
        return cls.model_validate(stage)


class MigrationPlanOut(Out):
    """What moving the job would do. `job_version` goes into `If-Match` of the request that does."""

    job_id: UUID
    job_title: str
    job_version: int
    from_workflow: WorkflowVersionOut
    to_workflow: WorkflowVersionOut
    stages: list[StageMigrationOut]

    @classmethod
    def of(cls, plan: MigrationPlan) -> "MigrationPlanOut":
        """Render a plan."""
        return cls(
            job_id=plan.job_id,
            job_title=plan.job_title,
            job_version=plan.job_version,
            from_workflow=WorkflowVersionOut.of(plan.from_workflow),
            to_workflow=WorkflowVersionOut.of(plan.to_workflow),
            stages=[StageMigrationOut.of(stage) for stage in plan.stages],
        )


class MigrateIn(In):
    """Which version the job goes on with, and as what each of its stages.

    `stages` maps keys of stages that are left to keys of stages of the other version; a stage that
    is not named follows the suggestion of the preview.
    """

    workflow_id: UUID
    workflow_version: Annotated[int, Field(ge=1, le=1_000_000)]
    stages: Annotated[dict[StageKey, StageKey], Field(max_length=60)] = Field(default_factory=dict)

    def command(self, job_id: UUID, version: int | None) -> MigrateWorkflow:
        """Return the command to do it."""
        return MigrateWorkflow(
            job_id=job_id,
            workflow_id=self.workflow_id,
            workflow_version=self.workflow_version,
            stages=self.stages,
            expected_version=version,
        )


class MigratedOut(Out):
    """How many applications the job has, and how many are in another stage now."""

    job_id: UUID
    applications: int
    moved: int

    @classmethod
    def of(cls, outcome: WorkflowMigrated) -> "MigratedOut":
        """Render the outcome."""
        return cls.model_validate(outcome)
