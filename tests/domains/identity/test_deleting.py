"""A person deletes their own login."""

from asyncio import gather
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import AccountTokenPurpose, Origin, SessionKind
from rolecall.domains.identity.events import LoginDeleted, PasswordChanged
from rolecall.domains.identity.models import users
from rolecall.domains.identity.service.account_links import account_mail, make_account_token
from rolecall.domains.identity.service.members import remove_member
from rolecall.domains.messaging.models import messages
from rolecall.infra.db.tables import metadata
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound, Unauthenticated
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

from tests.domains.identity.links import token_in
from tests.support.alerting import confirmed_alert
from tests.support.audited import audited
from tests.support.authenticator import SoftAuthenticator
from tests.support.events import published
from tests.support.hiring import applied, open_job
from tests.support.passkeys import added
from tests.support.post_office import post_office
from tests.support.world import PASSWORD, Account, Organization, World

Drain = Callable[[], Awaitable[int]]
DELETION = "/api/v1/me/deletion"
LATER = timedelta(minutes=16)


async def rows_of(world: World, user_id: UUID) -> int:
    """Count what points to a login by a foreign key."""
    count = 0
    async with world.runtime.database.transaction(PLATFORM) as uow:
        for table in metadata.tables.values():
            for column in table.columns:
                if any(key.target_fullname == "users.id" for key in column.foreign_keys):
                    where = sa.select(sa.func.count()).select_from(table).where(column == user_id)
                    count += await uow.fetch_value(where)
    return count


async def row_of(world: World, user_id: UUID) -> Any:
    async with world.runtime.database.transaction(PLATFORM) as uow:
        return await uow.fetch_one(sa.select(users).where(users.c.id == user_id))


async def platform_mails(world: World, email: str) -> list[str]:
    """Return the kinds of what the installation keeps of its mails to an address."""
    async with world.runtime.database.transaction(PLATFORM) as uow:
        rows = await uow.fetch(
            sa.select(messages.c.kind).where(
                messages.c.org_id == PLATFORM_ORG, messages.c.recipient_norm == email
            )
        )
    return [row["kind"] for row in rows]


async def remove_from(world: World, org: Organization, person: Account) -> None:
    remover = world.actor(org, Role.ORGANIZATION_ADMIN)
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        await remove_member(uow, remover, person.user_id)


async def test_the_login_goes_and_the_applications_stay(world: World, drain: Drain) -> None:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    job, other = [await open_job(recruiter, title=title) for title in ("Nurse", "Cook")]
    account = await world.account()
    email = account.email
    application = await applied(world.client(), job["id"], email=email, with_resume=False)
    await added(account.client, SoftAuthenticator())
    saved = f"/api/v1/saved-jobs/mine/{other['id']}"
    assert (await account.client.put(saved)).status_code == 204
    async with world.runtime.database.transaction(Tenant(organization.id)) as uow:
        await confirmed_alert(uow, email, UUID(other["id"]))
    async with world.runtime.database.transaction(PLATFORM) as uow:
        token_id = await make_account_token(uow, account.user_id, AccountTokenPurpose.SIGN_IN)
        mail = await account_mail(uow, token_id)
    assert mail is not None
    sign_in = {"email": email, "password": PASSWORD}
    tokens = (await world.client().post("/api/v1/auth/login", json=sign_in)).json()
    forgotten = await world.client().post("/api/v1/auth/forgot-password", json={"email": email})
    assert forgotten.status_code == 202
    await drain()
    assert "password_reset" in await platform_mails(world, email)

    async with post_office(world.runtime) as post:
        answers = await gather(*(account.client.post(DELETION) for _ in range(3)))
        assert {answer.status_code for answer in answers} <= {204, 401}
        async with world.runtime.database.transaction(PLATFORM) as uow:
            uow.emit(PasswordChanged(user_id=account.user_id, changed_at=clock.now()))
        await drain()
        assert post.subjects(email) == ["Your account was deleted"]
        assert len(post.mailhost.messages) == 1
    assert len(await published(world.runtime, PLATFORM_ORG, LoginDeleted, account.user_id)) == 1

    client = world.client()
    assert (await account.client.get("/api/v1/me")).status_code == 401
    refresh = {"refresh_token": tokens["refresh_token"]}
    assert (await client.post("/api/v1/auth/refresh", json=refresh)).status_code == 401
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await client.get("/api/v1/me", headers=bearer)).status_code == 401
    assert (await client.post("/api/v1/auth/login", json=sign_in)).status_code == 401
    used = {"token": token_in(mail.url)}
    assert (await client.post("/api/v1/auth/sign-in-links/use", json=used)).status_code == 410
    assert await rows_of(world, account.user_id) == 0
    left = await row_of(world, account.user_id)
    assert (left["status"], left["full_name"], left["password_hash"]) == ("deleted", "", None)
    assert email not in str(dict(left))
    assert await platform_mails(world, email) == ["account_deleted"]

    anew = await world.account(email)
    mine = (await anew.client.get("/api/v1/applications/mine")).json()["items"]
    assert [one["id"] for one in mine] == [application]
    for path in ("saved-jobs", "job-alerts"):
        assert (await anew.client.get(f"/api/v1/{path}/mine")).json()["items"] == []
    # The event once more, after somebody began anew, takes nothing of theirs.
    assert (await anew.client.put(saved)).status_code == 204
    [event] = await published(world.runtime, PLATFORM_ORG, LoginDeleted, account.user_id)
    async with world.runtime.database.transaction(PLATFORM) as uow:
        uow.emit(event)
    await drain()
    assert len((await anew.client.get("/api/v1/saved-jobs/mine")).json()["items"]) == 1
    unproved = await world.account(f"other-{email}", verified=False)
    assert (await unproved.client.get("/api/v1/applications/mine")).json()["items"] == []


