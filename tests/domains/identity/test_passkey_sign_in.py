"""Signing in with a passkey: what is accepted, and every way in which it may be wrong."""

import secrets
from asyncio import gather
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec

from rolecall.access import Role
from rolecall.domains.identity.events import PasskeySuspected
from rolecall.domains.identity.models import users
from rolecall.domains.identity.service.sweeping import sweep
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.support.audited import audited
from tests.support.authenticator import (
    BACKED_UP,
    BACKUP_ELIGIBLE,
    EDDSA,
    ES256,
    RS256,
    SoftAuthenticator,
)
from tests.support.events import published
from tests.support.passkeys import PASSKEYS, WEB, added, begun, sign_in
from tests.support.world import World

ALGORITHMS = {"ES256": ES256, "EdDSA": EDDSA, "RS256": RS256}


async def device_of_somebody(world: World, *, synced: bool = True) -> SoftAuthenticator:
    device = SoftAuthenticator(synced=synced)
    await added((await world.account()).client, device)
    return device


async def suspicions(world: World, device: SoftAuthenticator) -> int:
    owner = UUID(bytes=device.passkeys[-1].user_handle)
    found = await published(world.runtime, PLATFORM_ORG, PasskeySuspected, owner)
    return len(found)


@pytest.mark.parametrize("algorithm", ALGORITHMS.values(), ids=ALGORITHMS.keys())
async def test_a_passkey_signs_in(world: World, algorithm: int) -> None:
    account = await world.account()
    device = SoftAuthenticator(algorithm=algorithm)
    await added(account.client, device)
    browser = world.client()
    answer = await sign_in(browser, device)
    assert answer.status_code == 200, answer.text
    assert answer.json()["user"]["email"] == account.email
    assert (await browser.get("/api/v1/me")).json()["user"]["email"] == account.email
    sessions = (await browser.get("/api/v1/auth/sessions")).json()["items"]
    assert [one["way"] for one in sessions if one["current"]] == ["passkey"]


async def test_a_member_arrives_in_their_organization(world: World) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    device = SoftAuthenticator()
    await added(member.client, device)
    answer = await sign_in(world.client(), device)
    assert answer.json()["organization"]["id"] == str(org.id)
    entries = await audited(world.runtime, org.id, "identity.signed_in")
    assert [str(entry.summary) for entry in entries] == ["Signed in with a passkey."]


async def test_signing_in_is_noted(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    await sign_in(world.client(), device)
    [passkey] = (await account.client.get(PASSKEYS)).json()["items"]
    assert passkey["last_used_at"] is not None
    assert passkey["suspected_at"] is None


WRONG = {
    "another origin": {"origin": "http://testserver.evil.example"},
    "another port": {"origin": "http://testserver:8080"},
    "https instead of http": {"origin": "https://testserver"},
    "another challenge": {"challenge": b"x" * 32},
    "another relying party": {"rp_id": "evil.example"},
    "nobody verified": {"verified": False},
    "in a frame of another page": {"cross_origin": True},
    "an unknown credential": {"credential_id": b"c" * 32},
    "another login": {"user_handle": b"u" * 16},
    "another key": {"signed_by": ec.generate_private_key(ec.SECP256R1())},
    "a passkey that could not be copied before": {"flags": 0},
    "copied without being copyable": {"flags": BACKED_UP},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
async def test_what_is_wrong_is_refused_alike(world: World, wrong: dict[str, object]) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    answer = await sign_in(browser, device, **wrong)
    assert (answer.status_code, answer.json()["code"]) == (401, "passkey_refused")
    assert answer.json()["detail"] == "This passkey was not accepted. Sign in another way."
    assert (await browser.get("/api/v1/me")).status_code == 401
    assert (await sign_in(browser, device)).status_code == 200


async def test_a_key_of_another_login_does_not_sign(world: World) -> None:
    victim, thief = await device_of_somebody(world), await device_of_somebody(world)
    theirs = thief.passkeys[-1]
    answer = await sign_in(
        world.client(),
        victim,
        credential_id=theirs.credential_id,
    )
    assert answer.status_code == 401
    swapped = await sign_in(world.client(), thief, user_handle=victim.passkeys[-1].user_handle)
    assert swapped.status_code == 401


async def test_a_challenge_is_good_once(world: World) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"]),
    }
    answers = await gather(
        *(browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    again = await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
    assert (again.status_code, again.json()["code"]) == (409, "challenge_over")


async def test_a_used_challenge_is_remembered_until_it_is_over(world: World) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"]),
    }
    assert (await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)).status_code == 200
    for later in (timedelta(minutes=9), timedelta(minutes=11)):
        with clock.shifted(later):
            await sweep(world.runtime.database)
            replayed = await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
            assert (replayed.status_code, replayed.json()["code"]) == (409, "challenge_over")


async def test_a_challenge_is_over_after_ten_minutes(world: World) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"]),
    }
    with clock.shifted(timedelta(minutes=10)):
        late = await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
    assert (late.status_code, late.json()["code"]) == (409, "challenge_over")


