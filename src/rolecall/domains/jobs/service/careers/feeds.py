"""For programs that follow along: the feed of a site, sitemaps, and what robots may read."""

from collections.abc import Sequence
from datetime import datetime

from rolecall.domains.jobs.contracts import PostingFilter, PublicPosting
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers import cards
from rolecall.domains.jobs.service.careers.group_page import group_paths
from rolecall.domains.jobs.service.careers.open_jobs import known_addresses, open_jobs
from rolecall.domains.jobs.service.careers.sites import (
    Site,
    find_organization,
    is_host,
    kept,
    no_such_site,
    open_site,
    posting_url,
)
from rolecall.infra.db import Database
from rolecall.infra.http.pages import render_text, store_of
from rolecall.kernel import clock
from rolecall.kernel.pages import PageRequest

FEED_LENGTH = 100
SITEMAP_LENGTH = 20_000
"""URLs in one sitemap: the protocol allows 50,000 (sitemaps.org)."""
MAX_SITES = 20_000
CLOSED_TO_ROBOTS = ("/api/", "/app", "/portal", "/status/", "/interview/", "/dev/")


async def feed(db: Database, slug: str, language: str) -> bytes:
    """Return the Atom feed of a site's newest jobs (RFC 4287).

    Raises:
        NotFound: there is no such site.
    """

    async def make() -> tuple[bytes, datetime | None]:
        site = await open_site(db, slug, language)
        postings = await _newest(db, site, FEED_LENGTH)
        updated = max((posting.updated_at for posting in postings), default=None)
        text = render_text(
            "jobs/feed.xml",
            {
                "site": site,
                "t": site.texts,
                "locale": site.locale,
                "updated": updated or site.organization.created_at,
                "entries": [(posting, cards.card(site, posting)) for posting in postings],
            },
        )
        return text.encode(), _next_end(postings)

    return await kept(db, slug, ("feed", language), make)


async def site_sitemap(db: Database, slug: str) -> bytes:
    """Return the sitemap of one site.

    Raises:
        NotFound: there is no such site.
    """

    async def make() -> tuple[bytes, datetime | None]:
        site = await open_site(db, slug, "en")
        postings = await _newest(db, site, SITEMAP_LENGTH)
        jobs = await open_jobs(db, site.organization.id)
        others = [site.whole(site.home), *(site.whole(path) for path in group_paths(site, jobs))]
        return _urls(db, postings, others), _next_end(postings)

    return await kept(db, slug, ("sitemap",), make)


async def sitemap(db: Database) -> bytes:
    """Return the sitemap of the installation: its pages, or its sites' sitemaps if too many."""

    async def make() -> tuple[bytes, datetime | None]:
        page = PageRequest(SITEMAP_LENGTH)
        found = await queries.list_postings(db, PostingFilter(), page)
        if found.next_after is not None:
            employers = await queries.list_employers(db, MAX_SITES)
            sites = [
                f"{base_url}/careers/{one.slug}/sitemap.xml" for one in employers if not one.host
            ]
            return render_text("jobs/sitemap_index.xml", {"sites": sites}).encode(), None
        # A sitemap names addresses of its own host alone (sitemaps.org); others have their own.
        here = [one for one in found.items if not one.organization_host]
        slugs = dict.fromkeys(posting.organization_slug for posting in here)
        sites = [f"{base_url}/careers/{slug}" for slug in slugs]
        others = [f"{base_url}/", *sites, *_groups(base_url, here)]
        return _urls(db, here, others), _next_end(found.items)

    base_url = db.runtime.public_url
    version = await queries.all_sites_version(db)
    return await store_of(db.runtime).get_or_make(("sitemap", version), make)


async def site_robots(db: Database, host: str) -> bytes:
    """Return what robots may read at a site's own host: all that is there.

    Raises:
        NotFound: there is no such site.
    """
    if not is_host(host):
        raise no_such_site()
    await find_organization(db, host)
    sitemap_url = f"{db.runtime.url_of_host(host)}/sitemap.xml"
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap_url}\n".encode()


def robots(db: Database) -> bytes:
    """Return what robots may read: everything that is public, nothing that is private."""
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED_TO_ROBOTS)
    return f"User-agent: *\n{closed}\nSitemap: {db.runtime.public_url}/sitemap.xml\n".encode()


async def _newest(db: Database, site: Site, limit: int) -> Sequence[PublicPosting]:
    found = await queries.list_postings(
        db, PostingFilter(), PageRequest(limit), site.organization.id
    )
    return found.items


def _groups(base_url: str, postings: Sequence[PublicPosting]) -> list[str]:
    """Return the addresses of the pages of departments and places of many organizations."""
    found: dict[str, None] = {}
    for posting in postings:
        paths = known_addresses([(posting.department, posting.locations)])
        found |= {f"{base_url}/careers/{posting.organization_slug}/{path}": None for path in paths}
    return sorted(found)


def _urls(db: Database, postings: Sequence[PublicPosting], others: list[str]) -> bytes:
    pages = [(posting_url(db.runtime, posting), posting.updated_at) for posting in postings]
    return render_text("jobs/sitemap.xml", {"others": others, "pages": pages}).encode()


def _next_end(postings: Sequence[PublicPosting]) -> datetime | None:
    now = clock.now()
    ends = (posting.valid_through for posting in postings)
    return min((end for end in ends if end is not None and end > now), default=None)
