"""Writing readings, items and changes. Bodies come sealed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.profiles.contracts import CANDIDATE, ChangeKind, ReadingState, Section
from rolecall.domains.profiles.models import changes, items, readings, terms
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.db.terms import replace_terms

_r, _i, _c = readings.c, items.c, changes.c
SEALED = {"resume_readings": (readings, _r.file_id), "profile_items": (items, _i.id)} | {
    "profile_changes": (changes, _c.id)
}
"""Tables with a sealed `body`, and the column that names the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """A reading as it is written."""

    file_id: UUID
    state: ReadingState
    parser: int
    extractor: int
    reason: str
    body: str
    key_id: str
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptItem:
    """An item as it is written: as version 1, or over the version before."""

    id: UUID
    candidate_id: UUID
    section: Section
    record_type: str
    record_id: UUID
    body: str
    key_id: str
    by_name: str
    by_candidate: bool
    at: datetime
    version: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChange:
    """A change as it is written. `versions` are those of its items afterwards, 0 for none."""

    id: UUID
    candidate_id: UUID
    kind: ChangeKind
    section: Section
    record_type: str
    record_id: UUID
    versions: Mapping[str, int]
    body: str
    key_id: str
    by_id: UUID | None
    by_name: str
    by_candidate: bool
    at: datetime


async def ask_for(uow: UnitOfWork, file_ids: Collection[UUID], key_id: str, at: datetime) -> None:
    """Mark résumés as waiting to be read; what was read of them stays until then."""
    if not file_ids:
        return
    rows = [
        {
            "org_id": uow.org_id,
            "file_id": file_id,
            "state": ReadingState.WAITING.value,
            "parser": 0,
            "extractor": 0,
            "reason": "",
            "body": "",
            "key_id": key_id,
            "asked_at": at,
        }
        for file_id in sorted(file_ids)
    ]
    await uow.execute(
        insert(readings)
        .values(rows)
        .on_conflict_do_update(index_elements=[_r.org_id, _r.file_id], set_={"asked_at": at})
    )


async def stop_waiting(uow: UnitOfWork, file_id: UUID) -> None:
    """Forget that somebody asked for a résumé that there is nothing to read of."""
    await uow.execute(
        sa.delete(readings).where(
            _r.org_id == uow.org_id,
            _r.file_id == file_id,
            _r.state == ReadingState.WAITING.value,
        )
    )
    await uow.execute(
        sa.update(readings)
        .where(_r.org_id == uow.org_id, _r.file_id == file_id)
        .values(asked_at=None)
    )


async def keep_reading(uow: UnitOfWork, kept: KeptReading) -> bool:
    """Keep what was read of a file, unless something newer is kept; tell whether it was."""
    values = {
        "state": kept.state.value,
        "parser": kept.parser,
        "extractor": kept.extractor,
        "reason": kept.reason,
        "body": kept.body,
        "key_id": kept.key_id,
        "read_at": kept.read_at,
        "asked_at": None,
        "model": "",
        "model_problem": "",
    }
    written = insert(readings).values(org_id=uow.org_id, file_id=kept.file_id, **values)
    return bool(
        await uow.execute(
            written.on_conflict_do_update(
                index_elements=[_r.org_id, _r.file_id],
                set_=values,
                where=sa.and_(_r.parser <= kept.parser, _r.extractor <= kept.extractor),
            )
        )
    )


async def keep_improved(uow: UnitOfWork, before: Row, body: str, key_id: str, model: str) -> bool:
    """Keep what a language model improved; False if the file was read anew meanwhile."""
    return await _of_the_same(
        uow,
        before,
        {
            "body": body,
            "key_id": key_id,
            "state": ReadingState.READ.value,
            "model": model,
            "model_problem": "",
        },
    )


async def note_model_problem(uow: UnitOfWork, before: Row, problem: str) -> bool:
    """Keep why a language model did not take part; False if the file was read anew meanwhile."""
    return await _of_the_same(uow, before, {"model_problem": problem})


async def _of_the_same(uow: UnitOfWork, before: Row, values: Mapping[str, Any]) -> bool:
    """Write about a reading as it was seen: by this parser, of this text, without a model."""
    return bool(
        await uow.execute(
            sa.update(readings)
            .where(
                _r.org_id == uow.org_id,
                _r.file_id == before["file_id"],
                _r.parser == before["parser"],
                _r.extractor == before["extractor"],
                _r.read_at == before["read_at"],
                _r.model == "",
            )
            .values(**values)
        )
    )


async def lock_items(uow: UnitOfWork, item_ids: Collection[UUID]) -> dict[UUID, Row]:
    """Return those of these items that are kept, locked in one order."""
    rows = await uow.fetch(
        sa.select(*_i)
        .where(_i.org_id == uow.org_id, _i.id.in_(sorted(item_ids)))
        .order_by(_i.id)
        .with_for_update()
    )
    return {row["id"]: row for row in rows}


