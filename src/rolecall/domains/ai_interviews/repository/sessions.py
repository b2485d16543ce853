"""Writing interviews, links and turns."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.ai_interviews.contracts.sessions import RoomLink, Session, Turn
from rolecall.domains.ai_interviews.models.session_rows import (
    LINK_COLUMNS,
    SESSION_COLUMNS,
    link_of,
    session_of,
    stored,
)
from rolecall.domains.ai_interviews.models.sessions import links, sessions, turns
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say

_s, _l, _t = sessions.c, links.c, turns.c


async def insert_session(uow: UnitOfWork, session: Session) -> None:
    """Insert an interview.

    Raises:
        Conflict: code `interview_exists`; the application has one that is not over.
    """
    values = {name: getattr(session, name) for name in Session.__dataclass_fields__}
    try:
        await uow.execute(sa.insert(sessions).values(org_id=uow.org_id, **stored(values)))
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("This candidate is invited to an AI interview already."), code="interview_exists"
        ) from error


async def lock_session(uow: UnitOfWork, interview_id: UUID) -> Session:
    """Lock and return an interview.

    Raises:
        NotFound: there is none in this organization.
    """
    row = await uow.fetch_one(
        sa.select(*SESSION_COLUMNS)
        .where(_s.org_id == uow.org_id, _s.id == interview_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such interview."))
    return session_of(row)


async def update_session(uow: UnitOfWork, interview_id: UUID, values: dict[str, Any]) -> None:
    """Change an interview that is locked, and count its version up."""
    await uow.execute(
        sa.update(sessions)
        .where(_s.org_id == uow.org_id, _s.id == interview_id)
        .values(**stored(values), version=_s.version + 1)
    )


async def insert_link(uow: UnitOfWork, link: RoomLink) -> None:
    """Insert a link."""
    values = {name: getattr(link, name) for name in RoomLink.__dataclass_fields__}
    await uow.execute(sa.insert(links).values(org_id=uow.org_id, **values))


async def lock_link(uow: UnitOfWork, link_id: UUID) -> RoomLink | None:
    """Lock and return a link, None if there is none."""
    row = await uow.fetch_one(
        sa.select(*LINK_COLUMNS).where(_l.org_id == uow.org_id, _l.id == link_id).with_for_update()
    )
    return link_of(row) if row else None


async def exchange_link(uow: UnitOfWork, link: RoomLink, device_hash: bytes, at: datetime) -> None:
    """Bind a link that is locked to a device; the interview's other links end."""
    await uow.execute(
        sa.update(links)
        .where(
            _l.org_id == uow.org_id,
            _l.interview_id == link.interview_id,
            _l.id != link.id,
            _l.ended_at.is_(None),
        )
        .values(ended_at=at)
    )
    await uow.execute(
        sa.update(links)
        .where(_l.org_id == uow.org_id, _l.id == link.id)
        .values(device_hash=device_hash, used_at=at)
    )


async def end_links(uow: UnitOfWork, interview_id: UUID, at: datetime) -> None:
    """End all links of an interview."""
    await uow.execute(
        sa.update(links)
        .where(_l.org_id == uow.org_id, _l.interview_id == interview_id, _l.ended_at.is_(None))
        .values(ended_at=at)
    )


async def append_turn(uow: UnitOfWork, turn: Turn) -> None:
    """Append a turn to an interview that is locked.

    Raises:
        Conflict: code `answered_anew`; an answer to this question was given anew already.
    """
    values = {name: getattr(turn, name) for name in Turn.__dataclass_fields__}
    try:
        await uow.execute(sa.insert(turns).values(org_id=uow.org_id, **stored(values)))
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("An answer can be given anew once for each question."), code="answered_anew"
        ) from error


async def delete_turns(uow: UnitOfWork, interview_id: UUID) -> int:
    """Remove what was said in an interview that is locked; returns how many turns there were."""
    return await uow.execute(
        sa.delete(turns).where(_t.org_id == uow.org_id, _t.interview_id == interview_id)
    )
