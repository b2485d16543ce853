"""Which views the events of approvals make stale."""

from rolecall.domains.approvals.events import (
    ApprovalAdvanced,
    ApprovalChainChanged,
    ApprovalDeclined,
    ApprovalDelegated,
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRequested,
    ApprovalRestarted,
    ApprovalWithdrawn,
)
from rolecall.infra.realtime import StaleKeys, stales


def stale_approval(event: ApprovalEvent) -> StaleKeys:
    """Lists of requests, this one, its subject (`jobs`, `offers`), and how that stands."""
    kind, subject = event.subject_kind, str(event.subject_id)
    return [["approvals"], ["approval-of", kind, subject], [f"{kind}s", subject]]


_ABOUT_APPROVALS: tuple[type[ApprovalEvent], ...] = (
    ApprovalRequested,
    ApprovalAdvanced,
    ApprovalGranted,
    ApprovalDeclined,
    ApprovalRestarted,
    ApprovalWithdrawn,
)
for _changed in _ABOUT_APPROVALS:
    stales(_changed)(stale_approval)


@stales(ApprovalChainChanged)
def stale_chains(event: ApprovalChainChanged) -> StaleKeys:
    """Chains, and how subjects stand to them."""
    del event
    return [["approval-chains"], ["approval-of"], ["jobs"]]


@stales(ApprovalDelegated)
def stale_delegations(event: ApprovalDelegated) -> StaleKeys:
    """Delegations, and what waits for whom."""
    del event
    return [["approval-delegations"], ["approvals"]]
