"""What a tenant has published, read from its outbox."""

from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.outbox.models import events as table
from rolecall.infra.runtime import Runtime
from rolecall.kernel.events import Event, decode
from rolecall.kernel.tenant import Tenant

E = TypeVar("E", bound=Event)


async def published(
    runtime: Runtime, org_id: UUID, kind: type[E], aggregate_id: UUID | None = None
) -> list[E]:
    """Return the events of one kind, oldest first, of one record if given."""
    conditions = [table.c.org_id == org_id, table.c.type == kind.type]
    if aggregate_id is not None:
        conditions.append(table.c.aggregate_id == aggregate_id)
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        rows = await uow.fetch(
            sa.select(table.c.type, table.c.payload).where(*conditions).order_by(table.c.id)
        )
    found = [decode(row["type"], row["payload"]) for row in rows]
    return [event for event in found if isinstance(event, kind)]
