"""What visitors do is counted once, and nothing of them is kept."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from fastapi import FastAPI
from redis.asyncio import Redis

from rolecall.access import Role
from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.identity import api as identity
from rolecall.domains.visits.api import add_day
from rolecall.domains.visits.contracts import MOST_SOURCES, NO_JOB, OTHER, Asked, Device, Hit, Step
from rolecall.domains.visits.service import counter_of, forget_old, take_over, taking
from rolecall.domains.visits.service.keys import BATCHES, WAITING, Batch, OrgDay, text_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 Safari"
)
CV = {"resume": ("cv.pdf", pdf_resume("Ana Petrov"), "application/pdf")}
PERSON = {"full_name": "Ana Petrov", "email": "ana@example.com", "consent": "true"}


@dataclass(frozen=True)
class Site:
    """A careers site with a job, who may read its report, and a visitor's browser."""

    runtime: Runtime
    org: Organization
    recruiter: Account
    job: dict[str, Any]
    browser: httpx2.AsyncClient
    """That of a visitor, who is not signed in."""

    @property
    def home(self) -> str:
        return f"/careers/{self.org.slug}"

    @property
    def page(self) -> str:
        return f"{self.home}/jobs/{self.job['id']}"

    @property
    def today(self) -> OrgDay:
        return OrgDay(self.org.id, clock.now().date())

    async def figures(self, table: str, reader: Account | None = None) -> dict[str, dict[str, Any]]:
        """Take over what was counted; return the values of a table that holds something."""
        await counter_of(self.runtime).flush()
        await take_over(self.runtime.database)
        return await self.shown(table, reader)

    async def shown(self, table: str, reader: Account | None = None) -> dict[str, dict[str, Any]]:
        """Return the values of a table."""
        client = (reader or self.recruiter).client
        answer = await client.get(f"/api/v1/reports/{ReportKey.VISITS}")
        assert answer.status_code == 200, answer.text
        found = next(one for one in answer.json()["tables"] if one["key"] == table)
        assert found["opens"] is False
        return {
            row["key"]: {key: figure["value"] for key, figure in row["figures"].items()}
            for row in found["rows"]
        }


async def site_of(world: World, runtime: Runtime, browser: httpx2.AsyncClient) -> Site:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    return Site(runtime, organization, recruiter, await open_job(recruiter), browser)


@pytest_asyncio.fixture(loop_scope="session")
async def browser(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app),
        base_url="http://testserver",
        headers={"User-Agent": FIREFOX},
    ) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def site(world: World, runtime: Runtime, browser: httpx2.AsyncClient) -> Site:
    return await site_of(world, runtime, browser)


async def test_pages_are_counted_by_kind_job_source_and_device(site: Site) -> None:
    phone = {"User-Agent": IPHONE, "Referer": "https://www.google.com/"}
    for path, headers in (
        (site.home, {}),
        (f"{site.home}?source=fair", {}),
        (f"{site.home}/departments/nursing", {"Referer": f"http://testserver{site.home}"}),
        (site.page, phone),
        (f"{site.home}/embed", {"Referer": "https://juniper.example.com/"}),
    ):
        answer = await site.browser.get(path, headers=headers)
        assert answer.status_code == 200, path
        assert "set-cookie" not in answer.headers
    whole = (await site.figures("all"))["all"]
    assert (whole["views"], whole["job_views"], whole["visitors"]) == (4, 1, 2)
    pages = await site.shown("pages")
    assert {key: row["views"] for key, row in pages.items()} == {
        "list": 2, "group": 1, "job": 1, "embedded": 1,
    }  # fmt: skip
    assert (pages["job"]["phones"], pages["list"]["phones"]) == (1, 0)
    sources = await site.shown("sources")
    assert {key: row["arrivals"] for key, row in sources.items()} == {
        "direct": 1, "fair": 1, "google": 1,
    }  # fmt: skip
    assert (await site.shown("jobs"))[site.job["id"]]["job_views"] == 1


