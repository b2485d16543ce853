"""A login's own devices that are pushed to: adding, listing, removing, signing out."""

from asyncio import gather
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from rolecall.domains.files import api as files
from rolecall.domains.identity.models import push_devices
from rolecall.domains.identity.rules.push_devices import MAX_DEVICES, fingerprint_of
from rolecall.infra.providers.push import VapidKey
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.support.audited import audited
from tests.support.push_service import PushService, SubscribedBrowser, push_service, to_text
from tests.support.world import World

DEVICES = "/api/v1/auth/push-devices"
WEB = {"X-Rolecall-Client": "web"}


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with push_service() as started:
        yield started


async def add(
    client: httpx2.AsyncClient, browser: SubscribedBrowser, **more: Any
) -> httpx2.Response:
    return await client.post(DEVICES, json={**browser.subscription, **more}, headers=WEB)


async def added(client: httpx2.AsyncClient, browser: SubscribedBrowser, **more: Any) -> str:
    answer = await add(client, browser, **more)
    assert answer.status_code == 201, answer.text
    own = {one["fingerprint"]: one["id"] for one in answer.json()["items"]}
    found: str = own[to_text(fingerprint_of(browser.endpoint))]
    return found


async def tried(client: httpx2.AsyncClient, device_id: str) -> str:
    answer = await client.post(f"{DEVICES}/{device_id}/try", headers=WEB)
    assert answer.status_code == 200, answer.text
    outcome: str = answer.json()["outcome"]
    return outcome


async def listed(client: httpx2.AsyncClient) -> list[dict[str, Any]]:
    answer = await client.get(DEVICES)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_a_device_is_known_by_its_fingerprint(world: World, service: PushService) -> None:
    account = await world.account()
    before = (await account.client.get(DEVICES)).json()
    assert (before["items"], before["most"]) == ([], MAX_DEVICES)
    browser = service.subscribe(before["public_key"])
    device_id = await added(account.client, browser)
    [device] = await listed(account.client)
    assert device["id"] == device_id
    assert device["fingerprint"] == to_text(fingerprint_of(browser.endpoint))
    assert (device["pushed_at"], device["problem"]) == (None, "")
    entries = await audited(world.runtime, PLATFORM_ORG, "identity.push_device_added")
    assert device_id in {str(entry.record_id) for entry in entries}


async def test_what_reaches_a_device_is_sealed(world: World, service: PushService) -> None:
    account = await world.account()
    browser = service.subscribe()
    device_id = await added(account.client, browser)
    async with world.runtime.database.transaction(PLATFORM) as uow:
        row = await uow.fetch_one(
            sa.select(push_devices).where(push_devices.c.user_id == account.user_id)
        )
    assert row is not None
    kept = repr(dict(row))
    assert browser.endpoint.rpartition("/")[2] not in kept
    assert browser.point.hex() not in kept
    assert str(row["id"]) == device_id


async def test_a_device_is_signed_for_by_the_key_that_it_was_given(
    world: World, service: PushService
) -> None:
    account = await world.account()
    before = (await account.client.get(DEVICES)).json()["public_key"]
    browser = service.subscribe(trusted=before)
    device_id = await added(account.client, browser)
    report = await files.rotate_keys(world.runtime, PLATFORM_ORG, new_data_key=True)
    assert report.reencrypted["push_devices.sealed"] >= 1
    after = (await account.client.get(DEVICES)).json()["public_key"]
    assert after != before
    async with world.runtime.database.transaction(PLATFORM) as uow:
        row = await uow.fetch_one(
            sa.select(push_devices).where(push_devices.c.user_id == account.user_id)
        )
    assert row is not None
    assert row["sealed_key_id"] == report.current_key
    assert row["signer_key_id"] != report.current_key
    assert await tried(account.client, device_id) == "taken"
    # What it shows again is what it was given; a browser that asks now is given the new one.
    assert await added(account.client, browser) == device_id
    assert await tried(account.client, device_id) == "taken"
    newer = service.subscribe(trusted=after)
    newer_id = await added(account.client, newer)
    assert await tried(account.client, newer_id) == "taken"


async def test_a_device_that_trusts_somebody_elses_key_is_not_taken(
    world: World, service: PushService
) -> None:
    account = await world.account()
    stranger = VapidKey.from_secret(b"s" * 32).public
    answer = await add(account.client, service.subscribe(trusted=stranger))
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == "public_key"


async def test_trying_says_what_became_of_it(world: World, service: PushService) -> None:
    account = await world.account()
    assert (await account.client.patch("/api/v1/me", json={"locale": "de"})).status_code == 200
    browser = service.subscribe((await account.client.get(DEVICES)).json()["public_key"])
    device_id = await added(account.client, browser)
    browser.instead = [(503, {}), (413, {})]
    assert await tried(account.client, device_id) == "later"
    assert (await listed(account.client))[0]["problem"] == ""
    assert await tried(account.client, device_id) == "refused"
    assert (await listed(account.client))[0]["problem"] == "answered_413"
    assert await tried(account.client, device_id) == "taken"
    [device] = await listed(account.client)
    assert (device["problem"], device["pushed_at"] is None) == ("", False)
    [taken] = browser.taken
    assert taken.told == {
        "title": "Rolecall",
        "body": "So erreichen Sie hier Neuigkeiten zu Ihren Bewerbungen.",
        "lang": "de",
        "tag": "try",
        "url": "/portal/mails",
    }
    browser.instead = [(410, {})]
    assert await tried(account.client, device_id) == "gone"
    assert await listed(account.client) == []


