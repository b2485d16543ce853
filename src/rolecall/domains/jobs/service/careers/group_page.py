"""The pages of departments and of places, each with its open jobs."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers import cards, social_card
from rolecall.domains.jobs.service.careers.blocks import DEPARTMENTS, LOCATIONS, links
from rolecall.domains.jobs.service.careers.list_page import PAGE_SIZE, ListQuery, Reader, open_for
from rolecall.domains.jobs.service.careers.open_jobs import (
    Group,
    OpenJobs,
    known_addresses,
    open_jobs,
)
from rolecall.domains.jobs.service.careers.sites import Site, kept
from rolecall.infra.db import Database
from rolecall.infra.http.pages import PageView, Rendered, render
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

KINDS = (DEPARTMENTS, LOCATIONS)


@dataclass(frozen=True, slots=True)
class GroupQuery:
    """Which page: `kind` is one of `KINDS`, `page` a number as it stands in the address."""

    kind: str
    address: str
    page: str = ""


async def group_page(db: Database, slug: str, query: GroupQuery, reader: Reader) -> Rendered:
    """Return the page of a department or a place.

    One that had jobs and has none now has a page that says so, which search engines leave out.

    Raises:
        NotFound: there is no such site, or it never had a job there.
    """

    async def make() -> tuple[Rendered, datetime | None]:
        site, jobs = await _opened(db, slug, reader)
        groups = _groups(jobs, query.kind, site.locale)
        group = await _find(db, site, query, groups)
        return render(_view(site, query, groups, group)), jobs.next_end

    return await kept(db, slug, ("group", reader, query), make)


async def group_picture(db: Database, slug: str, query: GroupQuery, reader: Reader) -> bytes:
    """Return the picture that a link to a department's or a place's page is shown with, as a PNG.

    Raises:
        NotFound: there is no such site, or it never had a job there.
    """
    site, jobs = await _opened(db, slug, reader)
    group = await _find(db, site, query, _groups(jobs, query.kind, site.locale))
    return await social_card.draw(db, site, _social_card(site, query, group))


def group_paths(site: Site, jobs: OpenJobs) -> list[str]:
    """Return the addresses of all departments and places with open jobs."""
    return [
        site.group_path(kind, group.address)
        for kind in KINDS
        for group in _groups(jobs, kind, site.locale)
    ]


async def _opened(db: Database, slug: str, reader: Reader) -> tuple[Site, OpenJobs]:
    site = await open_for(db, slug, reader)
    return site, await open_jobs(db, site.organization.id)


async def _find(db: Database, site: Site, query: GroupQuery, groups: list[Group]) -> Group | None:
    """Return the group with open jobs at this address, None where it has none any more.

    Raises:
        NotFound: the site never had a job there.
    """
    group = next((one for one in groups if one.address == query.address), None)
    if group is None:
        found = await queries.departments_and_places(db, site.organization.id)
        if f"{query.kind}/{quote(query.address)}" not in known_addresses(found):
            raise NotFound(say("There is no such careers page."))
    return group


def _title(site: Site, query: GroupQuery, group: Group | None) -> str:
    if group is None:
        return site.texts("group_none_title")
    return site.texts(f"group_{_singular(query)}", name=group.label)


def _singular(query: GroupQuery) -> str:
    return "department" if query.kind == DEPARTMENTS else "location"


def _social_card(site: Site, query: GroupQuery, group: Group | None) -> social_card.SocialCard:
    path = site.group_path(query.kind, query.address)
    count = len(group.jobs) if group else 0
    return social_card.card_of_group(site, path, _title(site, query, group), count)


def _groups(jobs: OpenJobs, kind: str, locale: str) -> list[Group]:
    return jobs.departments() if kind == DEPARTMENTS else jobs.locations(locale)


def _view(site: Site, query: GroupQuery, groups: list[Group], group: Group | None) -> PageView:
    t = site.texts
    number = ListQuery(page=query.page).number
    postings = group.jobs if group else ()
    start = (number - 1) * PAGE_SIZE
    path = site.group_path(query.kind, query.address)
    following = site.link(path, page=str(number + 1))
    return PageView(
        template="jobs/group.html",
        context={
            "site": site,
            "t": t,
            "path": path,
            "picture": _social_card(site, query, group),
            "title": _title(site, query, group),
            "total": len(postings),
            "summary": t(
                f"group_{_singular(query)}_summary",
                name=group.label,
                count=len(postings),
                organization=site.organization.name,
            )
            if group
            else "",
            "cards": [cards.card(site, posting) for posting in postings[start : start + PAGE_SIZE]],
            "others_title": t(f"group_other_{query.kind}"),
            "others": links(site, query.kind, [one for one in groups if one is not group]),
            "later_page": number > 1,
            "first_path": site.link(path),
            "next_path": following if len(postings) > start + PAGE_SIZE else "",
        },
        brand=site.brand,
        locale=site.locale,
    )
