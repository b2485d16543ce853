import asyncio
from uuid import UUID

import pytest
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import (
    MemberInvited,
    OrganizationCreated,
    OrganizationSuspended,
    OrganizationUpdated,
)
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

from tests.domains.identity.links import invitation_token
from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import Account, World

BASE = "/api/v1/organizations"


def fresh(**more: str) -> dict[str, str]:
    slug = f"clinic-{ids.uuid7().hex[-10:]}"
    body = {"name": "Fern Clinic", "slug": slug, "admin_email": f"first@{slug}.example.com"}
    return {**body, **more}


@pytest.fixture
async def platform(world: World) -> Account:
    return await world.platform_admin()


async def create(platform: Account, **more: str) -> dict[str, str]:
    answer = await platform.client.post(BASE, json=fresh(**more))
    assert answer.status_code == 201, answer.text
    made: dict[str, str] = answer.json()
    return made


async def test_creates_an_organization_and_invites_its_first_admin(
    world: World, platform: Account, client: AsyncClient
) -> None:
    body = fresh(time_zone="Europe/Berlin", locale="de")
    answer = await platform.client.post(BASE, json=body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["ETag"] == '"1"'
    made = answer.json()
    assert (made["slug"], made["status"], made["members_count"]) == (body["slug"], "active", 0)
    org_id = UUID(made["id"])
    runtime = world.runtime
    assert len(await published(runtime, org_id, OrganizationCreated)) == 1
    invited = await published(runtime, org_id, MemberInvited)
    assert [event.role for event in invited] == ["organization_admin"]
    for chain in (org_id, PLATFORM_ORG):
        entries = await audited(runtime, chain, "organizations.created", org_id)
        assert [entry.actor_id for entry in entries] == [platform.user_id]

    token = await invitation_token(runtime, org_id, invited[0].invitation_id)
    accepted = await client.post(
        "/api/v1/invitations/accept",
        json={"token": token, "full_name": "First Admin", "password": "plum tree by the river"},
    )
    headers = {"Authorization": f"Bearer {accepted.json()['access_token']}"}
    shown = (await client.get("/api/v1/organization", headers=headers)).json()
    assert (shown["name"], shown["time_zone"], shown["locale"]) == (
        "Fern Clinic",
        "Europe/Berlin",
        "de",
    )
    listed = (await platform.client.get(f"{BASE}/{org_id}")).json()
    assert listed["members_count"] == 1


async def test_a_request_sent_twice_makes_one_organization(platform: Account) -> None:
    body, headers = fresh(), {"Idempotency-Key": ids.uuid7().hex}
    answers = [await platform.client.post(BASE, json=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"slug": "Not A Slug"}, 422, "invalid_input"),
        ({"slug": "platform"}, 422, "invalid_input"),
        ({"slug": "api"}, 422, "invalid_input"),
        ({"time_zone": "Mars/Olympus"}, 422, "invalid_input"),
        ({"time_zone": "../../etc/passwd"}, 422, "invalid_input"),
        ({"admin_email": "nobody"}, 422, "invalid_input"),
        ({"name": ""}, 422, "invalid_input"),
    ],
)
async def test_refuses_what_cannot_be(
    platform: Account, change: dict[str, str], status: int, code: str
) -> None:
    answer = await platform.client.post(BASE, json=fresh(**change))
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_slug_is_given_once_at_one_moment(world: World, platform: Account) -> None:
    body = fresh()
    others = [await world.platform_admin() for _ in range(3)]
    answers = await asyncio.gather(
        *(admin.client.post(BASE, json=body) for admin in (platform, *others))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "slug_taken"


async def test_lists_organizations_newest_first_without_the_platform(platform: Account) -> None:
    made = [(await create(platform))["id"] for _ in range(3)]
    first = (await platform.client.get(BASE, params={"limit": 2})).json()
    assert [item["id"] for item in first["items"]] == [made[2], made[1]]
    rest = (
        await platform.client.get(BASE, params={"limit": 2, "cursor": first["next_cursor"]})
    ).json()
    assert rest["items"][0]["id"] == made[0]
    assert str(PLATFORM_ORG) not in {item["id"] for item in (*first["items"], *rest["items"])}
    assert (await platform.client.get(f"{BASE}/{PLATFORM_ORG}")).status_code == 404
    assert (await platform.client.get(f"{BASE}/{ids.uuid7()}")).status_code == 404


async def test_changes_name_and_address(world: World, platform: Account) -> None:
    made = await create(platform)
    slug = f"renamed-{ids.uuid7().hex[-10:]}"
    url = f"{BASE}/{made['id']}"
    answer = await platform.client.patch(
        url, json={"name": "Oak Clinic", "slug": slug}, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200, answer.text
    assert (answer.json()["name"], answer.json()["slug"]) == ("Oak Clinic", slug)
    assert answer.headers["ETag"] == '"2"'
    stale = await platform.client.patch(
        url, json={"name": "Late Clinic"}, headers={"If-Match": '"1"'}
    )
    assert stale.status_code == 412
    taken = await platform.client.patch(url, json={"slug": (await create(platform))["slug"]})
    assert (taken.status_code, taken.json()["code"]) == (409, "slug_taken")
    entries = await audited(world.runtime, UUID(made["id"]), "organizations.updated")
    assert entries[0].changes["name"] == {"before": "Fern Clinic", "after": "Oak Clinic"}


async def test_suspends_and_activates(world: World, platform: Account) -> None:
    made = await create(platform)
    url, org_id, database = f"{BASE}/{made['id']}", UUID(made["id"]), world.runtime.database
    assert await identity.find_organization_by_slug(database, made["slug"]) is not None
    suspended = await platform.client.post(f"{url}/suspend", json={"reason": "Unpaid invoices"})
    assert suspended.status_code == 200, suspended.text
    body = suspended.json()
    assert (body["status"], body["suspended_reason"]) == ("suspended", "Unpaid invoices")
    assert body["suspended_at"] is not None
    assert await identity.find_organization_by_slug(database, made["slug"]) is None
    again = await platform.client.post(f"{url}/suspend", json={"reason": "Again"})
    assert again.status_code == 409
    events = await published(world.runtime, org_id, OrganizationSuspended)
    assert [event.reason for event in events] == ["Unpaid invoices"]
    for chain in (org_id, PLATFORM_ORG):
        assert len(await audited(world.runtime, chain, "organizations.suspended", org_id)) == 1

    active = await platform.client.post(f"{url}/activate")
    assert (active.json()["status"], active.json()["suspended_at"]) == ("active", None)
    assert (await platform.client.post(f"{url}/activate")).status_code == 409
    assert await identity.find_organization_by_slug(database, made["slug"]) is not None


async def test_the_platform_itself_is_no_employer(world: World, platform: Account) -> None:
    url = f"{BASE}/{PLATFORM_ORG}"
    assert (await platform.client.patch(url, json={"name": "Mine"})).status_code == 404
    answer = await platform.client.post(f"{url}/suspend", json={"reason": "Why not"})
    assert answer.status_code == 404
    assert await identity.find_organization_by_slug(world.runtime.database, "platform") is None
    async with world.runtime.database.transaction(PLATFORM) as uow:
        with pytest.raises(NotFound):
            await identity.get_organization(uow)


async def test_shows_and_changes_the_own_organization(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.INTERVIEWER)
    before = await member.client.get("/api/v1/organization")
    assert before.headers["ETag"] == '"1"'
    assert before.json()["brand"] == {
        "primary_color": "#1f5eff",
        "logo_file_id": None,
        "logo_url": None,
    }
    answer = await admin.client.patch(
        "/api/v1/organization",
        json={
            "name": "Oak Hospital",
            "tagline": "Care, close by",
            "about_html": "<p>Hello</p><script>alert(1)</script><img src=x onerror=alert(1)>",
            "website": "https://oak.example.com",
            "brand": {"primary_color": "#004400"},
            "careers": {"show_pay": False},
        },
        headers={"If-Match": before.headers["ETag"]},
    )
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert changed["about_html"] == "<p>Hello</p>"
    assert changed["brand"]["primary_color"] == "#004400"
    assert changed["careers"] == {"enabled": True, "show_pay": False}
    assert (changed["name"], changed["version"]) == ("Oak Hospital", 2)
    assert answer.headers["ETag"] == '"2"'
    assert (await member.client.get("/api/v1/organization")).json() == changed
    me = (await member.client.get("/api/v1/me")).json()
    assert me["organization"]["brand"]["primary_color"] == "#004400"

    stale = await admin.client.patch(
        "/api/v1/organization", json={"tagline": "Late"}, headers={"If-Match": '"1"'}
    )
    assert (stale.status_code, stale.json()["code"]) == (412, "version_mismatch")
    entries = await audited(world.runtime, org.id, "organizations.updated")
    assert len(entries) == 1
    assert entries[0].changes["tagline"] == {"before": "", "after": "Care, close by"}
    assert len(await published(world.runtime, org.id, OrganizationUpdated)) == 1


async def test_what_does_not_change_is_not_written(world: World) -> None:
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    answer = await admin.client.patch("/api/v1/organization", json={"tagline": ""})
    assert (answer.status_code, answer.json()["version"]) == (200, 1)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478"
    "9c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def upload(admin: Account, purpose: str = "image") -> str:
    answer = await admin.client.post(
        "/api/v1/files", data={"purpose": purpose}, files={"file": ("x.png", PIXEL, "image/png")}
    )
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def test_null_takes_away_what_can_be_missing(world: World) -> None:
    org = await world.organization()
    admin, member = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.INTERVIEWER)
    logo = await upload(admin)
    with_both = await admin.client.patch(
        "/api/v1/organization", json={"brand": {"logo_file_id": logo}}
    )
    assert with_both.json()["brand"] == {
        "primary_color": "#1f5eff",
        "logo_file_id": logo,
        "logo_url": f"/careers/{org.slug}/logo?v={logo[-8:]}",
    }
    assert (await member.client.get(f"/api/v1/files/{logo}")).status_code == 200
    without = await admin.client.patch(
        "/api/v1/organization", json={"brand": {"logo_file_id": None}}
    )
    assert without.json()["brand"]["logo_file_id"] is None


async def test_only_an_image_of_the_own_organization_becomes_the_logo(world: World) -> None:
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    for file_id in (str(ids.uuid7()), await upload(stranger), await upload(admin, "document")):
        answer = await admin.client.patch(
            "/api/v1/organization", json={"brand": {"logo_file_id": file_id}}
        )
        assert answer.status_code == 422
        assert [e["field"] for e in answer.json()["errors"]] == ["brand.logo_file_id"]
    shown = (await admin.client.get("/api/v1/organization")).json()
    assert shown["brand"]["logo_file_id"] is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"brand": {"primary_color": "red"}}, "brand.primary_color"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"time_zone": "Nowhere"}, "time_zone"),
        ({"slug": "mine"}, "slug"),
    ],
)
async def test_says_which_setting_is_wrong(
    world: World, change: dict[str, object], field: str
) -> None:
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    answer = await admin.client.patch("/api/v1/organization", json=change)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER])
async def test_only_administrators_change_settings(world: World, role: Role) -> None:
    member = await (await world.organization()).member(role)
    answer = await member.client.patch("/api/v1/organization", json={"tagline": "Mine"})
    assert answer.status_code == 403


async def test_settings_are_the_tenants_own(world: World) -> None:
    one, other = await world.organization(), await world.organization()
    admin = await one.member(Role.ORGANIZATION_ADMIN)
    await admin.client.patch("/api/v1/organization", json={"tagline": "Only here"})
    async with world.runtime.database.transaction(Tenant(other.id)) as uow:
        assert (await identity.get_settings(uow)).tagline == ""
    async with world.runtime.database.transaction(Tenant(one.id)) as uow:
        assert (await identity.get_settings(uow)).tagline == "Only here"
