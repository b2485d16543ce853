"""How far applications came."""

from typing import Any

import sqlalchemy as sa

from rolecall.domains.applications.contracts.figures import (
    Cohort,
    FigureRow,
    ProgressGroup,
    ProgressSlice,
    Reported,
    StageLine,
)
from rolecall.domains.applications.queries.figures.parts import (
    SHOWN,
    a,
    happened,
    may_have_entered,
    moves,
    of_jobs,
    page_of,
    place,
    source,
    t,
    within,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def count_progress(
    uow: UnitOfWork, wanted: Reported, line: StageLine, cohort: Cohort
) -> list[ProgressGroup]:
    """Return how many applications of the cohort are alike."""
    facts = _facts(uow, wanted, line, cohort).subquery("facts")
    groups = (facts.c.stage, facts.c.furthest, facts.c.status, facts.c.source)
    rows = await uow.fetch(sa.select(*groups, sa.func.count().label("count")).group_by(*groups))
    return [ProgressGroup(**dict(row)) for row in rows]


async def list_progress(
    uow: UnitOfWork,
    wanted: Reported,
    line: StageLine,
    cohort: Cohort,
    chosen: ProgressSlice,
    page: PageRequest,
) -> Page[FigureRow]:
    """Return the applications of a slice of the cohort, the newest first."""
    facts = _facts(uow, wanted, line, cohort, *SHOWN).subquery("facts")
    f = facts.c
    conditions: list[sa.ColumnElement[bool]] = []
    for column, value in (
        (f.stage, chosen.stage),
        (f.furthest, chosen.furthest),
        (f.status, chosen.status),
        (f.source, chosen.source),
    ):
        if value is not None:
            conditions.append(column == value)
    if chosen.reached is not None:
        conditions.append(f.furthest >= chosen.reached)
    listed = sa.select(
        f.application_id.label("id"),
        *(f[column.name] for column in SHOWN),
        f.source,
        f.at,
        sa.null().label("until"),
    ).where(*conditions)
    return await page_of(uow, listed, page)


async def list_sources(uow: UnitOfWork, wanted: Reported) -> list[str]:
    """Return where applications came from, in alphabetical order; the period does not matter."""
    rows = await uow.fetch(
        sa.select(a.source).where(*of_jobs(uow, wanted)).distinct().order_by(a.source)
    )
    return [row["source"] for row in rows]


def _facts(
    uow: UnitOfWork,
    wanted: Reported,
    line: StageLine,
    cohort: Cohort,
    *shown: sa.ColumnElement[Any],
) -> sa.Select[Any]:
    """Return the rows of the cohort: stage, at, furthest, status, source and what is shown.

    Grouped by the key of `applications`, on which all of its columns depend.
    """
    where = source(uow, wanted.attribution).label("source")
    if cohort is Cohort.APPLIED:
        return (
            sa.select(
                sa.literal(None, sa.Integer).label("stage"),
                a.applied_at.label("at"),
                sa.func.max(place(line)).label("furthest"),
                *({column.name: column for column in (*shown, a.status)}.values()),
                where,
            )
            .select_from(moves(uow))
            .where(
                *of_jobs(uow, wanted),
                *within(a.applied_at, wanted),
                *happened(uow),
                # Nobody moves before they apply; so fewer moves meet the applications.
                t.at >= wanted.since,
            )
            .group_by(a.org_id, a.id)
        )
    carried = (where, *({column.name: column for column in (*shown, a.status)}.values()))
    placed = (
        sa.select(a.id, place(line).label("stage"), t.at, *carried)
        .select_from(moves(uow))
        .where(*of_jobs(uow, wanted), *may_have_entered(wanted), *happened(uow))
        .subquery("placed")
    )
    p = placed.c
    about = tuple(p[column.name] for column in carried)
    entered = (
        sa.select(
            p.stage,
            sa.func.min(p.at).label("at"),
            sa.func.max(p.stage).over(partition_by=p.id).label("furthest"),
            *about,
        )
        .where(p.stage.is_not(None))
        .group_by(p.id, p.stage, *about)
        .subquery("entered")
    )
    return sa.select(entered).where(*within(entered.c.at, wanted))
