"""The platform's own log over HTTP: what its administrators did, and nothing of organizations."""

from datetime import timedelta
from typing import Any

from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM_ORG

from tests.support.world import Account, World

URL = "/api/v1/platform/audit"


async def entries(client: AsyncClient, **query: Any) -> list[dict[str, Any]]:
    answer = await client.get(URL, params=query)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def created(platform: Account, name: str = "New house") -> str:
    answer = await platform.client.post(
        "/api/v1/organizations",
        json={
            "name": name,
            "slug": f"house-{ids.uuid7().hex[-10:]}",
            "admin_email": f"{ids.uuid7().hex}@example.com",
        },
    )
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def acts(platform: Account) -> str:
    """Create, rename, suspend and activate an organization."""
    org_id = await created(platform)
    url = f"/api/v1/organizations/{org_id}"
    for answer in (
        await platform.client.patch(url, json={"name": "Old house"}),
        await platform.client.post(f"{url}/suspend", json={"reason": "Unpaid bills"}),
        await platform.client.post(f"{url}/activate"),
    ):
        assert answer.status_code == 200, answer.text
    return org_id


async def test_what_administrators_did_is_there_newest_first(world: World) -> None:
    platform = await world.platform_admin()
    org_id = await acts(platform)
    found = await entries(platform.client, record_id=org_id)
    assert [one["action"] for one in found] == [
        "organizations.activated",
        "organizations.suspended",
        "organizations.updated",
        "organizations.created",
    ]
    assert {one["actor"]["id"] for one in found} == {str(platform.user_id)}
    assert {one["actor"]["name"] for one in found} == {platform.full_name}
    assert found[1]["summary"] == "Suspended the organization “Old house”."
    assert [one["seq"] for one in found] == sorted((one["seq"] for one in found), reverse=True)


async def test_the_same_shape_as_an_organizations_log(world: World) -> None:
    platform = await world.platform_admin()
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    await created(platform)
    [theirs] = (await admin.client.get("/api/v1/audit", params={"limit": 1})).json()["items"]
    [ours] = await entries(platform.client, limit=1)
    assert ours.keys() == theirs.keys()
    assert ours["actor"].keys() == theirs["actor"].keys()


async def test_filters(world: World) -> None:
    platform, colleague = await world.platform_admin(), await world.platform_admin()
    org_id = await acts(platform)
    other_id = await created(colleague)
    ours = {"record_id": org_id}
    assert len(await entries(platform.client, **ours, action="organizations.suspended")) == 1
    assert len(await entries(platform.client, **ours, record_type="organization")) == 4
    assert await entries(platform.client, **ours, record_type="job") == []
    assert await entries(platform.client, **ours, actor_id=str(colleague.user_id)) == []
    [theirs] = await entries(platform.client, actor_id=str(colleague.user_id))
    assert theirs["record_id"] == other_id
    later = (clock.now() + timedelta(hours=1)).isoformat()
    assert await entries(platform.client, **ours, **{"from": later}) == []
    assert len(await entries(platform.client, **ours, to=later)) == 4


async def test_pages(world: World) -> None:
    platform = await world.platform_admin()
    org_id = await acts(platform)
    query: dict[str, Any] = {"record_id": org_id, "limit": 3}
    first = (await platform.client.get(URL, params=query)).json()
    rest = (await platform.client.get(URL, params=query | {"cursor": first["next_cursor"]})).json()
    assert [len(page["items"]) for page in (first, rest)] == [3, 1]
    assert rest["next_cursor"] is None
    counted = (await platform.client.get(URL, params=query | {"count": "true"})).json()
    assert counted["total"] == 4


async def test_nothing_of_organizations_is_in_it(world: World) -> None:
    org = await world.organization()
    admin, platform = await org.member(Role.ORGANIZATION_ADMIN), await world.platform_admin()
    changed = await admin.client.patch("/api/v1/organization", json={"tagline": "Our own matter"})
    assert changed.status_code == 200, changed.text
    assert await entries(platform.client, record_id=str(org.id)) == []
    assert await entries(platform.client, actor_id=str(admin.user_id)) == []


async def test_only_the_platforms_administrators_read_it(world: World, client: AsyncClient) -> None:
    org = await world.organization()
    for person in (await org.member(Role.ORGANIZATION_ADMIN), await world.account()):
        refused = await person.client.get(URL)
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (await client.get(URL)).status_code == 401
    platform = await world.platform_admin()
    assert (await platform.client.get("/api/v1/audit")).status_code == 403


async def test_a_cursor_of_another_log_is_not_taken(world: World) -> None:
    platform = await world.platform_admin()
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    for _ in range(2):
        await admin.client.post(
            "/api/v1/invitations",
            json={"email": f"{ids.uuid7().hex}@example.com", "role": "recruiter"},
        )
    page = (await admin.client.get("/api/v1/audit", params={"limit": 1})).json()
    refused = await platform.client.get(URL, params={"cursor": page["next_cursor"]})
    assert refused.status_code == 422


async def test_entries_come_from_the_platforms_chain(world: World) -> None:
    platform = await world.platform_admin()
    await created(platform)
    refused = await platform.client.get("/api/v1/jobs")
    assert refused.status_code == 403
    [entry] = await entries(platform.client, actor_id=str(platform.user_id), limit=1)
    assert entry["action"] == "access.refused"
    assert platform.actor.org_id == PLATFORM_ORG
