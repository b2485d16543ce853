import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import MemberInvited, MemberJoined
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.domains.identity.links import invitation_token
from tests.support.audited import audited
from tests.support.events import published
from tests.support.world import PASSWORD, Account, Organization, World

NEW = "plum tree by the river"
WEB = {"X-Rolecall-Client": "web"}


class Inviting:
    """An organization with an administrator who has invited somebody."""

    def __init__(self, world: World, org: Organization, admin: Account, email: str) -> None:
        self.world, self.org, self.admin, self.email = world, org, admin, email
        self.id = UUID(int=0)

    async def invite(self, role: str = "recruiter") -> None:
        answer = await self.admin.client.post(
            "/api/v1/invitations", json={"email": self.email, "role": role}
        )
        assert answer.status_code == 201, answer.text
        self.id = UUID(answer.json()["id"])

    async def token(self) -> str:
        return await invitation_token(self.world.runtime, self.org.id, self.id)

    async def post(self, what: str) -> tuple[int, str]:
        answer = await self.admin.client.post(f"/api/v1/invitations/{self.id}/{what}")
        return answer.status_code, answer.json().get("code", answer.json().get("status"))


@pytest.fixture
async def inviting(world: World) -> Inviting:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    made = Inviting(world, org, admin, f"invited-{ids.uuid7().hex[-10:]}@example.com")
    await made.invite()
    return made


async def accept(client: AsyncClient, token: str, **more: str) -> tuple[int, dict[str, object]]:
    answer = await client.post("/api/v1/invitations/accept", json={"token": token, **more})
    return answer.status_code, answer.json()


async def test_invites_by_mail(inviting: Inviting) -> None:
    listed = (await inviting.admin.client.get("/api/v1/invitations")).json()["items"]
    assert [(i["email"], i["role"], i["status"], i["invited_by"]) for i in listed] == [
        (inviting.email, "recruiter", "pending", inviting.admin.full_name)
    ]
    runtime = inviting.world.runtime
    assert len(await published(runtime, inviting.org.id, MemberInvited, inviting.id)) == 1
    async with runtime.database.transaction(Tenant(inviting.org.id)) as uow:
        mail = await identity.invitation_mail(uow, inviting.id)
    assert mail is not None
    assert (mail.email, mail.organization_name) == (inviting.email, inviting.org.name)
    assert (mail.inviter_name, mail.role) == (inviting.admin.full_name, "recruiter")
    assert mail.url.startswith("http://testserver/app/accept-invitation?token=")
    assert len(await audited(runtime, inviting.org.id, "invitations.created", inviting.id)) == 1


async def test_shows_what_one_is_invited_to(inviting: Inviting, client: AsyncClient) -> None:
    answer = await client.get(
        "/api/v1/invitations/lookup", params={"token": await inviting.token()}
    )
    assert answer.status_code == 200, answer.text
    found = answer.json()
    del found["expires_at"]
    assert found == {
        "organization_name": inviting.org.name,
        "email": inviting.email,
        "role": "recruiter",
        "role_name": "",
        "needs_account": True,
    }


async def test_somebody_new_joins(inviting: Inviting, client: AsyncClient) -> None:
    token = await inviting.token()
    status, tokens = await accept(client, token, full_name="New Colleague", password=NEW)
    assert status == 200, tokens
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    me = (await client.get("/api/v1/me", headers=headers)).json()
    assert me["organization"]["role"] == "recruiter"
    assert me["user"]["full_name"] == "New Colleague"
    assert me["user"]["email_verified"] is True
    again = await client.post("/api/v1/auth/login", json={"email": inviting.email, "password": NEW})
    assert again.status_code == 200
    status, body = await accept(client, token, full_name="Somebody Else", password=NEW)
    assert status == 410, body
    listed = (await inviting.admin.client.get("/api/v1/invitations")).json()["items"]
    assert [i["status"] for i in listed] == ["accepted"]


