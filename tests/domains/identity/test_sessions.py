import asyncio
from datetime import timedelta

from httpx2 import AsyncClient, Response

from rolecall.access import Role
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.sweeping import sweep
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM_ORG

from tests.support.audited import audited
from tests.support.world import PASSWORD, Account, World

WEB = {"X-Rolecall-Client": "web"}


async def tokens_of(world: World, account: Account) -> dict[str, str]:
    answer = await world.client().post(
        "/api/v1/auth/login", json={"email": account.email, "password": PASSWORD}
    )
    found: dict[str, str] = answer.json()
    return found


async def refresh(client: AsyncClient, token: str) -> Response:
    return await client.post("/api/v1/auth/refresh", json={"refresh_token": token})


async def works(client: AsyncClient, tokens: dict[str, str]) -> bool:
    answer = await client.get(
        "/api/v1/me", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    )
    assert answer.status_code in {200, 401}
    return answer.status_code == 200


async def test_a_refresh_gives_the_next_tokens(world: World, client: AsyncClient) -> None:
    first = await tokens_of(world, await world.account())
    second = (await refresh(client, first["refresh_token"])).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert await works(client, second)
    third = await refresh(client, second["refresh_token"])
    assert third.status_code == 200


async def test_reuse_ends_the_session_for_both(world: World, client: AsyncClient) -> None:
    first = await tokens_of(world, await world.account())
    second = (await refresh(client, first["refresh_token"])).json()
    with clock.shifted(timedelta(seconds=11)):
        stolen = await refresh(client, first["refresh_token"])
        assert stolen.status_code == 401
        assert stolen.json()["code"] == "invalid_refresh_token"
        assert (await refresh(client, second["refresh_token"])).status_code == 401
        assert not await works(client, second)


async def test_reuse_is_audited(world: World, client: AsyncClient) -> None:
    account = await world.account()
    first = await tokens_of(world, account)
    await refresh(client, first["refresh_token"])
    with clock.shifted(timedelta(seconds=11)):
        await refresh(client, first["refresh_token"])
    session_id = state_of(world.runtime).access_tokens.read(first["access_token"]).session_id
    entries = await audited(
        world.runtime, PLATFORM_ORG, "identity.refresh_token_reused", session_id
    )
    assert len(entries) == 1
    assert first["refresh_token"] not in repr(entries)


async def test_reuse_after_the_successor_went_on_ends_the_session(
    world: World, client: AsyncClient
) -> None:
    first = await tokens_of(world, await world.account())
    second = (await refresh(client, first["refresh_token"])).json()
    third = (await refresh(client, second["refresh_token"])).json()
    assert (await refresh(client, first["refresh_token"])).status_code == 401
    assert (await refresh(client, third["refresh_token"])).status_code == 401


