"""Reading merges, what they moved, and what came since."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import (
    FILES_OF,
    ContactKind,
    FieldChange,
    Merge,
    Moved,
    MovedKind,
    Thing,
)
from rolecall.domains.candidates.models import (
    candidates,
    consents,
    contacts,
    links,
    merges,
    moves,
    notes,
    pool_members,
    pools,
    taggings,
    tags,
)
from rolecall.domains.files import api as files
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_c, _m, _v, _n = candidates.c, merges.c, moves.c, notes.c
_MERGE = (
    _m.id, _m.survivor_id, _m.merged_id, _m.merged_name, _m.at, _m.by_name, _m.fields,
    _m.split_at, _m.split_by,
)  # fmt: skip
EXCERPT = 80
"""Characters of a note that a list shows."""


def kept_in(
    org_id: UUID, column: sa.ColumnElement[UUID], candidate_id: UUID
) -> sa.ColumnElement[bool]:
    """Return what narrows rows to those of a record and of all that are merged into it."""
    merged = sa.select(_c.id).where(_c.org_id == org_id, _c.merged_into == candidate_id)
    # One list of ids: beside an OR no index is used and the whole organization is read.
    itself = sa.select(sa.literal(candidate_id, sa.Uuid))
    return column.in_(sa.union_all(itself, merged))


def records_of(org_id: UUID, candidate_id: UUID) -> sa.Select[tuple[UUID]]:
    """Return the statement of a record's id and those of all that are merged into it."""
    return sa.select(_c.id).where(_c.org_id == org_id, kept_in(org_id, _c.id, candidate_id))


async def ids_of_record(uow: UnitOfWork, candidate_id: UUID) -> list[UUID]:
    """Return a record's id and those of all that are merged into it."""
    rows = await uow.fetch(records_of(uow.org_id, candidate_id))
    return [row["id"] for row in rows]


async def records(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, Row]:
    """Return rows, merged ones too.

    Raises:
        NotFound: one is not there.
    """
    rows = await uow.fetch(sa.select(*_c).where(_c.org_id == uow.org_id, _c.id.in_(candidate_ids)))
    if len(rows) < len(set(candidate_ids)):
        raise NotFound(say("There is no such candidate."))
    return {row["id"]: row for row in rows}


async def find_merge(uow: UnitOfWork, merge_id: UUID) -> Merge | None:
    """Return a merge, split or not."""
    row = await uow.fetch_one(sa.select(*_MERGE).where(_m.org_id == uow.org_id, _m.id == merge_id))
    return _merge(row) if row else None


async def list_merges(uow: UnitOfWork, candidate_id: UUID) -> list[Merge]:
    """Return what is merged into a record now, directly or through another, newest first."""
    rows = await uow.fetch(
        sa.select(*_MERGE)
        .join(candidates, sa.and_(_c.org_id == _m.org_id, _c.id == _m.merged_id))
        .where(
            _m.org_id == uow.org_id, _m.split_at.is_(None), _c.merged_into == candidate_id
        )
        .order_by(_m.at.desc(), _m.id.desc())
    )  # fmt: skip
    return [_merge(row) for row in rows]


async def moves_of(
    uow: UnitOfWork, merge_ids: Collection[UUID]
) -> dict[UUID, dict[tuple[MovedKind, str], Moved]]:
    """Return what merges moved, by merge."""
    rows = await uow.fetch(
        sa.select(_v.merge_id, _v.kind, _v.row_key, _v.payload, _v.shared).where(
            _v.org_id == uow.org_id, _v.merge_id.in_(merge_ids)
        )
    )
    found: dict[UUID, dict[tuple[MovedKind, str], Moved]] = {one: {} for one in merge_ids}
    for row in rows:
        kind = MovedKind(row["kind"])
        move = Moved(kind, row["row_key"], row["payload"], row["shared"])
        found[row["merge_id"]][kind, row["row_key"]] = move
    return found


async def counts_of(uow: UnitOfWork, candidate_id: UUID) -> dict[MovedKind, int]:
    """Return how much of each kind a record has, as far as this domain keeps it."""
    owner = sa.select(sa.literal(candidate_id, sa.Uuid))
    own: dict[MovedKind, sa.FromClause] = {
        MovedKind.CONTACT: contacts,
        MovedKind.LINK: links,
        MovedKind.TAG: taggings,
        MovedKind.POOL: pool_members,
        MovedKind.NOTE: notes,
    }
    counted = [
        sa.select(sa.literal(kind.value).label("kind"), sa.func.count().label("n"))
        .select_from(table)
        .where(table.c.org_id == uow.org_id, table.c.candidate_id == candidate_id)
        for kind, table in own.items()
    ]
    attached = files.attached_files(uow.org_id, FILES_OF, owner).subquery()
    counted.append(
        sa.select(sa.literal(MovedKind.FILE.value), sa.func.count()).select_from(attached)
    )
    rows = await uow.fetch(sa.union_all(*counted))
    return {MovedKind(row["kind"]): row["n"] for row in rows}