async def test_an_old_session_proves_first_that_its_owner_is_there(world: World) -> None:
    account = await world.account()
    with clock.at(clock.now() + LATER):
        refused = await account.client.post(DELETION)
        assert (refused.status_code, refused.json()["code"]) == (403, "confirmation_needed")
        assert (await row_of(world, account.user_id))["email"] == account.email
        proof = await account.client.post("/api/v1/auth/confirmations", json={"password": PASSWORD})
        assert proof.status_code < 300, proof.text
        assert (await account.client.post(DELETION)).status_code == 204


async def test_a_member_cannot_go_and_a_former_one_keeps_the_name_there(world: World) -> None:
    organization, second = await world.organization(), await world.organization()
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    await world.join(second, admin, Role.RECRUITER)
    look = (await admin.client.get(DELETION)).json()
    assert look["keeps_name"] is True
    assert {(one["name"], one["last_administrator"]) for one in look["memberships"]} == {
        (organization.name, True),
        (second.name, False),
    }
    refused = await admin.client.post(DELETION)
    assert (refused.status_code, refused.json()["code"]) == (409, "still_a_member")
    assert organization.name in refused.json()["detail"]
    assert second.name in refused.json()["detail"]
    assert (await admin.client.get("/api/v1/me")).status_code == 200
    await organization.member(Role.ORGANIZATION_ADMIN)
    for org in (organization, second):
        await remove_from(world, org, admin)
    assert (await admin.client.post(DELETION)).status_code == 204
    async with world.runtime.database.transaction(Tenant(second.id)) as uow:
        known = await identity.get_members_by_ids(uow, [admin.user_id])
    assert known[admin.user_id].full_name == admin.full_name
    assert admin.email not in known[admin.user_id].email
    [entry] = await audited(world.runtime, PLATFORM_ORG, "identity.account_deleted", admin.user_id)
    assert entry.actor_id == admin.user_id


async def test_whoever_signs_in_at_the_same_moment_does_not_come_in(world: World) -> None:
    """The login was looked up before it was deleted; the session is begun after that."""
    account = await world.account()
    database = world.runtime.database
    async with database.transaction(PLATFORM) as uow:
        user = await identity.get_user(uow, account.user_id)
    await identity.delete_account_of(database, account.email)
    async with database.transaction(PLATFORM) as uow:
        with pytest.raises(Unauthenticated):
            await identity.open_session(
                uow, user, org_id=None, kind=SessionKind.PROGRAM, origin=Origin()
            )
    assert await rows_of(world, account.user_id) == 0


async def test_an_operator_deletes_on_request_and_no_member(world: World) -> None:
    database = world.runtime.database
    account = await world.account()
    await identity.delete_account_of(database, account.email.upper())
    with pytest.raises(NotFound):
        await identity.delete_account_of(database, account.email)
    member = await (await world.organization()).member(Role.RECRUITER)
    with pytest.raises(Conflict):
        await identity.delete_account_of(database, member.email)
    [entry] = await audited(
        world.runtime, PLATFORM_ORG, "identity.account_deleted", account.user_id
    )
    assert entry.actor_name == "Operator"
