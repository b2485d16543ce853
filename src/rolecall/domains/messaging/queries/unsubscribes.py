"""Reading who does not want mails that one can do without."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.models import unsubscribes
from rolecall.infra.db import UnitOfWork


async def list_own_unsubscribed(uow: UnitOfWork, email_norm: str) -> dict[UUID, datetime]:
    """Return at which organizations a proved address wants none, and since when."""
    u = unsubscribes.c
    rows = await uow.fetch(sa.select(u.org_id, u.since).where(u.email_norm == email_norm))
    return {row["org_id"]: row["since"] for row in rows}


async def list_unsubscribed(uow: UnitOfWork, email_norms: Collection[str]) -> dict[str, datetime]:
    """Return since when those addresses want none that said so."""
    u = unsubscribes.c
    rows = await uow.fetch(
        sa.select(u.email_norm, u.since).where(
            u.org_id == uow.org_id, u.email_norm.in_(list(email_norms))
        )
    )
    return {row["email_norm"]: row["since"] for row in rows}
