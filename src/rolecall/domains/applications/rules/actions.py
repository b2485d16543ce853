"""What may be done with an application now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rolecall.domains.applications.contracts import (
    AllowedActions,
    ApplicationStatus,
    Move,
    StageRef,
    Transition,
)
from rolecall.domains.applications.rules.undo import undo_refusal


@dataclass(frozen=True, slots=True)
class Facts:
    """What the decision rests on: the application, its workflow's moves, and the actor's powers."""

    current: StageRef
    status: ApplicationStatus
    allowed: Sequence[StageRef]
    newest: Transition | None
    may_advance: bool
    may_reopen: bool
    may_note: bool
    may_assign: bool
    at: datetime


def allowed_actions(facts: Facts) -> AllowedActions:
    """Return every action that the server would accept from this actor at this instant."""
    moves = tuple(
        Move(stage.key, stage.name, stage.kind, needs_reason=stage.kind == "rejected")
        for stage in facts.allowed
        if facts.may_advance
    )
    newest = facts.newest
    undoable = (
        facts.may_advance and newest is not None and not undo_refusal(newest, newest.id, facts.at)
    )
    return AllowedActions(
        moves=moves,
        can_reject=any(move.kind == "rejected" for move in moves),
        can_reopen=reopen_target(facts.status, newest, allowed=facts.may_reopen) is not None,
        can_withdraw=facts.may_advance and facts.status is ApplicationStatus.ACTIVE,
        can_note=facts.may_note,
        can_assign=facts.may_assign and facts.status is ApplicationStatus.ACTIVE,
        undo=newest if undoable else None,
    )


def reopen_target(
    status: ApplicationStatus, newest: Transition | None, *, allowed: bool
) -> StageRef | None:
    """Return the stage that a rejected application goes back to: the one it left.

    `allowed` is the workflow's word on reopening.
    """
    if not allowed or status is not ApplicationStatus.REJECTED or newest is None:
        return None
    return newest.from_stage
