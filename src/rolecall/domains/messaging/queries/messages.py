"""Reading messages, inboxes and wishes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import (
    Attachment,
    MailKind,
    Message,
    MessageStatus,
    NoticeKind,
    Notification,
    Preference,
    RecordRef,
    Wording,
)
from rolecall.domains.messaging.models import messages, notifications, preferences, suppressions
from rolecall.infra.db import Row, UnitOfWork, fetch_page, prepared
from rolecall.kernel.pages import Page, PageRequest

_MANY = 1_000
"""Counting unread ones stops here; nobody reads a larger number."""

_m = messages.c
_SHOWN = (
    _m.id, _m.kind, _m.subject, _m.body_text, _m.recipient_email, _m.status, _m.record_type,
    _m.record_id, _m.attempts, _m.error, _m.created_at, _m.available_at, _m.finished_at,
    _m.author_id, _m.wording, _m.attachments, _m.topic_id,
)  # fmt: skip

_UNREAD = prepared(
    sa.select(sa.func.count()).select_from(
        sa.select(notifications.c.id)
        .where(
            notifications.c.org_id == sa.bindparam("org_id"),
            notifications.c.user_id == sa.bindparam("user_id"),
            notifications.c.read_at.is_(None),
        )
        .limit(_MANY)
        .subquery()
    )
)


async def find_message(uow: UnitOfWork, message_id: UUID) -> Message | None:
    """Return one message."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_m.org_id == uow.org_id, _m.id == message_id)
    )
    return _message(row) if row else None


async def find_id_by_dedupe_key(uow: UnitOfWork, dedupe_key: str) -> UUID | None:
    """Return the message that was queued under this key."""
    found: UUID | None = await uow.fetch_value(
        sa.select(_m.id).where(_m.org_id == uow.org_id, _m.dedupe_key == dedupe_key)
    )
    return found


def messages_about(
    org_id: UUID, record_type: str, record_ids: sa.Select[tuple[UUID]]
) -> sa.Select[Any]:
    """Return the statement of all messages about some records: when, id, subject and status.

    It is for the timelines of domains above, which know who may see it.
    """
    return sa.select(_m.created_at, _m.id, _m.subject, _m.status).where(
        _m.org_id == org_id, _m.record_type == record_type, _m.record_id.in_(record_ids)
    )


async def find_told(uow: UnitOfWork, message_id: UUID) -> Row | None:
    """Return `recipient_norm, record_id, brand`: what a device is told of a message by."""
    return await uow.fetch_one(
        sa.select(_m.recipient_norm, _m.record_id, _m.brand).where(
            _m.org_id == uow.org_id, _m.id == message_id
        )
    )


async def find_unsubscribable(uow: UnitOfWork, message_id: UUID) -> Row | None:
    """Return `id, kind, locale, recipient_norm, recipient_name, record_type, record_id`."""
    return await uow.fetch_one(
        sa.select(
            _m.id, _m.kind, _m.locale, _m.recipient_norm, _m.recipient_name, _m.record_type,
            _m.record_id,
        ).where(_m.org_id == uow.org_id, _m.id == message_id)
    )  # fmt: skip


async def find_written(
    uow: UnitOfWork, record: RecordRef, author_id: UUID, since: datetime
) -> list[Message]:
    """Return what a member has written to a person about a record since then, newest first."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(
            _m.org_id == uow.org_id,
            _m.record_id == record.id,
            _m.record_type == record.type,
            _m.author_id == author_id,
            _m.created_at >= since,
        )
        .order_by(_m.id.desc())
    )
    return [_message(row) for row in rows]


async def records_written_about(
    uow: UnitOfWork, record_type: str, record_ids: Collection[UUID]
) -> set[UUID]:
    """Return about which of these records any mail was written."""
    if not record_ids:
        return set()
    rows = await uow.fetch(
        sa.select(_m.record_id)
        .distinct()
        .where(
            _m.org_id == uow.org_id,
            _m.record_type == record_type,
            _m.record_id.in_(sorted(record_ids)),
        )
    )
    return {row["record_id"] for row in rows}


async def statuses_of(uow: UnitOfWork, message_ids: Collection[UUID]) -> dict[UUID, MessageStatus]:
    """Return where those of these messages are that are there."""
    rows = await uow.fetch(
        sa.select(_m.id, _m.status).where(_m.org_id == uow.org_id, _m.id.in_(sorted(message_ids)))
    )
    return {row["id"]: MessageStatus(row["status"]) for row in rows}


async def list_messages(
    uow: UnitOfWork, records: Collection[RecordRef], page: PageRequest
) -> Page[Message]:
    """Return the messages about records, newest first."""
    listed = sa.select(*_SHOWN).where(
        _m.org_id == uow.org_id,
        _m.record_id.in_([record.id for record in records]),
        _m.record_type.in_({record.type for record in records}),
    )
    return await fetch_page(uow, listed, page, _m.id, convert=_message)


async def suppressed_since(uow: UnitOfWork, email_norm: str) -> datetime | None:
    """Return since when an address is known not to take mail."""
    found: datetime | None = await uow.fetch_value(
        sa.select(suppressions.c.since).where(
            suppressions.c.org_id == uow.org_id, suppressions.c.email_norm == email_norm
        )
    )
    return found


async def list_suppressed(
    uow: UnitOfWork, email_norms: Collection[str]
) -> dict[str, tuple[datetime, str]]:
    """Return since when those addresses refuse mail that did, and what their servers said."""
    s = suppressions.c
    rows = await uow.fetch(
        sa.select(s.email_norm, s.since, s.detail).where(
            s.org_id == uow.org_id, s.email_norm.in_(list(email_norms))
        )
    )
    return {row["email_norm"]: (row["since"], row["detail"]) for row in rows}


async def list_notifications(
    uow: UnitOfWork, user_id: UUID, page: PageRequest, *, unread: bool
) -> Page[Notification]:
    """Return a person's inbox, newest first."""
    n = notifications.c
    conditions: list[sa.ColumnElement[bool]] = [n.org_id == uow.org_id, n.user_id == user_id]
    if unread:
        conditions.append(n.read_at.is_(None))
    shown = sa.select(n.id, n.kind, n.title, n.body, n.link, n.created_at, n.read_at)
    return await fetch_page(uow, shown.where(*conditions), page, n.id, convert=_notification)


