"""How far applications had come at an instant, by numbers that their ids were given."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.applications.contracts.figures import OutcomeGroup, Reported, StageLine
from rolecall.domains.applications.queries.figures.parts import (
    a,
    happened,
    moves,
    of_jobs,
    place,
    t,
    within,
)
from rolecall.infra.db import UnitOfWork


async def count_outcomes(
    uow: UnitOfWork,
    wanted: Reported,
    line: StageLine,
    as_of: datetime,
    numbers: Mapping[UUID, int],
) -> list[OutcomeGroup]:
    """Return how many applications of the period had the same outcome at an instant.

    What happened after `as_of` is left out. One number is for many ids, so that who calls learns
    of groups and never of one of them.
    """
    given = (
        sa.func.unnest(
            sa.literal(list(numbers), sa.ARRAY(sa.Uuid)),
            sa.literal(list(numbers.values()), sa.ARRAY(sa.Integer)),
        )
        .table_valued(sa.column("id", sa.Uuid), sa.column("number", sa.Integer))
        .render_derived(name="given")
    )
    newest_first = aggregate_order_by(t.to_kind, t.at.desc(), t.id.desc())
    facts = (
        sa.select(
            a.id,
            sa.func.max(place(line)).label("furthest"),
            sa.func.array_agg(newest_first, type_=sa.ARRAY(sa.Text))[1].label("outcome"),
        )
        .select_from(moves(uow))
        .where(*of_jobs(uow, wanted), *within(a.applied_at, wanted), *happened(uow), t.at < as_of)
        .group_by(a.org_id, a.id)
        .subquery("facts")
    )
    groups = (given.c.number, facts.c.furthest, facts.c.outcome)
    rows = await uow.fetch(
        sa.select(*groups, sa.func.count().label("count"))
        .select_from(facts.outerjoin(given, given.c.id == facts.c.id))
        .where(facts.c.furthest.is_not(None))
        .group_by(*groups)
    )
    return [OutcomeGroup(**dict(row)) for row in rows]
