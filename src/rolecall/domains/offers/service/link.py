"""The private link to an offer's page.

It names the organization and the offer and carries a nonce of the offer. It outlives the offer, so
that who comes late reads a clear sentence.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.infra.runtime import Runtime

LIFETIME = timedelta(days=730)
_PURPOSE = "offer"


def offer_token(runtime: Runtime, org_id: UUID, offer_id: UUID, nonce: str) -> str:
    """Return the token of an offer's page."""
    payload = [str(org_id), str(offer_id), nonce]
    return runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)


def read_offer_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, offer and nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, offer_id, nonce = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(offer_id), str(nonce)
