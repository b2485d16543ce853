"""What Lever's postings API answers, made once per version of the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from rolecall.domains.jobs.contracts import EmploymentType
from rolecall.domains.jobs.contracts.boards import Board, BoardJob
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.rules.boards import lever as shapes
from rolecall.domains.jobs.service.boards.greenhouse import next_end
from rolecall.domains.jobs.service.boards.opening import kept_of_board, no_such_job, posted_job
from rolecall.domains.jobs.service.careers.cards import pay_text
from rolecall.domains.jobs.service.careers.sites import Site
from rolecall.infra.db import Database

_BOARD = Board.LEVER
_encoder = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingsQuery:
    """Which postings of a site, from where, how many, and under which headings."""

    wanted: shapes.Wanted = field(default_factory=shapes.Wanted)
    skip: int = 0
    limit: int | None = None
    group: str = ""


async def postings(db: Database, slug: str, query: PostingsQuery) -> bytes:
    """Return postings as JSON: a list, or one of groups if they are grouped.

    Raises:
        NotFound: there is no such board.
    """
    found = await _found(db, slug, query)
    return _encoder.encode(shapes.grouped(found, query.group) if query.group else found)


async def postings_html(db: Database, slug: str, query: PostingsQuery) -> bytes:
    """Return postings as HTML that a site takes into its page.

    Raises:
        NotFound: there is no such board.
    """
    found = await _found(db, slug, query)
    groups: Sequence[Mapping[str, Any]] = (
        shapes.grouped(found, query.group) if query.group else [{"title": "", "postings": found}]
    )
    return shapes.as_html(groups).encode()


async def posting(db: Database, slug: str, posting_id: str) -> bytes:
    """Return one posting.

    Raises:
        NotFound: there is no such board, or it never had such a posting.
        Gone: the job is closed.
    """
    try:
        job_id = UUID(posting_id)
    except ValueError:
        raise no_such_job() from None

    async def make(site: Site) -> tuple[bytes, datetime | None]:
        job = await posted_job(db, site.organization.id, job_id)
        shape = shapes.posting_out(job, _terms(site), pay_text(site, job.posting))
        return _encoder.encode(shape), job.posting.valid_through

    return await kept_of_board(db, slug, _BOARD, ("posting", job_id), make)


async def _found(db: Database, slug: str, query: PostingsQuery) -> list[dict[str, Any]]:
    """Return what is asked for out of all postings, which are kept as they are."""
    everything, terms = await _all(db, slug)
    fitting = [shape for job, shape in everything if query.wanted.fits(job.posting, terms)]
    until = None if query.limit is None else query.skip + query.limit
    return fitting[query.skip : until]


async def _all(
    db: Database, slug: str
) -> tuple[list[tuple[BoardJob, dict[str, Any]]], shapes.SiteTerms]:
    async def make(
        site: Site,
    ) -> tuple[tuple[list[tuple[BoardJob, dict[str, Any]]], shapes.SiteTerms], datetime | None]:
        terms = _terms(site)
        found = [
            (job, shapes.posting_out(job, terms, pay_text(site, job.posting)))
            async for batch in queries.list_batches(db, site.organization.id)
            for job in batch
        ]
        return (found, terms), next_end([job.posting for job, _ in found])

    return await kept_of_board(db, slug, _BOARD, ("postings",), make)


def _terms(site: Site) -> shapes.SiteTerms:
    t = site.texts
    return shapes.SiteTerms(
        site_url=site.url,
        commitments={kind.value: t(f"employment_{kind}") for kind in EmploymentType},
        skills_required=t.skills_required,
        skills_preferred=t.skills_preferred,
    )
