from httpx2 import AsyncClient

from rolecall.access import Role

from tests.support.world import PASSWORD, World


async def test_signs_in_and_tells_who_it_is(world: World, client: AsyncClient) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)

    answer = await client.post(
        "/api/v1/auth/login", json={"email": recruiter.email.upper(), "password": PASSWORD}
    )
    assert answer.status_code == 200, answer.text
    tokens = answer.json()
    assert tokens["token_type"] == "bearer"
    assert tokens["expires_in"] == 600

    me = await client.get(
        "/api/v1/me", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    )
    assert me.status_code == 200, me.text
    body = me.json()
    assert body["user"]["id"] == str(recruiter.user_id)
    assert body["organization"]["slug"] == org.slug
    assert body["organization"]["role"] == "recruiter"
    assert "jobs:create" in body["permissions"]
    assert [m["organization_id"] for m in body["memberships"]] == [str(org.id)]
    assert body["is_platform_admin"] is False


async def test_the_world_signs_its_people_in(world: World) -> None:
    org = await world.organization()
    for made in (
        await org.member(Role.INTERVIEWER),
        await world.platform_admin(),
        await world.account(),
    ):
        answer = await made.client.get("/api/v1/me")
        assert answer.status_code == 200, answer.text
        assert answer.json()["user"]["email"] == made.email


async def test_a_browser_gets_a_cookie(world: World, client: AsyncClient) -> None:
    member = await (await world.organization()).member(Role.HIRING_MANAGER)
    answer = await client.post(
        "/api/v1/auth/login",
        json={"email": member.email, "password": PASSWORD},
        headers={"X-Rolecall-Client": "web"},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["organization"]["role"] == "hiring_manager"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("rolecall_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert (await client.get("/api/v1/me")).status_code == 200


async def test_a_new_account_can_sign_in(world: World, client: AsyncClient) -> None:
    email = "New.Person@example.com"
    answer = await client.post(
        "/api/v1/auth/register",
        json={"email": email, "password": "plum tree by the river", "full_name": "New Person"},
    )
    assert answer.status_code == 202, answer.text
    answer = await client.post(
        "/api/v1/auth/login", json={"email": email, "password": "plum tree by the river"}
    )
    assert answer.status_code == 200, answer.text
