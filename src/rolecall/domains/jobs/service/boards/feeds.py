"""The files that job boards fetch: all open jobs, sent as they are read."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from rolecall.domains.jobs.contracts.boards import FEEDS, Board
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.rules.boards import feeds as shapes
from rolecall.domains.jobs.service.boards.opening import no_such_board, open_board
from rolecall.domains.jobs.service.careers.cards import pay_text
from rolecall.domains.jobs.service.careers.sites import Site
from rolecall.infra.db import Database

PUBLISHER = "Rolecall"
_TAG_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is about to be sent. `etag` is the same as long as the feed says the same."""

    etag: str
    chunks: AsyncIterator[bytes]


async def feed(db: Database, slug: str, name: str) -> Feed:
    """Return the feed of a board.

    Nothing is read of the jobs until the chunks are, so whoever has the feed already costs little.

    Raises:
        NotFound: there is no such feed, or it is switched off.
    """
    if name not in {board.value for board in FEEDS}:
        raise no_such_board()
    board = Board(name)
    site = await open_board(db, slug, board)
    state = await queries.state_of(db, site.organization.id)
    changed_at = state.changed_at if state else site.organization.created_at
    told = f"{board}:{site.organization.id}:{site.organization.version}:{state}"
    tag = f'"{hashlib.sha256(told.encode()).hexdigest()[:_TAG_LENGTH]}"'
    return Feed(tag, _chunks(db, site, board, changed_at))


async def _chunks(
    db: Database, site: Site, board: Board, changed_at: datetime
) -> AsyncIterator[bytes]:
    terms = shapes.FeedTerms(
        publisher=PUBLISHER,
        publisher_url=db.runtime.public_url,
        company=site.organization.name,
        site_url=site.url,
        logo_url=site.hiring.logo_url,
    )
    yield shapes.head(terms, changed_at).encode()
    async for batch in queries.list_batches(db, site.organization.id):
        yield "".join(
            shapes.jobs_xml(board, job, terms, pay_text(site, job.posting)) for job in batch
        ).encode()
    yield shapes.FOOT.encode()
