import asyncio

import pytest

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.identity.events import MemberJoined, MemberRemoved, RoleChanged
from rolecall.kernel import ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.tenant import Tenant

from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import World


async def test_lists_members_by_name_in_pages(world: World) -> None:
    org = await world.organization()
    for name in ("Mira Ode", "Ada Byron", "Zoë Ray"):
        await org.member(Role.RECRUITER, full_name=name)
    admin = await org.member(Role.ORGANIZATION_ADMIN, full_name="Kim Adler")
    first = (await admin.client.get("/api/v1/members", params={"limit": 3})).json()
    assert [m["full_name"] for m in first["items"]] == ["Ada Byron", "Kim Adler", "Mira Ode"]
    rest = (
        await admin.client.get(
            "/api/v1/members", params={"limit": 3, "cursor": first["next_cursor"]}
        )
    ).json()
    assert [m["full_name"] for m in rest["items"]] == ["Zoë Ray"]
    assert rest["next_cursor"] is None
    assert set(first["items"][0]) == {
        "user_id", "email", "full_name", "role", "custom_role_id", "custom_role_name",
        "joined_at", "last_seen_at", "status",
    }  # fmt: skip
    assert first["items"][1]["last_seen_at"] is not None


async def test_changes_a_role(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    url = f"/api/v1/members/{member.user_id}"
    for _ in range(2):
        answer = await admin.client.patch(url, json={"role": "hiring_manager"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["role"] == "hiring_manager"
    events = await published(world.runtime, org.id, RoleChanged, member.user_id)
    assert [(event.before, event.after) for event in events] == [("recruiter", "hiring_manager")]
    entries = await audited(world.runtime, org.id, "members.role_changed", member.user_id)
    assert [entry.changes for entry in entries] == [
        {"role": {"before": "recruiter", "after": "hiring_manager"}}
    ]


@pytest.mark.parametrize("role", ["platform_admin", "candidate"])
async def test_nobody_is_made_what_members_cannot_be(world: World, role: str) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    answer = await admin.client.patch(f"/api/v1/members/{member.user_id}", json={"role": role})
    assert answer.status_code == 403
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": "somebody@example.com", "role": role}
    )
    assert invited.status_code == 403
    assert await published(world.runtime, org.id, RoleChanged, member.user_id) == []


async def test_the_last_administrator_stays(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    url = f"/api/v1/members/{admin.user_id}"
    demoted = await admin.client.patch(url, json={"role": "recruiter"})
    removed = await admin.client.delete(url)
    for answer in (demoted, removed):
        assert answer.status_code == 409
        assert answer.json()["code"] == "last_administrator"
    await org.member(Role.ORGANIZATION_ADMIN)
    assert (await admin.client.delete(url)).status_code == 204


async def test_two_administrators_cannot_remove_each_other_at_one_moment(world: World) -> None:
    for _ in range(3):
        org = await world.organization()
        one = await org.member(Role.ORGANIZATION_ADMIN)
        other = await org.member(Role.ORGANIZATION_ADMIN)
        answers = await asyncio.gather(
            one.client.delete(f"/api/v1/members/{other.user_id}"),
            other.client.delete(f"/api/v1/members/{one.user_id}"),
        )
        # The slower one is refused: as the last administrator, or as nobody any more.
        first, second = sorted(answer.status_code for answer in answers)
        assert first == 204
        assert second in {403, 409}
        async with world.runtime.database.transaction(Tenant(org.id)) as uow:
            left = await identity.list_members(uow, [Role.ORGANIZATION_ADMIN])
        assert len(left) == 1


async def test_a_removed_member_keeps_a_name(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    url = f"/api/v1/members/{member.user_id}"
    assert (await admin.client.delete(url)).status_code == 204
    assert (await admin.client.delete(url)).status_code == 404
    listed = (await admin.client.get("/api/v1/members")).json()["items"]
    assert [m["user_id"] for m in listed] == [str(admin.user_id)]
    events = await published(world.runtime, org.id, MemberRemoved, member.user_id)
    assert [event.role for event in events] == ["recruiter"]
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        found = await identity.get_members_by_ids(uow, [member.user_id, ids.uuid7()])
        assert await identity.list_members(uow, [Role.RECRUITER]) == []
        assert (await identity.get_organization(uow)).members_count == 1
    assert {user_id: m.full_name for user_id, m in found.items()} == {
        member.user_id: member.full_name
    }
    assert found[member.user_id].status is MemberStatus.REMOVED


async def test_a_removed_member_can_join_again(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    await admin.client.delete(f"/api/v1/members/{member.user_id}")
    await world.join(org, member, Role.INTERVIEWER)
    me = (await member.client.get("/api/v1/me")).json()
    assert me["organization"]["role"] == "interviewer"
    assert len(await published(world.runtime, org.id, MemberJoined, member.user_id)) == 2


async def test_nobody_joins_twice(world: World) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    with pytest.raises(Conflict):
        await world.join(org, member, Role.ORGANIZATION_ADMIN)
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        assert [m.role for m in await identity.list_members(uow)] == [Role.RECRUITER]
        assert (await identity.get_organization(uow)).members_count == 1


async def test_other_organizations_members_are_not_there(world: World) -> None:
    org, other = await world.organization(), await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    stranger = await other.member(Role.RECRUITER)
    url = f"/api/v1/members/{stranger.user_id}"
    assert (await admin.client.patch(url, json={"role": "interviewer"})).status_code == 404
    assert (await admin.client.delete(url)).status_code == 404
    assert (await stranger.client.get("/api/v1/me")).json()["organization"]["role"] == "recruiter"


async def test_lists_the_roles(world: World) -> None:
    member = await (await world.organization()).member(Role.INTERVIEWER)
    items = (await member.client.get("/api/v1/roles")).json()["items"]
    assert [(item["name"], item["label"]) for item in items] == [
        ("organization_admin", "Organization admin"),
        ("recruiter", "Recruiter"),
        ("hiring_manager", "Hiring manager"),
        ("interviewer", "Interviewer"),
    ]
    assert "jobs:create" in items[1]["permissions"]
