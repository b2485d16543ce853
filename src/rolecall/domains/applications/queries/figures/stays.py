"""How long applications stayed in their stages."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rolecall.domains.applications.contracts.figures import (
    CENSORED_BY,
    FigureRow,
    Reported,
    StageLine,
    StayGroup,
    StaySlice,
    TimedStay,
)
from rolecall.domains.applications.queries.figures.parts import (
    SHOWN,
    a,
    moved_within,
    page_of,
    place,
    row_of,
    source,
    t,
    within,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest

_SECONDS_AN_HOUR = 3_600


async def count_stays(
    uow: UnitOfWork, wanted: Reported, line: StageLine, now: datetime
) -> list[StayGroup]:
    """Return how many stays that began in the period are alike; open ones last until `now`.

    `line` has the stages in which an application is in progress, and no others.
    """
    facts = _facts(uow, wanted, line).subquery("facts")
    f = facts.c
    seconds = sa.extract("epoch", sa.func.coalesce(f.until, now) - f.at)
    hours = sa.cast(sa.func.floor(seconds / _SECONDS_AN_HOUR), sa.Integer).label("hours")
    rows = await uow.fetch(
        sa.select(f.stage, f.ended, hours, sa.func.count().label("count")).group_by(
            f.stage, f.ended, hours
        )
    )
    return [StayGroup(**dict(row)) for row in rows]


async def list_stays(
    uow: UnitOfWork, wanted: Reported, line: StageLine, chosen: StaySlice, page: PageRequest
) -> Page[FigureRow]:
    """Return the stays of a slice, the one that began last first."""
    facts = _facts(uow, wanted, line, *SHOWN).subquery("facts")
    f = facts.c
    conditions: list[sa.ColumnElement[bool]] = []
    if chosen.stage is not None:
        conditions.append(f.stage == chosen.stage)
    if chosen.ended is not None:
        conditions.append(f.ended == sa.literal(chosen.ended))
    columns = (f.id, *(f[column.name] for column in SHOWN), f.source, f.at, f.until)
    return await page_of(uow, sa.select(*columns).where(*conditions), page)


async def list_timed_stays(
    uow: UnitOfWork, wanted: Reported, line: StageLine, stage_keys: Collection[str]
) -> list[TimedStay]:
    """Return the stays that began in the period in stages of these keys, the newest first."""
    more = (t.to_key.label("stage_key"), a.workflow_id, a.due_at)
    facts = _facts(uow, wanted, line, *SHOWN, *more).subquery("facts")
    f = facts.c
    rows = await uow.fetch(
        sa.select(facts)
        .where(f.stage_key.in_(sorted(stage_keys)))
        .order_by(f.at.desc(), f.id.desc())
    )
    return [
        TimedStay(
            row=row_of(row),
            stage=row["stage"],
            stage_key=row["stage_key"],
            workflow_id=row["workflow_id"],
            ended=row["ended"],
            due_at=row["due_at"] if row["until"] is None else None,
        )
        for row in rows
    ]


def _facts(
    uow: UnitOfWork, wanted: Reported, line: StageLine, *shown: sa.ColumnElement[Any]
) -> sa.Select[Any]:
    stays = (
        moved_within(uow, wanted)
        .add_columns(
            t.id,
            place(line).label("stage"),
            t.at,
            sa.func.lead(t.at).over(partition_by=a.id, order_by=(t.at, t.id)).label("until"),
            sa.func.lead(t.kind).over(partition_by=a.id, order_by=(t.at, t.id)).label("left_by"),
            source(uow, wanted.attribution).label("source"),
            *shown,
        )
        .subquery("stays")
    )
    s = stays.c
    ended = sa.func.coalesce(s.left_by != CENSORED_BY, sa.false()).label("ended")
    return sa.select(stays, ended).where(*within(s.at, wanted), s.stage.is_not(None))
