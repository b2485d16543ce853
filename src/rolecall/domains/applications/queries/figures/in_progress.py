"""What is in progress now, whenever it was sent."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.contracts.figures import (
    FigureRow,
    OpenGroup,
    OpenSlice,
    Reported,
)
from rolecall.domains.applications.contracts.triage import WAITING_KINDS
from rolecall.domains.applications.queries.figures.parts import (
    SHOWN,
    a,
    any_of,
    of_jobs,
    page_of,
    source,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest

_WAITING = a.stage_kind.in_(WAITING_KINDS)


async def count_open(uow: UnitOfWork, wanted: Reported, now: datetime) -> list[OpenGroup]:
    """Return how many applications in progress are alike; the period does not matter."""
    groups = (a.job_id, _WAITING.label("waiting"), _overdue(now).label("overdue"))
    facts = sa.select(*groups).where(*_in_progress(uow, wanted)).subquery("facts")
    columns = tuple(facts.c)
    rows = await uow.fetch(sa.select(*columns, sa.func.count().label("count")).group_by(*columns))
    return [OpenGroup(**dict(row)) for row in rows]


async def list_open(
    uow: UnitOfWork, wanted: Reported, chosen: OpenSlice, now: datetime, page: PageRequest
) -> Page[FigureRow]:
    """Return the applications in progress of a slice, the newest first; `until` is when due."""
    listed = sa.select(
        a.id,
        *SHOWN,
        source(uow, wanted.attribution).label("source"),
        a.applied_at.label("at"),
        a.due_at.label("until"),
    ).where(*_in_progress(uow, wanted), a.job_id == any_of(tuple(chosen.job_ids)))
    if chosen.waiting is not None:
        listed = listed.where(_WAITING if chosen.waiting else ~_WAITING)
    if chosen.overdue is not None:
        overdue = _overdue(now)
        listed = listed.where(overdue if chosen.overdue else ~overdue)
    return await page_of(uow, listed, page)


def _in_progress(uow: UnitOfWork, wanted: Reported) -> list[sa.ColumnElement[bool]]:
    return [*of_jobs(uow, wanted), a.status == ApplicationStatus.ACTIVE.value]


def _overdue(now: datetime) -> sa.ColumnElement[Any]:
    return sa.func.coalesce(a.due_at <= now, sa.false())
