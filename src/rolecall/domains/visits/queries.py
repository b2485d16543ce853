"""Reading counts of a period, added up."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.visits.contracts import Device, Step, VisitFigures, VisitsFilter
from rolecall.domains.visits.models import counts, days
from rolecall.infra.db import UnitOfWork

_c = counts.c


async def get_figures(uow: UnitOfWork, wanted: VisitsFilter) -> VisitFigures:
    """Return the counts of a period by day, job, source and device."""
    by_day: dict[tuple[date, Step], int] = {}
    by_job: dict[tuple[UUID, Step], int] = {}
    by_source: dict[tuple[str, Step], int] = {}
    by_device: dict[tuple[Device, Step], int] = {}
    for row in await uow.fetch(_statement(uow, wanted)):
        step, number = Step(row["step"]), int(row["number"])
        if row["day"] is not None:
            by_day[row["day"], step] = number
        elif row["job_id"] is not None:
            by_job[row["job_id"], step] = number
        elif row["source"] is not None:
            by_source[row["source"], step] = number
        else:
            by_device[Device(row["device"]), step] = number
    return VisitFigures(by_day, by_job, by_source, by_device, await _visitors(uow, wanted))


def _statement(uow: UnitOfWork, wanted: VisitsFilter) -> sa.Select[Any]:
    """One pass over the rows; of each group all columns but its own and the step are empty."""
    conditions = [_c.org_id == uow.org_id, _c.day.between(wanted.first, wanted.last)]
    if wanted.job_ids is not None:
        conditions.append(_c.job_id.in_(sorted(wanted.job_ids)))
    if wanted.sources:
        conditions.append(_c.source.in_(sorted({one.lower() for one in wanted.sources})))
    groups = (_c.day, _c.job_id, _c.source, _c.device)
    sets = sa.func.grouping_sets(*(sa.tuple_(group, _c.step) for group in groups))
    return (
        sa.select(*groups, _c.step, sa.func.sum(_c.count).label("number"))
        .where(*conditions)
        .group_by(sets)
    )


async def _visitors(uow: UnitOfWork, wanted: VisitsFilter) -> dict[date, int]:
    """Return about how many came on each day; of some jobs or sources it is not known."""
    if wanted.job_ids is not None or wanted.sources:
        return {}
    d = days.c
    rows = await uow.fetch(
        sa.select(d.day, d.visitors).where(
            d.org_id == uow.org_id, d.day.between(wanted.first, wanted.last)
        )
    )
    return {row["day"]: row["visitors"] for row in rows}