async def write_item(uow: UnitOfWork, kept: KeptItem) -> bool:
    """Write an item; False if somebody else wrote it meanwhile."""
    values = {
        "body": kept.body,
        "key_id": kept.key_id,
        "by_name": kept.by_name,
        "by_candidate": kept.by_candidate,
        "at": kept.at,
        "version": kept.version,
    }
    if kept.version == 1:
        written = await uow.execute(
            insert(items)
            .values(
                org_id=uow.org_id,
                id=kept.id,
                candidate_id=kept.candidate_id,
                section=kept.section.value,
                record_type=kept.record_type,
                record_id=kept.record_id,
                **values,
            )
            .on_conflict_do_nothing()
        )
    else:
        written = await uow.execute(
            sa.update(items)
            .where(
                _i.org_id == uow.org_id, _i.id == kept.id, _i.version == kept.version - 1
            )
            .values(**values)
        )  # fmt: skip
    if written:
        await replace_terms(uow, terms, "item_id", kept.id, kept.words)
    return bool(written)


async def delete_item(uow: UnitOfWork, item_id: UUID) -> None:
    """Forget what somebody did to an item."""
    await uow.execute(sa.delete(items).where(_i.org_id == uow.org_id, _i.id == item_id))


async def insert_change(uow: UnitOfWork, kept: KeptChange) -> None:
    """Keep what somebody did, and what was there before."""
    await uow.execute(
        sa.insert(changes).values(
            org_id=uow.org_id,
            id=kept.id,
            candidate_id=kept.candidate_id,
            kind=kept.kind.value,
            section=kept.section.value,
            record_type=kept.record_type,
            record_id=kept.record_id,
            versions=dict(kept.versions),
            body=kept.body,
            key_id=kept.key_id,
            by_id=kept.by_id,
            by_name=kept.by_name,
            by_candidate=kept.by_candidate,
            at=kept.at,
        )
    )


async def end_change(uow: UnitOfWork, change_id: UUID, at: datetime) -> bool:
    """Keep that a change was undone; False if it was before."""
    return bool(
        await uow.execute(
            sa.update(changes)
            .where(_c.org_id == uow.org_id, _c.id == change_id, _c.undone_at.is_(None))
            .values(undone_at=at)
        )
    )


async def hand_over(
    uow: UnitOfWork, from_id: UUID, to_id: UUID, item_ids: Collection[UUID] | None
) -> list[UUID]:
    """Let items of one person be another's, all or these, with their changes; return which."""
    mine = [_i.org_id == uow.org_id, _i.candidate_id == from_id]
    if item_ids is not None:
        mine.append(_i.id.in_(sorted(item_ids)))
    # What belongs to no application belongs to the record.
    record = sa.case((_i.record_type == CANDIDATE, to_id), else_=_i.record_id)
    moved = await uow.fetch(
        sa.update(items).where(*mine).values(candidate_id=to_id, record_id=record).returning(_i.id)
    )
    found = [row["id"] for row in moved]
    rows = await uow.fetch(
        sa.select(_c.id, _c.versions).where(_c.org_id == uow.org_id, _c.candidate_id == from_id)
    )
    going = {str(one) for one in found}
    own = [
        row["id"] for row in rows if item_ids is None or set(row["versions"]) <= going
    ]  # fmt: skip
    if own:
        record = sa.case((_c.record_type == CANDIDATE, to_id), else_=_c.record_id)
        await uow.execute(
            sa.update(changes)
            .where(_c.org_id == uow.org_id, _c.id.in_(own))
            .values(candidate_id=to_id, record_id=record)
        )
    return found


async def delete_of_people(uow: UnitOfWork, candidate_ids: Sequence[UUID]) -> int:
    """Forget what was done to the profiles of these records; returns how many items."""
    await uow.execute(
        sa.delete(changes).where(_c.org_id == uow.org_id, _c.candidate_id.in_(candidate_ids))
    )
    return await uow.execute(
        sa.delete(items).where(_i.org_id == uow.org_id, _i.candidate_id.in_(candidate_ids))
    )


async def lock_bodies_of_other_keys(
    uow: UnitOfWork, table: str, key_id: str, limit: int
) -> list[Row]:
    """Return `row_id`, `body` of rows that are under another key, locked."""
    of, named = SEALED[table]
    return await uow.fetch(
        sa.select(named.label("row_id"), of.c.body)
        .where(of.c.org_id == uow.org_id, of.c.key_id != key_id)
        .order_by(named)
        .limit(limit)
        .with_for_update()
    )


async def reseal(uow: UnitOfWork, table: str, row_id: UUID, body: str, key_id: str) -> None:
    """Write a body that was sealed anew."""
    of, named = SEALED[table]
    await uow.execute(
        sa.update(of)
        .where(of.c.org_id == uow.org_id, named == row_id)
        .values(body=body, key_id=key_id)
    )
