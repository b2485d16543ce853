"""The link to a copy, as it is mailed: it names the copy and carries its nonce."""

from uuid import UUID

from rolecall.domains.privacy.contracts import KEEP_COPIES
from rolecall.infra.runtime import Runtime

_PURPOSE = "data-copy"


def copy_token(runtime: Runtime, org_id: UUID, copy_id: UUID, nonce: str) -> str:
    """Return the token of a copy's page."""
    payload = [str(org_id), str(copy_id), nonce]
    return runtime.keys.signer(_PURPOSE).sign(payload, lifetime=KEEP_COPIES)


def read_copy_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, copy and nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, copy_id, nonce = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(copy_id), str(nonce)
