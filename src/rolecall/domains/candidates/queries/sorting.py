"""Reading tags, pools and segments."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.domains.candidates.contracts import (
    CountedTag,
    SavedFilters,
    Segment,
    Tag,
    TagColor,
    TalentPool,
)
from rolecall.domains.candidates.models import pool_members, pools, segments, taggings, tags
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.terms import fold

_t, _g, _p, _m, _s = tags.c, taggings.c, pools.c, pool_members.c, segments.c
_TAG = (_t.id, _t.name, _t.color, _t.version)
_SEGMENT = (
    _s.id, _s.name, _s.filters, _s.owner_id, _s.owner_name, _s.shared, _s.version,
)  # fmt: skip


async def list_tags(uow: UnitOfWork) -> list[CountedTag]:
    """Return all tags by name, with how many candidates have each."""
    counted = (
        sa.select(_g.tag_id, sa.func.count().label("n"))
        .where(_g.org_id == uow.org_id)
        .group_by(_g.tag_id)
        .subquery()
    )
    rows = await uow.fetch(
        sa.select(*_TAG, sa.func.coalesce(counted.c.n, 0).label("n"))
        .select_from(tags.outerjoin(counted, counted.c.tag_id == _t.id))
        .where(_t.org_id == uow.org_id)
        .order_by(_t.name_key)
    )
    return [CountedTag(_tag(row), row["n"]) for row in rows]


async def find_tag(uow: UnitOfWork, tag_id: UUID) -> Tag | None:
    """Return a tag."""
    row = await uow.fetch_one(
        sa.select(*_TAG).where(_t.org_id == uow.org_id, _t.id == tag_id).with_for_update()
    )
    return _tag(row) if row else None


async def find_tag_by_name(uow: UnitOfWork, name: str) -> Tag | None:
    """Return the tag of this name, however it is spelt."""
    row = await uow.fetch_one(
        sa.select(*_TAG).where(_t.org_id == uow.org_id, _t.name_key == fold(name))
    )
    return _tag(row) if row else None


async def existing_tag_ids(uow: UnitOfWork, tag_ids: tuple[UUID, ...]) -> set[UUID]:
    """Return which of these are tags of the organization."""
    rows = await uow.fetch(sa.select(_t.id).where(_t.org_id == uow.org_id, _t.id.in_(tag_ids)))
    return {row["id"] for row in rows}


async def list_pools(uow: UnitOfWork) -> list[TalentPool]:
    """Return all talent pools by name, with how many people are in each."""
    rows = await uow.fetch(_pools(uow.org_id).order_by(_p.name_key))
    return [_pool(row) for row in rows]


async def find_pool(uow: UnitOfWork, pool_id: UUID) -> TalentPool | None:
    """Return a talent pool."""
    row = await uow.fetch_one(_pools(uow.org_id).where(_p.id == pool_id))
    return _pool(row) if row else None


async def pools_of(uow: UnitOfWork, candidate_id: UUID) -> list[tuple[UUID, str]]:
    """Return id and name of the pools that a candidate is in, by name."""
    rows = await uow.fetch(
        sa.select(_p.id, _p.name)
        .join(pool_members, sa.and_(_m.org_id == _p.org_id, _m.pool_id == _p.id))
        .where(_m.org_id == uow.org_id, _m.candidate_id == candidate_id)
        .order_by(_p.name_key)
    )
    return [(row["id"], row["name"]) for row in rows]


def _pools(org_id: UUID) -> sa.Select[Any]:
    counted = (
        sa.select(_m.pool_id, sa.func.count().label("n"))
        .where(_m.org_id == org_id)
        .group_by(_m.pool_id)
        .subquery()
    )
    return (
        sa.select(
            _p.id, _p.name, _p.description, _p.created_at, _p.version,
            sa.func.coalesce(counted.c.n, 0).label("candidates"),
        )
        .select_from(pools.outerjoin(counted, counted.c.pool_id == _p.id))
        .where(_p.org_id == org_id)
    )  # fmt: skip


async def list_segments(uow: UnitOfWork, reader_id: UUID | None) -> list[Segment]:
    """Return the shared segments and the reader's own, by name."""
    rows = await uow.fetch(
        sa.select(*_SEGMENT)
        .where(_s.org_id == uow.org_id, sa.or_(_s.shared, _s.owner_id == reader_id))
        .order_by(_s.name, _s.id)
    )
    return [_segment(row) for row in rows]


async def find_segment(uow: UnitOfWork, segment_id: UUID, reader_id: UUID | None) -> Segment | None:
    """Return a segment that is shared or the reader's own."""
    row = await uow.fetch_one(
        sa.select(*_SEGMENT)
        .where(
            _s.org_id == uow.org_id,
            _s.id == segment_id,
            sa.or_(_s.shared, _s.owner_id == reader_id),
        )
        .with_for_update()
    )
    return _segment(row) if row else None


def _tag(row: Row) -> Tag:
    return Tag(row["id"], row["name"], TagColor(row["color"]), row["version"])


def _pool(row: Row) -> TalentPool:
    return TalentPool(**dict(row))


def _segment(row: Row) -> Segment:
    looked_for = row["filters"]
    pool_id = looked_for["pool_id"]
    return Segment(
        id=row["id"],
        name=row["name"],
        filters=SavedFilters(
            q=looked_for["q"],
            tag_ids=tuple(UUID(tag_id) for tag_id in looked_for["tag_ids"]),
            pool_id=UUID(pool_id) if pool_id else None,
            source=looked_for["source"],
            fields=tuple(looked_for["fields"]),
        ),
        owner_id=row["owner_id"],
        owner_name=row["owner_name"],
        shared=row["shared"],
        version=row["version"],
    )


async def tags_of(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Return what the tags of candidates are called, for those who have any."""
    if not candidate_ids:
        return {}
    rows = await uow.fetch(
        sa.select(taggings.c.candidate_id, tags.c.name)
        .join(tags, sa.and_(tags.c.org_id == taggings.c.org_id, tags.c.id == taggings.c.tag_id))
        .where(
            taggings.c.org_id == uow.org_id,
            taggings.c.candidate_id == sa.func.any(sa.literal(list(candidate_ids), ARRAY(sa.Uuid))),
        )
    )
    found: dict[UUID, set[str]] = {}
    for row in rows:
        found.setdefault(row["candidate_id"], set()).add(row["name"])
    return {candidate_id: frozenset(names) for candidate_id, names in found.items()}