async def test_a_challenge_is_for_the_browser_that_asked(world: World) -> None:
    device = await device_of_somebody(world)
    browser, other = world.client(), world.client()
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"]),
    }
    without = await other.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
    await begun(other, f"{PASSKEYS}/sign-in/options")
    elsewhere = await other.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
    assert [without.status_code, elsewhere.status_code] == [409, 409]
    assert (await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)).status_code == 200


async def test_two_tabs_of_a_browser_do_not_disturb_each_other(world: World) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    first = await begun(browser, f"{PASSKEYS}/sign-in/options")
    await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {"ceremony": first["ceremony"], "credential": device.use(first["options"])}
    assert (await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)).status_code == 200


async def test_a_challenge_to_add_does_not_sign_in(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    adding = await begun(account.client, f"{PASSKEYS}/options")
    browser = world.client()
    signing = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {"ceremony": adding["ceremony"], "credential": device.use(signing["options"])}
    assert (await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)).status_code == 409


async def test_only_our_own_pages_may_ask(world: World) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    foreign = {**WEB, "Origin": "https://evil.example"}
    for headers, refusal in ({}, (409, "browsers_only")), (foreign, (403, "csrf")):
        asked = await browser.post(f"{PASSKEYS}/sign-in/options", headers=headers)
        assert (asked.status_code, asked.json()["code"]) == refusal
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    body = {"ceremony": ceremony["ceremony"], "credential": device.use(ceremony["options"])}
    answer = await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=foreign)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


async def test_options_tell_nothing_about_logins(world: World) -> None:
    await device_of_somebody(world)
    asked = await begun(world.client(), f"{PASSKEYS}/sign-in/options")
    assert asked["options"]["allowCredentials"] == []
    assert asked["options"]["userVerification"] == "required"


async def test_a_count_that_goes_up_is_fine(world: World) -> None:
    device = await device_of_somebody(world, synced=False)
    for _ in range(2):
        assert (await sign_in(world.client(), device)).status_code == 200
    assert await suspicions(world, device) == 0


@pytest.mark.parametrize("count", [1, 2])
async def test_a_copy_of_a_passkey_of_one_device_is_refused(world: World, count: int) -> None:
    account = await world.account()
    device = SoftAuthenticator(synced=False)
    await added(account.client, device)
    for _ in range(2):
        await sign_in(world.client(), device)
    copied = await sign_in(world.client(), device, count=count)
    assert (copied.status_code, copied.json()["code"]) == (401, "passkey_refused")
    [passkey] = (await account.client.get(PASSKEYS)).json()["items"]
    assert passkey["suspected_at"] is not None
    await sign_in(world.client(), device, count=count)
    assert await suspicions(world, device) == 1
    assert (await sign_in(world.client(), device)).status_code == 200


async def test_a_synced_passkey_that_counts_badly_is_flagged_only(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    await sign_in(world.client(), device, count=7)
    assert (await sign_in(world.client(), device, count=3)).status_code == 200
    [passkey] = (await account.client.get(PASSKEYS)).json()["items"]
    assert passkey["suspected_at"] is not None
    assert await suspicions(world, device) == 1


async def test_backup_is_followed(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    await sign_in(world.client(), device, flags=BACKUP_ELIGIBLE)
    [passkey] = (await account.client.get(PASSKEYS)).json()["items"]
    assert passkey["home"] == "syncable"


async def test_a_removed_passkey_signs_in_no_more(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    passkey_id = await added(account.client, device)
    assert (await account.client.delete(f"{PASSKEYS}/{passkey_id}")).status_code == 204
    answer = await sign_in(world.client(), device)
    assert (answer.status_code, answer.json()["code"]) == (401, "passkey_refused")


async def test_a_disabled_login_is_refused_alike(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    async with world.runtime.database.transaction(PLATFORM) as uow:
        await uow.execute(
            sa.update(users).where(users.c.id == account.user_id).values(status="disabled")
        )
    answer = await sign_in(world.client(), device)
    assert (answer.status_code, answer.json()["code"]) == (401, "passkey_refused")


async def test_failures_from_one_place_are_limited(world: World) -> None:
    device = await device_of_somebody(world)
    most = world.runtime.settings.sign_in.sign_in_failures_per_address
    browser = world.client()
    for _ in range(most):
        refused = await sign_in(browser, device, credential_id=secrets.token_bytes(16))
        assert refused.status_code == 401
    assert (await sign_in(browser, device)).status_code == 429
    assert (await sign_in(world.client(), device)).status_code == 200


GARBAGE: list[object] = ["", "!", "AAAA", 7, None, [], {"a": 1}, "ä", "A" * 5000]


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
async def test_garbage_is_refused_and_breaks_nothing(world: World, part: str) -> None:
    device = await device_of_somebody(world)
    browser = world.client()
    ceremony = await begun(browser, f"{PASSKEYS}/sign-in/options")
    good = device.use(ceremony["options"])
    for value in GARBAGE:
        credential = {**good, "response": {**good["response"], part: value}}
        body = {"ceremony": ceremony["ceremony"], "credential": credential}
        answer = await browser.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)
        assert answer.status_code == 401, (value, answer.text)
