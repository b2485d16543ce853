"""Writing daily rows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.visits.contracts import MOST_SOURCES, OTHER, Hit
from rolecall.domains.visits.models import batches, counts, days
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_c = counts.c
_KEY = ["org_id", "day", "step", "job_id", "source", "device"]
_MOST_ROWS = 1_000
"""Rows of one statement: PostgreSQL takes at most 65,535 values."""


async def record_batch(uow: UnitOfWork, batch_id: UUID) -> bool:
    """Record that a batch is taken over; tell whether it was not yet."""
    values = {"org_id": uow.org_id, "id": batch_id, "taken_at": clock.now()}
    return await uow.execute(insert(batches).values(values).on_conflict_do_nothing()) == 1


async def add_counts(uow: UnitOfWork, day: date, hits: Mapping[Hit, int]) -> None:
    """Add counts to those of a day. Beyond `MOST_SOURCES` of the day they are of `OTHER`."""
    known = await _sources_of(uow, day)
    rows: dict[Hit, int] = {}
    # In one order, so that two at once wait for each other and never in a circle.
    for hit in sorted(hits, key=_order):
        if hit.source not in known and len(known) < MOST_SOURCES:
            known.add(hit.source)
        kept = hit if hit.source in known else replace(hit, source=OTHER)
        rows[kept] = rows.get(kept, 0) + hits[hit]
    values = [
        {
            "org_id": uow.org_id,
            "day": day,
            "step": hit.step.value,
            "job_id": hit.job_id,
            "source": hit.source,
            "device": hit.device.value,
            "count": rows[hit],
        }
        for hit in sorted(rows, key=_order)
    ]
    for begin in range(0, len(values), _MOST_ROWS):
        written = insert(counts).values(values[begin : begin + _MOST_ROWS])
        await uow.execute(
            written.on_conflict_do_update(
                index_elements=_KEY, set_={"count": _c.count + written.excluded["count"]}
            )
        )


async def raise_visitors(uow: UnitOfWork, day: date, visitors: int) -> None:
    """Keep about how many came on a day. It never falls: Redis may have forgotten the day."""
    written = insert(days).values(org_id=uow.org_id, day=day, visitors=visitors)
    await uow.execute(
        written.on_conflict_do_update(
            index_elements=["org_id", "day"],
            set_={"visitors": sa.func.greatest(days.c.visitors, written.excluded.visitors)},
        )
    )


async def remove_before(uow: UnitOfWork, day: date) -> None:
    """Remove what was counted before a day."""
    for table in (counts, days):
        await uow.execute(sa.delete(table).where(table.c.org_id == uow.org_id, table.c.day < day))


async def remove_batches_before(uow: UnitOfWork, instant: datetime) -> None:
    """Remove records of batches that were taken over before an instant."""
    await uow.execute(
        sa.delete(batches).where(batches.c.org_id == uow.org_id, batches.c.taken_at < instant)
    )


async def _sources_of(uow: UnitOfWork, day: date) -> set[str]:
    rows = await uow.fetch(
        sa.select(_c.source).where(_c.org_id == uow.org_id, _c.day == day).distinct()
    )
    return {row["source"] for row in rows}


def _order(hit: Hit) -> tuple[str, str, str, str]:
    return (hit.step.value, hit.job_id.hex, hit.source, hit.device.value)
