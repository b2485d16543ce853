"""Decisions and delegations over HTTP. Requests are shown as `contracts.ApprovalView` says."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from rolecall.domains.approvals.contracts import (
    Decide,
    Delegation,
    HandOn,
    NewDelegation,
    Verdict,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant

Reason = Annotated[str, StringConstraints(max_length=500)]
Comment = Annotated[str, StringConstraints(max_length=2_000)]


class DecisionIn(In):
    """A yes, or a no with the reason for it."""

    verdict: Verdict
    comment: Comment = ""

    def command(self, approval_id: UUID) -> Decide:
        """Return the command to decide."""
        return Decide(approval_id=approval_id, verdict=self.verdict, comment=self.comment)


class HandOnIn(In):
    """Who decides instead; `from_user_id` is for administrators, else it is the caller.

    `reason` is needed where it is not the caller.
    """

    to_user_id: UUID
    from_user_id: UUID | None = None
    reason: Reason = ""

    def command(self, approval_id: UUID) -> HandOn:
        """Return the command to hand on."""
        return HandOn(
            approval_id=approval_id,
            to_user_id=self.to_user_id,
            from_user_id=self.from_user_id,
            reason=self.reason,
        )


class DelegationIn(In):
    """Who decides in the caller's place, and for how long."""

    delegate_id: UUID
    starts_at: Instant
    ends_at: Instant

    def command(self) -> NewDelegation:
        """Return the command to delegate."""
        return NewDelegation(
            delegate_id=self.delegate_id, starts_at=self.starts_at, ends_at=self.ends_at
        )


class DelegationOut(Out):
    """A span of time in which one member decides in another's place."""

    id: UUID
    user_id: UUID
    user_name: str
    delegate_id: UUID
    delegate_name: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime

    @classmethod
    def of(cls, delegation: Delegation) -> "DelegationOut":
        """Render a delegation."""
        return cls.model_validate(delegation)


class DelegationsOut(Out):
    """What is not over of what the caller delegates, or is delegated."""

    items: list[DelegationOut]
