"""Moving applications, and how they have moved."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.applications.contracts import (
    AdvanceStage,
    AllowedActions,
    ApplicationRow,
    StageRef,
    Transition,
)
from rolecall.domains.applications.schemas.page import ApplicationStateOut, state_of
from rolecall.domains.applications.schemas.references import Reason, StageKey, StageOut
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import LongText


class ByOut(Out):
    """Who did it."""

    kind: str
    user_id: UUID | None
    name: str


class TransitionOut(Out):
    """One entry into a stage."""

    id: UUID
    kind: str
    from_stage: StageOut | None
    to_stage: StageOut
    at: datetime
    by: ByOut
    reason: str
    note: str
    undone: bool
    undo_until: datetime

    @classmethod
    def of(cls, transition: Transition) -> "TransitionOut":
        """Render a transition."""
        return cls(
            id=transition.id,
            kind=transition.kind.value,
            from_stage=_stage(transition.from_stage),
            to_stage=StageOut.model_validate(transition.to_stage),
            at=transition.at,
            by=ByOut(kind=transition.by_kind, user_id=transition.by_id, name=transition.by_name),
            reason=transition.reason,
            note=transition.note,
            undone=transition.undone,
            undo_until=transition.undo_until,
        )


def _stage(stage: StageRef | None) -> StageOut | None:
    return StageOut.model_validate(stage) if stage else None


class HistoryOut(Out):
    """How an application moved, oldest first."""

    items: list[TransitionOut]


class MovedOut(ApplicationStateOut):
    """The application after a move, and the move."""

    transition: TransitionOut

    @classmethod
    def of_move(
        cls, application: ApplicationRow, actions: AllowedActions, transition: Transition
    ) -> "MovedOut":
        """Render a move."""
        return cls(**state_of(application, actions), transition=TransitionOut.of(transition))


class TransitionIn(In):
    """A move to a stage of the workflow."""

    to_stage: StageKey
    reason: Reason = ""
    reason_id: UUID | None = None
    note: LongText = ""

    def command(self, application_id: UUID, expected_version: int | None) -> AdvanceStage:
        """Return the command."""
        return AdvanceStage(
            application_id=application_id,
            to_stage=self.to_stage,
            reason=self.reason,
            reason_id=self.reason_id,
            note=self.note,
            expected_version=expected_version,
        )


class BulkItemIn(In):
    """One application of a bulk move."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2_000_000_000)] | None = None


class BulkTransitionIn(In):
    """The same move for many applications."""

    items: Annotated[list[BulkItemIn], Field(min_length=1, max_length=200)]
    to_stage: StageKey
    reason: Reason = ""
    reason_id: UUID | None = None

    def command(self, item: BulkItemIn) -> AdvanceStage:
        """Return the command for one of them."""
        return AdvanceStage(
            application_id=item.id,
            to_stage=self.to_stage,
            reason=self.reason,
            reason_id=self.reason_id,
            expected_version=item.version,
        )


class BulkResultOut(Out):
    """What became of one item."""

    id: UUID
    ok: bool
    code: str | None = None
    detail: Said | None = None
    stage: StageOut | None = None
    version: int | None = None
    transition_id: UUID | None = None


class BulkOut(Out):
    """What became of each item."""

    results: list[BulkResultOut]
    succeeded: int
    failed: int


class ReopenIn(In):
    """Why a rejected application is opened again."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class UndoIn(In):
    """Which move to take back."""

    transition_id: UUID


class WithdrawIn(In):
    """Why an application is withdrawn."""

    reason: Reason = ""
