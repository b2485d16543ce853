"""Who does not want to be seen."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.presence.models import choices
from rolecall.infra.db import UnitOfWork


async def hidden_among(uow: UnitOfWork, user_ids: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these logins do not want to be seen in the organization."""
    c = choices.c
    rows = await uow.fetch(
        sa.select(c.user_id).where(
            c.org_id == uow.org_id, c.user_id.in_(sorted(user_ids)), c.shown.is_(False)
        )
    )
    return frozenset(row["user_id"] for row in rows)
