from datetime import timedelta

import pytest
from httpx2 import AsyncClient, Response

from rolecall.access import Role
from rolecall.domains.identity.events import AccountLocked
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM_ORG

from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import PASSWORD, World

WEB = {"X-Rolecall-Client": "web"}


async def log_in(
    client: AsyncClient, email: str, password: str = PASSWORD, **more: str
) -> Response:
    return await client.post(
        "/api/v1/auth/login", json={"email": email, "password": password, **more}
    )


async def test_signs_in_and_tells_who_it_is(world: World, client: AsyncClient) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)

    answer = await log_in(client, recruiter.email.upper())
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


async def test_a_sign_in_is_audited_where_it_acts(world: World, client: AsyncClient) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    await log_in(client, member.email)
    entries = await audited(world.runtime, org.id, "identity.signed_in")
    assert [entry.actor_id for entry in entries] == [member.user_id]
    assert entries[0].ip.startswith("10.")


async def test_acts_in_the_organization_that_was_asked_for(
    world: World, client: AsyncClient
) -> None:
    first, second = await world.organization(), await world.organization()
    member = await first.member(Role.RECRUITER)
    await world.join(second, member, Role.INTERVIEWER)

    answer = await log_in(client, member.email, organization=second.slug)
    token = answer.json()["access_token"]
    me = (await client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})).json()
    assert me["organization"]["slug"] == second.slug
    assert {m["slug"] for m in me["memberships"]} == {first.slug, second.slug}

    refused = await log_in(client, member.email, organization=(await world.organization()).slug)
    assert refused.status_code == 403
    assert refused.json()["code"] == "not_a_member"


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
        assert answer.json()["permissions"] == sorted(made.actor.permissions)


async def test_a_known_and_an_unknown_address_cannot_be_told_apart(
    world: World, client: AsyncClient
) -> None:
    known = await world.account()
    passwords = state_of(world.runtime).passwords
    answers, costs = [], []
    for email in (known.email, f"nobody-{known.email}"):
        before = passwords.verifications
        answers.append(await log_in(client, email, "not the password at all"))
        costs.append(passwords.verifications - before)
    assert costs == [1, 1]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["code"] == "invalid_credentials"


async def test_a_login_without_a_password_takes_none(world: World, client: AsyncClient) -> None:
    made = await world.account(password_hash=None)
    assert (await log_in(client, made.email, "")).status_code == 422
    assert (await log_in(client, made.email)).status_code == 401


@pytest.mark.parametrize("exists", [True, False])
async def test_too_many_wrong_passwords_are_refused_alike(
    world: World, client: AsyncClient, exists: bool
) -> None:
    made = await world.account()
    email = made.email if exists else f"nobody-{made.email}"
    allowed = world.runtime.settings.sign_in.sign_in_failures
    answers = [await log_in(client, email, "wrong on purpose") for _ in range(allowed + 1)]
    assert [answer.status_code for answer in answers] == [401] * allowed + [429]

    passwords = state_of(world.runtime).passwords
    before = passwords.verifications
    refused = await log_in(client, email)
    assert refused.status_code == 429
    assert passwords.verifications == before
    assert 0 < int(refused.headers["Retry-After"]) <= 900
    assert refused.json() == {
        "type": "urn:rolecall:problem:too_many_requests",
        "title": "Please wait a moment",
        "status": 429,
        "detail": "Too many attempts. Wait, or set a new password by mail.",
        "code": "too_many_requests",
    }


async def test_a_right_password_starts_the_count_anew(world: World, client: AsyncClient) -> None:
    made = await world.account()
    allowed = world.runtime.settings.sign_in.sign_in_failures
    for _ in range(2):
        for _ in range(allowed - 1):
            await log_in(client, made.email, "wrong on purpose")
        assert (await log_in(client, made.email)).status_code == 200


async def test_guessing_from_many_places_locks_the_login(world: World) -> None:
    made = await world.account()
    allowed = world.runtime.settings.sign_in.sign_in_failures * 5
    statuses = []
    for number in range(allowed + 2):
        client = world.client(ip=f"198.51.100.{number}")
        statuses.append((await log_in(client, made.email, "wrong on purpose")).status_code)
    assert statuses == [401] * allowed + [429] * 2
    assert (await log_in(world.client(ip="203.0.113.9"), made.email)).status_code == 429

    events = await published(world.runtime, PLATFORM_ORG, AccountLocked, made.user_id)
    assert [event.locked_minutes for event in events] == [15]
    locked = await audited(world.runtime, PLATFORM_ORG, "identity.account_locked", made.user_id)
    assert len(locked) == 1


