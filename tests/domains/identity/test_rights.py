"""Who may do what, and how soon a lost right is gone."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role
from rolecall.access.actor import system_actor
from rolecall.domains.audit.api import record
from rolecall.domains.identity.models import memberships, organizations, sessions
from rolecall.domains.identity.policy import can_give_role
from rolecall.domains.identity.service.actor_cache import ActorCache
from rolecall.infra.db import Row
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

from tests.support.audited import audited
from tests.support.queries import counted_statements
from tests.support.world import Organization, World


@pytest.mark.parametrize("role", list(Role))
def test_members_have_the_roles_of_members(role: Role) -> None:
    assert bool(can_give_role(role)) is (role not in {Role.PLATFORM_ADMIN, Role.CANDIDATE})


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM_ADMIN])
async def test_a_role_grants_its_bundle(world: World, role: Role) -> None:
    org = await world.organization()
    account = await world.account() if role is Role.CANDIDATE else await org.member(role)
    me = (await account.client.get("/api/v1/me")).json()
    assert me["permissions"] == sorted(p.value for p in ROLE_PERMISSIONS[role])


async def test_a_new_role_holds_at_once_in_this_process(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    assert (await member.client.get("/api/v1/members")).status_code == 200
    answer = await admin.client.patch(
        f"/api/v1/members/{member.user_id}", json={"role": "interviewer"}
    )
    assert answer.status_code == 200, answer.text
    assert (await member.client.get("/api/v1/members")).status_code == 403


async def test_a_removed_member_is_nobody_at_once(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    browser = await world.browser(member)
    assert (await browser.get("/api/v1/organization")).status_code == 200
    removed = await admin.client.delete(f"/api/v1/members/{member.user_id}")
    assert removed.status_code == 204
    for client in (browser, member.client):
        assert (await client.get("/api/v1/organization")).status_code == 403
        me = (await client.get("/api/v1/me")).json()
        assert (me["organization"], me["permissions"], me["memberships"]) == (None, [], [])


async def change_behind_the_process(world: World, org: Organization, statement: sa.Update) -> None:
    """Write as another process does: this one's look-ups do not notice."""
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        assert await uow.execute(statement) == 1
        record(
            uow,
            system_actor(org.id),
            "test.changed",
            "test",
            None,
            plain("As another process does."),
        )


@pytest.mark.parametrize("what", ["role", "membership", "session", "suspension"])
async def test_what_another_process_took_is_gone_within_five_seconds(
    world: World, what: str
) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    assert (await member.client.get("/api/v1/members")).status_code == 200
    mine = (memberships.c.org_id == org.id, memberships.c.user_id == member.user_id)
    statement = {
        "role": sa.update(memberships).where(*mine).values(role="interviewer"),
        "membership": sa.update(memberships).where(*mine).values(status="removed"),
        "session": sa.update(sessions)
        .where(sessions.c.user_id == member.user_id)
        .values(revoked_at=clock.now()),
        "suspension": sa.update(organizations)
        .where(organizations.c.id == org.id)
        .values(status="suspended"),
    }[what]
    await change_behind_the_process(world, org, statement)
    with clock.shifted(timedelta(seconds=4)):
        assert (await member.client.get("/api/v1/members")).status_code == 200
    with clock.shifted(timedelta(seconds=5)):
        answer = await member.client.get("/api/v1/members")
    assert answer.status_code == (401 if what == "session" else 403)


async def test_a_warm_request_asks_nothing_about_its_actor(world: World) -> None:
    member = await (await world.organization()).member(Role.RECRUITER)
    for client in (member.client, await world.browser(member)):
        with counted_statements(world.runtime.database) as cold:
            assert (await client.get("/api/v1/roles")).status_code == 200
        with counted_statements(world.runtime.database) as warm:
            assert (await client.get("/api/v1/roles")).status_code == 200
        assert len(cold) == 2
        assert warm == []


