"""Writing the addresses that answers come to, and the mails that came."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.models import arrivals, reply_addresses
from rolecall.infra.db import Row, UnitOfWork


async def insert_reply_address(
    uow: UnitOfWork, token_hash: bytes, message_id: UUID, expires_at: datetime
) -> None:
    """Let answers to a message come to an address."""
    await uow.execute(
        insert(reply_addresses).values(
            token_hash=token_hash, org_id=uow.org_id, message_id=message_id, expires_at=expires_at
        )
    )


async def insert_arrival(uow: UnitOfWork, values: dict[str, Any]) -> bool:
    """Keep a mail as it came; False if it has come before."""
    inserted = await uow.fetch_value(
        insert(arrivals)
        .values(org_id=uow.org_id, **values)
        .on_conflict_do_nothing(index_elements=["org_id", "dedupe_key"])
        .returning(arrivals.c.id)
    )
    return inserted is not None


async def find_arrival_for_update(uow: UnitOfWork, arrival_id: UUID) -> Row | None:
    """Return `status` of the locked row; waits for whoever has it."""
    return await uow.fetch_one(
        sa.select(arrivals.c.status)
        .where(arrivals.c.org_id == uow.org_id, arrivals.c.id == arrival_id)
        .with_for_update()
    )


async def finish_arrival(uow: UnitOfWork, arrival_id: UUID, values: dict[str, Any]) -> None:
    """Write what was read of a mail. The row must be locked."""
    await uow.execute(
        sa.update(arrivals)
        .where(arrivals.c.org_id == uow.org_id, arrivals.c.id == arrival_id)
        .values(**values)
    )
