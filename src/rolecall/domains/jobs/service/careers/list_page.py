"""The list of an organization's open jobs."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers import cards
from rolecall.domains.jobs.service.careers.sites import Site, kept, open_site
from rolecall.infra.db import Database
from rolecall.infra.http.cursors import decode_cursor, encode_cursor
from rolecall.infra.http.pages import PageView, Rendered, render
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.pages import Page, PageRequest

PAGE_SIZE = 25
PURPOSE = "careers"
MAX_TEXT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """What was asked for, as it stands in the address; what cannot be is left out."""

    q: str = ""
    department: str = ""
    location: str = ""
    remote_policy: str = ""
    employment_type: str = ""
    cursor: str = ""

    @property
    def wanted(self) -> PostingFilter:
        """What the list is narrowed to."""
        return PostingFilter(
            q=self.q[:MAX_TEXT],
            location=self.location[:MAX_TEXT],
            department=self.department[:MAX_TEXT],
            remote_policy=RemotePolicy(self.remote_policy)
            if self.remote_policy in set(RemotePolicy)
            else None,
            employment_type=EmploymentType(self.employment_type)
            if self.employment_type in set(EmploymentType)
            else None,
        )

    def address(self, path: str, cursor: str = "") -> str:
        """Return the address of this list, or of another page of it."""
        given = {
            "q": self.q,
            "department": self.department,
            "location": self.location,
            "remote_policy": self.remote_policy,
            "employment_type": self.employment_type,
            "cursor": cursor,
        }
        asked = urlencode({name: value for name, value in given.items() if value})
        return f"{path}?{asked}" if asked else path


async def list_page(db: Database, slug: str, query: ListQuery, language: str) -> Rendered:
    """Return the careers page of an organization.

    Raises:
        NotFound: there is no such site.
    """

    async def make() -> tuple[Rendered, datetime | None]:
        site = await open_site(db, slug, language)
        everything = await _all_postings(db, site)
        page = await _page(db, site, query)
        view = _view(site, query, everything, page, _next(db, query, site, page))
        ends = [posting.valid_through for posting in everything if posting.valid_through]
        return render(view), min(ends, default=None)

    return await kept(db, slug, ("list", language, query), make)


async def _all_postings(db: Database, site: Site) -> list[PublicPosting]:
    page = PageRequest(queries.MAX_OF_ONE_ORGANIZATION)
    found = await queries.list_postings(db, PostingFilter(), page, site.organization.id)
    return list(found.items)


async def _page(db: Database, site: Site, query: ListQuery) -> Page[PublicPosting]:
    after = None
    if query.cursor:
        try:
            after = decode_cursor(_secret(db), PURPOSE, query.cursor)
        except InvalidInput:
            # Somebody kept an old address: they get the beginning of the list, not an error.
            after = None
    return await queries.list_postings(
        db, query.wanted, PageRequest(PAGE_SIZE, after), site.organization.id
    )


def _next(db: Database, query: ListQuery, site: Site, page: Page[PublicPosting]) -> str:
    if page.next_after is None:
        return ""
    cursor = encode_cursor(_secret(db), PURPOSE, page.next_after)
    return query.address(site.path, cursor)


def _secret(db: Database) -> bytes:
    return db.runtime.keys.derive_secret("cursors")


def _view(
    site: Site,
    query: ListQuery,
    everything: list[PublicPosting],
    page: Page[PublicPosting],
    next_path: str,
) -> PageView:
    narrowed = not query.wanted.is_empty
    return PageView(
        template="jobs/list.html",
        context={
            "site": site,
            "t": site.texts,
            "query": query,
            "facets": cards.facets(site, everything),
            "cards": [cards.card(site, posting) for posting in page.items],
            "total": len(everything),
            "narrowed": narrowed,
            "later_page": bool(query.cursor),
            "first_path": query.address(site.path),
            "next_path": next_path,
        },
        brand=site.brand,
        locale=site.locale,
    )
