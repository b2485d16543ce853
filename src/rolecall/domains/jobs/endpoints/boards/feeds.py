"""`/careers/{slug}/feeds/{board}.xml`: the files that job boards fetch."""

from fastapi import Request, Response

from rolecall.domains.jobs.service import boards as service
from rolecall.infra.http import DatabaseDep, Router, public
from rolecall.infra.http.pages import conditional_stream

router = Router(tags=["job boards"])
READ = ["GET", "HEAD"]
MAX_AGE = 300
"""Boards fetch a few times a day; nobody needs it newer than this."""


@router.api_route("/careers/{slug}/feeds/{board}.xml", methods=READ, **public())
async def show_board_feed(
    request: Request, database: DatabaseDep, slug: str, board: str
) -> Response:
    """Return all open jobs in the XML dialect of a board."""
    found = await service.feed(database, slug, board)
    return conditional_stream(
        request, found.chunks, etag=found.etag, media_type="application/xml", max_age=MAX_AGE
    )
