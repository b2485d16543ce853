"""The private link by which a candidate chooses a time.

It names the organization and the booking link and carries its nonce. It outlives the time for
choosing, so that what was booked can still be seen, moved and cancelled.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.infra.runtime import Runtime

LIFETIME = timedelta(days=365)
_PURPOSE = "interview-booking"


def booking_url(runtime: Runtime, org_id: UUID, link_id: UUID, nonce: str) -> str:
    """Return the address of the page."""
    payload = [str(org_id), str(link_id), nonce]
    token = runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)
    return f"{runtime.public_url}/book/{token}"


def read_booking_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, booking link and nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, link_id, nonce = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(link_id), str(nonce)
