"""Writing invitations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts import HeldRole, NewInvitation
from rolecall.domains.identity.models import invitations
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email


async def insert_invitation(
    uow: UnitOfWork,
    new: NewInvitation,
    held: HeldRole,
    *,
    nonce: str,
    expires_at: datetime,
    invited_by: UUID | None,
    invited_by_name: str,
) -> UUID | None:
    """Add an invitation; None when there is an open one for the address."""
    i = invitations.c
    found: UUID | None = await uow.fetch_value(
        insert(invitations)
        .values(
            org_id=uow.org_id,
            id=ids.uuid7(),
            email=new.email,
            email_norm=normalise_email(new.email),
            role=held.base.value,
            custom_role_id=held.custom_role_id,
            nonce=nonce,
            invited_by=invited_by,
            invited_by_name=invited_by_name,
            created_at=clock.now(),
            expires_at=expires_at,
        )
        .on_conflict_do_nothing(
            index_elements=["org_id", "email_norm"],
            index_where=sa.and_(i.accepted_at.is_(None), i.revoked_at.is_(None)),
        )
        .returning(i.id)
    )
    return found


async def revoke_expired(uow: UnitOfWork, email: str) -> None:
    """Make room for a new invitation where an earlier one has run out."""
    i = invitations.c
    now = clock.now()
    await uow.execute(
        sa.update(invitations)
        .where(
            i.org_id == uow.org_id,
            i.email_norm == normalise_email(email),
            i.accepted_at.is_(None),
            i.revoked_at.is_(None),
            i.expires_at <= now,
        )
        .values(revoked_at=now)
    )


async def get_for_update(uow: UnitOfWork, invitation_id: UUID) -> Row | None:
    """Return an invitation's row, locked: it is taken, sent again or revoked once."""
    i = invitations.c
    return await uow.fetch_one(
        sa.select(invitations)
        .where(i.org_id == uow.org_id, i.id == invitation_id)
        .with_for_update()
    )


async def update_invitation(
    uow: UnitOfWork, invitation_id: UUID, values: Mapping[str, Any]
) -> None:
    """Write columns of an invitation."""
    i = invitations.c
    await uow.execute(
        sa.update(invitations).where(i.org_id == uow.org_id, i.id == invitation_id).values(**values)
    )