async def test_a_browser_joins_with_a_cookie(inviting: Inviting, client: AsyncClient) -> None:
    answer = await client.post(
        "/api/v1/invitations/accept",
        json={"token": await inviting.token(), "full_name": "New Colleague", "password": NEW},
        headers=WEB,
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["organization"]["slug"] == inviting.org.slug
    assert answer.json()["permissions"]
    assert (await client.get("/api/v1/organization")).status_code == 200


async def test_a_login_that_exists_joins_with_its_password(
    world: World, inviting: Inviting, client: AsyncClient
) -> None:
    known = await world.account(email=inviting.email)
    token = await inviting.token()
    lookup = await client.get("/api/v1/invitations/lookup", params={"token": token})
    assert lookup.json()["needs_account"] is False
    status, body = await accept(client, token, password="wrong on purpose")
    assert (status, body["code"]) == (401, "invalid_credentials")
    status, body = await accept(client, token)
    assert status == 422
    status, body = await accept(client, token, password=PASSWORD, full_name="Ignored Name")
    assert status == 200, body
    me = (await known.client.get("/api/v1/me")).json()
    assert me["user"]["full_name"] == known.full_name
    assert [m["role"] for m in me["memberships"]] == ["recruiter"]


async def test_who_is_signed_in_joins_with_the_session(world: World, inviting: Inviting) -> None:
    known = await world.account(email=inviting.email)
    status, body = await accept(known.client, await inviting.token())
    assert status == 200, body


async def test_somebody_elses_session_is_not_enough(world: World, inviting: Inviting) -> None:
    await world.account(email=inviting.email)
    other = await world.account()
    token = await inviting.token()
    assert (await accept(other.client, token))[0] == 422
    assert (await accept(other.client, token, password="wrong on purpose"))[0] == 401


async def test_a_login_that_never_proved_its_address_gets_a_new_password(
    world: World, inviting: Inviting, client: AsyncClient
) -> None:
    squatter = await world.account(email=inviting.email, verified=False)
    status, body = await accept(client, await inviting.token(), full_name="The Owner", password=NEW)
    assert status == 200, body
    assert (await squatter.client.get("/api/v1/me")).status_code == 401
    old = await client.post(
        "/api/v1/auth/login", json={"email": inviting.email, "password": PASSWORD}
    )
    assert old.status_code == 401


async def test_an_invitation_is_taken_once_at_one_moment(world: World, inviting: Inviting) -> None:
    token = await inviting.token()
    clients = [world.client() for _ in range(5)]
    answers = await asyncio.gather(
        *(accept(client, token, full_name="New Colleague", password=NEW) for client in clients)
    )
    assert sorted(status for status, _ in answers) == [200, 410, 410, 410, 410]
    async with world.runtime.database.transaction(Tenant(inviting.org.id)) as uow:
        members = await identity.list_members(uow, [Role.RECRUITER])
        assert (await identity.get_organization(uow)).members_count == 2
    assert [member.email for member in members] == [inviting.email]
    joined = await published(world.runtime, inviting.org.id, MemberJoined, members[0].user_id)
    assert len(joined) == 1


async def test_a_known_login_takes_it_once_at_one_moment(world: World, inviting: Inviting) -> None:
    known = await world.account(email=inviting.email)
    token = await inviting.token()
    answers = await asyncio.gather(*(accept(known.client, token) for _ in range(5)))
    assert sorted(status for status, _ in answers) == [200, 410, 410, 410, 410]


async def test_sending_again_makes_earlier_links_void(
    inviting: Inviting, client: AsyncClient
) -> None:
    first = await inviting.token()
    assert await inviting.post("resend") == (200, "pending")
    second = await inviting.token()
    assert first != second
    body = {"full_name": "New Colleague", "password": NEW}
    assert (await accept(client, first, **body))[0] == 410
    assert (await accept(client, second, **body))[0] == 200
    events = await published(inviting.world.runtime, inviting.org.id, MemberInvited, inviting.id)
    assert len(events) == 2


async def test_a_revoked_invitation_is_void(inviting: Inviting, client: AsyncClient) -> None:
    token = await inviting.token()
    assert await inviting.post("revoke") == (200, "revoked")
    assert (await accept(client, token, full_name="New Colleague", password=NEW))[0] == 410
    assert await inviting.post("revoke") == (409, "invitation_closed")
    assert await inviting.post("resend") == (409, "invitation_closed")
    async with inviting.world.runtime.database.transaction(Tenant(inviting.org.id)) as uow:
        assert await identity.invitation_mail(uow, inviting.id) is None
    await inviting.invite("interviewer")
    assert (await accept(client, token, full_name="New Colleague", password=NEW))[0] == 410


async def test_an_invitation_expires_and_can_be_sent_again(
    inviting: Inviting, client: AsyncClient
) -> None:
    token = await inviting.token()
    body = {"full_name": "New Colleague", "password": NEW}
    with clock.shifted(timedelta(days=8)):
        assert (await accept(client, token, **body))[0] == 410
        listed = (await inviting.admin.client.get("/api/v1/invitations")).json()["items"]
        assert [i["status"] for i in listed] == ["expired"]
        assert await inviting.post("resend") == (200, "pending")
        assert (await accept(client, await inviting.token(), **body))[0] == 200


async def test_a_new_invitation_takes_the_place_of_an_expired_one(inviting: Inviting) -> None:
    with clock.shifted(timedelta(days=8)):
        await inviting.invite("interviewer")
        listed = (await inviting.admin.client.get("/api/v1/invitations")).json()["items"]
    assert [(i["role"], i["status"]) for i in listed] == [
        ("interviewer", "pending"),
        ("recruiter", "revoked"),
    ]


async def test_one_address_has_one_open_invitation(inviting: Inviting) -> None:
    for email in (inviting.email, inviting.email.upper()):
        answer = await inviting.admin.client.post(
            "/api/v1/invitations", json={"email": email, "role": "recruiter"}
        )
        assert answer.status_code == 409
        assert answer.json()["code"] == "already_invited"


async def test_a_member_is_not_invited_again(inviting: Inviting) -> None:
    answer = await inviting.admin.client.post(
        "/api/v1/invitations", json={"email": inviting.admin.email, "role": "recruiter"}
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "already_a_member"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"password": NEW}, "full_name"),
        ({"full_name": "New Colleague"}, "password"),
        ({"full_name": "New Colleague", "password": "short"}, "password"),
        ({"full_name": "New Colleague", "password": "password1234"}, "password"),
    ],
)
async def test_a_new_account_needs_a_name_and_a_good_password(
    inviting: Inviting, client: AsyncClient, more: dict[str, str], field: str
) -> None:
    status, body = await accept(client, await inviting.token(), **more)
    assert status == 422
    assert [error["field"] for error in body["errors"]] == [field]  # type: ignore[attr-defined]
    done = {"full_name": "New Colleague", "password": NEW}
    assert (await accept(client, await inviting.token(), **done))[0] == 200


