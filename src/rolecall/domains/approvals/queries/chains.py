"""Reading chains."""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.approvals.contracts import Chain, ChainGroup, Sequence, SubjectKind
from rolecall.domains.approvals.models import chains
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_c = chains.c


async def list_chains(uow: UnitOfWork, page: PageRequest) -> Page[Chain]:
    """Return chains, the oldest first."""
    listed = sa.select(chains).where(_c.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, _c.id, convert=_chain_of, descending=False)


async def chains_of_kind(uow: UnitOfWork, kind: SubjectKind) -> list[Chain]:
    """Return all chains for this kind of subject."""
    rows = await uow.fetch(
        sa.select(chains).where(_c.org_id == uow.org_id, _c.kind == kind.value).order_by(_c.id)
    )
    return [_chain_of(row) for row in rows]


async def find_chain(uow: UnitOfWork, chain_id: UUID) -> Chain | None:
    """Return a chain, None if the tenant has none of this id."""
    row = await uow.fetch_one(sa.select(chains).where(_c.org_id == uow.org_id, _c.id == chain_id))
    return _chain_of(row) if row else None


def _chain_of(row: Row) -> Chain:
    return Chain(
        id=row["id"],
        name=row["name"],
        kind=SubjectKind(row["kind"]),
        sequence=Sequence(row["sequence"]),
        groups=msgspec.convert(row["groups"], tuple[ChainGroup, ...]),
        departments=tuple(row["departments"]),
        allows_own=row["allows_own"],
        remind_after_days=row["remind_after_days"],
        active=row["active"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
