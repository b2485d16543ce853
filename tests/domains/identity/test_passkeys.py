"""A login's own passkeys: adding, naming, removing, and proving to be there before that."""

from asyncio import gather
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from httpx2 import AsyncClient

from rolecall.domains.identity.events import PasskeyAdded, PasskeyRemoved
from rolecall.domains.identity.models import passkeys
from rolecall.domains.identity.rules.passkeys import MAX_PASSKEYS
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.support.audited import audited
from tests.support.authenticator import SoftAuthenticator
from tests.support.events import published
from tests.support.passkeys import (
    CONFIRMATIONS,
    PASSKEYS,
    WEB,
    add,
    added,
    begun,
    confirm,
    sign_in,
)
from tests.support.world import PASSWORD, Account, World

LATER = timedelta(minutes=16)


async def listed(client: AsyncClient) -> dict[str, Any]:
    answer = await client.get(PASSKEYS)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def without_password(world: World) -> Account:
    return await world.account(password_hash=None)


async def test_a_passkey_is_listed_with_what_it_is(world: World) -> None:
    account = await world.account()
    await added(account.client, SoftAuthenticator(), "Phone")
    await added(account.client, SoftAuthenticator(synced=False), "Key")
    found = await listed(account.client)
    assert [(one["name"], one["home"]) for one in found["items"]] == [
        ("Phone", "synced"),
        ("Key", "device"),
    ]
    first = found["items"][0]
    assert (first["domain"], first["is_usable"], first["last_used_at"]) == (
        "testserver",
        True,
        None,
    )
    assert (found["has_password"], found["most"]) == (True, MAX_PASSKEYS)
    entries = await audited(world.runtime, PLATFORM_ORG, "identity.passkey_added")
    assert str(first["id"]) in {str(entry.record_id) for entry in entries}


