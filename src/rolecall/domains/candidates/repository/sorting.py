"""Writing tags, pools and segments."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.candidates.contracts import SavedFilters, Segment, Tag
from rolecall.domains.candidates.models import pool_members, pools, segments, taggings, tags
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.terms import fold

_t, _g, _p, _m, _s = tags.c, taggings.c, pools.c, pool_members.c, segments.c


async def insert_tag(uow: UnitOfWork, tag: Tag, at: datetime) -> bool:
    """Insert a tag; False if there is one of this name."""
    inserted = await uow.fetch_value(
        insert(tags)
        .values(
            org_id=uow.org_id,
            id=tag.id,
            name=tag.name,
            name_key=fold(tag.name),
            color=tag.color.value,
            created_at=at,
            version=tag.version,
        )
        .on_conflict_do_nothing()
        .returning(_t.id)
    )
    return inserted is not None


async def update_tag(uow: UnitOfWork, tag: Tag) -> None:
    """Write a changed tag over the one of the version before.

    Raises:
        Conflict: code `tag_exists`; another tag has this name.
        VersionMismatch: somebody else changed it meanwhile.
    """
    with _unique(say("There is a tag with this name. Merge the two instead."), "tag_exists"):
        written = await uow.execute(
            sa.update(tags)
            .where(_t.org_id == uow.org_id, _t.id == tag.id, _t.version == tag.version - 1)
            .values(
                name=tag.name,
                name_key=fold(tag.name),
                color=tag.color.value,
                version=tag.version,
            )
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this tag meanwhile. Load it again."))


async def delete_tag(uow: UnitOfWork, tag_id: UUID) -> int:
    """Remove a tag from the organization and from everybody; returns whether it was there."""
    return await uow.execute(sa.delete(tags).where(_t.org_id == uow.org_id, _t.id == tag_id))


async def add_taggings(
    uow: UnitOfWork, candidate_ids: Sequence[UUID], tag_ids: Sequence[UUID], at: datetime
) -> int:
    """Mark candidates with tags; returns how many marks are new."""
    rows = [
        {"org_id": uow.org_id, "candidate_id": candidate_id, "tag_id": tag_id, "tagged_at": at}
        for candidate_id in candidate_ids
        for tag_id in tag_ids
    ]
    return await _insert_new(uow, taggings, rows)


async def remove_taggings(
    uow: UnitOfWork, candidate_ids: Sequence[UUID], tag_ids: Sequence[UUID]
) -> int:
    """Take marks away; returns how many there were."""
    return await uow.execute(
        sa.delete(taggings).where(
            _g.org_id == uow.org_id, _g.candidate_id.in_(candidate_ids), _g.tag_id.in_(tag_ids)
        )
    )


async def add_marks(
    uow: UnitOfWork, marks: Sequence[tuple[UUID, UUID]], at: datetime
) -> set[tuple[UUID, UUID]]:
    """Mark candidates with tags, as pairs of candidate and tag; returns the pairs that are new."""
    if not marks:
        return set()
    rows = await uow.fetch(
        insert(taggings)
        .values(
            [
                {"org_id": uow.org_id, "candidate_id": one, "tag_id": tag_id, "tagged_at": at}
                for one, tag_id in marks
            ]
        )
        .on_conflict_do_nothing()
        .returning(_g.candidate_id, _g.tag_id)
    )
    return {(row["candidate_id"], row["tag_id"]) for row in rows}


async def remove_marks(
    uow: UnitOfWork, marks: Sequence[tuple[UUID, UUID]]
) -> set[tuple[UUID, UUID]]:
    """Take marks away, as pairs of candidate and tag; returns the pairs that were there."""
    if not marks:
        return set()
    rows = await uow.fetch(
        sa.delete(taggings)
        .where(_g.org_id == uow.org_id, sa.tuple_(_g.candidate_id, _g.tag_id).in_(marks))
        .returning(_g.candidate_id, _g.tag_id)
    )
    return {(row["candidate_id"], row["tag_id"]) for row in rows}


async def change_pool(
    uow: UnitOfWork, pool_id: UUID, candidate_ids: Sequence[UUID], at: datetime | None
) -> set[UUID]:
    """Put candidates in at an instant, or take them out (None); returns for whom that is new."""
    if at is None:
        written = await uow.fetch(
            sa.delete(pool_members)
            .where(
                _m.org_id == uow.org_id,
                _m.pool_id == pool_id,
                _m.candidate_id.in_(candidate_ids),
            )
            .returning(_m.candidate_id)
        )
    else:
        written = await uow.fetch(
            insert(pool_members)
            .values(
                [
                    {
                        "org_id": uow.org_id,
                        "pool_id": pool_id,
                        "candidate_id": candidate_id,
                        "added_at": at,
                    }
                    for candidate_id in candidate_ids
                ]
            )
            .on_conflict_do_nothing()
            .returning(_m.candidate_id)
        )
    return {row["candidate_id"] for row in written}


async def move_taggings(uow: UnitOfWork, from_tag: UUID, to_tag: UUID) -> int:
    """Mark everybody who has one tag with another; returns how many got it newly."""
    marked = sa.select(
        _g.org_id, _g.candidate_id, sa.literal(to_tag, sa.Uuid).label("tag_id"), _g.tagged_at
    ).where(_g.org_id == uow.org_id, _g.tag_id == from_tag)
    return await uow.execute(
        insert(taggings)
        .from_select(["org_id", "candidate_id", "tag_id", "tagged_at"], marked)
        .on_conflict_do_nothing()
    )


async def insert_pool(uow: UnitOfWork, pool_id: UUID, values: dict[str, Any]) -> None:
    """Insert a talent pool.

    Raises:
        Conflict: code `pool_exists`.
    """
    with _unique(say("There is a talent pool with this name."), "pool_exists"):
        await uow.execute(sa.insert(pools).values(org_id=uow.org_id, id=pool_id, **values))


async def update_pool(uow: UnitOfWork, pool_id: UUID, version: int, values: dict[str, Any]) -> None:
    """Write columns of a pool that is at this version.

    Raises:
        Conflict: code `pool_exists`.
        VersionMismatch: somebody else changed it meanwhile.
    """
    with _unique(say("There is a talent pool with this name."), "pool_exists"):
        written = await uow.execute(
            sa.update(pools)
            .where(_p.org_id == uow.org_id, _p.id == pool_id, _p.version == version)
            .values(version=version + 1, **values)
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this pool meanwhile. Load it again."))


async def delete_pool(uow: UnitOfWork, pool_id: UUID) -> int:
    """Remove a pool; the people in it stay. Returns whether it was there."""
    return await uow.execute(sa.delete(pools).where(_p.org_id == uow.org_id, _p.id == pool_id))


async def add_pool_members(
    uow: UnitOfWork, pool_id: UUID, candidate_ids: Sequence[UUID], at: datetime
) -> int:
    """Put candidates into a pool; returns how many are new in it."""
    rows = [
        {"org_id": uow.org_id, "pool_id": pool_id, "candidate_id": candidate_id, "added_at": at}
        for candidate_id in candidate_ids
    ]
    return await _insert_new(uow, pool_members, rows)


async def remove_pool_members(uow: UnitOfWork, pool_id: UUID, candidate_ids: Sequence[UUID]) -> int:
    """Take candidates out of a pool; returns how many were in it."""
    return await uow.execute(
        sa.delete(pool_members).where(
            _m.org_id == uow.org_id,
            _m.pool_id == pool_id,
            _m.candidate_id.in_(candidate_ids),
        )
    )


async def insert_segment(uow: UnitOfWork, segment: Segment, at: datetime) -> None:
    """Insert a segment."""
    await uow.execute(
        sa.insert(segments).values(
            org_id=uow.org_id,
            id=segment.id,
            owner_id=segment.owner_id,
            owner_name=segment.owner_name,
            created_at=at,
            version=segment.version,
            **_looks_for(segment),
        )
    )


async def update_segment(uow: UnitOfWork, segment: Segment) -> None:
    """Write a changed segment over the one of the version before.

    Raises:
        VersionMismatch: somebody else changed it meanwhile.
    """
    written = await uow.execute(
        sa.update(segments)
        .where(_s.org_id == uow.org_id, _s.id == segment.id, _s.version == segment.version - 1)
        .values(version=segment.version, **_looks_for(segment))
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this segment meanwhile. Load it again."))


async def delete_segment(uow: UnitOfWork, segment_id: UUID) -> None:
    """Remove a segment."""
    await uow.execute(sa.delete(segments).where(_s.org_id == uow.org_id, _s.id == segment_id))


def _looks_for(segment: Segment) -> dict[str, Any]:
    return {
        "name": segment.name,
        "shared": segment.shared,
        "filters": _as_json(segment.filters),
    }


def _as_json(filters: SavedFilters) -> dict[str, Any]:
    return {
        "q": filters.q,
        "tag_ids": [str(tag_id) for tag_id in filters.tag_ids],
        "pool_id": str(filters.pool_id) if filters.pool_id else None,
        "source": filters.source,
        "fields": list(filters.fields),
    }


async def _insert_new(uow: UnitOfWork, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    if not rows:
        return 0
    return await uow.execute(insert(table).values(rows).on_conflict_do_nothing())


@contextmanager
def _unique(message: Sentence, code: str) -> Iterator[None]:
    """Say in words that a name is taken."""
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        raise Conflict(message, code=code) from error
