"""Job alerts: asked for without an account, confirmed by mail, sent once, ended by one click."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.job_alerts import queries, repository, service
from rolecall.domains.job_alerts.contracts import MAX_ALERTS, AlertStatus, JobAlert
from rolecall.domains.job_alerts.events import JobAlertDue
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.tenant import Tenant

from tests.domains.job_alerts.visiting import (
    Visitor,
    close,
    fields_of,
    next_morning,
    path_in,
    settle,
)
from tests.support.audited import audited
from tests.support.hiring import open_job
from tests.support.outline import hrefs, outline
from tests.support.post_office import post_office
from tests.support.smtp_server import Misbehaviour, body_of
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]


@pytest_asyncio.fixture(loop_scope="session")
async def org(world: World) -> Organization:
    return await world.organization()


@pytest_asyncio.fixture(loop_scope="session")
async def recruiter(org: Organization) -> Account:
    return await org.member(Role.RECRUITER)


async def alerts_of(runtime: Runtime, visitor: Visitor) -> list[JobAlert]:
    async with runtime.database.transaction(Tenant(visitor.org.id)) as uow:
        return await queries.list_of_address(uow, normalise_email(visitor.email))


async def show_careers(admin: Account, *, shown: bool) -> None:
    wish = {"careers": {"enabled": shown}}
    done = await admin.client.patch("/api/v1/organization", json=wish)
    assert done.status_code == 200, done.text


async def test_a_visitor_hears_of_new_jobs_that_fit_once(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    """With a slip in the word, as the list forgives it; what was open before is not told."""
    known = await open_job(recruiter, title="Night nurse")
    visitor = Visitor.at(org, client)
    listed = await client.get(f"/careers/{org.slug}", params={"q": "nusre"})
    assert f"{visitor.page}?q=nusre" in hrefs(outline(listed))
    async with post_office(runtime) as post:
        page = await visitor.begin(post, drain, q="nusre")
        assert "“nusre”" in page.text
        new = await open_job(recruiter, title="Day nurse")
        other = await open_job(recruiter, title="Cook", department="Kitchen")
        for _ in range(2):
            await settle(drain, next_morning())
        (mail,) = visitor.alerts_in(post)
        text = body_of(mail, "plain")
        assert str(mail["Subject"]) == f"1 new job at {org.name}"
        assert new["id"] in text
        assert known["id"] not in text
        assert other["id"] not in text
        await settle(drain, next_morning(2))
        assert len(visitor.alerts_in(post)) == 1


async def test_nothing_is_sent_before_the_address_is_confirmed_and_it_vanishes(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.ask(q="Buy pills at evil.example")
        await open_job(recruiter)
        await settle(drain, next_morning())
        (mail,) = post.to(visitor.email)
        assert "evil" not in mail.as_string()
        path = path_in(mail, "/confirm/")
        with clock.at(clock.now() + timedelta(days=3, minutes=1)):
            async with runtime.database.transaction(Tenant(org.id)) as uow:
                assert await service.forget_old(uow) == 1
        assert (await client.get(path)).status_code == 404
        async with runtime.database.transaction(Tenant(org.id)) as uow:
            assert await queries.find_reader(uow, visitor.email) is None


async def test_the_answer_never_tells_whether_an_address_is_known(
    org: Organization, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    """Nor that it got mails enough, nor that a program was recognised."""
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        answers = [await visitor.ask() for _ in range(5)]
        form = fields_of(await client.get(visitor.page, params={"lang": "en"}))
        trapped = {**form, "email": "robot@example.org", "company_fax": "1"}
        answers.append(await client.post(visitor.page, data=trapped))
        answers.append(await Visitor.at(org, client).ask())
        await settle(drain)
        assert len(post.to(visitor.email)) == 3
        assert post.to("robot@example.org") == []
    assert {(one.status_code, one.headers["location"]) for one in answers} == {
        (303, f"{visitor.page}/asked?lang=en")
    }


async def test_what_was_agreed_to_is_kept_with_when_and_how(
    org: Organization, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        page = await visitor.begin(post, drain, lang="de")
    assert "Eingewilligt am" in page.text
    (alert,) = await alerts_of(runtime, visitor)
    assert alert.statement.startswith(f"Mit der Anfrage willigen Sie ein, dass {org.name}")
    assert alert.confirmed_at is not None
    for action, said in (
        ("job_alerts.asked", "Asked on the careers page to hear of new jobs."),
        ("job_alerts.confirmed", "Confirmed, by the link in the mail, to hear of new jobs."),
    ):
        (entry,) = await audited(runtime, org.id, action, alert.id)
        assert entry.summary == said
        assert visitor.email not in str(entry)


async def test_a_form_that_showed_another_statement_comes_back(
    org: Organization, client: AsyncClient
) -> None:
    visitor = Visitor.at(org, client)
    form = fields_of(await client.get(visitor.page)) | {"email": visitor.email}
    refused = await client.post(visitor.page, data={**form, "shown": "older"})
    assert refused.status_code == 422
    assert "What you agree to has changed" in refused.text
    assert fields_of(refused)["email"] == visitor.email
    wrong = await client.post(visitor.page, data={**form, "email": "nobody"})
    assert (wrong.status_code, "name@example.com" in wrong.text) == (422, True)


async def test_one_click_ends_an_alert_and_the_page_lets_it_go_on(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        await open_job(recruiter)
        await settle(drain, next_morning())
        (mail,) = visitor.alerts_in(post)
        stop = path_in(mail, "/job-alerts/stop/")
        assert str(mail["List-Unsubscribe"]).strip("<>").endswith(stop)
        assert "Do you want to end this alert?" in (await client.get(stop)).text
        clicked = await client.post(stop, data={"List-Unsubscribe": "One-Click"})
        assert (clicked.status_code, "sends nothing" in clicked.text) == (200, True)
        await open_job(recruiter)
        await settle(drain, next_morning(2))
        assert len(visitor.alerts_in(post)) == 1
        (alert,) = await alerts_of(runtime, visitor)
        assert (alert.status, alert.next_due_at) == (AlertStatus.STOPPED, None)
        with clock.at(next_morning(2) + timedelta(hours=1)):
            again = await client.post(stop, data={"want": "again"})
        assert "Do you want to end" in again.text
        await settle(drain, next_morning(3))
        assert len(visitor.alerts_in(post)) == 2


async def test_all_alerts_of_an_address_are_changed_in_one_place(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain, q="nurse")
        page = await visitor.begin(post, drain, q="cook", frequency="weekly")
        path = str(page.url.path)
        nurse, cook = await alerts_of(runtime, visitor)
        saved = await client.post(
            path,
            data={"alert": str(cook.id), "step": "save", "q": "cook", "department": "Kitchen",
                  "remote_policy": "no such", "frequency": "daily"},
        )  # fmt: skip
        assert saved.status_code == 303
        paused = await client.post(path, data={"alert": str(nurse.id), "step": "pause"})
        assert "Paused" in (await client.get(paused.headers["location"])).text
        await open_job(recruiter, title="Nurse")
        await open_job(recruiter, title="Cook", department="Kitchen")
        await open_job(recruiter, title="Cook", department="School")
        await settle(drain, next_morning())
        (mail,) = visitor.alerts_in(post)
        assert str(mail["Subject"]).startswith("1 new job")
        with clock.at(next_morning() + timedelta(hours=1)):
            await client.post(path, data={"alert": str(nurse.id), "step": "go_on"})
        await settle(drain, next_morning(2))
        assert len(visitor.alerts_in(post)) == 2
        removed = await client.post(path, data={"alert": "all", "step": "remove"})
        assert "Everything is deleted" in removed.text
        assert await alerts_of(runtime, visitor) == []
        assert (await client.get(path)).status_code == 404


async def test_nobody_reaches_the_alerts_of_another_address(
    org: Organization, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor, other = Visitor.at(org, client), Visitor.at(org, client)
    async with post_office(runtime) as post:
        page = await visitor.begin(post, drain)
        await other.begin(post, drain)
    (theirs,) = await alerts_of(runtime, other)
    for step in ("save", "pause", "remove"):
        refused = await client.post(page.url.path, data={"alert": str(theirs.id), "step": step})
        assert refused.status_code == 404
    assert await alerts_of(runtime, other) == [theirs]


async def test_a_due_time_is_taken_once_whoever_comes(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    """The same event twice, late: one mail, and what was missed is not caught up."""
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        (alert,) = await alerts_of(runtime, visitor)
        assert alert.next_due_at is not None
        await open_job(recruiter)
        event = JobAlertDue(alert_id=alert.id, at=alert.next_due_at)
        late = alert.next_due_at + timedelta(days=9)
        for _ in range(2):
            with clock.at(late):
                await service.send_due(runtime.database, org.id, event)
        (after,) = await alerts_of(runtime, visitor)
        assert after.next_due_at is not None
        assert after.next_due_at > late
        await settle(drain, late)
        assert len(visitor.alerts_in(post)) == 1


async def test_whoever_dies_between_two_mails_sends_none_twice_and_loses_none(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    """A sender ends on its way through the first alert, again and again, and others go on."""
    readers = [Visitor.at(org, client) for _ in range(2)]
    async with post_office(runtime) as post:
        for one in readers:
            await one.begin(post, drain)
        await open_job(recruiter)
        first, second = [(await alerts_of(runtime, one))[0] for one in readers]
        assert first.next_due_at is not None
        assert second.next_due_at is not None
        late = max(first.next_due_at, second.next_due_at)
        deaths = 0
        with clock.at(late):
            for alert in (first, second, first):
                assert alert.next_due_at is not None
                event = JobAlertDue(alert_id=alert.id, at=alert.next_due_at)
                while not await lived(
                    service.send_due(runtime.database, org.id, event), 4 * deaths
                ):
                    deaths += 1
        assert deaths > 5, "it died before anything was written alone"
        await settle(drain, late)
        assert [len(one.alerts_in(post)) for one in readers] == [1, 1]


async def lived(work: Coroutine[Any, Any, None], steps: int) -> bool:
    """Let work go so many steps, then end it where it is; tell whether it was over by then."""
    task = asyncio.create_task(work)
    for _ in range(steps):
        if task.done():
            break
        await asyncio.sleep(0)
    if task.done():
        await task
        return True
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
        return True
    return False


async def test_tells_only_what_the_careers_page_shows(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        await close(recruiter, await open_job(recruiter))
        await recruiter.client.post("/api/v1/jobs", json={"title": "Only a draft"})
        await settle(drain, next_morning())
        assert visitor.alerts_in(post) == []
        await open_job(recruiter)
        await show_careers(admin, shown=False)
        await settle(drain, next_morning(2))
        assert visitor.alerts_in(post) == []
        assert (await client.get(visitor.page)).status_code == 404
        await show_careers(admin, shown=True)
        await settle(drain, next_morning(3))
        assert len(visitor.alerts_in(post)) == 1


async def test_a_mailbox_that_does_not_exist_gets_nothing_more(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        await open_job(recruiter)
        post.mailhost.plan("rcpt", Misbehaviour("550 5.1.1 no such user"))
        await settle(drain, next_morning())
    (alert,) = await alerts_of(runtime, visitor)
    assert (alert.status, alert.next_due_at) == (AlertStatus.BOUNCED, None)


@pytest.mark.parametrize("lang", ["en", "de", "es"])
async def test_mails_and_pages_are_in_the_language_of_the_alert(
    org: Organization,
    recruiter: Account,
    client: AsyncClient,
    drain: Drain,
    runtime: Runtime,
    lang: str,
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        page = await visitor.begin(post, drain, lang=lang)
        await open_job(recruiter, employment_type="internship", remote_policy="remote")
        await settle(drain, next_morning())
        (mail,) = visitor.alerts_in(post)
    assert outline(page).all("html")[0]["lang"] == lang
    word = {"en": "Internship", "de": "Praktikum", "es": "Prácticas"}[lang]
    assert word in body_of(mail, "plain")
    assert f"lang={lang}" in path_in(mail, f"/careers/{org.slug}?")


async def test_the_same_search_again_is_one_alert_that_remembers(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain, q="nurse")
        await open_job(recruiter, title="Nurse")
        await settle(drain, next_morning())
        await visitor.begin(post, drain, q="nurse")
        assert len(await alerts_of(runtime, visitor)) == 1
        await settle(drain, next_morning(2))
        assert len(visitor.alerts_in(post)) == 1


async def test_what_ended_is_forgotten_with_its_mails(
    org: Organization, recruiter: Account, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        await open_job(recruiter)
        await settle(drain, next_morning())
        stop = path_in(visitor.alerts_in(post)[0], "/job-alerts/stop/")
        await client.post(stop)
    with clock.at(clock.now() + timedelta(days=31)):
        async with runtime.database.transaction(Tenant(org.id)) as uow:
            assert await service.forget_old(uow) == 1
    assert await alerts_of(runtime, visitor) == []
    assert (await client.get(stop)).status_code == 404


async def test_more_alerts_than_one_reads_are_refused(
    org: Organization, client: AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    visitor = Visitor.at(org, client)
    async with post_office(runtime) as post:
        await visitor.begin(post, drain)
        await visitor.ask(q="one more")
        await settle(drain)
        path = path_in(post.to(visitor.email)[-1], "/confirm/")
    (first,) = await alerts_of(runtime, visitor)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        for number in range(MAX_ALERTS - 1):
            search = PostingFilter(q=f"word{number}")
            await repository.insert_alert(uow, replace(first, id=ids.uuid7(), search=search))
    refused = await client.post(path)
    assert (refused.status_code, "You have 10 alerts here" in refused.text) == (409, True)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        await repository.delete_alerts(uow, [first.id])
    assert (await client.post(path)).status_code == 303
