"""Links of invitations: signed over organization, invitation and the current nonce."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.identity.contracts import InvitationStatus
from rolecall.domains.identity.queries import invitations as queries
from rolecall.domains.identity.queries import organizations as organization_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.infra.crypto import InvalidToken
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

_SIGNER = "identity.invitation"
_PATH = "/app/accept-invitation"


@dataclass(frozen=True, slots=True)
class InvitationMail:
    """What the mail of an invitation says. `locale` is the login's, else the organization's."""

    email: str
    organization_name: str
    inviter_name: str
    role: str | None
    locale: str
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationProof:
    """What a genuine link says."""

    org_id: UUID
    invitation_id: UUID
    nonce: str


async def invitation_mail(uow: UnitOfWork, invitation_id: UUID) -> InvitationMail | None:
    """Return what the mail needs; None when the invitation is not open any more."""
    row = await queries.find_invitation_row(uow, invitation_id)
    if row is None or queries.invitation_of(row).status is not InvitationStatus.PENDING:
        return None
    organization = await organization_queries.get_organization(uow, uow.org_id)
    invitee = await user_queries.find_by_email(uow, row["email"])
    token = uow.runtime.keys.signer(_SIGNER).sign(
        [uow.org_id.hex, invitation_id.hex, row["nonce"]],
        lifetime=row["expires_at"] - clock.now(),
    )
    return InvitationMail(
        email=row["email"],
        organization_name=organization.name,
        inviter_name=row["invited_by_name"],
        role=None if row["custom_role_id"] else row["role"],
        locale=invitee.locale if invitee else organization.locale,
        url=f"{uow.runtime.public_url}{_PATH}?token={token}",
        expires_at=row["expires_at"],
    )


def read_invitation_token(runtime: Runtime, token: str) -> InvitationProof:
    """Return what a link says.

    Raises:
        InvalidToken: it was not made here.
        ExpiredToken: its time is over.
    """
    payload = runtime.keys.signer(_SIGNER).verify(token)
    try:
        organization, invitation, nonce = payload
        return InvitationProof(UUID(organization), UUID(invitation), str(nonce))
    except (TypeError, ValueError) as error:
        raise InvalidToken(
            say("This link is not valid. Check that it was copied whole.")
        ) from error