class TestCache:
    """What is kept, and for how long."""

    def actor(self) -> Actor:
        return Actor(
            ActorKind.USER, user_id=ids.uuid7(), org_id=ids.uuid7(), session_id=ids.uuid7()
        )

    async def test_loads_once_within_five_seconds(self) -> None:
        cache, loads, actor = ActorCache(), 0, self.actor()

        async def load() -> Actor:
            nonlocal loads
            loads += 1
            return actor

        for _ in range(3):
            assert await cache.get("key", load) is actor
        assert loads == 1
        with clock.shifted(timedelta(seconds=6)):
            await cache.get("key", load)
        assert loads == 2

    @pytest.mark.parametrize("by", ["session_id", "user_id", "org_id"])
    async def test_forgets_by_what_changed(self, by: str) -> None:
        cache = ActorCache()
        actors = [self.actor(), self.actor()]
        loads: list[Actor] = []

        async def get(actor: Actor) -> None:
            async def load() -> Actor:
                loads.append(actor)
                return actor

            await cache.get(actor.session_id, load)

        for actor in actors:
            await get(actor)
        cache.forget(**{by: getattr(actors[0], by)})
        for actor in actors:
            await get(actor)
        assert loads == [*actors, actors[0]]

    async def test_does_not_keep_what_was_read_before_it_had_to_be_forgotten(self) -> None:
        cache, actor, loads = ActorCache(), self.actor(), 0

        async def load() -> Actor:
            nonlocal loads
            loads += 1
            if loads == 1:
                cache.forget(user_id=actor.user_id)
            return actor

        await cache.get("key", load)
        await cache.get("key", load)
        assert loads == 2

    async def test_is_bounded(self) -> None:
        cache, loads = ActorCache(capacity=3), 0

        async def load() -> Actor:
            nonlocal loads
            loads += 1
            return self.actor()

        for key in (1, 2, 3, 4):
            await cache.get(key, load)
        await cache.get(4, load)
        assert loads == 4
        await cache.get(1, load)
        assert loads == 5

    async def test_remembers_nobody(self) -> None:
        cache, loads = ActorCache(), 0

        async def load() -> None:
            nonlocal loads
            loads += 1

        assert await cache.get("key", load) is None
        assert await cache.get("key", load) is None
        assert loads == 2


async def test_a_suspended_organization_cannot_act(world: World) -> None:
    org = await world.organization()
    admin, platform = await org.member(Role.ORGANIZATION_ADMIN), await world.platform_admin()
    browser = await world.browser(admin)
    path = f"/api/v1/organizations/{org.id}"
    suspended = await platform.client.post(f"{path}/suspend", json={"reason": "Unpaid invoices"})
    assert suspended.status_code == 200, suspended.text

    for client in (admin.client, browser):
        for url in ("/api/v1/organization", "/api/v1/members", "/api/v1/roles"):
            answer = await client.get(url)
            assert answer.status_code == 403
            assert answer.json()["code"] == "organization_suspended"
        me = (await client.get("/api/v1/me")).json()
        assert me["permissions"] == []
    assert (await platform.client.post(f"{path}/activate")).status_code == 200
    assert (await browser.get("/api/v1/organization")).status_code == 200


async def test_the_platform_reaches_nothing_inside_an_organization(world: World) -> None:
    org = await world.organization()
    await org.member(Role.RECRUITER)
    platform = await world.platform_admin()
    for url in ("/api/v1/organization", "/api/v1/members", "/api/v1/invitations", "/api/v1/audit"):
        answer = await platform.client.get(url)
        assert answer.status_code == 403, url
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    for url in ("/api/v1/organizations", f"/api/v1/organizations/{org.id}"):
        assert (await admin.client.get(url)).status_code == 403


async def test_a_refusal_is_recorded_where_the_actor_belongs(world: World) -> None:
    org = await world.organization()
    interviewer = await org.member(Role.INTERVIEWER)
    assert (await interviewer.client.get("/api/v1/members")).status_code == 403
    entries = await audited(world.runtime, org.id, "access.refused")
    assert [entry.actor_id for entry in entries] == [interviewer.user_id]
    assert entries[0].summary.startswith("GET /")


async def rows_seen(world: World, tenant: Tenant) -> list[Row]:
    async with world.runtime.database.transaction(tenant) as uow:
        return await uow.fetch(sa.select(memberships.c.org_id, memberships.c.user_id))


async def test_a_transaction_sees_its_tenants_members_and_its_logins_own(world: World) -> None:
    first, second = await world.organization(), await world.organization()
    one, other = await first.member(Role.RECRUITER), await second.member(Role.RECRUITER)
    both = await first.member(Role.INTERVIEWER)
    await world.join(second, both, Role.INTERVIEWER)

    def pairs(rows: list[Row]) -> set[tuple[object, object]]:
        return {(row["org_id"], row["user_id"]) for row in rows}

    inside = {(first.id, one.user_id), (first.id, both.user_id)}
    assert pairs(await rows_seen(world, Tenant(first.id))) == inside
    assert pairs(await rows_seen(world, Tenant(first.id, both.user_id))) == {
        *inside,
        (second.id, both.user_id),
    }
    assert pairs(await rows_seen(world, Tenant(PLATFORM_ORG, other.user_id))) >= {
        (second.id, other.user_id)
    }


async def test_a_login_cannot_write_its_membership_elsewhere(world: World) -> None:
    first, second = await world.organization(), await world.organization()
    member = await first.member(Role.INTERVIEWER)
    promote = (
        sa.update(memberships)
        .where(memberships.c.user_id == member.user_id)
        .values(role="organization_admin")
    )
    for tenant in (Tenant(second.id, member.user_id), Tenant(PLATFORM_ORG, member.user_id)):
        async with world.runtime.database.transaction(tenant) as uow:
            assert await uow.execute(promote) == 0
    async with world.runtime.database.transaction(PLATFORM) as uow:
        assert await uow.execute(promote) == 0
