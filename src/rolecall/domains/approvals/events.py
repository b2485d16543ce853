"""What approvals publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@dataclass(frozen=True, kw_only=True)
class ApprovalEvent(Event):
    """The base of what is about one request. `subject_kind` is `job` or `offer`."""

    approval_id: UUID
    subject_kind: str
    subject_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalRequested(ApprovalEvent):
    """Somebody asked for an approval."""

    type = "approvals.approval_requested.v1"


@published
@dataclass(frozen=True, kw_only=True)
class ApproversAsked(ApprovalEvent):
    """It is the turn of the approvers in these slots."""

    type = "approvals.approvers_asked.v1"
    positions: tuple[int, ...]


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalReminderDue(ApprovalEvent):
    """Approvers in these slots have had the time that the chain gives them."""

    type = "approvals.approval_reminder_due.v1"
    positions: tuple[int, ...]
    number: int


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalAdvanced(ApprovalEvent):
    """An approver decided, or handed on, and the request is still pending."""

    type = "approvals.approval_advanced.v1"


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalGranted(ApprovalEvent):
    """All groups have said yes."""

    type = "approvals.approval_granted.v1"


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalDeclined(ApprovalEvent):
    """A group can no longer say yes."""

    type = "approvals.approval_declined.v1"


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalRestarted(ApprovalEvent):
    """What was to be approved, or had been, changed: `approval_id` asks anew."""

    type = "approvals.approval_restarted.v1"
    previous_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalWithdrawn(ApprovalEvent):
    """A request ended without an answer: taken back, or nobody has to be asked any more."""

    type = "approvals.approval_withdrawn.v1"


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalDelegated(Event):
    """Somebody lets another person decide in their place for a span of time, or no longer does."""

    type = "approvals.approval_delegated.v1"
    delegation_id: UUID
    user_id: UUID
    delegate_id: UUID
    ended: bool = False


@published
@dataclass(frozen=True, kw_only=True)
class ApprovalChainChanged(Event):
    """A chain was written, changed or deleted."""

    type = "approvals.approval_chain_changed.v1"
    chain_id: UUID
