"""Writing events beside the change that caused them."""

from collections.abc import Sequence

import sqlalchemy as sa

from rolecall.infra.db.unit_of_work import PendingEvent, UnitOfWork
from rolecall.infra.db.writes import Write
from rolecall.infra.outbox.models import events
from rolecall.kernel import clock
from rolecall.kernel.events import encode

_e = events.c
_EVENT = Write(
    sa.insert(events).values(
        org_id=sa.bindparam("org_id"),
        id=sa.bindparam("event_id"),
        type=sa.bindparam("event_type"),
        aggregate_id=sa.bindparam("event_aggregate_id"),
        payload=sa.bindparam("event_payload", type_=_e.payload.type),
        occurred_at=sa.bindparam("event_occurred_at"),
        available_at=sa.bindparam("event_available_at"),
    )
)


async def write_events(uow: UnitOfWork, pending: Sequence[PendingEvent]) -> None:
    """Write one outbox row per event, in order."""
    occurred_at = clock.now()
    for item in pending:
        uow.write(
            _EVENT,
            org_id=uow.org_id,
            event_id=item.id,
            event_type=item.event.type,
            event_aggregate_id=item.event.aggregate_id,
            event_payload=encode(item.event),
            event_occurred_at=occurred_at,
            event_available_at=item.available_at,
        )
