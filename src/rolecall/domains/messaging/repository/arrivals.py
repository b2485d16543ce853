"""Writing the addresses that answers come to, and the mails that came."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts import MessageStatus
from rolecall.domains.messaging.models import arrivals, messages, reply_addresses, suppressions
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


async def note_undelivered(
    uow: UnitOfWork, message_id: UUID, reason: str, at: datetime, *, final: bool
) -> None:
    """Write on a message that left what a mail server says of it. The row must be locked."""
    values: dict[str, Any] = {"error": reason}
    if final:
        values |= {"status": MessageStatus.FAILED.value, "finished_at": at}
    await uow.execute(
        sa.update(messages)
        .where(
            messages.c.org_id == uow.org_id,
            messages.c.id == message_id,
            messages.c.status.in_((MessageStatus.SENT.value, MessageStatus.UNCERTAIN.value)),
        )
        .values(**values)
    )


async def allow_address(uow: UnitOfWork, email_norm: str) -> bool:
    """Let mail go to an address again; False if nothing was against it."""
    removed = await uow.execute(
        sa.delete(suppressions).where(
            suppressions.c.org_id == uow.org_id, suppressions.c.email_norm == email_norm
        )
    )
    return removed > 0


async def set_outcome(uow: UnitOfWork, arrival_id: UUID, outcome: str) -> None:
    """Write what was made of an answer."""
    await uow.execute(
        sa.update(arrivals)
        .where(arrivals.c.org_id == uow.org_id, arrivals.c.id == arrival_id)
        .values(outcome=outcome)
    )


async def finish_arrival(uow: UnitOfWork, arrival_id: UUID, values: dict[str, Any]) -> None:
    """Write what was read of a mail. The row must be locked."""
    await uow.execute(
        sa.update(arrivals)
        .where(arrivals.c.org_id == uow.org_id, arrivals.c.id == arrival_id)
        .values(**values)
    )
