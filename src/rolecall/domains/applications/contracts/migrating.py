"""Letting a job go on with another workflow version."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from rolecall.domains.applications.contracts.applications import StageRef
from rolecall.domains.jobs.contracts import Workflow


@dataclass(frozen=True, slots=True)
class StageMigration:
    """What becomes of one stage when a job goes on with another workflow version.

    `applications` are in it now. `choices` are the stages that they can go on in, `suggested` the
    key of the one that fits by key or kind; None asks for a choice. A stage that decides has one
    choice, the stage of the new version that decides the same.
    """

    stage: StageRef
    applications: int
    choices: tuple[StageRef, ...]
    suggested: str | None


@dataclass(frozen=True, slots=True)
class MigrationPlan:
    """What moving a job to another workflow version would do; nothing is written by it."""

    job_id: UUID
    job_title: str
    job_version: int
    from_workflow: Workflow
    to_workflow: Workflow
    stages: tuple[StageMigration, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MigrateWorkflow:
    """Let a job and its applications go on in another workflow version.

    `workflow_version` is the version that was previewed. `stages` maps keys of stages that the job
    leaves to keys of stages that it goes on with; what is missing follows the suggestion.
    """

    job_id: UUID
    workflow_id: UUID
    workflow_version: int
    stages: Mapping[str, str]
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class WorkflowMigrated:
    """The outcome: how many applications the job has, and how many changed their stage."""

    job_id: UUID
    applications: int
    moved: int
