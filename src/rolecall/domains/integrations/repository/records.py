"""Writing records of theirs, page by page."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.integrations.contracts.syncing import Kept, RecordState, Taken
from rolecall.domains.integrations.models import records
from rolecall.domains.integrations.rules.stored import (
    problems_document,
    storable,
    unmapped_document,
)
from rolecall.infra.db import Row, UnitOfWork, prepared
from rolecall.kernel import ids
from rolecall.kernel.sentences import kept

_r = records.c
_KNOWN = (
    _r.id, _r.external_id, _r.state, _r.digest, _r.mapping, _r.base, _r.candidate_id, _r.job_id,
)  # fmt: skip
_WRITTEN = (
    "entity", "label", "state", "why", "why_said", "problems", "unmapped", "data", "digest",
    "mapping", "base", "ours", "theirs", "candidate_id", "job_id", "person_key", "seen_at",
    "seen_complete", "gone_at",
)  # fmt: skip


async def lock_known(
    uow: UnitOfWork, connection_id: UUID, stream: str, external_ids: Collection[str]
) -> dict[str, Kept]:
    """Return what is kept of records, locked, by their ids."""
    rows = await uow.fetch(
        sa.select(*_KNOWN)
        .where(
            _r.org_id == uow.org_id,
            _r.connection_id == connection_id,
            _r.stream == stream,
            _r.external_id.in_(external_ids),
        )
        .order_by(_r.id)
        .with_for_update()
    )
    return {row["external_id"]: kept_of(row) for row in rows}


async def write_taken(
    uow: UnitOfWork,
    connection_id: UUID,
    stream: str,
    taken: Sequence[Taken],
    *,
    seen_at: datetime,
    complete: int,
) -> None:
    """Keep records with what became of them, each in the place of what was kept before."""
    if not taken:
        return
    made = insert(records).values(
        [
            {
                "org_id": uow.org_id,
                "id": ids.uuid7(),
                "connection_id": connection_id,
                "stream": stream,
                "external_id": one.external_id,
                **_columns(one, seen_at, complete),
            }
            for one in taken
        ]
    )
    await uow.execute(
        made.on_conflict_do_update(
            index_elements=["org_id", "connection_id", "stream", "external_id"],
            set_={name: made.excluded[name] for name in _WRITTEN},
        )
    )


async def note_seen(
    uow: UnitOfWork, record_ids: Collection[UUID], *, seen_at: datetime, complete: int
) -> None:
    """Note that records were seen as they are kept."""
    if record_ids:
        await uow.execute(
            sa.update(records)
            .where(_r.org_id == uow.org_id, _r.id.in_(record_ids))
            .values(seen_at=seen_at, seen_complete=complete, gone_at=None)
        )


async def note_gone(
    uow: UnitOfWork, connection_id: UUID, stream: str, *, seen_before: int, at: datetime
) -> int:
    """Note that records are gone that no whole pass has seen for so long; returns how many."""
    return await uow.execute(
        sa.update(records)
        .where(
            _r.org_id == uow.org_id,
            _r.connection_id == connection_id,
            _r.stream == stream,
            _r.gone_at.is_(None),
            _r.seen_complete < seen_before,
        )
        .values(gone_at=at)
    )


async def lock_outdated(
    uow: UnitOfWork, connection_id: UUID, stream: str, mapping: int, most: int
) -> list[Row]:
    """Return records that were mapped by an earlier mapping, locked; erased ones are left out."""
    return await uow.fetch(
        sa.select(*_KNOWN, _r.data, _r.seen_at, _r.seen_complete, _r.gone_at)
        .where(
            _r.org_id == uow.org_id,
            _r.connection_id == connection_id,
            _r.stream == stream,
            _r.mapping < mapping,
            _r.state != RecordState.ERASED.value,
        )
        .order_by(_r.id)
        .limit(most)
        .with_for_update()
    )


_AS_SEEN = prepared(
    sa.update(records)
    .where(_r.org_id == sa.bindparam("its_org"), _r.id == sa.bindparam("record_id"))
    .values(
        seen_at=sa.bindparam("at"),
        seen_complete=sa.bindparam("complete"),
        gone_at=sa.bindparam("gone", type_=_r.gone_at.type),
    )
)


async def keep_as_seen(uow: UnitOfWork, rows: Sequence[Row]) -> None:
    """Let records be as seen as they were: mapping them anew was no reading."""
    await uow.execute_many(
        _AS_SEEN,
        [
            {
                "its_org": uow.org_id,
                "record_id": row["id"],
                "at": row["seen_at"],
                "complete": row["seen_complete"],
                "gone": row["gone_at"],
            }
            for row in rows
        ],
    )


async def get_for_update(uow: UnitOfWork, connection_id: UUID, record_id: UUID) -> Row | None:
    """Return a record's row, locked."""
    return await uow.fetch_one(
        sa.select(*records.c)
        .where(_r.org_id == uow.org_id, _r.connection_id == connection_id, _r.id == record_id)
        .with_for_update()
    )


async def update_record(uow: UnitOfWork, record_id: UUID, values: dict[str, Any]) -> None:
    """Write columns of a record."""
    await uow.execute(
        sa.update(records).where(_r.org_id == uow.org_id, _r.id == record_id).values(**values)
    )


def _columns(one: Taken, seen_at: datetime, complete: int) -> dict[str, Any]:
    return {
        "entity": one.entity.value,
        "label": storable(one.label),
        "state": one.state.value,
        "why": storable(str(one.why)) if one.why else "",
        "why_said": storable(kept(one.why)) if one.why else None,
        "problems": problems_document(one.problems),
        "unmapped": unmapped_document(one.unmapped),
        "data": storable(one.data),
        "digest": one.digest,
        "mapping": one.mapping,
        "base": dict(one.base),
        "ours": dict(one.ours) or None,
        "theirs": dict(one.theirs) or None,
        "candidate_id": one.candidate_id,
        "job_id": one.job_id,
        "person_key": one.person_key,
        "seen_at": seen_at,
        "seen_complete": complete,
        "gone_at": None,
    }


def kept_of(row: Row) -> Kept:
    """Return a row as what is kept of a record."""
    return Kept(
        id=row["id"],
        external_id=row["external_id"],
        state=RecordState(row["state"]),
        digest=row["digest"],
        mapping=row["mapping"],
        base=row["base"],
        candidate_id=row["candidate_id"],
        job_id=row["job_id"],
    )
