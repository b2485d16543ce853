"""An organization's careers page: its blocks, and among them the list of open jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from markupsafe import Markup

from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.domains.jobs.contracts.pages import Block, BlockKind, Picture
from rolecall.domains.jobs.queries import pages as page_queries
from rolecall.domains.jobs.rules.pages import pictures_of
from rolecall.domains.jobs.service.careers import cards, social_card
from rolecall.domains.jobs.service.careers.blocks import views
from rolecall.domains.jobs.service.careers.open_jobs import OpenJobs, open_jobs
from rolecall.domains.jobs.service.careers.sites import PACKAGE, Site, kept, open_site
from rolecall.domains.jobs.service.careers.starting import starting_blocks
from rolecall.infra.db import Database
from rolecall.infra.http.pages import (
    LANGUAGES,
    PageView,
    Rendered,
    Scheme,
    language_of,
    register_script,
    render,
    script_path,
)
from rolecall.kernel.tenant import Tenant

register_script("embed", PACKAGE)
register_script("embedded", PACKAGE)
PAGE_SIZE = 25
FROM_OTHER_SITES = "website"
"""The source of applications that began in a list on the organization's own website."""
_STAYS = Markup(' target="_self"')
MAX_PAGE_DIGITS = 4
THEMES = (Scheme.DARK.value, Scheme.AUTO.value)
"""What another website may ask for besides light."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """What was asked for, as it stands in the address; what cannot be is left out."""

    q: str = ""
    department: str = ""
    location: str = ""
    remote_policy: str = ""
    employment_type: str = ""
    page: str = ""
    theme: str = ""
    """Of the list on other websites: one of `THEMES`, or empty for light."""

    @property
    def scheme(self) -> Scheme:
        """In which colours the list is shown on another website."""
        return Scheme(self.theme) if self.theme else Scheme.LIGHT

    @property
    def wanted(self) -> PostingFilter:
        """What the list is narrowed to."""
        return PostingFilter.asked(
            {
                "q": self.q,
                "department": self.department,
                "location": self.location,
                "remote_policy": self.remote_policy,
                "employment_type": self.employment_type,
            }
        )

    @property
    def number(self) -> int:
        """Which page of the list, from 1 on; what is no number is the first."""
        text = self.page
        plain = text.isascii() and text.isdigit() and len(text) <= MAX_PAGE_DIGITS
        return max(1, int(text)) if plain else 1

    def address(self, path: str, page: int = 1, lang: str = "") -> str:
        """Return the address of this list, or of another page of it."""
        given = {
            "q": self.q,
            "department": self.department,
            "location": self.location,
            "remote_policy": self.remote_policy,
            "employment_type": self.employment_type,
            "page": str(page) if page > 1 else "",
            "lang": lang,
            "theme": self.theme,
        }
        asked = urlencode({name: value for name, value in given.items() if value})
        return f"{path}?{asked}" if asked else path


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language of the browser, and the one chosen on the page, empty for none."""

    language: str
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class _Written:
    """A site with what its page is made of."""

    site: Site
    blocks: Sequence[Block]
    pictures: Mapping[UUID, Picture]


async def list_page(
    db: Database, slug: str, query: ListQuery, reader: Reader, *, embedded: bool = False
) -> Rendered:
    """Return the careers page of an organization; `embedded` is its list alone, for other sites.

    Raises:
        NotFound: there is no such site.
    """

    async def make() -> tuple[Rendered, datetime | None]:
        written = await _written(db, slug, reader)
        jobs = await open_jobs(db, written.site.organization.id)
        view = _embedded_view if embedded else _view
        return render(view(written, query, jobs)), jobs.next_end

    return await kept(db, slug, ("list", reader, query, embedded), make)


async def site_picture(db: Database, slug: str, reader: Reader) -> bytes:
    """Return the picture that a link to the careers page is shown with, as a PNG.

    Raises:
        NotFound: there is no such site.
    """
    written = await _written(db, slug, reader)
    jobs = await open_jobs(db, written.site.organization.id)
    return await social_card.draw(db, written.site, _social_card(written, jobs))


async def preview_page(db: Database, slug: str, language: str, blocks: Sequence[Block]) -> Rendered:
    """Return the careers page as these blocks would make it, for a frame of the editor.

    Raises:
        NotFound: the organization is suspended.
    """
    site = replace(await open_site(db, slug, language, even_if_off=True), languages=())
    jobs = await open_jobs(db, site.organization.id)
    async with db.transaction(Tenant(site.organization.id)) as uow:
        pictures = await page_queries.find_pictures(uow, set(pictures_of(blocks).values()))
    view = _view(_Written(site, blocks, pictures), ListQuery(), jobs)
    return render(replace(view, framed=True))