async def test_parallel_tabs_get_one_successor(world: World, client: AsyncClient) -> None:
    first = await tokens_of(world, await world.account())
    answers = await asyncio.gather(*(refresh(client, first["refresh_token"]) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [200] * 6
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    again = await refresh(client, answers[0].json()["refresh_token"])
    assert again.status_code == 200


async def test_a_refresh_token_expires(world: World, client: AsyncClient) -> None:
    first = await tokens_of(world, await world.account())
    with clock.shifted(timedelta(days=7)):
        assert (await refresh(client, first["refresh_token"])).status_code == 401
    assert (await refresh(client, first["refresh_token"])).status_code == 200


async def test_a_busy_session_ends_after_thirty_days(world: World, client: AsyncClient) -> None:
    tokens = await tokens_of(world, await world.account())
    for day in range(6, 30, 6):
        with clock.shifted(timedelta(days=day)):
            answer = await refresh(client, tokens["refresh_token"])
            assert answer.status_code == 200
            tokens = answer.json()
    with clock.shifted(timedelta(days=30)):
        assert (await refresh(client, tokens["refresh_token"])).status_code == 401


async def test_refuses_what_is_no_refresh_token(client: AsyncClient) -> None:
    for token in ("x", "rcr_", "rcr_" + "A" * 64, "rcr_" + "!" * 64, "ä"):
        answer = await refresh(client, token)
        assert answer.status_code == 401, token


async def test_signing_out_ends_this_session_at_once(world: World) -> None:
    account = await world.account()
    here, elsewhere = await world.browser(account), await world.browser(account)
    assert (await here.get("/api/v1/me")).status_code == 200
    old_cookie = {"Cookie": f"rolecall_session={here.cookies['rolecall_session']}"}
    answer = await here.post("/api/v1/auth/logout", headers=WEB)
    assert answer.status_code == 204
    assert 'rolecall_session=""' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (await world.client().get("/api/v1/me", headers=old_cookie)).status_code == 401
    assert (await elsewhere.get("/api/v1/me")).status_code == 200


async def test_a_program_signs_out(world: World, client: AsyncClient) -> None:
    tokens = await tokens_of(world, await world.account())
    answer = await client.post(
        "/api/v1/auth/logout", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    )
    assert answer.status_code == 204
    assert not await works(client, tokens)
    assert (await refresh(client, tokens["refresh_token"])).status_code == 401


async def test_signing_out_everywhere_ends_all_sessions(world: World) -> None:
    account, other = await world.account(), await world.account()
    clients = [await world.browser(account) for _ in range(2)]
    assert (await clients[0].post("/api/v1/auth/logout-everywhere", headers=WEB)).status_code == 204
    for client in (*clients, account.client):
        assert (await client.get("/api/v1/me")).status_code == 401
    assert (await other.client.get("/api/v1/me")).status_code == 200


async def test_lists_and_ends_the_own_sessions(world: World) -> None:
    account, other = await world.account(), await world.account()
    browser = await world.browser(account)
    listed = (await browser.get("/api/v1/auth/sessions")).json()["items"]
    assert {(s["kind"], s["current"]) for s in listed} == {("browser", True), ("program", False)}
    assert {s["user_agent"] for s in listed} == {"", "a test's browser"}

    program = next(s["id"] for s in listed if s["kind"] == "program")
    refused = await other.client.delete(f"/api/v1/auth/sessions/{program}")
    assert refused.status_code == 404
    assert (await account.client.get("/api/v1/me")).status_code == 200
    ended = await browser.delete(f"/api/v1/auth/sessions/{program}", headers=WEB)
    assert ended.status_code == 204
    assert (await account.client.get("/api/v1/me")).status_code == 401
    assert len((await browser.get("/api/v1/auth/sessions")).json()["items"]) == 1
    missing = await browser.delete(f"/api/v1/auth/sessions/{ids.uuid7()}", headers=WEB)
    assert missing.status_code == 404


async def test_a_browser_switches_in_place(world: World) -> None:
    first, second = await world.organization(), await world.organization()
    member = await first.member(Role.RECRUITER)
    await world.join(second, member, Role.INTERVIEWER)
    browser = await world.browser(member)
    answer = await browser.post(
        "/api/v1/auth/switch-organization",
        json={"organization_id": str(second.id)},
        headers=WEB,
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["organization"]["role"] == "interviewer"
    assert "jobs:create" not in answer.json()["permissions"]
    me = (await browser.get("/api/v1/me")).json()
    assert me["organization"]["slug"] == second.slug


async def test_a_program_gets_tokens_for_the_other_organization(
    world: World, client: AsyncClient
) -> None:
    first, second = await world.organization(), await world.organization()
    member = await first.member(Role.RECRUITER)
    await world.join(second, member, Role.INTERVIEWER)
    answer = await member.client.post(
        "/api/v1/auth/switch-organization", json={"organization_id": str(second.id)}
    )
    assert answer.status_code == 200, answer.text
    tokens = answer.json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    switched = (await client.get("/api/v1/me", headers=headers)).json()
    assert switched["organization"]["slug"] == second.slug
    # A token that was made for the first organization never acts in the second.
    before = (await member.client.get("/api/v1/me")).json()
    assert before["organization"]["slug"] == first.slug
    renewed = (await refresh(client, tokens["refresh_token"])).json()
    headers = {"Authorization": f"Bearer {renewed['access_token']}"}
    after = (await client.get("/api/v1/me", headers=headers)).json()
    assert after["organization"]["slug"] == second.slug


async def test_nobody_switches_to_where_they_are_no_member(world: World) -> None:
    first, second = await world.organization(), await world.organization()
    member = await first.member(Role.ORGANIZATION_ADMIN)
    for target in (second.id, PLATFORM_ORG, ids.uuid7()):
        answer = await member.client.post(
            "/api/v1/auth/switch-organization", json={"organization_id": str(target)}
        )
        assert answer.status_code == 403
        assert answer.json()["code"] == "not_a_member"


async def test_what_ended_long_ago_is_forgotten(world: World, client: AsyncClient) -> None:
    person = await world.account()
    earlier = await tokens_of(world, person)
    with clock.shifted(timedelta(hours=1)):
        await tokens_of(world, person)
    with clock.shifted(timedelta(days=119)):
        await sweep(world.runtime.database)
    earlier = (await refresh(client, earlier["refresh_token"])).json()
    with clock.shifted(timedelta(days=121)):
        assert await sweep(world.runtime.database) > 0
        assert await sweep(world.runtime.database) == 0, "the newest of a login stays"
    assert (await refresh(client, earlier["refresh_token"])).status_code == 401
