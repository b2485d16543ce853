"""How far a request has come, from what its approvers have said. Pure.

Guarantees: a request is granted exactly when every group has its number of approvals, and declined
exactly when some group can no longer reach it; until then somebody is asked; nobody is asked whose
voice can change nothing; what an approver has said is never altered.
"""

from collections.abc import Sequence as Row
from dataclasses import dataclass

from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    RequestGroup,
    Sequence,
    Slot,
    SlotState,
)

_OPEN = frozenset({SlotState.LATER, SlotState.ASKED})


@dataclass(frozen=True, slots=True)
class Progress:
    """The status of a request and the state of each of its slots, in the order of the slots."""

    status: ApprovalStatus
    states: tuple[SlotState, ...]


def progress(sequence: Sequence, groups: Row[RequestGroup], slots: Row[Slot]) -> Progress:
    """Return where a request stands, with the turn given to whom it belongs."""
    met = [_count(slots, index, SlotState.APPROVED) >= g.needed for index, g in enumerate(groups)]
    lost = any(
        _count(slots, index, SlotState.APPROVED, *_OPEN) < group.needed
        for index, group in enumerate(groups)
    )
    if lost or all(met):
        status = ApprovalStatus.DECLINED if lost else ApprovalStatus.GRANTED
        return Progress(status, tuple(_ended(slot) for slot in slots))
    turn = {index for index, done in enumerate(met) if not done}
    if sequence is Sequence.ORDERED:
        turn = {min(turn)}
    return Progress(
        ApprovalStatus.PENDING,
        tuple(_going_on(slot, met=met[slot.group], turn=slot.group in turn) for slot in slots),
    )


def _count(slots: Row[Slot], group: int, *states: SlotState) -> int:
    return sum(slot.group == group and slot.state in states for slot in slots)


def _ended(slot: Slot) -> SlotState:
    return SlotState.SPARED if slot.state in _OPEN else slot.state


def _going_on(slot: Slot, *, met: bool, turn: bool) -> SlotState:
    if met:
        return _ended(slot)
    return SlotState.ASKED if turn and slot.state is SlotState.LATER else slot.state
