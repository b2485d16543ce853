"""Finding the board that an address leads to, and the job on it."""

from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from rolecall.domains.jobs.contracts.boards import ON_FROM_THE_START, Board, BoardJob
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.queries import postings as posting_queries
from rolecall.domains.jobs.service.careers.sites import Site, find_organization, kept, open_site
from rolecall.infra.db import Database
from rolecall.infra.http.pages import preferred_language
from rolecall.kernel.errors import Gone, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

T = TypeVar("T")
MAX_DIGITS = 15
"""Of a number that a job may have."""


async def open_board(db: Database, slug: str, board: Board) -> Site:
    """Return the site that a board shows, in the organization's own language.

    Raises:
        NotFound: there is none, its careers pages are off, or the board is switched off.
    """
    organization = await find_organization(db, slug)
    site = await open_site(db, slug, preferred_language("", organization.locale))
    if not await is_on(db, organization.id, board):
        raise no_such_board()
    return site


async def is_on(db: Database, org_id: UUID, board: Board) -> bool:
    """Tell whether an organization shows its jobs on a board."""
    chosen = await queries.switches(db.reading(Tenant(org_id)))
    return chosen.get(board, board in ON_FROM_THE_START)


async def kept_of_board(
    db: Database,
    slug: str,
    board: Board,
    key: tuple[Hashable, ...],
    make: Callable[[Site], Awaitable[tuple[T, datetime | None]]],
) -> T:
    """Return what `make` makes of a board; made once per version of its site.

    Raises:
        NotFound: there is no such board.
    """

    async def opened() -> tuple[T, datetime | None]:
        return await make(await open_board(db, slug, board))

    return await kept(db, slug, ("board", board, *key), opened)


async def posted_job(db: Database, org_id: UUID, job_id: UUID) -> BoardJob:
    """Return an open job of an organization.

    Raises:
        NotFound: it never published such a job.
        Gone: it is closed; code `job_closed`.
    """
    found = await queries.find_by_id(db, org_id, job_id)
    if found is None:
        if await posting_queries.find_organization_of(db, job_id) == org_id:
            raise _closed()
        raise no_such_job()
    return found


async def job_of_number(db: Database, org_id: UUID, number: str) -> BoardJob:
    """Return the open job of a number.

    Raises:
        NotFound: the organization never published such a job.
        Gone: it is closed; code `job_closed`.
    """
    if not number.isascii() or not number.isdigit() or len(number) > MAX_DIGITS:
        raise no_such_job()
    found = await queries.find_by_number(db, org_id, int(number))
    if found is None:
        if await queries.find_id_of_number(db, org_id, int(number)) is not None:
            raise _closed()
        raise no_such_job()
    return found


def no_such_board() -> NotFound:
    """Return the refusal of an address that leads to no board, or to one that is off."""
    return NotFound(say("There is no such job board."))


def no_such_job() -> NotFound:
    """Return the refusal of a job that was never shown."""
    return NotFound(say("There is no such job."))


def _closed() -> Gone:
    return Gone(say("This job is closed."), code="job_closed")
