import asyncio

import pytest
from httpx2 import AsyncClient

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import User
from rolecall.domains.identity.events import (
    EmailVerificationRequested,
    EmailVerified,
    PasswordChanged,
    RegistrationRepeated,
)
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.domains.identity.links import mailed_token
from tests.support.events import published
from tests.support.world import World

FIRST, SECOND = "plum tree by the river", "another set of words"


def fresh_email() -> str:
    return f"New.{ids.uuid7().hex[-10:]}@example.com"


async def register(client: AsyncClient, email: str, password: str = FIRST) -> int:
    answer = await client.post(
        "/api/v1/auth/register",
        json={"email": email, "password": password, "full_name": "New Person"},
    )
    assert answer.json() == {"detail": "Look into your mailbox: a message shows how to go on."}
    return answer.status_code


async def log_in(client: AsyncClient, email: str, password: str) -> dict[str, str] | None:
    answer = await client.post("/api/v1/auth/login", json={"email": email, "password": password})
    if answer.status_code == 401:
        return None
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def user_of(runtime: Runtime, email: str) -> User:
    async with runtime.database.transaction(PLATFORM) as uow:
        found = await identity.find_user_by_email(uow, email)
    assert found is not None
    return found


async def test_a_new_account_can_sign_in_and_prove_its_address(
    runtime: Runtime, client: AsyncClient
) -> None:
    email = fresh_email()
    assert await register(client, email) == 202
    headers = await log_in(client, email, FIRST)
    assert headers is not None
    me = (await client.get("/api/v1/me", headers=headers)).json()
    assert me["user"]["email"] == email
    assert me["user"]["email_verified"] is False
    assert (me["organization"], me["permissions"], me["memberships"]) == (None, [], [])

    user = await user_of(runtime, email)
    token = await mailed_token(runtime, EmailVerificationRequested, user.id)
    answer = await client.post("/api/v1/auth/verify-email", json={"token": token})
    assert answer.status_code == 200, answer.text
    # Proving the address one chose the password with ends no session.
    me = (await client.get("/api/v1/me", headers=headers)).json()
    assert me["user"]["email_verified"] is True
    assert len(await published(runtime, PLATFORM_ORG, EmailVerified, user.id)) == 1
    again = await client.post("/api/v1/auth/verify-email", json={"token": token})
    assert again.status_code == 410


async def test_a_known_and_an_unknown_address_get_the_same_answer(
    world: World, client: AsyncClient
) -> None:
    verified = await world.account()
    unverified = await world.account(verified=False)
    passwords = state_of(world.runtime).passwords
    for email in (fresh_email(), verified.email, unverified.email):
        before = passwords.hashes
        assert await register(client, email) == 202
        assert passwords.hashes == before + 1


async def test_the_owner_of_a_known_address_is_told_and_nothing_changes(
    world: World, client: AsyncClient
) -> None:
    known = await world.account()
    await register(client, known.email, SECOND)
    assert await log_in(client, known.email, SECOND) is None
    assert await log_in(client, known.email, known.password) is not None
    events = await published(world.runtime, PLATFORM_ORG, RegistrationRepeated, known.user_id)
    assert len(events) == 1
    me = (await known.client.get("/api/v1/me")).json()
    assert me["user"]["full_name"] == known.full_name


async def test_confirming_a_later_registration_takes_its_password(
    runtime: Runtime, client: AsyncClient
) -> None:
    email = fresh_email()
    await register(client, email, FIRST)
    user = await user_of(runtime, email)
    squatter = await log_in(client, email, FIRST)
    assert squatter is not None

    await register(client, email, SECOND)
    assert await log_in(client, email, SECOND) is None
    token = await mailed_token(runtime, EmailVerificationRequested, user.id)
    assert (
        await client.post("/api/v1/auth/verify-email", json={"token": token})
    ).status_code == 200

    assert await log_in(client, email, FIRST) is None
    assert await log_in(client, email, SECOND) is not None
    assert (await client.get("/api/v1/me", headers=squatter)).status_code == 401
    assert len(await published(runtime, PLATFORM_ORG, PasswordChanged, user.id)) == 1


async def test_two_registrations_at_one_moment_make_one_account(
    world: World, runtime: Runtime
) -> None:
    email = fresh_email()
    clients = [world.client() for _ in range(4)]
    statuses = await asyncio.gather(*(register(client, email) for client in clients))
    assert statuses == [202] * 4
    user = await user_of(runtime, email)
    events = await published(runtime, PLATFORM_ORG, EmailVerificationRequested, user.id)
    assert len(events) == 4


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": "short"}, "password"),
        ({"password": "password1234"}, "password"),
        ({"email": "not an address"}, "email"),
        ({"full_name": "  "}, "full_name"),
        ({"locale": "klingon"}, "locale"),
        ({"role": "platform_admin"}, "role"),
    ],
)
async def test_says_which_field_is_wrong(
    client: AsyncClient, change: dict[str, str], field: str
) -> None:
    body = {"email": fresh_email(), "password": FIRST, "full_name": "New Person", **change}
    answer = await client.post("/api/v1/auth/register", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_a_stranger_cannot_flood_a_mailbox(world: World, runtime: Runtime) -> None:
    email = fresh_email()
    statuses = []
    for _ in range(7):
        answer = await world.client().post(
            "/api/v1/auth/register",
            json={"email": email, "password": FIRST, "full_name": "New Person"},
        )
        statuses.append(answer.status_code)
    assert statuses == [202] * 5 + [429] * 2


async def test_blanks_at_the_ends_belong_to_the_password(client: AsyncClient) -> None:
    email = fresh_email()
    await register(client, email, f"  {FIRST} ")
    assert await log_in(client, email, FIRST) is None
    assert await log_in(client, email, f"  {FIRST} ") is not None
