"""For whom a person may speak in a request. Pure.

A person has one voice a group: their own, or one that was handed to them, or that of somebody who
lets them stand in. Nobody speaks about their own request unless the chain allows it.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from rolecall.domains.approvals.contracts import Approval, ApprovalStatus, Slot, SlotState


def voices(
    approval: Approval, user_id: UUID | None, stands_in_for: Collection[UUID]
) -> tuple[Slot, ...]:
    """Return the slots that this person would decide now, at most one of each group."""
    if approval.status is not ApprovalStatus.PENDING or user_id is None:
        return ()
    if user_id == approval.requested_by and not approval.allows_own:
        return ()
    found = (
        _voice([slot for slot in approval.slots if slot.group == index], user_id, stands_in_for)
        for index in range(len(approval.groups))
    )
    return tuple(slot for slot in found if slot is not None)


def _voice(group: Sequence[Slot], user_id: UUID, stands_in_for: Collection[UUID]) -> Slot | None:
    own = [slot for slot in group if user_id in {slot.assignee_id, slot.decided_by}]
    if own:
        return next((slot for slot in own if slot.state is SlotState.ASKED), None)
    return next(
        (
            slot
            for slot in group
            if slot.state is SlotState.ASKED and slot.assignee_id in stands_in_for
        ),
        None,
    )


def may_read(approval: Approval, user_id: UUID | None, stands_in_for: Collection[UUID]) -> bool:
    """Tell whether this person has to do with the request: asked for it, or has a voice in it."""
    if user_id is None:
        return False
    concerned = {approval.requested_by}
    for slot in approval.slots:
        concerned |= {slot.member_id, slot.assignee_id, slot.decided_by}
    return user_id in concerned or any(
        slot.assignee_id in stands_in_for
        for slot in approval.slots
        if slot.state is SlotState.ASKED
    )