async def find_notification(
    uow: UnitOfWork, user_id: UUID, notification_id: UUID
) -> Notification | None:
    """Return one notification of this person."""
    n = notifications.c
    row = await uow.fetch_one(
        sa.select(n.id, n.kind, n.title, n.body, n.link, n.created_at, n.read_at).where(
            n.org_id == uow.org_id, n.user_id == user_id, n.id == notification_id
        )
    )
    return _notification(row) if row else None


async def count_unread(uow: UnitOfWork, user_id: UUID) -> int:
    """Return how many notifications this person has not read, 1,000 at most."""
    counted: int = await uow.fetch_value(_UNREAD, org_id=uow.org_id, user_id=user_id)
    return counted


async def list_preferences(
    uow: UnitOfWork, kind: str, user_ids: Collection[UUID]
) -> dict[UUID, Preference]:
    """Return the wishes about one kind of those people who expressed one."""
    p = preferences.c
    rows = await uow.fetch(
        sa.select(p.user_id, p.kind, p.email, p.in_app).where(
            p.org_id == uow.org_id, p.user_id.in_(list(user_ids)), p.kind == kind
        )
    )
    return {row["user_id"]: _preference(row) for row in rows}


async def list_own_preferences(uow: UnitOfWork, user_id: UUID) -> dict[str, Preference]:
    """Return what this person has wished, by kind."""
    p = preferences.c
    rows = await uow.fetch(
        sa.select(p.kind, p.email, p.in_app).where(p.org_id == uow.org_id, p.user_id == user_id)
    )
    return {row["kind"]: _preference(row) for row in rows}


def _message(row: Row) -> Message:
    record = RecordRef(row["record_type"], row["record_id"]) if row["record_id"] else None
    return Message(
        id=row["id"],
        kind=MailKind(row["kind"]),
        subject=row["subject"],
        text=row["body_text"],
        recipient=row["recipient_email"],
        status=MessageStatus(row["status"]),
        record=record,
        attempts=row["attempts"],
        error=row["error"],
        created_at=row["created_at"],
        send_after=row["available_at"],
        finished_at=row["finished_at"],
        author_id=row["author_id"],
        wording=Wording(**row["wording"]) if row["wording"] and row["author_id"] else None,
        attachments=attachments_of(row),
        topic_id=row["topic_id"],
    )


async def records_of_group(uow: UnitOfWork, group_key: str) -> list[RecordRef]:
    """Return what the messages of a group are about, as far as the reader may see them."""
    rows = await uow.fetch(
        sa.select(_m.record_type, _m.record_id)
        .where(_m.org_id == uow.org_id, _m.group_key == group_key, _m.record_id.is_not(None))
        .distinct()
    )
    return [RecordRef(row["record_type"], row["record_id"]) for row in rows]


def attachments_of(row: Row) -> tuple[Attachment, ...]:
    """Return the files of a mail."""
    return tuple(
        Attachment(one["filename"], one["size"], UUID(one["file_id"])) for one in row["attachments"]
    )


def _notification(row: Row) -> Notification:
    return Notification(
        id=row["id"],
        kind=NoticeKind(row["kind"]),
        title=row["title"],
        body=row["body"],
        link=row["link"],
        created_at=row["created_at"],
        read_at=row["read_at"],
    )


def _preference(row: Row) -> Preference:
    return Preference(row["kind"], row["email"], row["in_app"])