async def test_nobody_joins_a_suspended_organization(
    world: World, inviting: Inviting, client: AsyncClient
) -> None:
    platform = await world.platform_admin()
    await platform.client.post(
        f"/api/v1/organizations/{inviting.org.id}/suspend", json={"reason": "A test"}
    )
    body = {"full_name": "New Colleague", "password": NEW}
    status, answer = await accept(client, await inviting.token(), **body)
    assert (status, answer["code"]) == (403, "organization_suspended")


@pytest.mark.parametrize("token", ["x", "a.b.c.d", "ä" * 30])
async def test_a_made_up_link_is_none(client: AsyncClient, token: str) -> None:
    lookup = await client.get("/api/v1/invitations/lookup", params={"token": token})
    assert lookup.status_code == 404
    assert (await accept(client, token, full_name="Nobody", password=NEW))[0] == 404


async def test_another_organizations_invitation_is_not_there(
    world: World, inviting: Inviting
) -> None:
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    for what in ("resend", "revoke"):
        answer = await stranger.client.post(f"/api/v1/invitations/{inviting.id}/{what}")
        assert answer.status_code == 404
    assert (await stranger.client.get("/api/v1/invitations")).json()["items"] == []


async def test_the_outbox_holds_nothing_a_link_is_made_of(inviting: Inviting) -> None:
    token = await inviting.token()
    events = await published(inviting.world.runtime, inviting.org.id, MemberInvited, inviting.id)
    for part in token.split("."):
        assert part not in repr(events)
