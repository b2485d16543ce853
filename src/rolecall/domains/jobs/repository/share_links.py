"""Writing share links."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import ShareLink
from rolecall.domains.jobs.models import share_links
from rolecall.infra.db import UnitOfWork

_s = share_links.c


async def insert_share_link(uow: UnitOfWork, link: ShareLink) -> None:
    """Insert a link."""
    await uow.execute(sa.insert(share_links).values(org_id=uow.org_id, **asdict(link)))


async def retire_share_link(uow: UnitOfWork, link_id: UUID, at: datetime) -> bool:
    """Retire a link; tells whether it was in use."""
    return bool(
        await uow.execute(
            sa.update(share_links)
            .where(_s.org_id == uow.org_id, _s.id == link_id, _s.retired_at.is_(None))
            .values(retired_at=at)
        )
    )


async def count_visit(uow: UnitOfWork, link_id: UUID) -> None:
    """Count that a link was opened."""
    await uow.execute(
        sa.update(share_links)
        .where(_s.org_id == uow.org_id, _s.id == link_id)
        .values(visits=_s.visits + 1)
    )
