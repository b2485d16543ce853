"""What changed between two snapshots of flagged fields. Pure."""

from collections.abc import Sequence

from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    FieldDiff,
    FlaggedField,
    SlotState,
)

_SAID = frozenset({SlotState.APPROVED, SlotState.DECLINED})


def differences(
    before: Sequence[FlaggedField], after: Sequence[FlaggedField]
) -> tuple[FieldDiff, ...]:
    """Return the fields whose words differ, in the order of `after`, and then those that went.

    Without a `before` there is nothing to compare with, and nothing differs.
    """
    if not before:
        return ()
    known = {field.name: field.value for field in before}
    changed = [
        FieldDiff(field.name, field.label, known.get(field.name, ""), field.value)
        for field in after
        if known.get(field.name, "") != field.value
    ]
    left = {field.name for field in after}
    gone = [FieldDiff(f.name, f.label, f.value, "") for f in before if f.name not in left]
    return (*changed, *gone)


def baseline(previous: Approval | None) -> tuple[FlaggedField, ...]:
    """Return what the approvers of the next request compare with.

    A request that nobody answered is not what anybody knows: its own baseline stays.
    """
    if previous is None:
        return ()
    seen = previous.status is not ApprovalStatus.PENDING or any(
        slot.state in _SAID for slot in previous.slots
    )
    return previous.fields if seen or not previous.before else previous.before