async def test_a_page_that_is_kept_counts_each_time_it_is_asked_for(site: Site) -> None:
    first = await site.browser.get(site.page)
    again = await site.browser.get(site.page)
    assert again.content == first.content
    known = await site.browser.get(site.page, headers={"If-None-Match": first.headers["etag"]})
    assert known.status_code == 304
    assert (await site.figures("all"))["all"]["job_views"] == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"DNT": "1"},
        {"Sec-GPC": "1"},
        {"Sec-Purpose": "prefetch"},
        {"Purpose": "prefetch"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
    ],
)
async def test_who_asks_not_to_be_counted_leaves_nothing_behind(
    site: Site, headers: dict[str, str]
) -> None:
    assert (await site.browser.get(site.page, headers=headers)).status_code == 200
    await counter_of(site.runtime).flush()
    redis, day = site.runtime.redis, site.today
    assert await redis.exists(day.counts, day.people, day.salt) == 0


async def test_heads_closed_jobs_and_what_is_not_there_are_no_views(site: Site) -> None:
    await site.browser.head(site.page)
    assert (await site.browser.get(f"{site.home}/jobs/{site.org.id}")).status_code == 404
    closed = await site.recruiter.client.post(
        f"/api/v1/jobs/{site.job['id']}/close", json={"reason": "filled"}
    )
    assert closed.status_code == 200, closed.text
    assert (await site.browser.get(site.page)).status_code == 410
    assert (await site.figures("all"))["all"]["views"] == 0


async def test_what_was_taken_over_is_taken_over_once(site: Site) -> None:
    """A worker dies after each of the three steps, and two find the rest at once."""
    await site.browser.get(site.page)
    await counter_of(site.runtime).flush()
    redis, day = site.runtime.redis, site.today
    await taking.set_aside(site.runtime.database, day)
    assert not await redis.sismember(WAITING, day.word)
    words = [text_of(word) for word in await redis.smembers(BATCHES)]
    (batch,) = [Batch.named(word) for word in words if word.startswith(day.word)]

    # Counted meanwhile: another batch.
    await site.browser.get(site.page)
    await counter_of(site.runtime).flush()

    await taking.add(site.runtime.database, batch)
    assert (await site.shown("all"))["all"]["job_views"] == 1
    await asyncio.gather(take_over(site.runtime.database), take_over(site.runtime.database))
    assert (await site.shown("all"))["all"]["job_views"] == 2
    assert await redis.exists(batch.key, day.counts) == 0
    assert not await redis.sismember(BATCHES, batch.word)
    await take_over(site.runtime.database)
    assert (await site.shown("all"))["all"]["job_views"] == 2


async def test_visitors_are_an_estimate_whose_salt_does_not_outlive_the_day(site: Site) -> None:
    for agent in (FIREFOX, FIREFOX, IPHONE):
        await site.browser.get(site.page, headers={"User-Agent": agent})
    assert (await site.figures("all"))["all"]["visitors"] == 2
    redis, day = site.runtime.redis, site.today
    assert 0 < await redis.ttl(day.salt) <= 86_400
    assert await redis.getrange(day.people, 0, 3) == b"HYLL"
    kept = [key async for key in redis.scan_iter(f"rolecall:visits:*{day.word}*")]
    assert sorted(kept) == sorted([day.people.encode(), day.salt.encode()])


async def test_applications_are_counted_when_begun_and_when_sent(site: Site) -> None:
    page = await site.browser.get(f"{site.page}?utm_source=newsletter")
    assert 'value="newsletter"' in page.text
    incomplete = {**PERSON, "email": "", "source": "newsletter"}
    kept = await site.browser.post(f"{site.page}/apply", data=incomplete, files=CV)
    assert kept.status_code == 422
    figures = (await site.figures("sources"))["newsletter"]
    assert (figures["arrivals"], figures["begun"], figures["sent"]) == (1, 1, 0)
    whole = {**PERSON, "source": "newsletter"}
    sent = await site.browser.post(f"{site.page}/apply", data=whole)
    assert sent.status_code == 303, sent.text
    figures = (await site.figures("sources"))["newsletter"]
    assert (figures["begun"], figures["sent"], figures["sent_rate"]) == (1, 1, 1)
    by_job = (await site.shown("jobs"))[site.job["id"]]
    assert (by_job["job_views"], by_job["begun"], by_job["sent"]) == (1, 1, 1)


