"""Writing erasures."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.privacy.contracts import (
    ErasureStatus,
    NewErasure,
    NewPart,
    Work,
)
from rolecall.domains.privacy.models.erasures import erasures, parts
from rolecall.infra.db import UnitOfWork

_e, _p = erasures.c, parts.c


async def insert_erasure(uow: UnitOfWork, new: NewErasure) -> None:
    """Insert an erasure that has just begun."""
    await uow.execute(
        sa.insert(erasures).values(
            org_id=uow.org_id,
            id=new.id,
            candidate_id=new.candidate_id,
            record_ids=[str(one) for one in new.record_ids],
            emails=sorted(new.emails),
            status=ErasureStatus.RUNNING.value,
            cause=new.cause.value,
            note=new.note,
            requested_by=new.by_id,
            requested_by_name=new.by_name,
            requested_at=new.at,
        )
    )


async def lock_work(uow: UnitOfWork, erasure_id: UUID) -> Work | None:
    """Return what going on needs to know, with the erasure locked; None if there is none."""
    row = await uow.fetch_one(
        sa.select(_e.id, _e.candidate_id, _e.status, _e.record_ids, _e.emails, _e.checked_at)
        .where(_e.org_id == uow.org_id, _e.id == erasure_id)
        .with_for_update()
    )
    if row is None:
        return None
    return Work(
        id=row["id"],
        candidate_id=row["candidate_id"],
        status=ErasureStatus(row["status"]),
        record_ids=tuple(UUID(one) for one in row["record_ids"]),
        emails=tuple(row["emails"]),
        is_checked=row["checked_at"] is not None,
    )


async def done_parts(uow: UnitOfWork, erasure_id: UUID, in_round: int) -> frozenset[str]:
    """Return which parts of a round are done."""
    rows = await uow.fetch(
        sa.select(_p.part).where(
            _p.org_id == uow.org_id, _p.erasure_id == erasure_id, _p.round == in_round
        )
    )
    return frozenset(row["part"] for row in rows)


async def insert_part(uow: UnitOfWork, erasure_id: UUID, new: NewPart) -> None:
    """Note that a part is done; again is no error."""
    await uow.execute(
        insert(parts)
        .values(
            org_id=uow.org_id,
            erasure_id=erasure_id,
            round=new.round,
            part=new.part,
            counts={kind: count for kind, count in new.counts.items() if count},
            kept=[[one.what, one.why] for one in new.kept],
            at=new.at,
        )
        .on_conflict_do_nothing()
    )


async def finish(uow: UnitOfWork, erasure_id: UUID, at: datetime) -> None:
    """Note that all parts are done, and forget the addresses."""
    await uow.execute(
        sa.update(erasures)
        .where(_e.org_id == uow.org_id, _e.id == erasure_id)
        .values(status=ErasureStatus.DONE.value, finished_at=at, emails=[])
    )


async def note_checked(uow: UnitOfWork, erasure_id: UUID, at: datetime) -> None:
    """Note that the second round is over."""
    await uow.execute(
        sa.update(erasures)
        .where(_e.org_id == uow.org_id, _e.id == erasure_id)
        .values(checked_at=at)
    )