async def test_one_place_cannot_try_many_logins(world: World) -> None:
    client = world.client(ip="192.0.2.77")
    allowed = world.runtime.settings.sign_in.sign_in_failures_per_address
    statuses = [
        (await log_in(client, f"guess-{number}@example.com", "wrong on purpose")).status_code
        for number in range(allowed + 1)
    ]
    assert statuses == [401] * allowed + [429]
    made = await world.account()
    assert (await log_in(client, made.email)).status_code == 429
    assert (await log_in(world.client(), made.email)).status_code == 200


async def test_failed_sign_ins_are_audited_without_the_password(
    world: World, client: AsyncClient
) -> None:
    made = await world.account()
    await log_in(client, made.email, "this must not be written down")
    entries = await audited(world.runtime, PLATFORM_ORG, "identity.sign_in_failed", made.user_id)
    assert len(entries) == 1
    assert "written down" not in repr(entries[0])


async def test_a_browser_gets_a_cookie(world: World, client: AsyncClient) -> None:
    member = await (await world.organization()).member(Role.HIRING_MANAGER)
    answer = await client.post(
        "/api/v1/auth/login", json={"email": member.email, "password": PASSWORD}, headers=WEB
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["organization"]["role"] == "hiring_manager"
    assert "access_token" not in answer.json()
    cookie, *flags = answer.headers["set-cookie"].split("; ")
    assert cookie.startswith("rolecall_session=")
    assert len(cookie.partition("=")[2]) >= 43
    assert {flag.lower() for flag in flags} == {
        "httponly",
        "max-age=1209600",
        "path=/",
        "samesite=lax",
    }
    assert (await client.get("/api/v1/me")).status_code == 200


async def test_each_sign_in_has_a_new_cookie_and_ends_the_old_one(
    world: World, client: AsyncClient
) -> None:
    member = await world.account()
    cookies = []
    for _ in range(2):
        answer = await client.post(
            "/api/v1/auth/login", json={"email": member.email, "password": PASSWORD}, headers=WEB
        )
        cookies.append(answer.headers["set-cookie"].partition(";")[0])
    assert cookies[0] != cookies[1]
    old = await world.client().get("/api/v1/me", headers={"Cookie": cookies[0]})
    new = await world.client().get("/api/v1/me", headers={"Cookie": cookies[1]})
    assert (old.status_code, new.status_code) == (401, 200)


async def test_an_unsafe_request_by_cookie_has_to_come_from_our_pages(world: World) -> None:
    member = await world.account()
    client = await world.browser(member)
    body = {"full_name": "Someone Else"}
    foreign: list[dict[str, str]] = [
        {},
        {**WEB, "Origin": "https://evil.example.com"},
        {**WEB, "Sec-Fetch-Site": "cross-site"},
    ]
    refused = [await client.patch("/api/v1/me", json=body, headers=h) for h in foreign]
    assert [answer.status_code for answer in refused] == [403] * 3
    assert {answer.json()["code"] for answer in refused} == {"csrf"}
    assert (await client.get("/api/v1/me")).json()["user"]["full_name"] == member.full_name
    taken = await client.patch(
        "/api/v1/me", json=body, headers={**WEB, "Origin": "http://testserver"}
    )
    assert taken.status_code == 200


async def test_another_site_cannot_sign_a_browser_in(world: World, client: AsyncClient) -> None:
    member = await world.account()
    answer = await client.post(
        "/api/v1/auth/login",
        json={"email": member.email, "password": PASSWORD},
        headers={**WEB, "Origin": "https://evil.example.com"},
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_the_cookie_is_bound_to_the_host_on_https(runtime: Runtime) -> None:
    state = state_of(runtime)
    assert state.cookie_name == "rolecall_session"
    secure = type(state).__new__(type(state))
    secure.secure_cookie = True
    assert secure.cookie_name == "__Host-rolecall"


async def test_an_idle_browser_has_to_sign_in_again(world: World) -> None:
    client = await world.browser(await world.account())
    with clock.shifted(timedelta(hours=23)):
        assert (await client.get("/api/v1/me")).status_code == 200
    with clock.shifted(timedelta(hours=46)):
        assert (await client.get("/api/v1/me")).status_code == 200
    with clock.shifted(timedelta(hours=71)):
        assert (await client.get("/api/v1/me")).status_code == 401


async def test_an_old_cookie_does_not_close_public_routes(
    world: World, client: AsyncClient
) -> None:
    client.cookies.set("rolecall_session", "of a session that ended long ago")
    assert (await client.get("/api/v1/me")).status_code == 401
    answer = await client.post("/api/v1/invitations/accept", json={"token": "x"}, headers=WEB)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "header", ["Basic dXNlcjpwYXNz", "Bearer", "Bearer x", "Bearer a.b.c", "Bearer " + "x" * 5000]
)
async def test_a_bad_credential_is_never_ignored(client: AsyncClient, header: str) -> None:
    answer = await client.get("/api/v1/me", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
