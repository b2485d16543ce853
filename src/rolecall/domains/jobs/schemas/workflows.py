"""Workflows and rejection reasons over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from rolecall.domains.jobs.contracts import (
    JobStatus,
    Move,
    PinnedJob,
    RejectionReason,
    SaveReason,
    SaveWorkflow,
    Stage,
    StageKind,
    Workflow,
)
from rolecall.domains.jobs.rules.workflow import MAX_MOVES, MAX_STAGES
from rolecall.infra.http import In, Out, Said
from rolecall.kernel.errors import FieldError

Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
StageKey = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class StageIn(In):
    """A stage. `key` is its name in requests: small letters, digits, underscores."""

    key: StageKey
    name: Name
    kind: StageKind
    position: Annotated[int, Field(ge=0, le=1_000)] | None = None


class MoveIn(In):
    """A move that the hiring team may make."""

    model_config = ConfigDict(populate_by_name=True)
    from_stage: Annotated[StageKey, Field(alias="from")]
    to_stage: Annotated[StageKey, Field(alias="to")]


class WorkflowIn(In):
    """A workflow. Stages `rejected` and `withdrawn` are added where they are missing."""

    name: Name
    stages: Annotated[list[StageIn], Field(min_length=2, max_length=MAX_STAGES)]
    moves: Annotated[list[MoveIn], Field(min_length=1, max_length=MAX_MOVES)]
    may_reopen: bool = True
    is_default: bool = False

    def command(self, workflow_id: UUID | None = None, version: int | None = None) -> SaveWorkflow:
        """Return the command to save it."""
        numbered = sorted(
            enumerate(self.stages),
            key=lambda pair: pair[1].position if pair[1].position is not None else pair[0],
        )
        return SaveWorkflow(
            name=self.name,
            stages=tuple(Stage(stage.key, stage.name, stage.kind) for _, stage in numbered),
            moves=tuple(Move(move.from_stage, move.to_stage) for move in self.moves),
            may_reopen=self.may_reopen,
            make_default=self.is_default,
            workflow_id=workflow_id,
            version=version,
        )


class WorkflowStageOut(Out):
    """A stage, in its place."""

    key: str
    name: str
    kind: StageKind
    position: int


class MoveOut(Out):
    """An allowed move."""

    model_config = ConfigDict(populate_by_name=True)
    from_stage: Annotated[str, Field(alias="from")]
    to_stage: Annotated[str, Field(alias="to")]


class WorkflowOut(Out):
    """One version of a workflow."""

    id: UUID
    name: str
    is_default: bool
    may_reopen: bool
    version: int
    stages: list[WorkflowStageOut]
    moves: list[MoveOut]

    @classmethod
    def of(cls, workflow: Workflow) -> "WorkflowOut":
        """Render a workflow."""
        return cls(
            id=workflow.id,
            name=workflow.name,
            is_default=workflow.is_default,
            may_reopen=workflow.may_reopen,
            version=workflow.version,
            stages=[
                WorkflowStageOut(key=stage.key, name=stage.name, kind=stage.kind, position=position)
                for position, stage in enumerate(workflow.stages)
            ],
            moves=[
                MoveOut(from_stage=move.from_stage, to_stage=move.to_stage)
                for move in workflow.moves
            ],
        )


class WorkflowsOut(Out):
    """All workflows of the organization, the default one first."""

    items: list[WorkflowOut]


class FaultOut(Out):
    """What a workflow lacks, at the field that has to change: `stages.2.key` or `moves.0`."""

    field: str
    message: Said
    code: str


class WorkflowCheckOut(Out):
    """What saving would refuse. Without faults it would be taken."""

    faults: list[FaultOut]

    @classmethod
    def of(cls, faults: Sequence[FieldError]) -> "WorkflowCheckOut":
        """Render the faults."""
        return cls(
            faults=[
                FaultOut(field=fault.field, message=fault.message, code=fault.code)
                for fault in faults
            ]
        )


class PinnedJobOut(Out):
    """A job, and the version of the workflow that it goes by. `version` is the job's own."""

    id: UUID
    title: str
    status: JobStatus
    workflow_version: int
    has_applications: bool
    version: int

    @classmethod
    def of(cls, job: PinnedJob) -> "PinnedJobOut":
        """Render a job."""
        return cls.model_validate(job)


class ReasonIn(In):
    """A new rejection reason."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=200)]

    def command(self) -> SaveReason:
        """Return the command to make it."""
        return SaveReason(label=self.label)


class ReasonPatch(In):
    """What is to change; an inactive reason is offered no more and stays readable."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    active: bool | None = None

    def command(self, reason_id: UUID, version: int | None) -> SaveReason:
        """Return the command to change it."""
        return SaveReason(
            label=self.label, active=self.active, reason_id=reason_id, version=version
        )


class ReasonOut(Out):
    """A rejection reason."""

    id: UUID
    code: str
    label: str
    active: bool
    version: int

    @classmethod
    def of(cls, reason: RejectionReason) -> "ReasonOut":
        """Render a reason."""
        return cls.model_validate(reason)


class ReasonsOut(Out):
    """All reasons, in the organization's order."""

    items: list[ReasonOut]
