"""The pages of departments and of places, each with its open jobs."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers import cards
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
        site = await open_for(db, slug, reader)
        jobs = await open_jobs(db, site.organization.id)
        groups = _groups(jobs, query.kind, site.locale)
        group = next((one for one in groups if one.address == query.address), None)
        if group is None:
            found = await queries.departments_and_places(db, site.organization.id)
            if f"{query.kind}/{quote(query.address)}" not in known_addresses(found):
                raise NotFound(say("There is no such careers page."))
        return render(_view(site, query, groups, group)), jobs.next_end

    return await kept(db, slug, ("group", reader, query), make)


def group_paths(site: Site, jobs: OpenJobs) -> list[str]:
    """Return the addresses of all departments and places with open jobs."""
    return [
        site.group_path(kind, group.address)
        for kind in KINDS
        for group in _groups(jobs, kind, site.locale)
    ]


def _groups(jobs: OpenJobs, kind: str, locale: str) -> list[Group]:
    return jobs.departments() if kind == DEPARTMENTS else jobs.locations(locale)


def _view(site: Site, query: GroupQuery, groups: list[Group], group: Group | None) -> PageView:
    t = site.texts
    number = ListQuery(page=query.page).number
    postings = group.jobs if group else ()
    start = (number - 1) * PAGE_SIZE
    path = site.group_path(query.kind, query.address)
    singular = "department" if query.kind == DEPARTMENTS else "location"
    title = t(f"group_{singular}", name=group.label) if group else t("group_none_title")
    following = site.link(path, page=str(number + 1))
    return PageView(
        template="jobs/group.html",
        context={
            "site": site,
            "t": t,
            "path": path,
            "title": title,
            "total": len(postings),
            "summary": t(
                f"group_{singular}_summary",
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