async def test_options_ask_for_a_passkey_that_needs_no_name(world: World) -> None:
    account = await world.account()
    device = SoftAuthenticator()
    await added(account.client, device)
    options = (await begun(account.client, f"{PASSKEYS}/options"))["options"]
    assert options["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    assert options["attestation"] == "none"
    assert {one["alg"] for one in options["pubKeyCredParams"]} == {-7, -8, -257}
    [known] = options["excludeCredentials"]
    assert known["transports"] == ["internal", "hybrid"]
    assert options["user"]["name"] == account.email


WRONG = {
    "another origin": {"origin": "http://evil.example"},
    "another challenge": {"challenge": b"x" * 32},
    "another relying party": {"rp_id": "evil.example"},
    "nobody verified": {"verified": False},
    "in a frame of another page": {"cross_origin": True},
    "an id that is too long": {"credential_id": b"c" * 1024},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
async def test_what_is_wrong_is_not_kept(world: World, wrong: dict[str, Any]) -> None:
    account = await world.account()
    answer = await add(account.client, SoftAuthenticator(), **wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "passkey_refused"
    assert (await listed(account.client))["items"] == []


async def test_a_challenge_adds_once_and_for_its_session_alone(world: World) -> None:
    account, stranger = await world.account(), await world.account()
    device = SoftAuthenticator()
    ceremony = await begun(account.client, f"{PASSKEYS}/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.make(ceremony["options"]),
        "name": "Laptop",
    }
    assert (await stranger.client.post(PASSKEYS, json=body)).status_code == 409
    assert (await account.client.post(PASSKEYS, json=body)).status_code == 201
    again = await account.client.post(PASSKEYS, json=body)
    assert (again.status_code, again.json()["code"]) == (409, "challenge_over")
    assert len((await listed(account.client))["items"]) == 1


async def test_a_known_credential_is_not_taken_over(world: World) -> None:
    owner, thief = await world.account(), await world.account()
    device, forged = SoftAuthenticator(), SoftAuthenticator()
    await added(owner.client, device)
    answer = await add(thief.client, forged, credential_id=device.passkeys[-1].credential_id)
    assert (answer.status_code, answer.json()["code"]) == (409, "passkey_known")
    assert (await sign_in(world.client(), device)).json()["user"]["email"] == owner.email


async def test_an_address_has_to_be_proved_first(world: World) -> None:
    account = await world.account(verified=False)
    answer = await account.client.post(f"{PASSKEYS}/options")
    assert (answer.status_code, answer.json()["code"]) == (409, "email_not_verified")


async def test_there_is_an_end_to_how_many(world: World) -> None:
    account = await world.account()
    async with world.runtime.database.transaction(PLATFORM) as uow:
        for number in range(MAX_PASSKEYS - 1):
            await uow.execute(
                sa.insert(passkeys).values(
                    id=ids.uuid7(),
                    user_id=account.user_id,
                    name=f"Key {number}",
                    rp_id="testserver",
                    credential_id=ids.uuid7().bytes,
                    public_key=b"",
                    sign_count=0,
                    backup_eligible=False,
                    backed_up=False,
                    aaguid=ids.uuid7(),
                    transports=[],
                    created_at=clock.now(),
                )
            )
    begins = [await begun(account.client, f"{PASSKEYS}/options") for _ in range(3)]
    bodies = [
        {
            "ceremony": ceremony["ceremony"],
            "credential": SoftAuthenticator().make(ceremony["options"]),
            "name": "One more",
        }
        for ceremony in begins
    ]
    answers = await gather(*(account.client.post(PASSKEYS, json=body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    refused = await account.client.post(f"{PASSKEYS}/options")
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_passkeys")


async def test_a_passkey_is_renamed(world: World) -> None:
    account, other = await world.account(), await world.account()
    passkey_id = await added(account.client, SoftAuthenticator())
    path, body = f"{PASSKEYS}/{passkey_id}", {"name": "  My phone "}
    assert (await other.client.patch(path, json=body)).status_code == 404
    assert (await account.client.patch(path, json=body)).status_code == 204
    assert (await account.client.patch(path, json={"name": " "})).status_code == 422
    assert [one["name"] for one in (await listed(account.client))["items"]] == ["My phone"]


async def test_a_passkey_of_somebody_else_is_not_removed(world: World) -> None:
    account, other = await world.account(), await world.account()
    device = SoftAuthenticator()
    passkey_id = await added(account.client, device)
    assert (await other.client.delete(f"{PASSKEYS}/{passkey_id}")).status_code == 404
    assert (await sign_in(world.client(), device)).status_code == 200


async def test_each_change_is_published(world: World) -> None:
    account = await world.account()
    passkey_id = await added(account.client, SoftAuthenticator(), "Old phone")
    assert (await account.client.delete(f"{PASSKEYS}/{passkey_id}")).status_code == 204
    for kind in (PasskeyAdded, PasskeyRemoved):
        assert len(await published(world.runtime, PLATFORM_ORG, kind, account.user_id)) == 1


async def test_the_last_way_in_goes_only_on_purpose(world: World) -> None:
    account = await without_password(world)
    first = await added(account.client, SoftAuthenticator())
    second = await added(account.client, SoftAuthenticator())
    assert (await account.client.delete(f"{PASSKEYS}/{first}")).status_code == 204
    refused = await account.client.delete(f"{PASSKEYS}/{second}")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_way_to_sign_in")
    meant = await account.client.delete(f"{PASSKEYS}/{second}", params={"mail_is_enough": "true"})
    assert meant.status_code == 204
    assert (await listed(account.client))["items"] == []


async def test_of_two_removed_at_once_the_last_one_stays(world: World) -> None:
    account = await without_password(world)
    keys = [await added(account.client, SoftAuthenticator()) for _ in range(2)]
    answers = await gather(*(account.client.delete(f"{PASSKEYS}/{key}") for key in keys))
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_one_for_an_address_of_before_is_no_way_in(world: World) -> None:
    account = await without_password(world)
    old = await added(account.client, SoftAuthenticator(), "Old")
    new = await added(account.client, SoftAuthenticator(), "New")
    async with world.runtime.database.transaction(PLATFORM) as uow:
        await uow.execute(
            sa.update(passkeys).where(passkeys.c.name == "Old").values(rp_id="before.example")
        )
    found = (await listed(account.client))["items"]
    assert [(one["domain"], one["is_usable"]) for one in found] == [
        ("before.example", False),
        ("testserver", True),
    ]
    assert (await account.client.delete(f"{PASSKEYS}/{new}")).status_code == 409
    assert (await account.client.delete(f"{PASSKEYS}/{old}")).status_code == 204


async def test_an_old_session_has_to_be_confirmed(world: World) -> None:
    account = await world.account()
    passkey_id = await added(account.client, SoftAuthenticator())
    with clock.shifted(LATER):
        refused = [
            await account.client.post(f"{PASSKEYS}/options"),
            await account.client.delete(f"{PASSKEYS}/{passkey_id}"),
        ]
        assert [(one.status_code, one.json()["code"]) for one in refused] == [
            (403, "confirmation_needed")
        ] * 2
        wrong = await account.client.post(CONFIRMATIONS, json={"password": "no, not this one"})
        assert wrong.status_code == 422
        assert (await account.client.post(f"{PASSKEYS}/options")).status_code == 403
        right = await account.client.post(CONFIRMATIONS, json={"password": PASSWORD})
        assert right.status_code == 204
        assert (await account.client.delete(f"{PASSKEYS}/{passkey_id}")).status_code == 204


async def test_a_challenge_of_before_needs_the_proof_too(world: World) -> None:
    account = await world.account()
    with clock.shifted(timedelta(minutes=14)):
        ceremony = await begun(account.client, f"{PASSKEYS}/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": SoftAuthenticator().make(ceremony["options"]),
        "name": "Laptop",
    }
    with clock.shifted(LATER):
        answer = await account.client.post(PASSKEYS, json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "confirmation_needed")


async def test_a_passkey_confirms(world: World) -> None:
    account = await without_password(world)
    device = SoftAuthenticator(synced=False)
    await added(account.client, device)
    with clock.shifted(LATER):
        answer = await confirm(account.client, device)
        assert answer.status_code == 204, answer.text
        assert (await account.client.post(f"{PASSKEYS}/options")).status_code == 200
        copied = await confirm(account.client, device, count=1)
        assert (copied.status_code, copied.json()["code"]) == (403, "passkey_refused")
    entries = await audited(
        world.runtime, PLATFORM_ORG, "identity.confirmed", account.actor.session_id
    )
    assert [str(entry.summary) for entry in entries] == ["Confirmed by a passkey to be there."]


async def test_a_passkey_of_somebody_else_does_not_confirm(world: World) -> None:
    account, other = await world.account(), await world.account()
    device = SoftAuthenticator()
    await added(other.client, device)
    with clock.shifted(LATER):
        answer = await confirm(account.client, device)
        assert (answer.status_code, answer.json()["code"]) == (403, "passkey_refused")
        assert (await account.client.post(f"{PASSKEYS}/options")).status_code == 403
    assert (await listed(other.client))["items"][0]["last_used_at"] is None


async def test_a_confirmation_is_of_one_session(world: World) -> None:
    account = await world.account()
    browser = await world.browser(account)
    with clock.shifted(LATER):
        await account.client.post(CONFIRMATIONS, json={"password": PASSWORD})
        assert (await account.client.post(f"{PASSKEYS}/options")).status_code == 200
        assert (await browser.post(f"{PASSKEYS}/options", headers=WEB)).status_code == 403


async def test_wrong_passwords_are_limited(world: World) -> None:
    account = await world.account()
    most = world.runtime.settings.sign_in.sign_in_failures
    for _ in range(most):
        wrong = await account.client.post(CONFIRMATIONS, json={"password": "no, not this one"})
        assert wrong.status_code == 422
    locked = await account.client.post(CONFIRMATIONS, json={"password": PASSWORD})
    assert locked.status_code == 429


async def test_a_login_without_a_password_confirms_by_none(world: World) -> None:
    account = await without_password(world)
    answer = await account.client.post(CONFIRMATIONS, json={"password": PASSWORD})
    assert answer.status_code == 422


async def test_a_link_by_mail_begins_with_a_proof(world: World) -> None:
    account = await without_password(world)
    browser = await world.browser(account)
    device = SoftAuthenticator()
    await added(browser, device)
    assert (await sign_in(world.client(), device)).status_code == 200


async def test_where_passkeys_work_is_told_to_everybody(client: AsyncClient) -> None:
    answer = await client.get(f"{PASSKEYS}/site")
    assert answer.json() == {"origin": "http://testserver"}


async def test_attestations_that_no_browser_sends_are_refused(world: World) -> None:
    account = await world.account()
    ceremony = await begun(account.client, f"{PASSKEYS}/options")
    good = SoftAuthenticator().make(ceremony["options"])
    garbage: list[object] = ["", "!", "AAAA", 7, None, [], {"a": 1}, "oWNmbXRkbm9uZQ", "ä"]
    for part in ("clientDataJSON", "attestationObject"):
        for value in garbage:
            credential = {**good, "response": {**good["response"], part: value}}
            answer = await account.client.post(
                PASSKEYS,
                json={
                    "ceremony": ceremony["ceremony"],
                    "credential": credential,
                    "name": "Odd",
                },
            )
            assert answer.status_code == 422, (part, value, answer.text)
