"""Writing messages, inboxes, wishes, and addresses that get no mail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts import (
    MailKind,
    MessageStatus,
    NewNotification,
    Preference,
    RecordRef,
    SuppressionReason,
)
from rolecall.domains.messaging.models import (
    messages,
    notifications,
    preferences,
    recalled_groups,
    suppressions,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import ids

_RECALLABLE = sa.or_(
    messages.c.status.in_((MessageStatus.HELD.value, MessageStatus.QUEUED.value)),
    sa.and_(messages.c.status == MessageStatus.SENDING.value, messages.c.handed_over_at.is_(None)),
)
_EMPTIED: dict[str, Any] = {"sealed": None, "sealed_key_id": None, "enclosed": None}
"""What nobody needs of a mail any more once it left, or will not leave."""


async def insert_message(uow: UnitOfWork, values: dict[str, Any]) -> bool:
    """Insert a message; False if its dedupe key is taken."""
    inserted = await uow.fetch_value(
        insert(messages)
        .values(org_id=uow.org_id, **values)
        .on_conflict_do_nothing(index_elements=["org_id", "dedupe_key"])
        .returning(messages.c.id)
    )
    return inserted is not None


async def delete_about(uow: UnitOfWork, record: RecordRef) -> int:
    """Remove the messages about a record; returns how many."""
    return await uow.execute(
        sa.delete(messages).where(
            messages.c.org_id == uow.org_id,
            messages.c.record_id == record.id,
            messages.c.record_type == record.type,
        )
    )


async def find_for_update(uow: UnitOfWork, message_id: UUID) -> Row | None:
    """Return the locked row; waits for whoever has it."""
    return await uow.fetch_one(
        sa.select(*messages.c)
        .where(messages.c.org_id == uow.org_id, messages.c.id == message_id)
        .with_for_update()
    )


async def claim(uow: UnitOfWork, message_id: UUID, attempt: int, lease_until: datetime) -> None:
    """Make this attempt the one that holds the message. The row must be locked."""
    await uow.execute(
        sa.update(messages)
        .where(messages.c.org_id == uow.org_id, messages.c.id == message_id)
        .values(
            status=MessageStatus.SENDING.value,
            attempts=attempt,
            lease_until=lease_until,
            handed_over_at=None,
        )
    )


async def mark_handed_over(
    uow: UnitOfWork, message_id: UUID, attempt: int, at: datetime, lease_until: datetime
) -> bool:
    """Note that the content is about to leave; False if the attempt no longer holds the message."""
    return await _update_held(
        uow, message_id, attempt, {"handed_over_at": at, "lease_until": lease_until}
    )


async def finish(
    uow: UnitOfWork,
    message_id: UUID,
    attempt: int,
    *,
    status: MessageStatus,
    at: datetime,
    error: str = "",
    provider: str | None = None,
    provider_id: str | None = None,
) -> bool:
    """Write the outcome; False if the attempt no longer holds the message."""
    values: dict[str, Any] = {
        "status": status.value,
        "finished_at": at,
        "lease_until": None,
        "error": error,
        "provider": provider,
        "provider_id": provider_id,
    }
    if status is MessageStatus.SENT:
        values |= _EMPTIED
    return await _update_held(uow, message_id, attempt, values)


async def put_back(uow: UnitOfWork, message_id: UUID, attempt: int, error: str) -> bool:
    """Return the message to the queue after a temporary failure."""
    return await _update_held(
        uow,
        message_id,
        attempt,
        {
            "status": MessageStatus.QUEUED.value,
            "lease_until": None,
            "handed_over_at": None,
            "error": error,
        },
    )


async def hold_back(uow: UnitOfWork, message_id: UUID, reason: str) -> None:
    """Let a message wait for a person to decide. The row must be locked."""
    await uow.execute(
        sa.update(messages)
        .where(messages.c.org_id == uow.org_id, messages.c.id == message_id)
        .values(
            status=MessageStatus.HELD.value,
            lease_until=None,
            handed_over_at=None,
            error=reason,
        )
    )


async def ids_of_person(
    uow: UnitOfWork, record_ids: Sequence[UUID], emails: Sequence[str]
) -> frozenset[UUID]:
    """Return the mails about these records, and those to these addresses without a login."""
    m = messages.c
    to_the_person = sa.and_(m.recipient_norm.in_(emails), m.recipient_user_id.is_(None))
    rows = await uow.fetch(
        sa.select(m.id).where(
            m.org_id == uow.org_id, sa.or_(m.record_id.in_(record_ids), to_the_person)
        )
    )
    return frozenset(row["id"] for row in rows)


async def requeue(uow: UnitOfWork, message_id: UUID, at: datetime) -> None:
    """Begin again with a message that was finished. The row must be locked."""
    await uow.execute(
        sa.update(messages)
        .where(messages.c.org_id == uow.org_id, messages.c.id == message_id)
        .values(
            status=MessageStatus.QUEUED.value,
            available_at=at,
            lease_until=None,
            handed_over_at=None,
            finished_at=None,
            error="",
        )
    )


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Return `id, sealed` of messages whose links are under another key, locked."""
    return await uow.fetch(
        sa.select(messages.c.id, messages.c.sealed)
        .where(
            messages.c.org_id == uow.org_id,
            messages.c.sealed_key_id.is_not(None),
            messages.c.sealed_key_id != key_id,
        )
        .order_by(messages.c.id)
        .limit(limit)
        .with_for_update()
    )


async def reseal(uow: UnitOfWork, message_id: UUID, sealed: str, key_id: str) -> None:
    """Write a message's links as they are under another key."""
    await uow.execute(
        sa.update(messages)
        .where(messages.c.org_id == uow.org_id, messages.c.id == message_id)
        .values(sealed=sealed, sealed_key_id=key_id)
    )


