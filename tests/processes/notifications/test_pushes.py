"""News of applications on the devices of candidates: what, when, and to whom."""

from asyncio import CancelledError, ensure_future, to_thread
from collections.abc import Iterator
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from rolecall.access import Role
from rolecall.domains.files.contracts import FileStatus
from rolecall.domains.files.repository import change_status
from rolecall.domains.identity.rules.push_devices import fingerprint_of
from rolecall.infra.outbox.relay import LEASE
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.domains.applications.test_attachments import uploaded
from tests.domains.applications.test_conversation import conversation, written
from tests.processes.notifications.conftest import Drain, Office
from tests.processes.notifications.test_applications import AFTER_A_MOMENT, AFTER_UNDO
from tests.support.hiring import move
from tests.support.post_office import Post
from tests.support.push_service import PushService, SubscribedBrowser, push_service, to_text
from tests.support.servers import Servers
from tests.support.smtp_server import Misbehaviour
from tests.support.world import Account, World

DEVICES = "/api/v1/auth/push-devices"
WEB = {"X-Rolecall-Client": "web"}


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with push_service() as started:
        yield started


async def devices(account: Account) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await account.client.get(DEVICES)).json()["items"]
    return found


async def subscribed(account: Account, service: PushService) -> SubscribedBrowser:
    """Switch messages on in a browser of an account that trusts the installation's key alone."""
    key = (await account.client.get(DEVICES)).json()["public_key"]
    browser = service.subscribe(trusted=key)
    answer = await account.client.post(DEVICES, json=browser.subscription, headers=WEB)
    assert answer.status_code == 201, answer.text
    return browser


async def screened(office: Office, account: Account, drain: Drain) -> str:
    """Let an account apply and be moved on; the mail of the move waits for its moment."""
    application_id = await office.application(account.email)
    assert (await move(office.recruiter, application_id, "screening")).status_code == 200
    await drain()
    return application_id


