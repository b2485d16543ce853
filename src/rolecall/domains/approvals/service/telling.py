"""Whom to tell that a request waits for them, now and after some working days."""

from collections.abc import Sequence
from typing import TypeAlias, TypedDict
from uuid import UUID

from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    AskedApprover,
    FieldDiff,
    SlotState,
)
from rolecall.domains.approvals.events import ApprovalReminderDue, ApproversAsked
from rolecall.domains.approvals.queries import approvals as queries
from rolecall.domains.approvals.queries import delegations as delegation_queries
from rolecall.domains.approvals.rules.changes import differences
from rolecall.domains.approvals.rules.voices import voices
from rolecall.domains.approvals.service.links import decision_url
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

MAX_REMINDERS = 5
Asked: TypeAlias = tuple[Approval, tuple[FieldDiff, ...], list[AskedApprover]]


class EventNames(TypedDict):
    """What every event about a request names."""

    approval_id: UUID
    subject_kind: str
    subject_id: UUID


def event_names(approval: Approval) -> EventNames:
    """Return what an event about this request begins with."""
    return {
        "approval_id": approval.id,
        "subject_kind": approval.kind.value,
        "subject_id": approval.subject_id,
    }


async def tell_asked(uow: UnitOfWork, approval: Approval, positions: Sequence[int]) -> None:
    """Publish that it is the turn of these slots, and when they are to be reminded."""
    if positions:
        uow.emit(ApproversAsked(**event_names(approval), positions=tuple(positions)))
        await _schedule(uow, approval, positions, 1)


async def asked_approvers(
    uow: UnitOfWork, approval_id: UUID, positions: Sequence[int]
) -> Asked | None:
    """Return a pending request, what changed in it, and who can answer for what waits of the slots.

    Beside the approvers these are the people who stand in for them today. None when the request is
    no longer pending, or none of the slots waits.
    """
    approval = await queries.find_approval(uow, approval_id)
    if approval is None or approval.status is not ApprovalStatus.PENDING:
        return None
    waiting = {
        slot.assignee_id
        for slot in approval.slots
        if slot.position in positions and slot.state is SlotState.ASKED
    }
    if not waiting:
        return None
    stand_ins = await delegation_queries.delegates_of(uow, waiting, clock.now())
    told = dict.fromkeys(waiting, frozenset[UUID]())
    for user_id, delegates in stand_ins.items():
        for delegate in delegates:
            told[delegate] = told.get(delegate, frozenset()) | {user_id}
    runtime = uow.runtime
    return (
        approval,
        differences(approval.before, approval.fields),
        [
            AskedApprover(user_id, decision_url(runtime, uow.org_id, approval.id, user_id))
            for user_id, for_whom in told.items()
            if voices(approval, user_id, for_whom)
        ],
    )


async def remind(uow: UnitOfWork, due: ApprovalReminderDue) -> Asked | None:
    """Return whom to remind, as `asked_approvers` does, and plan the next reminder."""
    found = await asked_approvers(uow, due.approval_id, due.positions)
    if found is not None and due.number < MAX_REMINDERS:
        await _schedule(uow, found[0], due.positions, due.number + 1)
    return found


async def _schedule(
    uow: UnitOfWork, approval: Approval, positions: Sequence[int], number: int
) -> None:
    if not approval.remind_after_days:
        return
    calendar = await identity.working_calendar(uow)
    due = calendar.same_time_after(clock.now(), approval.remind_after_days)
    uow.emit(
        ApprovalReminderDue(**event_names(approval), positions=tuple(positions), number=number),
        available_at=due,
    )