async def open_for(db: Database, slug: str, reader: Reader) -> Site:
    """Return the site in the language in which its page is read.

    Raises:
        NotFound: there is no such site.
    """
    return (await _written(db, slug, reader)).site


async def _written(db: Database, slug: str, reader: Reader) -> _Written:
    site = await open_site(db, slug, reader.language)
    async with db.transaction(Tenant(site.organization.id)) as uow:
        published = await page_queries.published_pages(uow)
        settings = await identity.get_settings(uow)
        offered = tuple(name for name in LANGUAGES if name in published) or LANGUAGES
        language = _language(site, reader, offered)
        chosen = language if reader.chosen == language else ""
        spoken = replace(site, language=language, languages=offered, chosen=chosen)
        blocks = published.get(language)
        if blocks is None:
            blocks = starting_blocks(site.organization, settings, language)
        pictures = await page_queries.find_pictures(uow, set(pictures_of(blocks).values()))
    return _Written(spoken, blocks, pictures)


def _language(site: Site, reader: Reader, offered: Sequence[str]) -> str:
    own = language_of(site.organization.locale)
    wanted = (reader.chosen, reader.language, own, offered[0])
    return next(language for language in wanted if language in offered)


def _view(written: _Written, query: ListQuery, jobs: OpenJobs) -> PageView:
    alone = not query.wanted.is_empty or query.number > 1
    blocks = [block for block in written.blocks if not alone or block.kind is BlockKind.JOBS]
    found = views(written.site, blocks, written.pictures, jobs)
    return PageView(
        template="jobs/list.html",
        context={
            **_list(written, query, jobs, written.site.home),
            "blocks": found,
            "opened": bool(found) and found[0].kind == BlockKind.HERO,
            "summary": _summary(written.site, written.blocks),
            "picture": _social_card(written, jobs),
        },
        brand=written.site.brand,
        locale=written.site.locale,
    )


def _embedded_view(written: _Written, query: ListQuery, jobs: OpenJobs) -> PageView:
    site = written.site
    blocks = [block for block in written.blocks if block.kind is BlockKind.JOBS]
    return PageView(
        template="jobs/embed.html",
        context={
            **_list(written, query, jobs, f"{site.path}/embed", source=FROM_OTHER_SITES),
            # Links lead the whole window away; what narrows the list does not.
            "stays": _STAYS,
            "blocks": views(site, blocks, written.pictures, jobs),
            "script": script_path("embedded"),
            "scheme": "light dark" if query.scheme is Scheme.AUTO else query.scheme.value,
        },
        brand=site.brand,
        locale=site.locale,
        scripted=True,
        embedded=True,
        scheme=query.scheme,
    )


def _list(
    written: _Written, query: ListQuery, jobs: OpenJobs, path: str, source: str = ""
) -> dict[str, Any]:
    """Return what the list shows, at a path; `source` is what applications from it are told by."""
    site, wanted = written.site, query.wanted
    searched = jobs.search(wanted)
    start = (query.number - 1) * PAGE_SIZE
    shown = searched.jobs[start : start + PAGE_SIZE]
    more = len(searched.jobs) > start + PAGE_SIZE
    return {
        "site": site,
        "t": site.texts,
        "query": query,
        "facets": jobs.facets(wanted, site.texts, site.locale),
        "cards": [cards.card(site, posting, source) for posting in shown],
        "total": len(jobs.all),
        "matching": len(searched.jobs),
        "instead": searched.instead,
        "narrowed": not wanted.is_empty,
        "later_page": query.number > 1,
        "alert_path": _alert_path(site, wanted),
        "list_path": path,
        "stays": "",
        "all_path": ListQuery(theme=query.theme).address(path, lang=site.chosen),
        "first_path": query.address(path, lang=site.chosen),
        "next_path": query.address(path, query.number + 1, site.chosen) if more else "",
    }


def _alert_path(site: Site, wanted: PostingFilter) -> str:
    """Return where somebody asks to hear of new jobs that this list would show."""
    return site.link(f"{site.path}/alerts", **wanted.fields)


def _social_card(written: _Written, jobs: OpenJobs) -> social_card.SocialCard:
    heroes = [block for block in written.blocks if block.kind is BlockKind.HERO]
    headline = next((hero.heading for hero in heroes if not hero.hidden), "")
    return social_card.card_of_site(written.site, headline, len(jobs.all))


def _summary(site: Site, blocks: Sequence[Block]) -> str:
    """Return what search engines say below the title."""
    for block in blocks:
        if block.kind is BlockKind.HERO and not block.hidden and (block.text or block.heading):
            return " ".join((block.text or block.heading).split())
    return site.texts("list_summary", name=site.organization.name)
