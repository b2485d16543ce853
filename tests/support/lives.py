"""Somebody with a whole life in the product: applied, written about everywhere, met and hired."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.support.hiring import applied, move, open_job
from tests.support.offering import LETTER, accept, made, offer_page, terms
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
NAME, EMAIL, PHONE = "Zoraide Quellmann", "zoraide.quellmann@example.com", "+1 614 555 0143"
WORD = "Zitronenfalter"
"""Stands in every text that people wrote about her."""


async def a_whole_life(
    world: World, recruiter: Account, admin: Account, drain: Drain
) -> tuple[str, str]:
    """Let somebody apply, be written about everywhere and be hired; returns her ids."""
    question = {"id": "why", "kind": "text", "label": "Why?"}
    job = await open_job(recruiter, questions=[question])
    application_id = await applied(
        world.client(), job["id"], name=NAME, email=EMAIL, phone=PHONE,
        cover_note=f"My {WORD}", answer_why=f"Because of {WORD}",
    )  # fmt: skip
    application = f"applications/{application_id}"
    page = (await recruiter.client.get(f"/api/v1/{application}")).json()
    candidate_id = page["candidate"]["id"]
    candidate = f"candidates/{candidate_id}"
    await made(recruiter, f"{application}/notes", {"body": f"{WORD} {NAME}"}, 201)
    mention = {"body": f"{WORD} {NAME}", "mentions": [str(admin.user_id)]}
    await made(recruiter, f"{candidate}/notes", mention, 201)
    wording = {"subject": "About {{job_title}}", "body": f"Hello {{{{candidate_name}}}} {WORD}"}
    plan = await recruiter.client.post(
        "/api/v1/files", files={"file": (f"{NAME}.txt", WORD.encode())}
    )
    with_a_file = {**wording, "file_ids": [plan.json()["id"]]}
    await made(recruiter, f"{application}/messages", with_a_file, 201)
    texts = {"enabled": True, "kind": "local", "sender": "+1 614 555 0100"}
    assert (await admin.client.put("/api/v1/text-settings", json=texts)).status_code == 200
    await made(recruiter, f"{application}/text-consent", {"given": True, "note": WORD})
    await made(recruiter, f"{application}/texts", {"body": f"Hi {NAME}"}, 201)
    field = await made(admin, "custom-fields", {"label": "Remark", "kind": "text"}, 201)
    valued = await recruiter.client.patch(
        f"/api/v1/{candidate}/custom-fields", json={"values": {field["id"]: WORD}}
    )
    assert valued.status_code == 200, valued.text
    second = {"full_name": f"{NAME} the second", "phone": PHONE}
    twin = await made(recruiter, "candidates", second, 201)
    await made(recruiter, f"{candidate}/merge", {"merged_id": twin["id"]})
    sheet = f"name,email\n{NAME},{EMAIL}\n".encode()
    sent = await recruiter.client.post("/api/v1/imports", files={"file": ("p.csv", sheet)})
    assert sent.status_code == 201, sent.text
    await drain()
    found = (await recruiter.client.get(f"/api/v1/imports/{sent.json()['id']}")).json()
    await made(recruiter, f"imports/{found['id']}/check")
    export = {"selection": {"ids": [application_id]}, "action": {"do": "export"}}
    await made(recruiter, "applications/operations", export, 201)
    await drain()
    await _met_and_hired(world, recruiter, job, application_id)
    await drain()
    return application_id, candidate_id


async def _met_and_hired(
    world: World, recruiter: Account, job: dict[str, Any], application_id: str
) -> None:
    kit = {
        "name": "On-site",
        "attributes": [{"key": "calm", "name": "Calm"}],
        "questions": [{"key": "q1", "text": "A hard night?", "attribute": "calm"}],
    }
    kit_id = (await made(recruiter, "interview-kits", kit, 201))["id"]
    body = {
        "kit_id": kit_id,
        "interviewer_ids": [str(recruiter.user_id)],
        "starts_at": "2099-06-01T09:00:00Z",
        "title": f"Meet {NAME}",
        "instructions": WORD,
    }
    interview = await made(recruiter, f"applications/{application_id}/interviews", body, 201)
    card = {"ratings": {"calm": 3}, "notes": {"q1": WORD}, "summary": NAME, "recommendation": "yes"}
    for summary in (NAME, f"{NAME} again"):
        path = f"interviews/{interview['id']}/scorecard/submit"
        await made(recruiter, path, {**card, "summary": summary})
    link = {"kit_id": kit_id, "seats": [[str(recruiter.user_id)]], "candidate_note": WORD}
    await made(recruiter, f"applications/{application_id}/booking-links", link, 201)
    for stage in ("screening", "interview", "offer"):
        moved = await move(recruiter, application_id, stage, note=f"{WORD} {NAME}")
        assert moved.status_code == 200, moved.text
    template = await made(recruiter, "offer-templates", LETTER, 201)
    drafted = {
        "application_id": application_id,
        "template_id": template["id"],
        "terms": terms(),
        "private_notes": f"{NAME} wants more",
    }
    offer = await made(recruiter, "offers", drafted, 201)
    await made(recruiter, f"offers/{offer['id']}/send")
    path = await offer_page(world, recruiter, offer["id"])
    assert (await accept(world.client(), path, name=NAME)).status_code == 303