async def test_nobody_tries_anothers_device_and_nobody_tries_on_and_on(
    world: World, service: PushService
) -> None:
    account, other = await world.account(), await world.account()
    browser = service.subscribe()
    path = f"{DEVICES}/{await added(account.client, browser)}/try"
    assert (await other.client.post(path, headers=WEB)).status_code == 404
    statuses = [(await account.client.post(path, headers=WEB)).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    assert browser.asked == 10


async def test_showing_itself_again_changes_no_id(world: World, service: PushService) -> None:
    account = await world.account()
    browser = service.subscribe()
    first = await added(account.client, browser)
    with clock.shifted(timedelta(days=3)):
        assert await added(account.client, browser) == first
        [device] = await listed(account.client)
    assert device["seen_at"] > device["created_at"]


async def test_a_browser_with_a_new_address_takes_its_own_place(
    world: World, service: PushService
) -> None:
    account, other = await world.account(), await world.account()
    old, new, foreign = (service.subscribe() for _ in range(3))
    await added(account.client, old)
    await added(other.client, foreign)
    fingerprints = [to_text(fingerprint_of(one.endpoint)) for one in (old, foreign)]
    await added(account.client, new, replaces=fingerprints[0])
    [device] = await listed(account.client)
    assert device["fingerprint"] == to_text(fingerprint_of(new.endpoint))
    await added(account.client, new, replaces=fingerprints[1])
    assert len(await listed(other.client)) == 1


async def test_the_browser_is_whoever_switched_it_on_last(
    world: World, service: PushService
) -> None:
    account, other = await world.account(), await world.account()
    browser = service.subscribe()
    first = await added(account.client, browser)
    second = await added(other.client, browser)
    assert first != second
    assert await listed(account.client) == []


async def test_an_address_that_is_not_proved_has_no_devices(
    world: World, service: PushService
) -> None:
    account = await world.account(verified=False)
    answer = await add(account.client, service.subscribe())
    assert (answer.status_code, answer.json()["code"]) == (409, "email_not_verified")


async def test_no_more_than_ten_even_at_once(world: World, service: PushService) -> None:
    account = await world.account()
    answers = await gather(
        *(add(account.client, service.subscribe()) for _ in range(MAX_DEVICES + 2))
    )
    refused = [one for one in answers if one.status_code != 201]
    assert [one.json()["code"] for one in refused] == ["too_many_push_devices"] * 2
    assert len(await listed(account.client)) == MAX_DEVICES


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"endpoint": "http://push.example.org/x"}, "endpoint"),
        ({"endpoint": "https://user@push.example.org/x"}, "endpoint"),
        ({"endpoint": "https://push.example.org:25/x"}, "endpoint"),
        ({"endpoint": "https://push.example.org/" + "x" * 1_000}, "endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, "keys"),
        ({"keys": {"p256dh": "not base64", "auth": "AAAA"}}, "p256dh"),
        ({"replaces": "AAAAA"}, "replaces"),
    ],
    ids=["no https", "a user", "a port", "long", "no keys", "no base64", "no bytes"],
)
async def test_what_is_no_subscription(
    world: World, service: PushService, change: dict[str, Any], field: str
) -> None:
    account = await world.account()
    answer = await add(account.client, service.subscribe(), **change)
    assert answer.status_code == 422, answer.text
    assert field in answer.text
    assert await listed(account.client) == []


async def test_nobody_removes_anothers_device(world: World, service: PushService) -> None:
    account, other = await world.account(), await world.account()
    device_id = await added(account.client, service.subscribe())
    path = f"{DEVICES}/{device_id}"
    assert (await other.client.delete(path)).status_code == 404
    assert len(await listed(account.client)) == 1
    assert (await account.client.delete(path)).status_code == 204
    assert await listed(account.client) == []
    assert (await account.client.delete(path)).status_code == 404


async def test_signing_out_forgets_the_device_of_that_session(
    world: World, service: PushService
) -> None:
    account = await world.account()
    phone, laptop = [await world.browser(account) for _ in range(2)]
    await added(phone, service.subscribe())
    kept = await added(laptop, service.subscribe())
    assert (await phone.post("/api/v1/auth/logout", headers=WEB)).status_code == 204
    assert [one["id"] for one in await listed(account.client)] == [kept]
    assert (await laptop.post("/api/v1/auth/logout-everywhere", headers=WEB)).status_code == 204
    async with world.runtime.database.transaction(PLATFORM) as uow:
        left = await uow.fetch(
            sa.select(push_devices.c.id).where(push_devices.c.user_id == account.user_id)
        )
    assert left == []


async def test_the_session_that_showed_itself_last_counts(
    world: World, service: PushService
) -> None:
    account = await world.account()
    before, after = [await world.browser(account) for _ in range(2)]
    browser = service.subscribe()
    device_id = await added(before, browser)
    await added(after, browser)
    await before.post("/api/v1/auth/logout", headers=WEB)
    assert [one["id"] for one in await listed(account.client)] == [device_id]
    await after.post("/api/v1/auth/logout", headers=WEB)
    assert await listed(account.client) == []
