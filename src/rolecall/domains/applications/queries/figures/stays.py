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
from rolecall.domains.applications.models import applications
from rolecall.domains.applications.queries.figures.parts import (
    SHOWN,
    a,
    happened,
    may_have_entered,
    of_jobs,
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
    # As a float: `extract` calculates exactly, and ten times as long.
    seconds = sa.func.date_part("epoch", sa.func.coalesce(f.until, now) - f.at)
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
    facts = _facts(uow, wanted, line, *SHOWN, a.workflow_id, a.due_at).subquery("facts")
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
    """Return the stays that began in the period, each with its end, if it has one by now.

    The index of moves has them in the order of the window, so it is laid over them before they
    meet their applications: nothing is sorted. What came before the period ends no stay of it.
    """
    window: dict[str, Any] = {"partition_by": t.application_id, "order_by": (t.at, t.id)}
    moves = (
        sa.select(
            t.id,
            t.application_id,
            place(line).label("stage"),
            t.to_key.label("stage_key"),
            t.at,
            sa.func.lead(t.at).over(**window).label("until"),
            sa.func.lead(t.kind).over(**window).label("left_by"),
        )
        .where(*happened(uow), t.at >= wanted.since)
        .subquery("stays")
    )
    s = moves.c
    return (
        sa.select(
            s.id,
            s.stage,
            s.stage_key,
            s.at,
            s.until,
            sa.func.coalesce(s.left_by != CENSORED_BY, sa.false()).label("ended"),
            source(uow, wanted.attribution).label("source"),
            *shown,
        )
        .select_from(applications.join(moves, s.application_id == a.id))
        .where(
            *of_jobs(uow, wanted),
            *may_have_entered(wanted),
            *within(s.at, wanted),
            s.stage.is_not(None),
        )
    )