async def has_applied(uow: UnitOfWork, candidate_id: UUID) -> bool:
    """Tell whether the person applied themselves, which takes a consent."""
    found = await uow.fetch_value(
        sa.select(consents.c.id)
        .where(
            consents.c.org_id == uow.org_id,
            kept_in(uow.org_id, consents.c.candidate_id, candidate_id),
        )
        .limit(1)
    )
    return found is not None


async def things_of(uow: UnitOfWork, candidate_id: UUID) -> dict[tuple[MovedKind, str], Thing]:
    """Return what a record has of this domain's kinds, in words."""
    org, own, mine = uow.org_id, candidate_id, pool_members.c
    owner = sa.select(sa.literal(own, sa.Uuid))
    attached = files.attached_files(org, FILES_OF, owner).subquery().c
    told = sa.union_all(
        _things(MovedKind.CONTACT, sa.cast(contacts.c.id, sa.Text), contacts.c.value).where(
            contacts.c.org_id == org, contacts.c.candidate_id == own
        ),
        _things(MovedKind.LINK, links.c.url, links.c.url).where(
            links.c.org_id == org, links.c.candidate_id == own
        ),
        _things(MovedKind.TAG, sa.cast(tags.c.id, sa.Text), tags.c.name)
        .join(taggings, sa.and_(taggings.c.org_id == org, taggings.c.tag_id == tags.c.id))
        .where(tags.c.org_id == org, taggings.c.candidate_id == own),
        _things(MovedKind.POOL, sa.cast(pools.c.id, sa.Text), pools.c.name)
        .join(pool_members, sa.and_(mine.org_id == org, mine.pool_id == pools.c.id))
        .where(pools.c.org_id == org, mine.candidate_id == own),
        _things(
            MovedKind.NOTE, sa.cast(_n.id, sa.Text), sa.func.left(_n.body, EXCERPT)
        ).where(_n.org_id == org, _n.candidate_id == own),
        _things(MovedKind.FILE, sa.cast(attached.id, sa.Text), attached.filename),
    )  # fmt: skip
    rows = await uow.fetch(told)
    things = [Thing(MovedKind(row["kind"]), row["key"], row["label"]) for row in rows]
    return {(one.kind, one.key): one for one in things}


async def since(uow: UnitOfWork, candidate_id: UUID, at: datetime) -> set[tuple[MovedKind, str]]:
    """Return the notes and files that came to a record after an instant."""
    owner = sa.select(sa.literal(candidate_id, sa.Uuid))
    attached = files.attached_files(uow.org_id, FILES_OF, owner).subquery().c
    rows = await uow.fetch(
        sa.union_all(
            sa.select(sa.literal(MovedKind.NOTE.value).label("kind"), _n.id).where(
                _n.org_id == uow.org_id, _n.candidate_id == candidate_id, _n.created_at > at
            ),
            sa.select(sa.literal(MovedKind.FILE.value), attached.id).where(
                attached.attached_at > at
            ),
        )
    )
    return {(MovedKind(row["kind"]), str(row["id"])) for row in rows}


async def contacts_of(uow: UnitOfWork, candidate_id: UUID) -> list[Row]:
    """Return a record's addresses and numbers (`id`, `kind`, `value`, `norm`, `is_primary`)."""
    n = contacts.c
    return await uow.fetch(
        sa.select(n.id, n.kind, n.value, n.norm, n.is_primary)
        .where(n.org_id == uow.org_id, n.candidate_id == candidate_id)
        .order_by(n.position, n.id)
    )


async def emails_of(uow: UnitOfWork, candidate_id: UUID) -> list[str]:
    """Return a record's e-mail addresses."""
    rows = await contacts_of(uow, candidate_id)
    return [row["value"] for row in rows if row["kind"] == ContactKind.EMAIL.value]


def _things(
    kind: MovedKind, key: sa.ColumnElement[str], label: sa.ColumnElement[str]
) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(sa.literal(kind.value).label("kind"), key.label("key"), label.label("label"))


def _merge(row: Row) -> Merge:
    return Merge(
        id=row["id"],
        survivor_id=row["survivor_id"],
        merged_id=row["merged_id"],
        merged_name=row["merged_name"],
        at=row["at"],
        by_name=row["by_name"],
        fields={name: FieldChange(*change) for name, change in row["fields"].items()},
        split_at=row["split_at"],
        split_by=row["split_by"],
    )
