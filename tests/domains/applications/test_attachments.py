"""Files that go with messages to candidates."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.files import repository
from rolecall.domains.files.contracts import FileStatus
from rolecall.domains.files.models import files
from rolecall.domains.operations.service import run_operation
from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.domains.applications.test_conversation import conversation, recruiting, written
from tests.support.hiring import applied, move, open_job
from tests.support.post_office import post_office
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

Drain = Any
PLAN = pdf_resume("Plan")
NAME = "Willkommen in Zürich – Plan für die ersten Wochen.pdf"


async def uploaded(account: Account, name: str = NAME, content: bytes | None = None) -> str:
    answer = await account.client.post(
        "/api/v1/files",
        files={"file": (name, content or PLAN, "application/pdf")},
        data={"purpose": "document"},
    )
    assert answer.status_code == 201, answer.text
    file_id: str = answer.json()["id"]
    return file_id


def attached(mail: EmailMessage) -> list[tuple[str | None, str, str, Any]]:
    """Return the files of a mail as a program that knows nothing of us reads them."""
    return [
        (one.get_filename(), one.get_content_type(), one.get_content_disposition() or "",
         one.get_payload(decode=True))
        for one in mail.iter_attachments()
    ]  # fmt: skip


async def test_files_of_the_record_and_uploads_arrive_whole(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    organization = await world.organization(name="Harbor Vale")
    recruiter, application, email = await recruiting(world, organization)
    plan, notes = await uploaded(recruiter), await uploaded(recruiter, "notes.txt", b"Bring boots")
    candidate = (await conversation(recruiter, application))["candidate_id"]
    added = await recruiter.client.post(
        f"/api/v1/candidates/{candidate}/files", json={"file_id": notes, "kind": "other"}
    )
    assert added.status_code == 201, added.text
    mine = await written(recruiter, application, file_ids=[plan, notes, plan])
    assert [(one["filename"], one["file_id"]) for one in mine["attachments"]] == [
        (NAME, plan), ("notes.txt", notes),
    ]  # fmt: skip
    async with post_office(runtime) as post:
        with clock.at(clock.now() + timedelta(seconds=11)):
            await drain()
        [mail] = [one for one in post.to(email) if "Your start" in str(one["Subject"])]
    assert attached(mail) == [
        (NAME, "application/pdf", "attachment", PLAN),
        ("notes.txt", "text/plain", "attachment", b"Bring boots"),
    ]
    colleague = await organization.member(Role.RECRUITER)
    link = await colleague.client.post(f"/api/v1/files/{plan}/links", json={})
    assert link.status_code == 201
    interviewer = await organization.member(Role.INTERVIEWER)
    assert (
        await interviewer.client.post(f"/api/v1/files/{plan}/links", json={})
    ).status_code == 404


async def test_what_may_not_go_with_a_message(world: World) -> None:
    organization = await world.organization()
    recruiter, application, _ = await recruiting(world, organization)
    other = await applied(
        world.client(), (await open_job(recruiter))["id"], email=f"b@{organization.id.hex}.org"
    )
    sent_to_another = await uploaded(recruiter)
    await written(recruiter, other, file_ids=[sent_to_another])
    by_colleague = await uploaded(await organization.member(Role.RECRUITER))
    foreign = await uploaded((await recruiting(world))[0])
    confidential = await uploaded(recruiter)
    candidate = (await conversation(recruiter, application))["candidate_id"]
    await recruiter.client.post(
        f"/api/v1/candidates/{candidate}/files", json={"file_id": confidential, "kind": "reference"}
    )
    url = f"/api/v1/applications/{application}/messages"
    words = {"subject": "Hello", "body": "Hello"}
    for refused in (sent_to_another, by_colleague, foreign, confidential):
        answer = await recruiter.client.post(url, json={**words, "file_ids": [refused]})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file_ids")
    assert (await conversation(recruiter, application))["items"] == []


async def test_a_taken_back_message_gives_its_files_back(world: World, drain: Drain) -> None:
    recruiter, application, _ = await recruiting(world)
    plan = await uploaded(recruiter)
    first = await written(recruiter, application, file_ids=[plan])
    assert (await recruiter.client.post(f"/api/v1/messages/{first['id']}/recall")).is_success
    second = await written(recruiter, application, file_ids=[plan])
    assert second["id"] != first["id"]
    same = await written(recruiter, application, file_ids=[plan])
    without = await written(recruiter, application)
    assert (same["id"], without["id"] != second["id"]) == (second["id"], True)
    with clock.at(clock.now() + timedelta(days=2)):
        await drain()
        # Two days later the upload is not one that came to nothing.
        link = await recruiter.client.post(f"/api/v1/files/{plan}/links", json={})
        assert link.status_code == 201
    shown = {
        one["id"]: one["status"] for one in (await conversation(recruiter, application))["items"]
    }
    assert (shown[first["id"]], shown[second["id"]]) == ("recalled", "sent")


@pytest.mark.parametrize("broken", [False, True])
async def test_a_planned_message_waits_for_a_person_if_a_file_is_gone(
    world: World, database: Database, runtime: Runtime, drain: Drain, *, broken: bool
) -> None:
    organization = await world.organization()
    recruiter, application, email = await recruiting(world, organization)
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    plan = await uploaded(recruiter)
    candidate = (await conversation(recruiter, application))["candidate_id"]
    url = f"/api/v1/candidates/{candidate}/files"
    assert (await recruiter.client.post(url, json={"file_id": plan})).status_code == 201
    tomorrow = clock.now() + timedelta(days=1)
    mine = await written(recruiter, application, file_ids=[plan], send_at=tomorrow.isoformat())
    await drain()
    if broken:
        async with database.transaction(Tenant(organization.id)) as uow:
            await repository.change_status(
                uow, UUID(plan), FileStatus.RELEASED, FileStatus.QUARANTINED
            )
    else:
        assert (await admin.client.delete(f"{url}/{plan}")).status_code == 204
    async with post_office(runtime) as post:
        with clock.at(tomorrow + timedelta(seconds=1)):
            await drain()
            [shown] = [
                one for one in (await conversation(recruiter, application))["items"]
                if one["id"] == mine["id"]
            ]  # fmt: skip
            assert shown["status"] == "held"
            assert f"“{NAME}”" in shown["error"]
            assert "take the message back" in shown["error"].lower()
            notices = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
            assert "mail_not_delivered" in [one["kind"] for one in notices]
            if not broken:
                assert (await admin.client.post(f"{url}/{plan}/restore")).is_success
            released = await recruiter.client.post(f"/api/v1/messages/{mine['id']}/release")
            assert released.status_code == 200
            await drain()
        subjects = post.subjects(email)
    assert ("Your start, Ada Byron" in subjects) is not broken


async def test_one_file_goes_to_many_and_is_kept_once(
    world: World, database: Database, runtime: Runtime, drain: Drain
) -> None:
    organization = await world.organization(name="Harbor Vale")
    recruiter = await organization.member(Role.RECRUITER)
    job = await open_job(recruiter)
    domain = f"{organization.id.hex}.example.org"
    chosen = [
        await applied(world.client(), job["id"], email=f"{name}@{domain}") for name in ("a", "b")
    ]
    plan = await uploaded(recruiter)
    await drain()
    begun = await recruiter.client.post(
        "/api/v1/applications/mailings",
        json={
            "selection": {"ids": chosen},
            "texts": {"en": {"subject": "News", "body": "Hello"}},
            "file_ids": [plan],
        },
    )
    assert begun.status_code == 201, begun.text
    async with post_office(runtime) as post:
        await drain()
        await run_operation(database, organization.id, begun.json()["id"])
        with clock.at(clock.now() + timedelta(seconds=62)):
            await drain()
        for name in ("a", "b"):
            [mail] = [one for one in post.to(f"{name}@{domain}") if one["Subject"] == "News"]
            assert [one[0] for one in attached(mail)] == [NAME]
    async with database.transaction(Tenant(organization.id)) as uow:
        counted = await uow.fetch_value(
            sa.select(sa.func.count()).where(
                files.c.org_id == uow.org_id, files.c.purpose == "document"
            )
        )
    assert counted == 1
    assert (await recruiter.client.post(f"/api/v1/files/{plan}/links", json={})).is_success


async def test_files_of_a_saved_message_go_with_it_and_outlive_who_got_them(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    organization = await world.organization(name="Harbor Vale")
    recruiter, application, email = await recruiting(world, organization)
    other = await applied(
        world.client(),
        (await open_job(recruiter, title="Porter"))["id"],
        email=f"other-{email}",
        name="Otto Other",
    )
    plan, mine = await uploaded(recruiter), await uploaded(recruiter, "mine.pdf")
    template = {
        "kind": "candidate_message",
        "name": "Welcome",
        "texts": {"en": {"subject": "Your start", "body": "Hello"}},
        "file_ids": [plan, plan],
    }
    colleague = await organization.member(Role.RECRUITER)
    stolen = {**template, "name": "Not mine", "file_ids": [mine]}
    refused = await colleague.client.post("/api/v1/mail-templates", json=stolen)
    assert refused.status_code == 422, "a file that somebody else uploaded"
    saved = await recruiter.client.post("/api/v1/mail-templates", json=template)
    assert saved.status_code == 201, saved.text
    assert [one["file_id"] for one in saved.json()["attachments"]] == [plan]
    words = {"subject": "Thank you", "body": "Hello, {{status_url}}"}
    automatic = {
        "kind": "application_received", "texts": {"en": words}, "file_ids": [plan],
    }  # fmt: skip
    refused = await recruiter.client.post("/api/v1/mail-templates", json=automatic)
    assert [one["field"] for one in refused.json()["errors"]] == ["file_ids"]
    begun = await colleague.client.post(
        f"/api/v1/applications/{application}/messages/from-template",
        json={"mail_template_id": saved.json()["id"]},
    )
    assert [one["file_id"] for one in begun.json()["attachments"]] == [plan]
    for one in (application, other):
        await written(colleague, one, file_ids=[plan])
    async with post_office(runtime) as post:
        with clock.at(clock.now() + timedelta(seconds=11)):
            await drain()
        for address in (email, f"other-{email}"):
            [mail] = [one for one in post.to(address) if "Your start" in str(one["Subject"])]
            assert [one[0] for one in attached(mail)] == [NAME]
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    page = (await admin.client.get(f"/api/v1/applications/{other}")).json()
    rejected = await move(recruiter, other, "rejected")
    assert rejected.status_code == 200, rejected.text
    erased = await admin.client.post(
        f"/api/v1/candidates/{page['candidate']['id']}/erasure",
        json={"typed_name": "Otto Other", "cause": "request"},
    )
    assert erased.status_code == 202, erased.text
    await drain()
    assert (await colleague.client.get(f"/api/v1/files/{plan}")).status_code == 200
    url = f"/api/v1/mail-templates/{saved.json()['id']}"
    assert (await recruiter.client.delete(url)).status_code == 204
    kept = await colleague.client.get(f"/api/v1/files/{plan}")
    assert kept.status_code == 200, "the message that had it keeps it"
    again = await recruiter.client.post(
        f"/api/v1/applications/{application}/messages",
        json={"subject": "Again", "body": "Hello", "file_ids": [plan]},
    )
    assert again.status_code == 201, "its uploader may send it to the same person"
    manager = await organization.member(Role.HIRING_MANAGER)
    assert (await manager.client.get(f"/api/v1/files/{plan}")).status_code == 404


async def test_a_file_that_is_taken_off_a_saved_message_is_not_offered_any_more(
    world: World,
) -> None:
    organization = await world.organization()
    recruiter, application, _ = await recruiting(world, organization)
    first, second = await uploaded(recruiter), await uploaded(recruiter, "second.pdf")
    template = {
        "kind": "candidate_message",
        "name": "Welcome",
        "texts": {"en": {"subject": "Your start", "body": "Hello"}},
        "file_ids": [first],
    }
    saved = (await recruiter.client.post("/api/v1/mail-templates", json=template)).json()
    url = f"/api/v1/mail-templates/{saved['id']}"
    changed = await recruiter.client.put(url, json={**template, "file_ids": [second]})
    assert [one["file_id"] for one in changed.json()["attachments"]] == [second]
    colleague = await organization.member(Role.RECRUITER)
    body = {"subject": "Your start", "body": "Hello"}
    path = f"/api/v1/applications/{application}/messages"
    gone = await colleague.client.post(path, json={**body, "file_ids": [first]})
    assert gone.status_code == 422
    assert (await colleague.client.post(path, json={**body, "file_ids": [second]})).is_success
