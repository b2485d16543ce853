"""Reading the addresses that answers come to, and the mails that came."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import (
    Arrival,
    ArrivalStatus,
    Attachment,
    MailRoute,
    RecordRef,
    ReplyAddress,
)
from rolecall.domains.messaging.models import arrivals, messages, reply_addresses
from rolecall.infra.db import Row, UnitOfWork

_a = arrivals.c
_SHOWN = (
    _a.id, _a.message_id, _a.route, _a.record_type, _a.record_id, _a.status, _a.received_at,
    _a.from_email, _a.from_name, _a.from_other_address, _a.subject, _a.body_text, _a.rest_text,
    _a.attachments, _a.outcome,
)  # fmt: skip


_NOT_SHOWN = (ArrivalStatus.STORED.value, ArrivalStatus.BOUNCE.value)
"""Not read yet, or told by the mail that it is about."""


async def find_reply_address(
    uow: UnitOfWork, token_hash: bytes, now: datetime
) -> ReplyAddress | None:
    """Return what an address stands for, None where it is unknown or its time is over."""
    r = reply_addresses.c
    row = await uow.fetch_one(
        sa.select(r.org_id, r.message_id).where(r.token_hash == token_hash, r.expires_at > now)
    )
    return ReplyAddress(row["org_id"], row["message_id"]) if row else None


async def find_answered(uow: UnitOfWork, message_id: UUID) -> Row | None:
    """Return `recipient_norm, record_type, record_id` of the message that is answered."""
    m = messages.c
    return await uow.fetch_one(
        sa.select(m.recipient_norm, m.record_type, m.record_id).where(
            m.org_id == uow.org_id, m.id == message_id, m.record_id.is_not(None)
        )
    )


async def find_stored(uow: UnitOfWork, arrival_id: UUID) -> Row | None:
    """Return a mail that has not been read yet, with its bytes."""
    return await uow.fetch_one(
        sa.select(
            _a.message_id, _a.record_type, _a.record_id, _a.envelope_from, _a.raw, _a.status
        ).where(
            _a.org_id == uow.org_id,
            _a.id == arrival_id,
            _a.status == ArrivalStatus.STORED.value,
        )
    )


async def find_arrival(uow: UnitOfWork, arrival_id: UUID) -> Arrival | None:
    """Return a mail that came in."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_a.org_id == uow.org_id, _a.id == arrival_id)
    )
    return _arrival(row) if row else None


async def list_arrivals(
    uow: UnitOfWork, records: Collection[RecordRef], limit: int
) -> list[Arrival]:
    """Return the newest mails that came in about records and were read, newest first."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(
            _a.org_id == uow.org_id,
            _a.record_id.in_([record.id for record in records]),
            _a.record_type.in_({record.type for record in records}),
            _a.status.not_in(_NOT_SHOWN),
        )
        .order_by(_a.id.desc())
        .limit(limit)
    )
    return [_arrival(row) for row in rows]


def arrivals_about(
    org_id: UUID, record_type: str, record_ids: sa.Select[tuple[UUID]]
) -> sa.Select[Any]:
    """Return the statement of all mails that came in about some records.

    Columns: when, id, who wrote it, subject and status. It is for the timelines of domains above,
    which know who may see it.
    """
    author = sa.case((_a.from_name != "", _a.from_name), else_=_a.from_email).label("author")
    return sa.select(_a.received_at, _a.id, author, _a.subject, _a.status).where(
        _a.org_id == org_id,
        _a.record_type == record_type,
        _a.record_id.in_(record_ids),
        _a.status.not_in(_NOT_SHOWN),
    )


def _arrival(row: Row) -> Arrival:
    return Arrival(
        id=row["id"],
        message_id=row["message_id"],
        route=MailRoute(row["route"]),
        record_type=row["record_type"],
        record_id=row["record_id"],
        status=ArrivalStatus(row["status"]),
        received_at=row["received_at"],
        from_email=row["from_email"],
        from_name=row["from_name"],
        from_other_address=row["from_other_address"],
        subject=row["subject"],
        text=row["body_text"],
        rest=row["rest_text"],
        attachments=tuple(_attachment(one) for one in row["attachments"]),
        outcome=row["outcome"],
    )


def _attachment(kept: dict[str, Any]) -> Attachment:
    file_id = kept["file_id"]
    return Attachment(
        kept["filename"], kept["size"], UUID(file_id) if file_id else None, kept["problem"]
    )


def last_mail(org_id: UUID, record_id: sa.ColumnElement[UUID]) -> sa.ColumnElement[datetime | None]:
    """Return when the last mail about a record was written, or the last answer came."""
    m, a = messages.c, arrivals.c
    written = sa.select(sa.func.max(m.created_at)).where(
        m.org_id == org_id, m.record_id == record_id
    )
    came = sa.select(sa.func.max(a.received_at)).where(a.org_id == org_id, a.record_id == record_id)
    return sa.func.greatest(written.scalar_subquery(), came.scalar_subquery())
