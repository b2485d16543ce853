"""When a sign-in is news to the owner of a login, and when it is not."""

from datetime import timedelta

from httpx2 import AsyncClient, Response

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import NewUser
from rolecall.domains.identity.events import UnfamiliarSignIn
from rolecall.domains.identity.service.sweeping import sweep
from rolecall.kernel import clock
from rolecall.kernel.ids import uuid7
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG

from tests.support.events import published
from tests.support.queries import counted_statements
from tests.support.world import PASSWORD, Account, World

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
NEWER_FIREFOX = FIREFOX.replace("140.0", "141.0")
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
HOME, SAME_NETWORK, ELSEWHERE = "203.0.113.7", "203.0.113.99", "198.51.100.4"


async def sign_in(world: World, email: str, ip: str, agent: str, **more: str) -> Response:
    client = world.client(ip=ip, headers={"User-Agent": agent, "X-Rolecall-Client": "web"})
    answer = await client.post(
        "/api/v1/auth/login", json={"email": email, "password": PASSWORD, **more}
    )
    assert answer.status_code == 200, answer.text
    return answer


async def newcomer(world: World) -> str:
    """Make a login as seeds do, that nobody has signed in to yet; returns its address."""
    email = f"{uuid7().hex}@example.com"
    new = NewUser(
        email=email,
        full_name="New Comer",
        password_hash=await world.password_hash(),
        email_verified=True,
    )
    async with world.runtime.database.transaction(PLATFORM) as uow:
        await identity.create_user(uow, new)
    return email


async def told(world: World, email: str) -> list[UnfamiliarSignIn]:
    async with world.runtime.database.transaction(PLATFORM) as uow:
        user = await identity.find_user_by_email(uow, email)
    assert user is not None
    events = await published(world.runtime, PLATFORM_ORG, UnfamiliarSignIn)
    return [event for event in events if event.user_id == user.id]


async def test_the_first_sign_in_of_a_login_is_no_news(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    assert await told(world, email) == []


async def test_the_same_place_again_is_no_news(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    await sign_in(world, email, SAME_NETWORK, NEWER_FIREFOX)
    assert await told(world, email) == []


async def test_another_program_or_another_network_is_news_once(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    await sign_in(world, email, HOME, SAFARI)
    await sign_in(world, email, ELSEWHERE, FIREFOX)
    await sign_in(world, email, HOME, SAFARI)
    await sign_in(world, email, ELSEWHERE, FIREFOX)
    assert [
        (event.program, event.ip, event.organization_id) for event in await told(world, email)
    ] == [
        ("Safari, iOS", HOME, None),
        ("Firefox, Linux", ELSEWHERE, None),
    ]


async def test_a_place_is_known_for_ninety_days_after_its_last_use(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    with clock.shifted(timedelta(days=89)):
        await sign_in(world, email, HOME, FIREFOX)
        assert await told(world, email) == []
    with clock.shifted(timedelta(days=178)):
        await sign_in(world, email, HOME, FIREFOX)
        assert await told(world, email) == []
    with clock.shifted(timedelta(days=178 + 91)):
        await sign_in(world, email, HOME, FIREFOX)
        assert len(await told(world, email)) == 1


async def test_a_login_that_rested_for_a_year_is_not_taken_for_a_new_one(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    with clock.shifted(timedelta(days=400)):
        await sweep(world.runtime.database)
        await sign_in(world, email, ELSEWHERE, SAFARI)
        assert len(await told(world, email)) == 1


async def test_other_logins_from_there_make_it_no_more_familiar(world: World) -> None:
    email, other = await newcomer(world), await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    await sign_in(world, other, ELSEWHERE, SAFARI)
    await sign_in(world, email, ELSEWHERE, SAFARI)
    assert len(await told(world, email)) == 1
    assert await told(world, other) == []


async def test_a_wrong_password_is_no_sign_in(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    refused = await world.client(ip=ELSEWHERE).post(
        "/api/v1/auth/login", json={"email": email, "password": "not the password at all"}
    )
    assert refused.status_code == 401
    assert await told(world, email) == []


async def test_refreshing_and_switching_from_elsewhere_are_no_news(world: World) -> None:
    first, second = await world.organization(), await world.organization()
    member: Account = await first.member(Role.RECRUITER)
    await world.join(second, member, Role.INTERVIEWER)
    client: AsyncClient = world.client(ip=HOME)
    answer = await client.post(
        "/api/v1/auth/login",
        json={"email": member.email, "password": PASSWORD, "organization": first.slug},
    )
    tokens = answer.json()
    before = len(await published(world.runtime, first.id, UnfamiliarSignIn))
    elsewhere = world.client(ip=ELSEWHERE, headers={"User-Agent": SAFARI})
    refreshed = await elsewhere.post(
        "/api/v1/auth/refresh", json={"refresh_token": tokens["refresh_token"]}
    )
    assert refreshed.status_code == 200, refreshed.text
    switched = await elsewhere.post(
        "/api/v1/auth/switch-organization",
        json={"organization_id": str(second.id)},
        headers={"Authorization": f"Bearer {refreshed.json()['access_token']}"},
    )
    assert switched.status_code == 200, switched.text
    assert len(await published(world.runtime, first.id, UnfamiliarSignIn)) == before
    assert await published(world.runtime, second.id, UnfamiliarSignIn) == []


async def test_it_happens_where_the_session_acts(world: World) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    await sign_in(world, member.email, ELSEWHERE, FIREFOX)
    [event] = await published(world.runtime, org.id, UnfamiliarSignIn, member.user_id)
    assert (event.organization_id, event.program, event.ip) == (
        org.id, "Firefox, Linux", ELSEWHERE,
    )  # fmt: skip


async def test_looking_takes_one_statement(world: World) -> None:
    email = await newcomer(world)
    await sign_in(world, email, HOME, FIREFOX)
    with counted_statements(world.runtime.database) as seen:
        await sign_in(world, email, HOME, FIREFOX)
    reads = [statement for statement in seen if "sessions" in statement and "place" in statement]
    assert len([one for one in reads if one.lstrip().upper().startswith("SELECT")]) == 1
