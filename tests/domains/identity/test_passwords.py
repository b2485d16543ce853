import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from httpx2 import AsyncClient

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import (
    EmailVerificationRequested,
    PasswordChanged,
    PasswordResetAsked,
    PasswordResetRequested,
)
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.domains.identity.links import mailed_token
from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import PASSWORD, Account, World

Drain = Callable[[], Awaitable[int]]
NEW = "quite another set of words"


async def can_sign_in(client: AsyncClient, email: str, password: str) -> bool:
    answer = await client.post("/api/v1/auth/login", json={"email": email, "password": password})
    assert answer.status_code in {200, 401}, answer.text
    return answer.status_code == 200


async def reset_token(world: World, client: AsyncClient, drain: Drain, account: Account) -> str:
    answer = await client.post("/api/v1/auth/forgot-password", json={"email": account.email})
    assert answer.status_code == 202
    await drain()
    return await mailed_token(world.runtime, PasswordResetRequested, account.user_id)


async def test_the_answer_is_the_same_for_every_address(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    known = await world.account()
    unknown = f"nobody-{ids.uuid7().hex}@example.com"
    answers = [
        await client.post("/api/v1/auth/forgot-password", json={"email": email})
        for email in (known.email, unknown)
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    asked = await published(world.runtime, PLATFORM_ORG, PasswordResetAsked)
    assert {known.email, unknown} <= {event.email for event in asked}
    await drain()
    made = await published(world.runtime, PLATFORM_ORG, PasswordResetRequested, known.user_id)
    assert len(made) == 1


async def test_a_mailed_link_sets_a_new_password_once(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account(verified=False)
    token = await reset_token(world, client, drain, account)
    body = {"token": token, "password": NEW}
    answer = await client.post("/api/v1/auth/reset-password", json=body)
    assert answer.status_code == 200, answer.text

    assert await can_sign_in(client, account.email, NEW)
    assert not await can_sign_in(client, account.email, PASSWORD)
    assert (await account.client.get("/api/v1/me")).status_code == 401
    again = await client.post("/api/v1/auth/reset-password", json=body)
    assert again.status_code == 410
    events = await published(world.runtime, PLATFORM_ORG, PasswordChanged, account.user_id)
    assert len(events) == 1
    async with world.runtime.database.transaction(PLATFORM) as uow:
        assert (await identity.get_user(uow, account.user_id)).email_verified


async def test_of_two_uses_at_one_moment_one_holds(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    token = await reset_token(world, client, drain, account)
    answers = await asyncio.gather(
        *(
            client.post(
                "/api/v1/auth/reset-password",
                json={"token": token, "password": f"{NEW} number {number}"},
            )
            for number in range(4)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 410, 410, 410]
    winner = [answer.status_code for answer in answers].index(200)
    assert await can_sign_in(client, account.email, f"{NEW} number {winner}")


async def test_a_used_link_ends_the_other_open_ones(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    first = await reset_token(world, client, drain, account)
    second = await reset_token(world, client, drain, account)
    await client.post("/api/v1/auth/reset-password", json={"token": second, "password": NEW})
    answer = await client.post(
        "/api/v1/auth/reset-password", json={"token": first, "password": f"{NEW} again"}
    )
    assert answer.status_code == 410
    assert await can_sign_in(client, account.email, NEW)


async def test_a_link_expires(world: World, client: AsyncClient, drain: Drain) -> None:
    account = await world.account()
    token = await reset_token(world, client, drain, account)
    with clock.shifted(timedelta(minutes=61)):
        answer = await client.post(
            "/api/v1/auth/reset-password", json={"token": token, "password": NEW}
        )
    assert answer.status_code == 410
    assert answer.json()["code"] == "expired_token"
    assert await can_sign_in(client, account.email, PASSWORD)


async def test_links_are_good_for_their_purpose_alone(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    email = f"new-{ids.uuid7().hex[-10:]}@example.com"
    await client.post(
        "/api/v1/auth/register", json={"email": email, "password": NEW, "full_name": "New Person"}
    )
    async with world.runtime.database.transaction(PLATFORM) as uow:
        user = await identity.find_user_by_email(uow, email)
    assert user is not None
    verification = await mailed_token(world.runtime, EmailVerificationRequested, user.id)
    answer = await client.post(
        "/api/v1/auth/reset-password", json={"token": verification, "password": f"{NEW} !"}
    )
    assert answer.status_code == 404
    reset = await reset_token(world, client, drain, await world.account())
    assert (
        await client.post("/api/v1/auth/verify-email", json={"token": reset})
    ).status_code == 404


@pytest.mark.parametrize("token", ["x", "a.b.c.d", "." * 40, "ä"])
async def test_a_made_up_link_costs_no_password_hash(client: AsyncClient, token: str) -> None:
    answer = await client.post(
        "/api/v1/auth/reset-password", json={"token": token, "password": NEW}
    )
    assert answer.status_code == 404
    assert answer.json()["code"] == "invalid_token"


async def test_a_new_password_opens_a_locked_login(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    for number in range(world.runtime.settings.sign_in.sign_in_failures * 5):
        guess = {"email": account.email, "password": "wrong on purpose"}
        await world.client(ip=f"198.51.100.{number}").post("/api/v1/auth/login", json=guess)
    body = {"email": account.email, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/login", json=body)).status_code == 429
    token = await reset_token(world, client, drain, account)
    await client.post("/api/v1/auth/reset-password", json={"token": token, "password": NEW})
    assert await can_sign_in(world.client(), account.email, NEW)


async def test_changing_the_password_ends_the_other_sessions(world: World) -> None:
    account = await world.account()
    here, elsewhere = await world.browser(account), await world.browser(account)
    answer = await here.post(
        "/api/v1/auth/change-password",
        json={"current_password": PASSWORD, "password": NEW},
        headers={"X-Rolecall-Client": "web"},
    )
    assert answer.status_code == 204, answer.text
    assert (await here.get("/api/v1/me")).status_code == 200
    assert (await elsewhere.get("/api/v1/me")).status_code == 401
    assert (await account.client.get("/api/v1/me")).status_code == 401
    entries = await audited(
        world.runtime, PLATFORM_ORG, "identity.password_changed", account.user_id
    )
    assert len(entries) == 1
    assert NEW not in repr(entries)


@pytest.mark.parametrize(
    ("current", "new", "field", "code"),
    [
        ("not this one", NEW, "current_password", "wrong_password"),
        (PASSWORD, "short", "password", "password_too_short"),
        (PASSWORD, "candidate-2026", "password", "password_too_common"),
    ],
)
async def test_changing_needs_the_current_and_a_good_one(
    world: World, current: str, new: str, field: str, code: str
) -> None:
    account = await world.account()
    answer = await account.client.post(
        "/api/v1/auth/change-password", json={"current_password": current, "password": new}
    )
    assert answer.status_code == 422
    assert [(e["field"], e["code"]) for e in answer.json()["errors"]] == [(field, code)]
    assert await can_sign_in(world.client(), account.email, PASSWORD)


async def test_a_stolen_session_cannot_guess_the_password(world: World) -> None:
    account = await world.account()
    allowed = world.runtime.settings.sign_in.sign_in_failures
    statuses = [
        (
            await account.client.post(
                "/api/v1/auth/change-password",
                json={"current_password": f"guess number {number}", "password": NEW},
            )
        ).status_code
        for number in range(allowed + 1)
    ]
    assert statuses == [422] * allowed + [429]
