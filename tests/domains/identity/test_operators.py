from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import NewAdministrator, TokenRequest
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from rolecall.kernel.tenant import PLATFORM_ORG

from tests.support.audited import audited
from tests.support.world import World

WORDS = "plum tree by the river"


def administrator(email: str, password: str = WORDS) -> NewAdministrator:
    return NewAdministrator(email=email, full_name="Ada Byron", password=password)


async def me_of(client: AsyncClient, email: str) -> dict[str, object]:
    answer = await client.post("/api/v1/auth/login", json={"email": email, "password": WORDS})
    assert answer.status_code == 200, answer.text
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    found: dict[str, object] = (await client.get("/api/v1/me", headers=headers)).json()
    return found


async def test_makes_an_administrator(runtime: Runtime, client: AsyncClient) -> None:
    email = f"ops-{ids.uuid7().hex[-10:]}@example.com"
    made = await identity.create_administrator(runtime.database, administrator(email))
    me = await me_of(client, email)
    assert me["is_platform_admin"] is True
    assert me["organization"] is None
    entries = await audited(runtime, PLATFORM_ORG, "platform.administrator_created", made.id)
    assert [entry.actor_name for entry in entries] == ["Operator"]
    with pytest.raises(Conflict):
        await identity.create_administrator(runtime.database, administrator(email))


async def test_a_login_that_exists_gets_the_new_password(world: World, client: AsyncClient) -> None:
    known = await world.account()
    database = world.runtime.database
    made = await identity.create_administrator(database, administrator(known.email))
    assert made.id == known.user_id
    assert (await known.client.get("/api/v1/me")).status_code == 401
    assert (await me_of(client, known.email))["is_platform_admin"] is True


async def test_an_administrators_password_is_a_good_one(runtime: Runtime) -> None:
    email = f"ops-{ids.uuid7().hex[-10:]}@example.com"
    with pytest.raises(InvalidInput):
        await identity.create_administrator(runtime.database, administrator(email, "short"))


@pytest.mark.parametrize("role", list(Role))
async def test_issues_a_token_for_each_role(world: World, client: AsyncClient, role: Role) -> None:
    org = await world.organization()
    slug = None if role in {Role.PLATFORM_ADMIN, Role.CANDIDATE} else org.slug
    request = TokenRequest(role=role, slug=slug)
    tokens = [await identity.issue_token(world.runtime.database, request) for _ in range(2)]
    assert tokens[0].user_id == tokens[1].user_id
    headers = {"Authorization": f"Bearer {tokens[0].access_token}"}
    with clock.shifted(timedelta(hours=11)):
        me = (await client.get("/api/v1/me", headers=headers)).json()
    assert me["is_platform_admin"] is (role is Role.PLATFORM_ADMIN)
    assert (me["organization"] or {}).get("role") == (role.value if slug else None)
    with clock.shifted(timedelta(hours=12)):
        assert (await client.get("/api/v1/me", headers=headers)).status_code == 401


@pytest.mark.parametrize(
    ("role", "slug", "error"),
    [
        (Role.RECRUITER, None, Conflict),
        (Role.CANDIDATE, "somewhere", Conflict),
        (Role.RECRUITER, "no-such-organization", NotFound),
        (Role.RECRUITER, "platform", NotFound),
    ],
)
async def test_issues_no_token_for_what_is_not_there(
    runtime: Runtime, role: Role, slug: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await identity.issue_token(runtime.database, TokenRequest(role=role, slug=slug))


async def test_issues_no_token_in_production_mode(runtime: Runtime) -> None:
    database, production = copy(runtime.database), copy(runtime)
    core = runtime.settings.core.model_copy(update={"env": "production"})
    production.settings = replace(runtime.settings, core=core)
    database.runtime = production
    with pytest.raises(Forbidden):
        await identity.issue_token(database, TokenRequest(role=Role.CANDIDATE))
    assert (await identity.issue_token(runtime.database, TokenRequest(role=Role.CANDIDATE))).email