async def test_a_move_is_told_to_each_device_without_a_word_of_it(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account, stranger = await world.account(), await world.account()
    phone, laptop = [await subscribed(account, service) for _ in range(2)]
    other = await subscribed(stranger, service)
    application_id = await screened(office, account, drain)
    assert phone.asked == 0, "an own application is no news, and the move still waits"
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    name = office.organization.name
    for browser in (phone, laptop):
        [taken] = browser.taken
        assert taken.told == {
            "title": name,
            "body": f"There is news about your application at {name}.",
            "lang": "en",
            "tag": application_id,
            "url": f"/portal/applications/{application_id}",
        }
    assert phone.taken[0].headers["topic"] != laptop.taken[0].headers["topic"]
    assert other.asked == 0
    assert [one["pushed_at"] is not None for one in await devices(account)] == [True, True]


async def test_a_rejection_waits_as_its_mail_does_and_an_undo_stops_it(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account, spared = await world.account(), await world.account()
    browser, quiet = [await subscribed(one, service) for one in (account, spared)]
    moved = {}
    for one in (account, spared):
        application_id = await office.application(one.email)
        answer = await move(office.recruiter, application_id, "rejected", reason="Not now")
        moved[one.email] = application_id, answer.json()["transition"]["id"]
    await drain()
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    assert browser.asked == 0
    application_id, transition_id = moved[spared.email]
    undone = await office.recruiter.client.post(
        f"/api/v1/applications/{application_id}/undo", json={"transition_id": transition_id}
    )
    assert undone.status_code == 200, undone.text
    with clock.shifted(AFTER_UNDO):
        await drain()
    assert len(browser.taken) == 1
    assert quiet.asked == 0


async def test_news_of_yesterday_is_given_up(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account = await world.account()
    browser = await subscribed(account, service)
    browser.instead = [(429, {})]
    await screened(office, account, drain)
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    with clock.shifted(timedelta(hours=25)):
        await drain()
    assert browser.asked == 1
    [device] = await devices(account)
    assert device["problem"] == "gave_up"


async def test_newer_news_takes_the_place_of_older_in_the_language_of_the_login(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account = await world.account()
    assert (await account.client.patch("/api/v1/me", json={"locale": "de"})).status_code == 200
    browser = await subscribed(account, service)
    application_id = await screened(office, account, drain)
    assert (await move(office.recruiter, application_id, "interview")).status_code == 200
    await drain()
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    first, second = browser.taken
    assert first.headers["topic"] == second.headers["topic"]
    assert len(first.headers["topic"]) == 32
    name = office.organization.name
    assert first.told["body"] == f"Es gibt Neuigkeiten zu Ihrer Bewerbung bei {name}."
    assert first.told["lang"] == "de"


async def test_the_answer_of_each_push_service_counts_for_its_device_alone(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account = await world.account()
    gone, refusing, busy, there = [await subscribed(account, service) for _ in range(4)]
    gone.instead = [(410, {})]
    refusing.instead = [(413, {})]
    busy.instead = [(503, {"Retry-After": "600"})]
    await screened(office, account, drain)
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
        await drain()
    assert [one.asked for one in (gone, refusing, busy, there)] == [1, 1, 1, 1]
    problems = {one["fingerprint"]: one["problem"] for one in await devices(account)}
    assert problems == {
        to_text(fingerprint_of(refusing.endpoint)): "answered_413",
        to_text(fingerprint_of(busy.endpoint)): "",
        to_text(fingerprint_of(there.endpoint)): "",
    }
    with clock.shifted(timedelta(minutes=9)):
        await drain()
        assert busy.asked == 1
    with clock.shifted(timedelta(minutes=11)):
        await drain()
        await drain()
    [taken] = busy.taken
    assert 0 < int(taken.headers["ttl"]) < 86_400
    assert [one.asked for one in (gone, refusing, there)] == [1, 1, 1]


async def test_a_browser_that_is_removed_or_anothers_now_hears_nothing_more(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account, next_one = await world.account(), await world.account()
    removed, handed_on = [await subscribed(account, service) for _ in range(2)]
    handed_on.instead = [(503, {"Retry-After": "60"})]
    await screened(office, account, drain)
    [first, _] = await devices(account)
    assert (await account.client.delete(f"{DEVICES}/{first['id']}")).status_code == 204
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    answer = await next_one.client.post(DEVICES, json=handed_on.subscription, headers=WEB)
    assert answer.status_code == 201, answer.text
    with clock.shifted(timedelta(minutes=5)):
        await drain()
    assert (removed.asked, handed_on.asked, handed_on.taken) == (0, 1, [])


async def test_a_mail_that_its_server_puts_off_is_told_once_it_is_decided(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    """Refused, too: whose mailbox is gone reads the news in the portal."""
    account = await world.account()
    browser = await subscribed(account, service)
    await screened(office, account, drain)
    post.mailhost.plan("rcpt", Misbehaviour("450 4.2.0 greylisted"))
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    assert browser.asked == 0
    post.mailhost.plan("rcpt", Misbehaviour("550 5.1.1 no such user"))
    with clock.shifted(timedelta(minutes=1)):
        await drain()
    assert len(browser.taken) == 1


async def test_a_login_that_is_disabled_or_erased_is_told_nothing(
    office: Office,
    post: Post,
    drain: Drain,
    world: World,
    service: PushService,
    servers: Servers,
) -> None:
    disabled, erased = await world.account(), await world.account()
    browsers = [await subscribed(one, service) for one in (disabled, erased)]
    for account, browser in zip((disabled, erased), browsers, strict=True):
        browser.instead = [(503, {"Retry-After": "60"})]
        await screened(office, account, drain)
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    operator = await asyncpg.connect(servers.admin_dsn)
    try:
        for table, key in (("sessions", "user_id"), ("users", "id")):
            await operator.execute(f"DELETE FROM {table} WHERE {key} = $1", erased.user_id)
        await operator.execute(
            "UPDATE users SET status = 'disabled' WHERE id = $1", disabled.user_id
        )
        left = await operator.fetch(
            "SELECT user_id FROM push_devices WHERE user_id = ANY($1)",
            [disabled.user_id, erased.user_id],
        )
    finally:
        await operator.close()
    assert [one["user_id"] for one in left] == [disabled.user_id]
    with clock.shifted(timedelta(minutes=5)):
        await drain()
    assert [one.asked for one in browsers] == [1, 1]


async def test_members_are_told_of_nothing(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    """Mails of the same application go to members as well; their devices keep silent."""
    account = await world.account()
    own = await subscribed(account, service)
    theirs = [await subscribed(one, service) for one in (*office.recruiters, office.manager)]
    await screened(office, account, drain)
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
    assert post.to(office.recruiter.email)
    assert len(own.taken) == 1
    assert [one.asked for one in theirs] == [0, 0, 0]


async def test_a_mail_that_is_held_back_is_told_once_it_is_let_go(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account = await world.account()
    browser = await subscribed(account, service)
    application_id = await office.application(account.email)
    recruiter = office.recruiter.client
    file_id = await uploaded(office.recruiter)
    later = clock.now() + timedelta(hours=1)
    message = await written(
        office.recruiter, application_id, file_ids=[file_id], send_at=later.isoformat()
    )
    await drain()
    await _set_status(world, office, file_id, FileStatus.RELEASED, FileStatus.QUARANTINED)
    with clock.at(later + timedelta(seconds=1)):
        await drain()
        shown = (await conversation(office.recruiter, application_id))["items"]
        assert {one["id"]: one["status"] for one in shown}[message["id"]] == "held"
        assert browser.asked == 0
        await _set_status(world, office, file_id, FileStatus.QUARANTINED, FileStatus.RELEASED)
        released = await recruiter.post(f"/api/v1/messages/{message['id']}/release")
        assert released.status_code == 200, released.text
        await drain()
    assert "Your start, Ana Petrov" in post.subjects(account.email)
    assert len(browser.taken) == 1


async def test_who_dies_before_writing_down_the_answer_tells_once_more(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    account = await world.account()
    browser = await subscribed(account, service)
    await screened(office, account, drain)
    browser.silence = Event()
    with clock.shifted(AFTER_A_MOMENT):
        worker = ensure_future(drain())
        assert await to_thread(browser.reached.wait, 10)
        worker.cancel()
        with pytest.raises(CancelledError):
            await worker
    browser.silence.set()
    [device] = await devices(account)
    assert device["pushed_at"] is None
    with clock.shifted(AFTER_A_MOMENT + LEASE + timedelta(seconds=1)):
        await drain()
        await drain()
    first, second = browser.taken
    assert (second.told, second.headers["topic"]) == (first.told, first.headers["topic"])
    [device] = await devices(account)
    assert device["pushed_at"] is not None


async def test_an_erased_person_is_told_nothing_more_and_keeps_the_device(
    office: Office, post: Post, drain: Drain, world: World, service: PushService
) -> None:
    """It belongs to the login, which other employers have to do with."""
    account = await world.account()
    browser = await subscribed(account, service)
    browser.instead = [(503, {"Retry-After": "60"})]
    application_id = await office.application(account.email)
    await move(office.recruiter, application_id, "rejected", reason="Not now")
    await drain()
    admin = await office.organization.member(Role.ORGANIZATION_ADMIN)
    with clock.shifted(AFTER_UNDO):
        await drain()
        person = (await admin.client.get(f"/api/v1/applications/{application_id}")).json()[
            "candidate"
        ]
        erased = await admin.client.post(
            f"/api/v1/candidates/{person['id']}/erasure",
            json={"typed_name": person["full_name"], "cause": "request", "note": "Ticket 4711"},
        )
        assert erased.status_code == 202, erased.text
        await drain()
        assert browser.asked == 1
    with clock.shifted(timedelta(minutes=15)):
        await drain()
    assert browser.asked == 1
    assert len(await devices(account)) == 1


async def _set_status(
    world: World, office: Office, file_id: str, before: FileStatus, after: FileStatus
) -> None:
    """Let the scan of a file have another end."""
    async with world.runtime.database.transaction(Tenant(office.organization.id)) as uow:
        assert await change_status(uow, UUID(file_id), before, after)