async def test_a_form_that_is_sent_at_once_was_begun_too(site: Site) -> None:
    data = {**PERSON, "source": ""}
    sent = await site.browser.post(f"{site.page}/apply", data=data, files=CV)
    assert sent.status_code == 303, sent.text
    data["email"] = "ben@example.com"
    quiet = await site.browser.post(f"{site.page}/apply", data=data, files=CV, headers={"DNT": "1"})
    assert quiet.status_code == 303, quiet.text
    direct = (await site.figures("sources"))["direct"]
    assert (direct["arrivals"], direct["begun"], direct["sent"]) == (0, 1, 1)
    assert direct["sent_rate"] is None


async def test_nobody_else_reads_them(
    site: Site, world: World, runtime: Runtime, browser: httpx2.AsyncClient
) -> None:
    other = await site_of(world, runtime, browser)
    manager = await site.org.member(Role.HIRING_MANAGER)
    team = [{"user_id": str(manager.user_id), "role": "hiring_manager"}]
    second = await open_job(site.recruiter, title="Midwife", hiring_team=team)
    await browser.get(site.page)
    await browser.get(f"{site.home}/jobs/{second['id']}")
    await browser.get(site.home)
    assert (await site.figures("all"))["all"]["views"] == 3
    assert (await other.shown("all"))["all"]["views"] == 0
    assert await other.shown("jobs") == {}

    assert set(await site.shown("jobs", manager)) == {second["id"]}
    own = (await site.shown("all", manager))["all"]
    assert (own["views"], "visitors" in own) == (1, False)
    interviewer = await site.org.member(Role.INTERVIEWER)
    refused = await interviewer.client.get(f"/api/v1/reports/{ReportKey.VISITS}")
    assert refused.status_code == 403


async def test_a_figure_opens_no_rows(site: Site) -> None:
    cell = {"table": "all", "row": "all", "column": "views"}
    answer = await site.recruiter.client.get("/api/v1/reports/visits/rows", params=cell)
    assert answer.status_code == 404


async def test_a_day_has_so_many_sources_and_goes_after_25_months(site: Site) -> None:
    day = clock.now().date() - timedelta(days=20)
    hits = {
        Hit(Step.LIST, NO_JOB, f"fair-{number:03}", Device.DESKTOP): 1
        for number in range(MOST_SOURCES + 5)
    }
    database = site.runtime.database
    async with database.transaction(Tenant(site.org.id)) as uow:
        await add_day(uow, day, hits, 40)
        await add_day(uow, day, {next(iter(hits)): 2}, 30)
    sources = await site.shown("sources")
    assert len(sources) == MOST_SOURCES + 1
    assert (sources[OTHER]["arrivals"], sources["fair-000"]["arrivals"]) == (5, 3)
    assert (await site.shown("all"))["all"]["visitors"] == 40
    for later, views in ((timedelta(days=700), 67), (timedelta(days=830), 0)):
        with clock.at(clock.now() + later):
            async with database.transaction(Tenant(site.org.id)) as uow:
                await forget_old(uow)
        assert (await site.shown("all"))["all"]["views"] == views


async def test_counts_wait_in_the_process_while_redis_is_away(site: Site) -> None:
    runtime = site.runtime
    away = replace(runtime, redis=Redis.from_url("redis://127.0.0.1:1"), notes={}, before_close=())
    # A runtime tells its database that it is the one; the tests go on with the other.
    runtime.database.runtime = runtime
    counter = counter_of(away)
    asked = Asked([(b"user-agent", FIREFOX.encode())], b"", "192.0.2.1")
    async with runtime.database.transaction(Tenant(site.org.id)) as uow:
        organization = await identity.get_organization(uow)
    for _ in range(2):
        counter.count(organization, Step.LIST, asked)
        await counter.flush()
    assert (await site.shown("all"))["all"]["views"] == 0
    await away.redis.aclose()
    away.redis = runtime.redis
    await counter.close()
    whole = (await site.figures("all"))["all"]
    assert (whole["views"], whole["visitors"]) == (2, 1)
