"""Writing merges: which record is part of which, what moved, and the locks that order it all."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import FieldChange, Merge, Moved, MovedKind
from rolecall.domains.candidates.models import candidates, contacts, merges, moves, terms
from rolecall.domains.candidates.repository.moving import KINDS
from rolecall.domains.candidates.repository.moving_files import give_files, take_files
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_c, _m, _v, _n = candidates.c, merges.c, moves.c, contacts.c
OWN_KINDS = {**KINDS, MovedKind.FILE: (take_files, give_files)}
"""What this domain moves itself."""


async def lock_identities(uow: UnitOfWork) -> None:
    """Wait until nobody else merges, splits or compares records of the organization.

    Taken before any record is locked, so that those who do both never wait in a ring.
    """
    await uow.fetch_value(
        sa.select(
            sa.func.pg_advisory_xact_lock(
                sa.func.hashtextextended(f"candidate-identities:{uow.org_id}", 0)
            )
        )
    )


async def lock_records(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, Row]:
    """Return the locked rows, merged ones too, locked in one order.

    Raises:
        NotFound: one is not there.
    """
    rows = await uow.fetch(
        sa.select(*_c)
        .where(_c.org_id == uow.org_id, _c.id.in_(sorted(candidate_ids)))
        .order_by(_c.id)
        .with_for_update()
    )
    if len(rows) < len(set(candidate_ids)):
        raise NotFound(say("There is no such candidate."))
    return {row["id"]: row for row in rows}


async def write_record(uow: UnitOfWork, candidate_id: UUID, values: Mapping[str, Any]) -> None:
    """Write columns of a locked record."""
    await uow.execute(
        sa.update(candidates).where(_c.org_id == uow.org_id, _c.id == candidate_id).values(**values)
    )


async def lead_to(uow: UnitOfWork, candidate_ids: Collection[UUID], target_id: UUID) -> None:
    """Let records, and what was merged into them, be kept in another one."""
    await uow.execute(
        sa.update(candidates)
        .where(
            _c.org_id == uow.org_id,
            sa.or_(_c.id.in_(candidate_ids), _c.merged_into.in_(candidate_ids)),
        )
        .values(merged_into=target_id)
    )


async def set_merged_into(
    uow: UnitOfWork, candidate_ids: Collection[UUID], target_id: UUID
) -> None:
    """Let exactly these records be kept in another one."""
    await uow.execute(
        sa.update(candidates)
        .where(_c.org_id == uow.org_id, _c.id.in_(candidate_ids))
        .values(merged_into=target_id)
    )


async def forget_terms(uow: UnitOfWork, candidate_id: UUID) -> None:
    """Let a record be found by no word."""
    await uow.execute(
        sa.delete(terms).where(terms.c.org_id == uow.org_id, terms.c.candidate_id == candidate_id)
    )


async def make_primary(uow: UnitOfWork, candidate_id: UUID, contact_id: UUID, kind: str) -> None:
    """Let one contact be the primary one of its kind."""
    own = (_n.org_id == uow.org_id, _n.candidate_id == candidate_id, _n.kind == kind)
    await uow.execute(sa.update(contacts).where(*own, _n.is_primary).values(is_primary=False))
    await uow.execute(sa.update(contacts).where(*own, _n.id == contact_id).values(is_primary=True))


async def insert_merge(
    uow: UnitOfWork, merge: Merge, by_id: UUID | None, moved: Iterable[Moved]
) -> None:
    """Keep that a record went into another, and what changed over."""
    await uow.execute(
        sa.insert(merges).values(
            org_id=uow.org_id,
            id=merge.id,
            survivor_id=merge.survivor_id,
            merged_id=merge.merged_id,
            merged_name=merge.merged_name,
            at=merge.at,
            by_id=by_id,
            by_name=merge.by_name,
            fields=fields_json(merge.fields),
            split_by="",
        )
    )
    await insert_moves(uow, merge.id, moved)


async def insert_moves(uow: UnitOfWork, merge_id: UUID, moved: Iterable[Moved]) -> None:
    """Keep what changed over by a merge."""
    rows = [
        {
            "org_id": uow.org_id,
            "merge_id": merge_id,
            "kind": one.kind.value,
            "row_key": one.key,
            "payload": one.payload,
            "shared": one.shared,
        }
        for one in moved
    ]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        await uow.execute(sa.insert(moves).values(rows[start : start + _ROWS_AT_ONCE]))


async def end_merge(uow: UnitOfWork, merge_id: UUID, at: datetime, by_name: str) -> None:
    """Keep that the two are two again."""
    await uow.execute(
        sa.update(merges)
        .where(_m.org_id == uow.org_id, _m.id == merge_id)
        .values(split_at=at, split_by=by_name)
    )


async def revise_fields(uow: UnitOfWork, merge_id: UUID, fields: Mapping[str, FieldChange]) -> None:
    """Write what a merge says about fields."""
    await uow.execute(
        sa.update(merges)
        .where(_m.org_id == uow.org_id, _m.id == merge_id)
        .values(fields=fields_json(fields))
    )


async def forget_moves(
    uow: UnitOfWork, forgotten: Iterable[tuple[UUID, tuple[MovedKind, str]]]
) -> None:
    """Remove moves of merges that they do not concern any more."""
    by_merge: dict[tuple[UUID, MovedKind], list[str]] = {}
    for merge_id, (kind, key) in forgotten:
        by_merge.setdefault((merge_id, kind), []).append(key)
    for (merge_id, kind), keys in by_merge.items():
        await uow.execute(
            sa.delete(moves).where(
                _v.org_id == uow.org_id,
                _v.merge_id == merge_id,
                _v.kind == kind.value,
                _v.row_key.in_(keys),
            )
        )


async def own_moves(uow: UnitOfWork, owned: Iterable[tuple[UUID, tuple[MovedKind, str]]]) -> None:
    """Let moves of merges be those of rows that nobody else has any more."""
    for merge_id, (kind, key) in owned:
        await uow.execute(
            sa.update(moves)
            .where(
                _v.org_id == uow.org_id,
                _v.merge_id == merge_id,
                _v.kind == kind.value,
                _v.row_key == key,
            )
            .values(shared=False)
        )


def fields_json(fields: Mapping[str, FieldChange]) -> dict[str, list[Any]]:
    """Return changes of fields as a document."""
    return {name: [change.before, change.after] for name, change in fields.items()}


_ROWS_AT_ONCE = 1_000
"""Moves in one statement: six columns, and PostgreSQL takes 65,535 parameters."""
