"""Reading interviews, links and turns. An interview hides with its application."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.ai_interviews.contracts.sessions import (
    RoomLink,
    Session,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.models.session_rows import (
    LINK_COLUMNS,
    SESSION_COLUMNS,
    TURN_COLUMNS,
    link_of,
    session_of,
    turn_of,
)
from rolecall.domains.ai_interviews.models.sessions import links, sessions, turns
from rolecall.infra.db import UnitOfWork, fetch_page
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_s, _l, _t = sessions.c, links.c, turns.c


async def find_session(uow: UnitOfWork, interview_id: UUID) -> Session | None:
    """Return an interview."""
    row = await uow.fetch_one(
        sa.select(*SESSION_COLUMNS).where(_s.org_id == uow.org_id, _s.id == interview_id)
    )
    return session_of(row) if row else None


async def get_session(uow: UnitOfWork, interview_id: UUID) -> Session:
    """Return an interview.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await find_session(uow, interview_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found


async def find_link(uow: UnitOfWork, link_id: UUID) -> RoomLink | None:
    """Return a link."""
    row = await uow.fetch_one(
        sa.select(*LINK_COLUMNS).where(_l.org_id == uow.org_id, _l.id == link_id)
    )
    return link_of(row) if row else None


async def list_turns(uow: UnitOfWork, interview_id: UUID) -> tuple[Turn, ...]:
    """Return what was said in an interview, first said first."""
    rows = await uow.fetch(
        sa.select(*TURN_COLUMNS)
        .where(_t.org_id == uow.org_id, _t.interview_id == interview_id)
        .order_by(_t.number)
    )
    return tuple(turn_of(row) for row in rows)


async def list_of_job(
    uow: UnitOfWork, job_id: UUID, page: PageRequest, state: SessionState | None
) -> Page[tuple[Session, int]]:
    """Return a job's interviews, newest first, each with how many questions were asked."""
    asked = (
        sa.select(sa.func.count(sa.distinct(_t.question)))
        .where(_t.org_id == _s.org_id, _t.interview_id == _s.id, _t.question != "")
        .scalar_subquery()
        .label("asked")
    )
    listed = sa.select(*SESSION_COLUMNS, asked).where(_s.org_id == uow.org_id, _s.job_id == job_id)
    if state is not None:
        listed = listed.where(_s.state == state.value)
    return await fetch_page(
        uow, listed, page, _s.created_at, _s.id,
        convert=lambda row: (session_of(row), row["asked"]),
    )  # fmt: skip


async def list_of_application(uow: UnitOfWork, application_id: UUID) -> list[Session]:
    """Return the interviews of an application, newest first."""
    rows = await uow.fetch(
        sa.select(*SESSION_COLUMNS)
        .where(_s.org_id == uow.org_id, _s.application_id == application_id)
        .order_by(_s.created_at.desc(), _s.id)
    )
    return [session_of(row) for row in rows]
