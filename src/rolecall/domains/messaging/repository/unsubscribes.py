"""Writing who does not want mails that one can do without."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts import MailKind, MessageStatus
from rolecall.domains.messaging.models import messages, unsubscribes
from rolecall.domains.messaging.repository.messages import recall_matching
from rolecall.infra.db import Row, UnitOfWork


async def insert_unsubscribe(uow: UnitOfWork, email_norm: str, since: datetime) -> bool:
    """Note that an address wants none; False if that is known."""
    inserted = await uow.fetch_value(
        insert(unsubscribes)
        .values(org_id=uow.org_id, email_norm=email_norm, since=since)
        .on_conflict_do_nothing(index_elements=["org_id", "email_norm"])
        .returning(unsubscribes.c.since)
    )
    return inserted is not None


async def delete_unsubscribe(uow: UnitOfWork, email_norm: str) -> bool:
    """Forget that an address wants none; False if that was not known."""
    removed = await uow.execute(
        sa.delete(unsubscribes).where(
            unsubscribes.c.org_id == uow.org_id, unsubscribes.c.email_norm == email_norm
        )
    )
    return removed > 0


async def drop_unwanted(
    uow: UnitOfWork, email_norm: str, kinds: Collection[MailKind], at: datetime
) -> list[Row]:
    """Keep what has surely not left from leaving; returns `id, record_type, record_id`."""
    unwanted = sa.and_(
        messages.c.recipient_norm == email_norm,
        messages.c.kind.in_([kind.value for kind in kinds]),
    )
    return await recall_matching(uow, at, unwanted, MessageStatus.UNSUBSCRIBED)
