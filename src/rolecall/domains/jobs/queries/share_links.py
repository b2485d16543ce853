"""Reading share links."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import MOST_SHARE_LINKS, ShareLink
from rolecall.domains.jobs.models import share_links
from rolecall.infra.db import Row, UnitOfWork

_s = share_links.c
_ALL = sa.select(
    _s.id, _s.job_id, _s.code, _s.label, _s.source, _s.visits, _s.created_at, _s.created_by,
    _s.created_by_name, _s.retired_at,
)  # fmt: skip


async def list_share_links(uow: UnitOfWork, job_id: UUID) -> Sequence[ShareLink]:
    """Return the links of a job, the newest first."""
    listed = _ALL.where(_s.org_id == uow.org_id, _s.job_id == job_id)
    return [_share_link(row) for row in await uow.fetch(
        listed.order_by(_s.id.desc()).limit(MOST_SHARE_LINKS)
    )]  # fmt: skip


async def count_share_links(uow: UnitOfWork, job_id: UUID) -> int:
    """Return how many links a job has."""
    counted = sa.select(sa.func.count()).where(_s.org_id == uow.org_id, _s.job_id == job_id)
    return int(await uow.fetch_value(counted))


async def find_share_link(uow: UnitOfWork, job_id: UUID, link_id: UUID) -> ShareLink | None:
    """Return a link of a job, None if it has none of this id."""
    wanted = _ALL.where(_s.org_id == uow.org_id, _s.job_id == job_id, _s.id == link_id)
    row = await uow.fetch_one(wanted)
    return _share_link(row) if row else None


async def find_by_code(uow: UnitOfWork, code: str) -> ShareLink | None:
    """Return the link with this code, retired or not."""
    row = await uow.fetch_one(_ALL.where(_s.org_id == uow.org_id, _s.code == code))
    return _share_link(row) if row else None


def _share_link(row: Row) -> ShareLink:
    """Read a row."""
    return ShareLink(**dict(row))
