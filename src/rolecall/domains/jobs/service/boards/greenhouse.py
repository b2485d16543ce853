"""What Greenhouse's Job Board API answers, made once per version of the site."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from rolecall.domains.jobs.contracts import PayPeriod, PostingFilter, PublicPosting
from rolecall.domains.jobs.contracts.boards import Board
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.queries import postings as posting_queries
from rolecall.domains.jobs.rules.boards import greenhouse as shapes
from rolecall.domains.jobs.service.boards.opening import job_of_number, kept_of_board
from rolecall.domains.jobs.service.careers.sites import Site
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.sentences import say

MOST_JOBS = 20_000
"""Of one list: this interface knows no pages."""
_BOARD = Board.GREENHOUSE
_encoder = msgspec.json.Encoder()


async def board(db: Database, slug: str) -> bytes:
    """Return the organization's name and what it says about itself.

    Raises:
        NotFound: there is no such board.
    """

    async def make(site: Site) -> tuple[bytes, datetime | None]:
        found = {
            "name": site.organization.name,
            "content": site.settings.about_html,
        }
        return _encoder.encode(found), None

    return await kept_of_board(db, slug, _BOARD, ("board",), make)


async def jobs(db: Database, slug: str, *, content: bool) -> bytes:
    """Return all open jobs; with `content` also their descriptions, departments and offices.

    Raises:
        NotFound: there is no such board.
    """

    async def make(site: Site) -> tuple[bytes, datetime | None]:
        terms = _terms(site)
        if content:
            found = [
                (job.posting, shapes.job_with_content(job, terms))
                async for batch in queries.list_batches(db, site.organization.id)
                for job in batch
            ]
        else:
            postings = await _postings(db, site)
            found = [(posting, shapes.job_in_list(posting, terms)) for posting in postings]
        listed = [shape for _, shape in found]
        body = _encoder.encode({"jobs": listed, "meta": {"total": len(listed)}})
        return body, next_end([posting for posting, _ in found])

    return await kept_of_board(db, slug, _BOARD, ("jobs", content), make)


async def job(db: Database, slug: str, number: str, *, questions: bool, pay: bool) -> bytes:
    """Return one open job; with its form if `questions`, with its pay range if `pay`.

    Raises:
        NotFound: there is no such board, or it never had such a job.
        Gone: the job is closed.
    """

    async def make(site: Site) -> tuple[bytes, datetime | None]:
        found = await job_of_number(db, site.organization.id, number)
        terms = _terms(site)
        shape = shapes.job_with_content(found, terms)
        if questions:
            shape |= shapes.job_questions(found, terms)
        if pay:
            shape["pay_input_ranges"] = shapes.pay_ranges(found.posting, terms)
        return _encoder.encode(shape), found.posting.valid_through

    return await kept_of_board(db, slug, _BOARD, ("job", number, questions, pay), make)


async def departments(db: Database, slug: str, *, as_tree: bool) -> bytes:
    """Return the departments with their open jobs.

    Raises:
        NotFound: there is no such board.
    """
    return await _grouped(db, slug, "departments", shapes.departments, as_tree=as_tree)


async def department(db: Database, slug: str, number: str, *, as_tree: bool) -> bytes:
    """Return one department.

    Raises:
        NotFound: there is no such board or department.
    """
    return await _group(db, slug, "department", number, shapes.departments, as_tree=as_tree)


async def offices(db: Database, slug: str, *, as_tree: bool) -> bytes:
    """Return the places of work with their departments and jobs.

    Raises:
        NotFound: there is no such board.
    """
    return await _grouped(db, slug, "offices", shapes.offices, as_tree=as_tree)


async def office(db: Database, slug: str, number: str, *, as_tree: bool) -> bytes:
    """Return one place of work.

    Raises:
        NotFound: there is no such board or office.
    """
    return await _group(db, slug, "office", number, shapes.offices, as_tree=as_tree)


async def sections(db: Database, slug: str) -> bytes:
    """Return the sections of posts without a job: there are none.

    Raises:
        NotFound: there is no such board.
    """
    return await _nothing(db, slug, {"sections": []})


async def educations(db: Database, slug: str) -> bytes:
    """Return what a form that asks for educations would offer: no form here does.

    Raises:
        NotFound: there is no such board.
    """
    return await _nothing(db, slug, {"items": [], "meta": {"total_count": 0, "per_page": 100}})


async def _nothing(db: Database, slug: str, empty: dict[str, Any]) -> bytes:
    async def make(_: Site) -> tuple[bytes, datetime | None]:
        return _encoder.encode(empty), None

    return await kept_of_board(db, slug, _BOARD, ("nothing", *empty), make)


async def _grouped(
    db: Database, slug: str, name: str, shape: Callable[..., list[dict[str, Any]]], *, as_tree: bool
) -> bytes:
    async def make(site: Site) -> tuple[bytes, datetime | None]:
        postings = await _postings(db, site)
        body = _encoder.encode({name: shape(postings, _terms(site), as_tree=as_tree)})
        return body, next_end(postings)

    return await kept_of_board(db, slug, _BOARD, (name, as_tree), make)


async def _group(
    db: Database,
    slug: str,
    name: str,
    number: str,
    shape: Callable[..., list[dict[str, Any]]],
    *,
    as_tree: bool,
) -> bytes:
    async def make(site: Site) -> tuple[bytes, datetime | None]:
        postings = await _postings(db, site)
        for one in shape(postings, _terms(site), as_tree=as_tree):
            if str(one["id"]) == number:
                return _encoder.encode(one), next_end(postings)
        raise NotFound(say("There is no such department or office with open jobs."))

    return await kept_of_board(db, slug, _BOARD, (name, number, as_tree), make)


async def _postings(db: Database, site: Site) -> Sequence[PublicPosting]:
    found = await posting_queries.list_postings(
        db, PostingFilter(), PageRequest(MOST_JOBS), site.organization.id
    )
    return found.items


def next_end(postings: Sequence[PublicPosting]) -> datetime | None:
    """Return when the next of these jobs ends by itself, None if none does."""
    now = clock.now()
    ends = (posting.valid_through for posting in postings)
    return min((end for end in ends if end is not None and end > now), default=None)


def _terms(site: Site) -> shapes.BoardTerms:
    t = site.texts
    return shapes.BoardTerms(
        name=site.organization.name,
        site_url=site.url,
        language=site.language,
        yes=t.yes,
        no=t.no,
        pay_titles={
            period.value: t(f"pay_per_{period}", amounts="").strip().capitalize()
            for period in PayPeriod
        },
    )
