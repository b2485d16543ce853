"""Writing events beside the change that caused them."""

from collections.abc import Sequence

import sqlalchemy as sa

from rolecall.infra.db.statements import prepared
from rolecall.infra.db.unit_of_work import PendingEvent, UnitOfWork
from rolecall.infra.outbox.models import events
from rolecall.kernel import clock
from rolecall.kernel.events import encode

_INSERT = prepared(
    sa.insert(events).values(
        {
            name: sa.bindparam(name)
            for name in (
                "org_id",
                "id",
                "type",
                "aggregate_id",
                "payload",
                "occurred_at",
                "available_at",
            )
        }
    )
)


async def write_events(uow: UnitOfWork, pending: Sequence[PendingEvent]) -> None:
    """Insert one outbox row per event, in order."""
    occurred_at = clock.now()
    rows = [
        _INSERT.arguments(
            {
                "org_id": uow.org_id,
                "id": item.id,
                "type": item.event.type,
                "aggregate_id": item.event.aggregate_id,
                "payload": encode(item.event),
                "occurred_at": occurred_at,
                "available_at": item.available_at,
            }
        )
        for item in pending
    ]
    if len(rows) == 1:
        await uow.connection.execute(_INSERT.sql, *rows[0])
    else:
        await uow.connection.executemany(_INSERT.sql, rows)
