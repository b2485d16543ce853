"""The private link by which an approver decides without signing in.

It names the organization, the request and the approver. It needs no nonce: what was decided, handed
on, withdrawn or superseded no longer waits for its bearer, and the page says so.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.infra.runtime import Runtime

LIFETIME = timedelta(days=14)
_PURPOSE = "approval-decision"


def decision_url(runtime: Runtime, org_id: UUID, approval_id: UUID, user_id: UUID) -> str:
    """Return the address at which this person decides this request."""
    payload = [str(org_id), str(approval_id), str(user_id)]
    token = runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)
    return f"{runtime.public_url}/approve/{token}"


def read_decision_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, UUID]:
    """Return organization, request and approver.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, approval_id, user_id = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(approval_id), UUID(user_id)
