"""Roles of an organization's own: making them, holding them, changing and removing them."""

import asyncio
from typing import Any
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Permission, Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import CustomRolesChanged
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant

from tests.domains.identity.links import invitation_token
from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import PASSWORD, Account, Organization, World

_RECRUITER = {one.value for one in ROLE_PERMISSIONS[Role.RECRUITER]}
_SOURCER = sorted(_RECRUITER - {"offers:read", "offers:manage"})


async def role(
    admin: Account, permissions: list[str] = _SOURCER, name: str = "Sourcer", **more: Any
) -> dict[str, Any]:
    body = {"name": name, "base_role": "recruiter", "permissions": permissions, **more}
    answer = await admin.client.post("/api/v1/custom-roles", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def give(admin: Account, member: Account, role_id: str) -> int:
    answer = await admin.client.patch(
        f"/api/v1/members/{member.user_id}", json={"custom_role_id": role_id}
    )
    return answer.status_code


async def staffed(world: World) -> tuple[Organization, Account, Account]:
    org = await world.organization()
    return org, await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)


async def test_a_role_narrows_at_once_and_in_running_sessions(world: World) -> None:
    """Given, changed and taken back, it holds for the next request of the same session."""
    org, admin, member = await staffed(world)
    browser = await world.browser(member)
    assert (await browser.get("/api/v1/offers")).status_code == 200
    made = await role(admin)
    assert await give(admin, member, made["id"]) == 200
    assert (await browser.get("/api/v1/offers")).status_code == 403
    me = (await browser.get("/api/v1/me")).json()
    assert me["permissions"] == _SOURCER
    assert (me["organization"]["role"], me["organization"]["role_name"]) == ("recruiter", "Sourcer")
    held = [(one["has_own_role"], one["role_name"]) for one in me["memberships"]]
    assert held == [(True, "Sourcer")]
    url = f"/api/v1/custom-roles/{made['id']}"
    body = {"name": "Sourcer", "permissions": [*_SOURCER, "offers:read"]}
    changed = await admin.client.put(url, json=body, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    assert (await browser.get("/api/v1/offers")).status_code == 200
    stale = await admin.client.put(url, json=body, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    entries = await audited(world.runtime, org.id, "roles.changed", changed.json()["id"])
    assert [entry.changes["permissions"]["before"] for entry in entries] == [_SOURCER]
    assert "it allows offers:read" in entries[0].summary
    assert len(await published(world.runtime, org.id, CustomRolesChanged)) == 2
    held = (await admin.client.get(f"/api/v1/members?custom_role_id={made['id']}")).json()
    assert [(one["user_id"], one["custom_role_name"]) for one in held["items"]] == [
        (str(member.user_id), "Sourcer")
    ]
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        actor = await identity.actor_of_member(uow, member.user_id)
        told = await identity.list_members(uow, [Role.RECRUITER], may=Permission.OFFERS_MANAGE)
    assert actor is not None
    assert not actor.has(Permission.OFFERS_MANAGE)
    assert told == []


async def test_nobody_grants_or_takes_more_than_they_have(world: World) -> None:
    org, admin, member = await staffed(world)
    staff = sorted(_RECRUITER | {"members:manage", "invitations:manage"})
    desk = await role(admin, staff, name="Front desk")
    assert await give(admin, member, desk["id"]) == 200
    wider = await role(admin, [*staff, "audit:read"], name="Wider")
    answers = [
        await member.client.post(
            "/api/v1/custom-roles",
            json={"name": "Mine", "base_role": "recruiter", "permissions": ["audit:read"]},
        ),
        await member.client.patch(
            f"/api/v1/members/{member.user_id}", json={"custom_role_id": wider["id"]}
        ),
        await member.client.patch(
            f"/api/v1/members/{member.user_id}", json={"role": "organization_admin"}
        ),
        await member.client.delete(f"/api/v1/members/{admin.user_id}"),
        await member.client.put(
            f"/api/v1/custom-roles/{wider['id']}", json={"name": "Wider", "permissions": []}
        ),
        await member.client.delete(f"/api/v1/custom-roles/{wider['id']}"),
        await member.client.post(
            "/api/v1/invitations", json={"email": "x@example.com", "custom_role_id": wider["id"]}
        ),
    ]
    assert {answer.status_code for answer in answers} == {403}
    other = await org.member(Role.INTERVIEWER)
    assert await give(member, other, desk["id"]) == 200
    last = await admin.client.patch(
        f"/api/v1/members/{admin.user_id}", json={"custom_role_id": wider["id"]}
    )
    assert last.json()["code"] == "last_administrator"


async def test_a_role_in_use_goes_only_with_another_one_instead(world: World) -> None:
    org, admin, member = await staffed(world)
    made, other = await role(admin), await role(admin, [], name="Guest")
    assert await give(admin, member, made["id"]) == 200
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": "new@example.com", "custom_role_id": made["id"]}
    )
    assert (invited.status_code, invited.json()["custom_role_name"]) == (201, "Sourcer")
    url = f"/api/v1/custom-roles/{made['id']}"
    refused = await admin.client.delete(url)
    assert (refused.status_code, refused.json()["code"]) == (409, "role_in_use")
    assert member.full_name in refused.json()["detail"]
    removed = await admin.client.delete(url, params={"instead_own": other["id"]})
    assert removed.status_code == 204, removed.text
    assert (await admin.client.get("/api/v1/custom-roles")).json()["items"] == [
        {**other, "members": 1, "invitations": 1}
    ]
    me = (await member.client.get("/api/v1/me")).json()
    assert me["permissions"] == ["notifications:read", "organization:read"]
    entries = await audited(world.runtime, org.id, "members.role_changed", member.user_id)
    assert entries[0].changes == {"role": {"before": "Sourcer", "after": "Guest"}}
    assert (await admin.client.delete(f"/api/v1/members/{member.user_id}")).status_code == 204


async def test_an_invitation_gives_the_role_that_it_names_when_it_is_taken(world: World) -> None:
    org, admin, _ = await staffed(world)
    made = await role(admin)
    email = f"new-{ids.uuid7().hex[-8:]}@example.com"
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": email, "custom_role_id": made["id"]}
    )
    token = await invitation_token(world.runtime, org.id, UUID(invited.json()["id"]))
    body = {"token": token, "full_name": "Nina New", "password": PASSWORD}
    taken = await world.client().post("/api/v1/invitations/accept", json=body)
    assert taken.status_code == 200, taken.text
    held = (await admin.client.get(f"/api/v1/members?custom_role_id={made['id']}")).json()
    assert [one["full_name"] for one in held["items"]] == ["Nina New"]


async def test_a_role_given_while_it_is_removed_is_gone_or_kept(world: World) -> None:
    """Whoever comes second finds it gone, or held; nobody holds what is not there."""
    _, admin, member = await staffed(world)
    for number in range(3):
        made = await role(admin, name=f"Role {number}")
        given, removed = await asyncio.gather(
            give(admin, member, made["id"]),
            admin.client.delete(f"/api/v1/custom-roles/{made['id']}"),
        )
        assert (given, removed.status_code) in {(404, 204), (200, 409)}


async def test_names_are_unique_and_a_stranger_finds_nothing(world: World) -> None:
    _, admin, _ = await staffed(world)
    made = await role(admin)
    body = {"name": " SOURCER ", "base_role": "interviewer", "permissions": []}
    again = await admin.client.post("/api/v1/custom-roles", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "role_exists")
    _, stranger, theirs = await staffed(world)
    assert await give(stranger, theirs, made["id"]) == 404
    url = f"/api/v1/custom-roles/{made['id']}"
    assert (await stranger.client.delete(url)).status_code == 404
