"""What the domains above approvals use.

A domain whose records need approval (jobs, offers) describes a record as a `Subject` and asks:
`standing_of` and `require_granted` before it goes ahead, `request_approval` and `withdraw` for its
members (whether they may, that domain decides), `follow_change` at every edit, `withdraw` when the
record goes away. It learns of the outcome by `ApprovalGranted` and `ApprovalDeclined`.
"""

from uuid import UUID

from rolecall.domains.approvals.contracts import Approval
from rolecall.domains.approvals.queries import approvals as queries
from rolecall.domains.approvals.queries.delegations import find_delegation
from rolecall.domains.approvals.service import (
    asked_approvers,
    decide,
    follow_change,
    remind,
    request_approval,
    require_granted,
    save_chain,
    standing_of,
    view_of,
    withdraw,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

__all__ = [
    "asked_approvers",
    "decide",
    "find_delegation",
    "follow_change",
    "get_approval",
    "remind",
    "request_approval",
    "require_granted",
    "save_chain",
    "standing_of",
    "view_of",
    "withdraw",
]


async def get_approval(uow: UnitOfWork, approval_id: UUID) -> Approval:
    """Return a request, for callers that decide who sees it.

    Raises:
        NotFound: the tenant has none of this id.
    """
    found = await queries.find_approval(uow, approval_id)
    if found is None:
        raise NotFound(say("There is no such request for approval."))
    return found
