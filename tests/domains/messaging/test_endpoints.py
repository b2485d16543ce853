"""Inbox and messages over HTTP."""

from typing import Any

from rolecall.access import Role
from rolecall.domains.messaging.contracts import NoticeKind, Notify, Reader, RecordRef
from rolecall.domains.messaging.service.inbox import notify
from rolecall.infra.db import Database
from rolecall.kernel.ids import uuid7

from tests.domains.messaging.conftest import HOLD, Office
from tests.support.world import Account, World


async def told(office: Office, *accounts: Account) -> None:
    async with office.database.transaction(office.tenant) as uow:
        await notify(
            uow,
            Notify(
                kind=NoticeKind.NEW_APPLICATION,
                readers=[Reader(account.user_id) for account in accounts],
                variables={"candidate_name": "Ada Byron", "job_title": "Nurse"},
                dedupe_key=str(uuid7()),
                link="/app/applications/1",
            ),
        )


async def get(account: Account, path: str, **params: Any) -> Any:
    response = await account.client.get(f"/api/v1/{path}", params=params)
    assert response.status_code == 200, response.text
    return response.json()


async def test_the_bell(world: World, database: Database) -> None:
    organization = await world.organization()
    me, colleague = [await organization.member(role) for role in (Role.RECRUITER, Role.INTERVIEWER)]
    office = Office(database, organization.id)
    for _ in range(3):
        await told(office, me)
    await told(office, colleague)
    assert await get(me, "notifications/unread-count") == {"count": 3}
    page = await get(me, "notifications", limit=2)
    rest = await get(me, "notifications", limit=2, cursor=page["next_cursor"])
    assert len(page["items"] + rest["items"]) == 3
    assert rest["next_cursor"] is None
    newest = page["items"][0]
    assert newest["title"] == "Ada Byron applied"
    assert newest["link"] == "/app/applications/1"
    read = await me.client.post(f"/api/v1/notifications/{newest['id']}/read")
    assert read.status_code == 200
    assert read.json()["read_at"]
    assert len((await get(me, "notifications", unread=True))["items"]) == 2
    everything = await me.client.post("/api/v1/notifications/read-all")
    assert everything.json() == {"marked": 2}
    assert await get(me, "notifications/unread-count") == {"count": 0}
    assert await get(colleague, "notifications/unread-count") == {"count": 1}
    foreign = await colleague.client.post(f"/api/v1/notifications/{newest['id']}/read")
    assert foreign.status_code == 404


async def test_what_one_wants_to_be_told(world: World) -> None:
    me = await (await world.organization()).member(Role.RECRUITER)
    before = (await get(me, "notifications/preferences"))["items"]
    assert {"kind": "new_application", "email": True, "in_app": True, "by_mail": True} in before
    wish = {"kind": "new_application", "email": False, "in_app": True}
    answer = await me.client.put("/api/v1/notifications/preferences", json=wish)
    assert answer.json() == {**wish, "by_mail": True}
    assert answer.json() in (await get(me, "notifications/preferences"))["items"]
    refused = await me.client.put(
        "/api/v1/notifications/preferences", json={**wish, "kind": "password_reset"}
    )
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "kind"


async def test_the_mails_of_an_application(world: World, database: Database) -> None:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    office = Office(database, organization.id)
    application_id = uuid7()
    held = await office.queue(record=RecordRef("application", application_id), hold_for=HOLD)
    [line] = (await get(recruiter, "messages", application_id=application_id))["items"]
    assert line["id"] == str(held)
    assert line["status"] == "held"
    assert line["recipient"] == office.candidate
    assert line["subject"].startswith("We received your application")
    assert line["sent_at"] is None
    assert line["send_after"] > line["created_at"]
    detail = await get(recruiter, f"messages/{held}")
    assert "[private link]" in detail["text"]
    recalled = await recruiter.client.post(f"/api/v1/messages/{held}/recall")
    assert recalled.json()["status"] == "recalled"
    again = await recruiter.client.post(f"/api/v1/messages/{held}/recall")
    assert (again.status_code, again.json()["code"]) == (409, "not_recallable")
    resend = await recruiter.client.post(f"/api/v1/messages/{held}/resend")
    assert (resend.status_code, resend.json()["code"]) == (409, "not_resendable")
    audit = await get(await organization.member(Role.ORGANIZATION_ADMIN), "audit", record_id=held)
    assert [entry["action"] for entry in audit["items"]] == ["messages.recalled"]


async def test_others_see_no_mails(world: World, database: Database) -> None:
    organization, other = await world.organization(), await world.organization()
    held = await Office(database, organization.id).queue(hold_for=HOLD)
    foreign = await other.member(Role.RECRUITER)
    manager = await organization.member(Role.HIRING_MANAGER)
    for path in (f"messages/{held}", f"messages/{held}/recall", f"messages/{held}/resend"):
        call = foreign.client.get if path.endswith(str(held)) else foreign.client.post
        assert (await call(f"/api/v1/{path}")).status_code == 404
        call = manager.client.get if path.endswith(str(held)) else manager.client.post
        assert (await call(f"/api/v1/{path}")).status_code == 403
    assert (await world.client().get(f"/api/v1/messages/{held}")).status_code == 401


async def test_a_list_of_mails_needs_an_application(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    answer = await recruiter.client.get("/api/v1/messages")
    assert answer.status_code == 422
