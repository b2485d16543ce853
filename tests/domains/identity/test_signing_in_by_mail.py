"""Signing in by a mailed link: once, for a while, and for whoever reads the mailbox."""

from asyncio import gather
from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable
from datetime import timedelta

from httpx2 import AsyncClient, Response

from rolecall.access import Role
from rolecall.domains.identity.api import find_user_by_email, first_link
from rolecall.domains.identity.events import (
    FirstSignInOffered,
    SignInLinkAsked,
    SignInLinkRequested,
)
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.domains.identity.links import mailed_token, token_in
from tests.support.events import published
from tests.support.hiring import applied, open_job
from tests.support.world import PASSWORD, World

Drain = Callable[[], Awaitable[int]]
LINKS = "/api/v1/auth/sign-in-links"


async def token_for(world: World, client: AsyncClient, drain: Drain, email: str) -> str:
    """Ask for the link of a login and return its token."""
    known = await _newest(world)
    answer = await client.post(LINKS, json={"email": email})
    assert answer.status_code == 202, answer.text
    await drain()
    made = await _newest(world)
    assert made != known
    assert made is not None
    return await mailed_token(world.runtime, SignInLinkRequested, made.user_id)


async def _newest(world: World) -> SignInLinkRequested | None:
    found = await published(world.runtime, PLATFORM_ORG, SignInLinkRequested)
    return found[-1] if found else None


async def first_token_for(world: World, client: AsyncClient, drain: Drain, email: str) -> str:
    """Ask for the link of an address without a login and return its token."""
    answer = await client.post(LINKS, json={"email": email})
    assert answer.status_code == 202, answer.text
    await drain()
    offered = await published(world.runtime, PLATFORM_ORG, FirstSignInOffered)
    [offer] = [one for one in offered if one.email == email][-1:]
    link = first_link(world.runtime, offer)
    assert link is not None
    return token_in(link.url)


async def has_login(world: World, email: str) -> bool:
    async with world.runtime.database.transaction(PLATFORM) as uow:
        return await find_user_by_email(uow, email) is not None


async def use(client: AsyncClient, token: str, **fields: str) -> Response:
    return await client.post(f"{LINKS}/use", json={"token": token, **fields})


async def test_looking_does_not_use_it_up_and_it_works_once(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    token = await token_for(world, client, drain, account.email)
    for _ in range(2):
        looked = await client.post(f"{LINKS}/look", json={"token": token})
        assert looked.json() == {"email": account.email, "needs_name": False}
    answers = await gather(*(use(client, token) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 410, 410]
    [taken] = [answer for answer in answers if answer.status_code == 200]
    bearer = {"Authorization": f"Bearer {taken.json()['access_token']}"}
    me = await client.get("/api/v1/me", headers=bearer)
    assert me.json()["user"]["email"] == account.email
    assert (await client.post(f"{LINKS}/look", json={"token": token})).status_code == 410


async def test_it_holds_for_a_quarter_of_an_hour(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    token = await token_for(world, client, drain, account.email)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert (await use(client, token)).status_code == 410
    altered = await use(client, token[:-3] + "AAA")
    assert altered.status_code == 404


async def test_a_candidate_without_an_account_gets_one_and_sees_their_applications(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    organization = await world.organization()
    job = await open_job(await organization.member(Role.RECRUITER))
    email = f"ada-{ids.uuid7().hex}@example.org"
    application = await applied(world.client(), job["id"], email=email)
    token = await first_token_for(world, client, drain, email)
    looked = await client.post(f"{LINKS}/look", json={"token": token})
    assert looked.json() == {"email": email, "needs_name": True}
    nameless = await use(client, token)
    assert nameless.status_code == 422
    assert not await has_login(world, email)
    assert [one["field"] for one in nameless.json()["errors"]] == ["full_name"]
    taken = await use(client, token, full_name="Ada Byron")
    assert taken.status_code == 200, taken.text
    bearer = {"Authorization": f"Bearer {taken.json()['access_token']}"}
    mine = (await client.get("/api/v1/applications/mine", headers=bearer)).json()["items"]
    assert [one["id"] for one in mine] == [application]
    assert (await client.get("/api/v1/me", headers=bearer)).json()["user"]["full_name"] == (
        "Ada Byron"
    )


async def test_a_first_link_works_once_and_says_nothing_of_its_address(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    email = f"kim-{ids.uuid7().hex}@example.org"
    first = await first_token_for(world, client, drain, email)
    second = await first_token_for(world, client, drain, email)
    assert email.encode() not in urlsafe_b64decode(first.partition(".")[0] + "===")
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert (await use(client, first, full_name="Kim Lee")).status_code == 410
    answers = await gather(
        *(use(client, token, full_name="Kim Lee") for token in (first, first, second))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 410, 410]
    for token in (first, second):
        assert (await client.post(f"{LINKS}/look", json={"token": token})).status_code == 410
    again = await token_for(world, client, drain, email)
    looked = await client.post(f"{LINKS}/look", json={"token": again})
    assert looked.json() == {"email": email, "needs_name": False}


async def test_a_first_link_does_nothing_else(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    email = f"lou-{ids.uuid7().hex}@example.org"
    token = await first_token_for(world, client, drain, email)
    reset = {"token": token, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/reset-password", json=reset)).status_code == 404
    proved = await client.post("/api/v1/auth/verify-email", json={"token": token})
    assert proved.status_code == 404
    assert not await has_login(world, email)


async def test_who_registered_an_address_of_another_loses_it_to_its_owner(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    squatter = await world.account(verified=False)
    token = await token_for(world, client, drain, squatter.email)
    assert (await use(client, token)).status_code == 200
    login = {"email": squatter.email, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 401
    assert (await squatter.client.get("/api/v1/me")).status_code == 401


async def test_a_proved_login_keeps_its_password(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    account = await world.account()
    token = await token_for(world, client, drain, account.email)
    assert (await use(client, token)).status_code == 200
    login = {"email": account.email, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 200


async def test_the_answer_is_the_same_for_every_address_and_few_mails_leave(
    world: World, client: AsyncClient, drain: Drain
) -> None:
    known = await world.account()
    unknown = f"nobody-{ids.uuid7().hex}@example.com"
    answers = [await client.post(LINKS, json={"email": one}) for one in (known.email, unknown)]
    assert answers[0].json() == answers[1].json()
    asked = await published(world.runtime, PLATFORM_ORG, SignInLinkAsked)
    assert {known.email, unknown} <= {event.email for event in asked}
    for _ in range(4):
        assert (await client.post(LINKS, json={"email": known.email})).status_code == 202
    assert (await client.post(LINKS, json={"email": known.email})).status_code == 429
    await drain()
    made = await published(world.runtime, PLATFORM_ORG, SignInLinkRequested, known.user_id)
    assert len(made) == 3
    assert not await has_login(world, unknown)
