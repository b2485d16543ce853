"""What state an invitation is in. Derived, never stored, so that it cannot disagree."""

from datetime import datetime

from rolecall.domains.identity.contracts import InvitationStatus


def invitation_status(
    *,
    accepted_at: datetime | None,
    revoked_at: datetime | None,
    expires_at: datetime,
    at: datetime,
) -> InvitationStatus:
    """Return the status at an instant."""
    if accepted_at is not None:
        return InvitationStatus.ACCEPTED
    if revoked_at is not None:
        return InvitationStatus.REVOKED
    return InvitationStatus.EXPIRED if at >= expires_at else InvitationStatus.PENDING