async def lock_key(uow: UnitOfWork, key: str) -> None:
    """Wait for whoever has locked this key of the organization; holds until the end."""
    await uow.fetch_value(
        sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(f"{uow.org_id}{key}", 0)))
    )


async def lock_group(uow: UnitOfWork, group_key: str) -> bool:
    """Wait for whoever queues under this key or recalls it; tell whether it was recalled.

    Holds until the transaction ends, so that of a recall and a queueing at once, the later sees
    the earlier.
    """
    await lock_key(uow, group_key)
    found = await uow.fetch_value(
        sa.select(recalled_groups.c.recalled_at).where(
            recalled_groups.c.org_id == uow.org_id, recalled_groups.c.group_key == group_key
        )
    )
    return found is not None


async def note_recalled(uow: UnitOfWork, group_key: str, at: datetime) -> None:
    """Remember that everything under this key is recalled. The key must be locked."""
    await uow.execute(
        insert(recalled_groups)
        .values(org_id=uow.org_id, group_key=group_key, recalled_at=at)
        .on_conflict_do_nothing(index_elements=["org_id", "group_key"])
    )


async def recall_group(uow: UnitOfWork, group_key: str, at: datetime) -> list[Row]:
    """Recall what has surely not left of a group; returns `id, record_type, record_id`."""
    return await recall_matching(uow, at, messages.c.group_key == group_key)


async def recall_one(uow: UnitOfWork, message_id: UUID, at: datetime) -> list[Row]:
    """Recall one message if it has surely not left; returns `id, record_type, record_id`."""
    return await recall_matching(uow, at, messages.c.id == message_id)


async def recall_held_about(
    uow: UnitOfWork, record: RecordRef, kind: MailKind | None, at: datetime
) -> list[Row]:
    """Recall what is held about a record; returns `id, record_type, record_id`."""
    conditions = [
        messages.c.record_id == record.id,
        messages.c.record_type == record.type,
        messages.c.status == MessageStatus.HELD.value,
    ]
    if kind is not None:
        conditions.append(messages.c.kind == kind.value)
    return await recall_matching(uow, at, sa.and_(*conditions))


async def suppress(
    uow: UnitOfWork, email_norm: str, reason: SuppressionReason, detail: str, since: datetime
) -> None:
    """Send nothing more to this address for a while."""
    statement = insert(suppressions).values(
        org_id=uow.org_id, email_norm=email_norm, reason=reason.value, detail=detail, since=since
    )
    await uow.execute(
        statement.on_conflict_do_update(
            index_elements=["org_id", "email_norm"],
            set_={
                "reason": statement.excluded.reason,
                "detail": statement.excluded.detail,
                "since": statement.excluded.since,
            },
        )
    )


async def set_preference(uow: UnitOfWork, user_id: UUID, wish: Preference) -> None:
    """Keep a person's wish about one kind."""
    statement = insert(preferences).values(
        org_id=uow.org_id, user_id=user_id, kind=wish.kind, email=wish.email, in_app=wish.in_app
    )
    await uow.execute(
        statement.on_conflict_do_update(
            index_elements=["org_id", "user_id", "kind"],
            set_={"email": statement.excluded.email, "in_app": statement.excluded.in_app},
        )
    )


async def insert_notifications(
    uow: UnitOfWork, wanted: Sequence[NewNotification], at: datetime
) -> list[UUID]:
    """Insert those whose dedupe key is new to their reader; returns whose inboxes grew."""
    rows = await uow.fetch(
        insert(notifications)
        .values(
            [
                {
                    "org_id": uow.org_id,
                    "id": ids.uuid7(),
                    "user_id": one.user_id,
                    "kind": one.kind.value,
                    "title": one.title,
                    "body": one.body,
                    "link": one.link,
                    "record_type": one.record.type if one.record else None,
                    "record_id": one.record.id if one.record else None,
                    "dedupe_key": one.dedupe_key,
                    "created_at": at,
                    "read_at": None,
                }
                for one in wanted
            ]
        )
        .on_conflict_do_nothing(index_elements=["org_id", "user_id", "dedupe_key"])
        .returning(notifications.c.user_id)
    )
    return [row["user_id"] for row in rows]


async def mark_read(
    uow: UnitOfWork, user_id: UUID, at: datetime, notification_id: UUID | None = None
) -> int:
    """Mark one unread notification of this person read, or all; returns how many were unread."""
    n = notifications.c
    conditions = [n.org_id == uow.org_id, n.user_id == user_id, n.read_at.is_(None)]
    if notification_id is not None:
        conditions.append(n.id == notification_id)
    return await uow.execute(sa.update(notifications).where(*conditions).values(read_at=at))


async def recall_matching(
    uow: UnitOfWork,
    at: datetime,
    chosen: sa.ColumnElement[bool],
    status: MessageStatus = MessageStatus.RECALLED,
) -> list[Row]:
    """End what is chosen and has surely not left; returns `id, record_type, record_id`."""
    return await uow.fetch(
        sa.update(messages)
        .where(messages.c.org_id == uow.org_id, chosen, _RECALLABLE)
        .values(status=status.value, finished_at=at, lease_until=None, **_EMPTIED)
        .returning(messages.c.id, messages.c.record_type, messages.c.record_id)
    )


async def _update_held(
    uow: UnitOfWork, message_id: UUID, attempt: int, values: dict[str, Any]
) -> bool:
    """Write only while this attempt is the one that holds the message."""
    written = await uow.execute(
        sa.update(messages)
        .where(
            messages.c.org_id == uow.org_id,
            messages.c.id == message_id,
            messages.c.attempts == attempt,
            messages.c.status == MessageStatus.SENDING.value,
        )
        .values(**values)
    )
    return written == 1
