"""Templates over HTTP, and the mails that are written by them."""

from typing import Any

from rolecall.access import Role
from rolecall.domains.messaging.contracts import MailKind, Recipient
from rolecall.infra.db import Database

from tests.domains.messaging.conftest import HOLD, Drain, Office
from tests.support.post_office import Post
from tests.support.smtp_server import Mailhost
from tests.support.world import Account, World

URL = "/api/v1/mail-templates"
REJECTED: dict[str, Any] = {
    "kind": "application_rejected",
    "texts": {"en": {"subject": "About {{job_title}}", "body": "Hello {{candidate_name}},\n\nno."}},
}


async def saved(account: Account, body: dict[str, Any]) -> dict[str, Any]:
    answer = await account.client.post(URL, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_own_words_and_back(world: World, database: Database) -> None:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    office = Office(database, organization.id)
    made = await saved(recruiter, REJECTED)
    held = await office.queue(kind=MailKind.APPLICATION_REJECTED, hold_for=HOLD)
    assert (await office.message(held)).text.startswith("Hello Ada Byron,\n\nno.")
    assert (await office.message(held)).subject == "About Job title"
    german = await office.queue(
        kind=MailKind.APPLICATION_REJECTED,
        recipient=Recipient(office.candidate, "Ada Byron", locale="de"),
        hold_for=HOLD,
    )
    assert "Bewerbung" in (await office.message(german)).text

    url = f"{URL}/{made['id']}"
    changed = {**REJECTED, "texts": {"de": {"subject": "Absage", "body": "Leider nein."}}}
    stale = await recruiter.client.put(url, json=changed, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    written = await recruiter.client.put(url, json=changed, headers={"If-Match": '"1"'})
    assert (written.status_code, written.headers["etag"]) == (200, '"2"')
    assert written.json()["texts"] == changed["texts"]
    assert (await office.message(held)).subject == "About Job title"

    again = await recruiter.client.post(URL, json=REJECTED)
    assert (again.status_code, again.json()["code"]) == (409, "template_taken")
    assert (await recruiter.client.delete(url)).status_code == 204
    assert (await recruiter.client.get(url)).status_code == 404
    plain = await office.queue(kind=MailKind.APPLICATION_REJECTED, hold_for=HOLD)
    assert (await office.message(plain)).subject == "Your application for Job title"
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    log = await admin.client.get("/api/v1/audit", params={"record_id": made["id"]})
    actions = [entry["action"] for entry in log.json()["items"]]
    assert actions == ["mail_templates.deleted", "mail_templates.saved", "mail_templates.saved"]


async def test_faults_lead_to_their_fields(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    texts = {
        "en": {"subject": "", "body": "x"},
        "de": {"subject": "Hallo {{candidat_name}}", "body": "x"},
    }
    answer = await recruiter.client.post(URL, json={"kind": "offer_sent", "texts": texts})
    assert answer.status_code == 422
    faults = {one["field"]: one["message"] for one in answer.json()["errors"]}
    assert faults["texts.en.subject"] == "Write something here."
    assert "Did you mean {{candidate_name}}?" in faults["texts.de.subject"]
    assert "{{offer_url}}" in faults["texts.de.body"]
    for body, field in (
        ({"kind": "candidate_message", "texts": REJECTED["texts"]}, "name"),
        ({"kind": "offer_sent", "texts": {}}, "texts"),
        ({"kind": "password_reset", "texts": REJECTED["texts"]}, "kind"),
    ):
        refused = await recruiter.client.post(URL, json=body)
        assert [one["field"] for one in refused.json()["errors"]] == [field]


async def test_saved_messages_have_names(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    body = {**REJECTED, "kind": "candidate_message"}
    first = await saved(recruiter, {**body, "name": "Ask for references"})
    await saved(recruiter, {**body, "name": "Keep in touch"})
    taken = await recruiter.client.post(URL, json={**body, "name": "ask FOR references"})
    assert taken.status_code == 409
    renamed = await recruiter.client.put(
        f"{URL}/{first['id']}", json={**body, "name": "keep in touch"}
    )
    assert renamed.status_code == 409
    listed = await recruiter.client.get(URL, params={"kind": "candidate_message"})
    assert [one["name"] for one in listed.json()["items"]] == [
        "Keep in touch",
        "Ask for references",
    ]


async def test_previews_and_tests(world: World, mailhost: Mailhost, drain: Drain) -> None:
    recruiter = await (await world.organization(name="Harbor Vale")).member(Role.RECRUITER)
    person = {"candidate_name": "Grace Hopper", "job_title": "Captain"}
    text = {"subject": "{{job_title}}", "body": "Hello {{candidate_name}} of {{organization_name}}"}
    wanted = {"kind": "application_rejected", "language": "en", "text": text}
    shown = await recruiter.client.post(f"{URL}/preview", json={**wanted, "person": person})
    assert shown.json()["subject"] == "Captain"
    assert "Hello Grace Hopper of Harbor Vale" in shown.json()["text"]
    assert "<style" not in shown.json()["html"]
    refused = await recruiter.client.post(
        f"{URL}/preview", json={**wanted, "text": {**text, "body": "{{nobody}}"}}
    )
    assert [one["field"] for one in refused.json()["errors"]] == ["text.body"]
    sent = await recruiter.client.post(f"{URL}/test", json=wanted)
    assert sent.json() == {"recipient": recruiter.email}
    await drain()
    [mail] = Post(mailhost).to(recruiter.email)
    assert mail["Subject"] == "Job title"


async def test_kinds_come_with_variables_and_the_product_text(world: World) -> None:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    answer = await recruiter.client.get("/api/v1/mail-template-kinds")
    kinds = {one["kind"]: one for one in answer.json()["items"]}
    offer = kinds["offer_sent"]
    assert {"name": "offer_url", "required": True}.items() <= next(
        one for one in offer["variables"] if one["name"] == "offer_url"
    ).items()
    assert set(offer["product"]) == {"en", "de", "es"}
    assert kinds["candidate_message"]["product"] == {}
    manager = await organization.member(Role.HIRING_MANAGER)
    assert (await manager.client.get("/api/v1/mail-template-kinds")).status_code == 403
    assert (await manager.client.post(URL, json=REJECTED)).status_code == 403
