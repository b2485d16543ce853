"""Reading readings, items and changes. Bodies come sealed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.profiles.contracts import (
    RESUMES_OF,
    Change,
    ChangeKind,
    Progress,
    ReadingState,
    Section,
)
from rolecall.domains.profiles.models import changes, items, readings, terms
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.db.terms import owners_of
from rolecall.kernel.searching import Word

_r, _i, _c = readings.c, items.c, changes.c
MOST_CHANGES: Final = 30
"""Changes that a profile shows; older ones stay in the database."""


async def list_readings(uow: UnitOfWork, file_ids: Collection[UUID]) -> list[Row]:
    """Return what is kept of these files."""
    if not file_ids:
        return []
    return await uow.fetch(
        sa.select(*_r).where(_r.org_id == uow.org_id, _r.file_id.in_(sorted(file_ids)))
    )


async def list_items(uow: UnitOfWork, candidate_id: UUID) -> list[Row]:
    """Return what people did to the items of a profile, in the order in which they began to."""
    return await uow.fetch(
        sa.select(*_i)
        .where(_i.org_id == uow.org_id, _i.candidate_id == candidate_id)
        .order_by(_i.at, _i.id)
    )


async def list_changes(uow: UnitOfWork, candidate_id: UUID) -> list[Change]:
    """Return the latest changes of a profile, the newest first."""
    rows = await uow.fetch(
        sa.select(*_c)
        .where(_c.org_id == uow.org_id, _c.candidate_id == candidate_id)
        .order_by(_c.id.desc())
        .limit(MOST_CHANGES)
    )
    return [change_of(row) for row in rows]


async def find_change(uow: UnitOfWork, candidate_id: UUID, change_id: UUID) -> Row | None:
    """Return a change of this profile, locked, None if there is none."""
    return await uow.fetch_one(
        sa.select(*_c)
        .where(_c.org_id == uow.org_id, _c.candidate_id == candidate_id, _c.id == change_id)
        .with_for_update()
    )


def change_of(row: Row) -> Change:
    """Return a change without what was there before."""
    return Change(
        id=row["id"],
        kind=ChangeKind(row["kind"]),
        section=Section(row["section"]),
        item_ids=tuple(UUID(one) for one in row["versions"]),
        at=row["at"],
        by_name=row["by_name"],
        by_candidate=row["by_candidate"],
        undone=row["undone_at"] is not None,
    )


async def list_due(
    uow: UnitOfWork, *, parser: int, asked_before: datetime, limit: int
) -> list[UUID]:
    """Return up to so many résumés that nobody read, or an older parser or from an older text.

    Those that somebody asked for since `asked_before` are left out.
    """
    rows = await uow.fetch(
        _due(uow.org_id, parser)
        .where(sa.or_(_r.asked_at.is_(None), _r.asked_at < asked_before))
        .limit(limit)
    )
    return [row["id"] for row in rows]


async def count_progress(uow: UnitOfWork, parser: int) -> Progress:
    """Return how many of the organization's résumés were read."""
    rows = await uow.fetch(
        sa.select(_r.state, sa.func.count().label("n"))
        .where(_r.org_id == uow.org_id)
        .group_by(_r.state)
    )
    by = {ReadingState(row["state"]): int(row["n"]) for row in rows}
    due = await uow.fetch_value(
        sa.select(sa.func.count()).select_from(_due(uow.org_id, parser).subquery())
    )
    return Progress(
        read=by.get(ReadingState.READ, 0),
        nothing=by.get(ReadingState.NOTHING, 0),
        failed=by.get(ReadingState.FAILED, 0),
        due=int(due or 0),
    )


async def list_failed(uow: UnitOfWork, limit: int, after: UUID | None) -> list[UUID]:
    """Return résumés whose parser had to be stopped, in the order of their ids."""
    found = sa.select(_r.file_id).where(
        _r.org_id == uow.org_id, _r.state == ReadingState.FAILED.value, _r.asked_at.is_(None)
    )
    if after is not None:
        found = found.where(_r.file_id > after)
    rows = await uow.fetch(found.order_by(_r.file_id).limit(limit))
    return [row["file_id"] for row in rows]


def _due(org_id: UUID, parser: int) -> sa.Select[Any]:
    texts = files.resumes_with_text(org_id, RESUMES_OF).subquery()
    return (
        sa.select(texts.c.id)
        .outerjoin(readings, sa.and_(_r.org_id == org_id, _r.file_id == texts.c.id))
        .where(
            sa.or_(
                _r.file_id.is_(None),
                _r.parser < parser,
                _r.extractor < texts.c.extractor,
                _r.asked_at.is_not(None),
            )
        )
        .order_by(texts.c.id)
    )


async def items_since(uow: UnitOfWork, candidate_id: UUID, at: datetime) -> list[UUID]:
    """Return the items that somebody touched after an instant."""
    rows = await uow.fetch(
        sa.select(_i.id).where(
            _i.org_id == uow.org_id, _i.candidate_id == candidate_id, _i.at > at
        )
    )  # fmt: skip
    return [row["id"] for row in rows]


@candidates.words_of_people
def _typed(org_id: UUID, word: Word) -> sa.Select[tuple[UUID]]:
    """Return the people in whose profiles somebody typed a word."""
    return sa.select(_i.candidate_id).where(
        _i.org_id == org_id, _i.id.in_(owners_of(terms, "item_id", org_id, word))
    )
