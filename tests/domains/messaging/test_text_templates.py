"""Saved texts: written with checked variables, looked at, tried, and begun with."""

from typing import Any

from rolecall.access import Role

from tests.support.hiring import apply, open_job
from tests.support.world import World

URL = "/api/v1/text-templates"
CALL: dict[str, Any] = {
    "name": "Call me",
    "texts": {
        "en": "Hello {{candidate_name}}, may I call you about {{job_title}}? {{writer_name}}",
        "de": "Guten Tag {{candidate_name}}, darf ich Sie anrufen? {{writer_name}}",
    },
}


async def test_a_saved_text_is_written_changed_and_deleted(world: World) -> None:
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    made = await recruiter.client.post(URL, json=CALL)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    again = await recruiter.client.post(URL, json={**CALL, "name": "call ME"})
    assert (again.status_code, again.json()["code"]) == (409, "template_taken")
    url = f"{URL}/{made.json()['id']}"
    stale = await recruiter.client.put(url, json=CALL, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    changed = {**CALL, "texts": {"en": "Shall we talk?"}}
    written = await recruiter.client.put(url, json=changed, headers={"If-Match": '"1"'})
    assert (written.status_code, written.json()["texts"]) == (200, changed["texts"])
    listed = (await recruiter.client.get(URL)).json()["items"]
    assert [(one["name"], one["version"]) for one in listed] == [("Call me", 2)]
    assert (await recruiter.client.delete(url)).status_code == 204
    assert (await recruiter.client.get(URL)).json()["items"] == []


async def test_faults_lead_to_their_fields(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    texts = {"en": "Hello {{candidat_name}}", "de": " "}
    answer = await recruiter.client.post(URL, json={"name": "", "texts": texts})
    assert answer.status_code == 422
    faults = {one["field"]: one["message"] for one in answer.json()["errors"]}
    assert set(faults) == {"name", "texts.en", "texts.de"}
    assert "Did you mean {{candidate_name}}?" in faults["texts.en"]
    empty = await recruiter.client.post(URL, json={"name": "Empty", "texts": {}})
    assert empty.json()["errors"][0]["field"] == "texts"


async def test_a_preview_counts_what_is_sent(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    shown = await recruiter.client.post(f"{URL}/preview", json={"text": "{{candidate_name}} €"})
    assert shown.json() == {"text": "Ada Byron €", "encoding": "gsm7", "units": 12, "segments": 1}
    wide = await recruiter.client.post(f"{URL}/preview", json={"text": "ş" * 71})
    assert (wide.json()["encoding"], wide.json()["segments"]) == ("ucs2", 2)
    wrong = await recruiter.client.post(f"{URL}/preview", json={"text": "{{status_url}}"})
    assert wrong.status_code == 422


async def test_a_text_begins_with_a_saved_one_and_is_tried(world: World) -> None:
    organization = await world.organization(name="Harbor Vale")
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    settings = {"enabled": True, "kind": "local", "sender": "+1 614 555 0100"}
    assert (await admin.client.put("/api/v1/text-settings", json=settings)).status_code == 200
    recruiter = await organization.member(Role.RECRUITER)
    made = (await recruiter.client.post(URL, json=CALL)).json()
    german = world.client()
    german.headers["Accept-Language"] = "de-DE"
    job = (await open_job(recruiter))["id"]
    sent = await apply(german, job, name="Ben Vogt", with_resume=False)
    application = sent.json()["application_id"]
    begun = await recruiter.client.post(
        f"/api/v1/applications/{application}/texts/from-template",
        json={"text_template_id": made["id"]},
    )
    assert begun.json() == {
        "body": f"Guten Tag Ben Vogt, darf ich Sie anrufen? {recruiter.full_name}"
    }
    test = {"number": "+1 614 555 0179", "text": CALL["texts"]["en"]}
    refused = await recruiter.client.post("/api/v1/text-settings/test", json=test)
    assert refused.status_code == 403
    tried = await admin.client.post("/api/v1/text-settings/test", json=test)
    assert (tried.status_code, tried.json()["problem"]) == (200, "")
    wrong = {**test, "text": "{{nobody}}"}
    assert (await admin.client.post("/api/v1/text-settings/test", json=wrong)).status_code == 422
