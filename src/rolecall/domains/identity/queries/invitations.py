"""Reading invitations."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.identity.contracts import Invitation
from rolecall.domains.identity.models import custom_roles, invitations
from rolecall.domains.identity.rules.invitations import invitation_status
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_NAMED = sa.select(invitations, custom_roles.c.name.label("custom_role_name")).outerjoin(
    custom_roles,
    sa.and_(
        custom_roles.c.org_id == invitations.c.org_id,
        custom_roles.c.id == invitations.c.custom_role_id,
    ),
)


async def list_invitations(uow: UnitOfWork, page: PageRequest) -> Page[Invitation]:
    """Return all invitations, newest first."""
    i = invitations.c
    listed = _NAMED.where(i.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, i.id, convert=invitation_of)


async def get_invitation(uow: UnitOfWork, invitation_id: UUID) -> Invitation:
    """Return an invitation.

    Raises:
        NotFound: the organization has none with this id.
    """
    row = await find_invitation_row(uow, invitation_id)
    if row is None:
        raise NotFound(say("There is no such invitation."))
    return invitation_of(row)


async def find_invitation_row(uow: UnitOfWork, invitation_id: UUID) -> Row | None:
    """Return an invitation with its nonce."""
    i = invitations.c
    return await uow.fetch_one(_NAMED.where(i.org_id == uow.org_id, i.id == invitation_id))


def invitation_of(row: Row) -> Invitation:
    """Return the invitation of a row, with its status as of now."""
    return Invitation(
        id=row["id"],
        email=row["email"],
        role=Role(row["role"]),
        status=invitation_status(
            accepted_at=row["accepted_at"],
            revoked_at=row["revoked_at"],
            expires_at=row["expires_at"],
            at=clock.now(),
        ),
        expires_at=row["expires_at"],
        invited_by=row["invited_by"],
        invited_by_name=row["invited_by_name"],
        created_at=row["created_at"],
        custom_role_id=row["custom_role_id"],
        custom_role_name=row.get("custom_role_name") or "",
    )
