"""Reading texts, the consent to them, and the account that sends them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import Direction, RecordRef
from rolecall.domains.messaging.contracts.texts import (
    ConsentEntry,
    ConsentSource,
    ConsentState,
    TextMessage,
    TextSettings,
    TextStatus,
)
from rolecall.domains.messaging.models import text_consents, text_messages, text_settings
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.providers.sms import TextProviderKind

_t = text_messages.c
_c = text_consents.c
_s = text_settings.c
_SHOWN = (
    _t.id, _t.direction, _t.number, _t.record_type, _t.record_id, _t.author_id, _t.name, _t.body,
    _t.segments, _t.status, _t.error, _t.created_at, _t.available_at, _t.finished_at, _t.elsewhere,
)  # fmt: skip
_NEVER_LEFT = (TextStatus.RECALLED.value, TextStatus.SUPPRESSED.value)


async def get_settings(uow: UnitOfWork) -> TextSettings:
    """Return the organization's account; what nobody has set up is switched off."""
    row = await uow.fetch_one(
        sa.select(
            _s.enabled, _s.kind, _s.account, _s.sealed.is_not(None).label("has_secret"), _s.sender,
            _s.contact, _s.from_hour, _s.until_hour, _s.problem, _s.checked_at, _s.version,
        ).where(_s.org_id == uow.org_id)
    )  # fmt: skip
    if row is None:
        return TextSettings()
    return TextSettings(**{**row, "kind": TextProviderKind(row["kind"])})


async def find_sealed(uow: UnitOfWork) -> str | None:
    """Return the account's secret as it is stored."""
    found: str | None = await uow.fetch_value(sa.select(_s.sealed).where(_s.org_id == uow.org_id))
    return found


async def list_consents(uow: UnitOfWork, number: str) -> list[ConsentEntry]:
    """Return the log of one number, oldest first."""
    rows = await uow.fetch(
        sa.select(
            _c.id, _c.number, _c.candidate_id, _c.state, _c.source, _c.shown, _c.note, _c.by_name,
            _c.at, _c.other_id,
        )
        .where(_c.org_id == uow.org_id, _c.number == number)
        .order_by(_c.id)
    )  # fmt: skip
    return [
        ConsentEntry(
            **{
                **row,
                "state": ConsentState(row["state"]),
                "source": ConsentSource(row["source"]),
            }
        )
        for row in rows
    ]


async def numbers_of(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> list[str]:
    """Return the numbers about which any of these records has said something."""
    rows = await uow.fetch(
        sa.select(_c.number)
        .distinct()
        .where(_c.org_id == uow.org_id, _c.candidate_id.in_(sorted(candidate_ids)))
    )
    return [row["number"] for row in rows]


async def was_texted(uow: UnitOfWork, number: str) -> bool:
    """Tell whether a text to this number has left or is to leave."""
    found = await uow.fetch_value(
        sa.select(_t.id)
        .where(
            _t.org_id == uow.org_id,
            _t.number == number,
            _t.direction == Direction.OUT.value,
            _t.status.not_in(_NEVER_LEFT),
        )
        .limit(1)
    )
    return found is not None


async def find_text(uow: UnitOfWork, text_id: UUID) -> TextMessage | None:
    """Return one text."""
    row = await uow.fetch_one(sa.select(*_SHOWN).where(_t.org_id == uow.org_id, _t.id == text_id))
    return _text(row) if row else None


async def find_written(
    uow: UnitOfWork, number: str, author_id: UUID, body: str, since: datetime
) -> UUID | None:
    """Return a text that an author wrote to a number since then, if it was not taken back.

    The sentence about STOP, which follows the words of a first text, is not compared.
    """
    found: UUID | None = await uow.fetch_value(
        sa.select(_t.id)
        .where(
            _t.org_id == uow.org_id,
            _t.number == number,
            _t.author_id == author_id,
            _t.created_at >= since,
            _t.status.not_in([TextStatus.RECALLED.value, TextStatus.SUPPRESSED.value]),
            sa.or_(_t.body == body, _t.body.startswith(f"{body}\n\n", autoescape=True)),
        )
        .order_by(_t.id.desc())
        .limit(1)
    )
    return found


async def list_texts(
    uow: UnitOfWork, records: Collection[RecordRef], limit: int
) -> list[TextMessage]:
    """Return the newest texts about some records, newest first."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(
            _t.org_id == uow.org_id,
            _t.record_id.in_([record.id for record in records]),
            _t.record_type.in_({record.type for record in records}),
        )
        .order_by(_t.id.desc())
        .limit(limit)
    )
    return [_text(row) for row in rows]


def texts_about(
    org_id: UUID, record_type: str, record_ids: sa.Select[tuple[UUID]]
) -> sa.Select[Any]:
    """Return the statement of all texts about some records.

    It selects when, id, direction, name, status and body, and is for
    the timelines of domains above, which know who may see it.
    """
    return sa.select(_t.created_at, _t.id, _t.direction, _t.name, _t.status, _t.body).where(
        _t.org_id == org_id, _t.record_type == record_type, _t.record_id.in_(record_ids)
    )


async def list_strays(uow: UnitOfWork, limit: int) -> list[TextMessage]:
    """Return the newest texts from numbers that nobody had written to, newest first."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(_t.org_id == uow.org_id, _t.record_id.is_(None))
        .order_by(_t.id.desc())
        .limit(limit)
    )
    return [_text(row) for row in rows]


async def last_written_to(uow: UnitOfWork, number: str) -> list[Row]:
    """Return the records that a number was written to about, the last one first.

    Each with `record_type, record_id, name, candidate_id, author_id`; two at most, since more says
    no more than that there are several.
    """
    last = sa.func.max(_t.created_at).label("last")
    listed = (
        sa.select(_t.record_type, _t.record_id, _t.name, _t.candidate_id, last)
        .where(
            _t.org_id == uow.org_id,
            _t.number == number,
            _t.direction == Direction.OUT.value,
            _t.status.not_in(_NEVER_LEFT),
            _t.record_id.is_not(None),
        )
        .group_by(_t.record_type, _t.record_id, _t.name, _t.candidate_id)
        .order_by(last.desc())
        .limit(2)
    )
    return await uow.fetch(listed)


async def last_author(uow: UnitOfWork, record: RecordRef) -> UUID | None:
    """Return who wrote the last text about a record."""
    found: UUID | None = await uow.fetch_value(
        sa.select(_t.author_id)
        .where(
            _t.org_id == uow.org_id,
            _t.record_id == record.id,
            _t.record_type == record.type,
            _t.author_id.is_not(None),
        )
        .order_by(_t.id.desc())
        .limit(1)
    )
    return found


def _text(row: Row) -> TextMessage:
    return TextMessage(
        id=row["id"],
        direction=Direction(row["direction"]),
        number=row["number"],
        record=RecordRef(row["record_type"], row["record_id"]) if row["record_id"] else None,
        author_id=row["author_id"],
        name=row["name"],
        body=row["body"],
        segments=row["segments"],
        status=TextStatus(row["status"]),
        error=row["error"],
        created_at=row["created_at"],
        send_after=row["available_at"],
        finished_at=row["finished_at"],
        elsewhere=row["elsewhere"],
    )
