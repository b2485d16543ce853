"""Drafts of applications: nothing typed or uploaded is lost, and nobody else opens them."""

import base64
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from starlette.types import Message

from rolecall.access import Role
from rolecall.domains.applications.contracts.drafts import LIFETIME, MOST_READINGS
from rolecall.domains.applications.models.drafts import drafts
from rolecall.domains.files.models import files
from rolecall.domains.files.service import keys
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import ApplyingSettings
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import open_job
from tests.support.outline import outline, typed
from tests.support.photographs import photograph
from tests.support.post_office import post_office
from tests.support.proofs import prove
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
PERSON = {"full_name": "Ana Petrov", "email": "ana@example.com", "consent": "true"}
CV = (
    "cv.pdf",
    pdf_resume("Ana Petrov", "ana.petrov@example.com", "+1 614 555 0123", "Registered nurse"),
    "application/pdf",
)
QUESTIONS: list[dict[str, Any]] = [
    {"id": "licensed", "kind": "yes_no", "label": "Are you licensed?", "required": True},
    {"id": "paper", "kind": "file", "label": "Your licence"},
]


async def opened(world: World, **changes: Any) -> tuple[Account, str, str]:
    """Return the recruiter, the job's id, and the job's page."""
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    job = await open_job(recruiter, **changes)
    return recruiter, job["id"], f"/careers/{organization.slug}/jobs/{job['id']}"


def org_of(recruiter: Account) -> UUID:
    """Return the recruiter's organization."""
    assert recruiter.actor.org_id is not None
    return recruiter.actor.org_id


async def applications_of(recruiter: Account, job_id: str) -> list[dict[str, Any]]:
    listed = await recruiter.client.get("/api/v1/applications", params={"job_id": job_id})
    found: list[dict[str, Any]] = listed.json()["items"]
    return found


async def page_of(recruiter: Account, job_id: str) -> dict[str, Any]:
    (summary,) = await applications_of(recruiter, job_id)
    read = await recruiter.client.get(f"/api/v1/applications/{summary['id']}")
    found: dict[str, Any] = read.json()
    return found


async def begun(client: httpx2.AsyncClient, page: str, **values: str) -> dict[str, Any]:
    """Begin a draft as the script does."""
    with clock.at(clock.now() - timedelta(seconds=5)):
        asked = await client.get(f"{page}/apply/challenge")
        put = await client.put(
            f"{page}/apply/draft", json={"values": values, "proof": prove(asked.json())}
        )
    assert put.status_code == 200, put.text
    draft: dict[str, Any] = put.json()
    return draft


async def test_a_form_that_is_refused_keeps_what_was_typed_and_the_files(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, page = await opened(world, questions=QUESTIONS)
    refused = await client.post(
        f"{page}/apply",
        data={**PERSON, "cover_note": "I like nights."},
        files={"resume": CV, "answer_paper": ("licence.pdf", pdf_resume("Paper"), "x/y")},
    )
    assert refused.status_code == 422
    found = outline(refused)
    assert "Kept: cv.pdf" in refused.text
    assert "Kept: licence.pdf" in refused.text
    assert "choose your files once more" not in refused.text
    assert [a for a in found.all("button") if a.get("value") == "remove:resume"]
    reloaded = await client.get(f"{page}/apply")
    assert reloaded.status_code == 200
    assert reloaded.headers["cache-control"] == "no-store"
    outline(reloaded)
    form = typed(reloaded)
    assert (form["full_name"], form["cover_note"]) == ("Ana Petrov", "I like nights.")
    assert "consent" not in form, "who sends agrees at that moment"
    sent = await client.post(
        f"{page}/apply", data={**form, "consent": "true", "answer_licensed": "yes"}
    )
    assert sent.status_code == 303, sent.text
    application = await page_of(recruiter, job_id)
    assert application["resume"]["filename"] == "cv.pdf"
    assert {file["filename"] for file in application["files"]} == {"cv.pdf", "licence.pdf"}
    gone = await client.get(f"{page}/apply", follow_redirects=False)
    assert (gone.status_code, gone.headers["location"]) == (303, page)


async def test_a_resume_fills_the_form_in_without_a_script(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, page = await opened(world)
    read = await client.post(
        f"{page}/apply",
        data={"step": "read", "full_name": "Anna-Maria Petrov", "phone": ""},
        files={"resume": CV},
        follow_redirects=True,
    )
    assert read.status_code == 200, read.text
    form = typed(read)
    assert form["full_name"] == "Anna-Maria Petrov", "what was typed is never replaced"
    assert (form["email"], form["phone"]) == ("ana.petrov@example.com", "+16145550123")
    assert "Your résumé is read" in read.text
    sent = await client.post(f"{page}/apply", data={**form, "consent": "true"})
    assert sent.status_code == 303, sent.text
    application = await page_of(recruiter, job_id)
    assert application["resume"]["filename"] == "cv.pdf"


async def test_reading_without_a_file_says_what_is_missing(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, _, page = await opened(world)
    asked = await client.post(f"{page}/apply", data={"step": "read", "full_name": "Ana"})
    assert asked.status_code == 422
    assert "Choose the file with your résumé first." in asked.text
    assert typed(asked)["full_name"] == "Ana"


async def test_a_bad_file_is_named_and_the_rest_is_kept(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, _, page = await opened(world)
    refused = await client.post(
        f"{page}/apply",
        data={**PERSON, "step": "read"},
        files={"resume": ("run.exe", b"MZ" + bytes(200), "application/pdf")},
    )
    assert refused.status_code == 422
    assert 'id="resume-error"' in refused.text
    assert typed(await client.get(f"{page}/apply"))["email"] == "ana@example.com"


async def test_a_draft_opens_for_its_token_alone(world: World, client: httpx2.AsyncClient) -> None:
    _, _, page = await opened(world)
    _, _, other_page = await opened(world)
    await begun(client, page, full_name="Ana Petrov")
    token = client.cookies["rolecall_draft"]
    stranger = world.client()
    assert (await stranger.get(f"{page}/apply/draft")).status_code == 404
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), token[:32], "x", ""):
        asked = await stranger.get(
            f"{page}/apply/draft", headers={"cookie": f"rolecall_draft={wrong}"}
        )
        assert asked.status_code == 404
    elsewhere = await stranger.get(
        f"{other_page}/apply/draft", headers={"cookie": f"rolecall_draft={token}"}
    )
    assert elsewhere.status_code == 404
    mine = await stranger.get(f"{page}/apply/draft", headers={"cookie": f"rolecall_draft={token}"})
    assert mine.json()["values"]["full_name"] == "Ana Petrov"
    assert "HttpOnly" in str((await client.get(f"{page}/apply/go-on/{token}")).headers)


async def test_what_a_draft_holds_is_sealed_and_moves_under_a_new_key(
    world: World, client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    recruiter, _, page = await opened(world)
    await begun(client, page, full_name="Ana Petrov", email="ana@example.com")
    org_id = org_of(recruiter)
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        (row,) = await uow.fetch(sa.select(*drafts.c))
    assert "Ana" not in str(dict(row))
    report = await keys.rotate_keys(runtime.database, Tenant(org_id), new_data_key=True)
    assert report.reencrypted["application_drafts.body"] == 1
    assert (await client.get(f"{page}/apply/draft")).json()["values"]["full_name"] == "Ana Petrov"


async def test_a_draft_takes_a_proof_of_work(world: World, client: httpx2.AsyncClient) -> None:
    _, _, page = await opened(world)
    for proof in ("", "{}", "no json"):
        refused = await client.put(
            f"{page}/apply/draft", json={"values": {"full_name": "Bot"}, "proof": proof}
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")
    asked = (await client.get(f"{page}/apply/challenge")).json()
    proof = prove(asked)
    body = {"values": {}, "proof": proof}
    assert (await client.put(f"{page}/apply/draft", json=body)).status_code == 200
    again = await world.client().put(f"{page}/apply/draft", json=body)
    assert again.status_code == 403, "each proof counts once"


async def test_a_draft_goes_a_week_after_its_last_change(
    world: World, client: httpx2.AsyncClient, runtime: Runtime, drain: Drain
) -> None:
    recruiter, _, page = await opened(world)
    await client.post(f"{page}/apply", data={"full_name": "Ana"}, files={"resume": CV})
    org_id = org_of(recruiter)
    start = clock.now()
    with clock.at(start + LIFETIME - timedelta(hours=1)):
        await client.post(f"{page}/apply", data={"full_name": "Ana P"})
    with clock.at(start + LIFETIME + timedelta(minutes=1)):
        await drain()
        assert (await client.get(f"{page}/apply")).status_code == 200
    with clock.at(start + 2 * LIFETIME):
        await drain()
        gone = await client.get(f"{page}/apply", follow_redirects=False)
    assert gone.status_code == 303
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch(sa.select(drafts.c.id)) == []
        assert await uow.fetch(sa.select(files.c.id)) == []


async def test_its_author_discards_a_draft(
    world: World, client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    recruiter, _, page = await opened(world)
    await client.post(f"{page}/apply", data={"full_name": "Ana"}, files={"resume": CV})
    done = await client.post(f"{page}/apply", data={"step": "discard"}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, page)
    async with runtime.database.transaction(Tenant(org_of(recruiter))) as uow:
        assert await uow.fetch(sa.select(drafts.c.id)) == []
        assert await uow.fetch(sa.select(files.c.id)) == []


async def test_a_file_is_taken_off(world: World, client: httpx2.AsyncClient) -> None:
    _, _, page = await opened(world)
    await client.post(f"{page}/apply", data={"full_name": "Ana"}, files={"resume": CV})
    shown = await client.post(
        f"{page}/apply", data={"step": "remove:resume", "full_name": "Ana"}, follow_redirects=True
    )
    assert "Kept: cv.pdf" not in shown.text
    assert typed(shown)["full_name"] == "Ana"


async def test_a_resume_is_read_a_few_times_and_no_more(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, _, page = await opened(world)
    await begun(client, page)
    await client.post(f"{page}/apply", data={"full_name": ""}, files={"resume": CV})
    came = [
        (await client.post(f"{page}/apply/draft/read")).json()["came"]
        for _ in range(MOST_READINGS + 1)
    ]
    assert came == ["read"] * MOST_READINGS + ["stopped"]


async def test_uncertain_values_are_marked_until_somebody_changes_them(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, _, page = await opened(world)
    await begun(client, page)
    await client.post(f"{page}/apply", data={"full_name": ""}, files={"resume": CV})
    read = (await client.post(f"{page}/apply/draft/read")).json()
    marked = set(read["to_check"])
    assert marked <= set(read["values"])
    # Addresses, and numbers that are written with their country, are found by rules.
    assert not marked & {"email", "phone"}
    shown = await client.get(f"{page}/apply")
    assert shown.text.count('class="field unsure"') == len(marked)
    for name in marked:
        assert f'id="{name}-check"' in shown.text
        changed = await client.put(f"{page}/apply/draft", json={"values": {name: "Other"}})
        assert name not in changed.json()["to_check"]


async def test_nobody_applies_twice_through_a_draft(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, page = await opened(world)
    assert (await client.post(f"{page}/apply", data=PERSON)).status_code == 303
    again = await client.post(f"{page}/apply", data=PERSON, files={"resume": CV})
    assert again.status_code == 409
    assert "rolecall_draft" not in client.cookies
    assert len(await applications_of(recruiter, job_id)) == 1


@pytest.mark.parametrize("broken_at", [1, 1_000])
async def test_an_upload_goes_on_where_it_broke(
    world: World, client: httpx2.AsyncClient, broken_at: int
) -> None:
    recruiter, job_id, page = await opened(world)
    await begun(client, page, full_name="Ana Petrov", email="ana@example.com")
    content = CV[1]
    where = await upload_begun(client, page, "resume", "cv.pdf", len(content))
    assert (await patched(client, where, 0, content[:broken_at])).status_code == 204
    head = await client.head(where)
    assert head.headers["upload-offset"] == str(broken_at)
    assert head.headers["upload-length"] == str(len(content))
    wrong = await patched(client, where, broken_at + 5, content[broken_at + 5 :])
    assert (wrong.status_code, wrong.json()["offset"]) == (409, broken_at)
    listed = (await client.get(f"{page}/apply/draft")).json()["uploads"]
    assert [(one["filename"], one["offset"]) for one in listed] == [("cv.pdf", broken_at)]
    done = await patched(client, where, broken_at, content[broken_at:])
    assert (done.status_code, done.headers["upload-offset"]) == (204, str(len(content)))
    assert (await client.head(where)).headers["upload-offset"] == str(len(content))
    draft = (await client.get(f"{page}/apply/draft")).json()
    assert draft["files"]["resume"]["filename"] == "cv.pdf"
    assert draft["uploads"] == []
    sent = await client.post(f"{page}/apply", data=PERSON)
    assert sent.status_code == 303, sent.text
    application = await page_of(recruiter, job_id)
    file_id = application["resume"]["file_id"]
    link = await recruiter.client.post(f"/api/v1/files/{file_id}/links", json={})
    assert (await client.get(link.json()["url"])).content == content


async def test_uploads_are_refused_with_a_reason(
    world: World, client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    _, _, page = await opened(world)
    nobody = await client.post(f"{page}/apply/files", headers={"upload-length": "10"})
    assert nobody.status_code == 404
    await begun(client, page)
    limit = runtime.settings.storage.max_upload_bytes
    for length, field, status in (
        (limit + 1, "resume", 413), (0, "resume", 422), (10, "answer_unasked", 404),
        (10, "full_name", 422),
    ):  # fmt: skip
        answer = await client.post(
            f"{page}/apply/files",
            headers={"upload-length": str(length), "upload-metadata": metadata(field, "cv.pdf")},
        )
        assert answer.status_code == status, answer.text
    where = await upload_begun(client, page, "resume", "cv.pdf", 10)
    assert (await patched(client, where, 0, b"x" * 11)).status_code == 413
    bad = await patched(client, where, 0, b"MZ" + bytes(8))
    assert bad.status_code == 415, bad.text
    assert (await client.head(where)).status_code == 404, "what was refused is given up"


async def test_pieces_lie_sealed_and_go_when_they_are_given_up(
    world: World, client: httpx2.AsyncClient, runtime: Runtime, drain: Drain
) -> None:
    recruiter, _, page = await opened(world)
    await begun(client, page)
    where = await upload_begun(client, page, "resume", "cv.txt", 100)
    await patched(client, where, 0, b"Ana Petrov, nurse")
    folder = f"{org_of(recruiter)}/incoming/{where.rpartition('/')[2]}"
    (piece,) = [one.key async for one in runtime.store.list(folder)]
    stored = b"".join([part async for part in await runtime.store.get(piece)])
    assert b"Petrov" not in stored
    other = world.client()
    assert (await other.head(where)).status_code == 404
    assert (await client.delete(where)).status_code == 204
    assert (await client.head(where)).status_code == 404
    await drain()
    assert [one async for one in runtime.store.list(folder)] == []


async def test_an_upload_that_is_abandoned_goes(
    world: World, client: httpx2.AsyncClient, runtime: Runtime, drain: Drain
) -> None:
    recruiter, _, page = await opened(world)
    await begun(client, page)
    where = await upload_begun(client, page, "resume", "cv.txt", 100)
    await patched(client, where, 0, b"Ana Petrov, nurse")
    with clock.at(clock.now() + LIFETIME + timedelta(minutes=1)):
        await drain()
    folder = f"{org_of(recruiter)}/incoming/{where.rpartition('/')[2]}"
    assert [one async for one in runtime.store.list(folder)] == []


async def test_what_fills_in_the_hidden_field_is_asked_to_confirm_by_mail(
    world: World, client: httpx2.AsyncClient, drain: Drain, runtime: Runtime
) -> None:
    """Nothing is refused and nothing is lost: the link in the mail opens the form as it was."""
    recruiter, job_id, page = await opened(world)
    mailbox = f"ana.{job_id[-12:]}@example.com"
    asked = await client.post(
        f"{page}/apply",
        data={**PERSON, "email": mailbox, "company_fax": "123", "cover_note": "Hello"},
        files={"resume": CV},
        follow_redirects=True,
    )
    assert asked.status_code == 200
    assert "One more step" in asked.text
    assert await applications_of(recruiter, job_id) == []
    again = await client.post(
        f"{page}/apply",
        data={**PERSON, "email": mailbox, "company_fax": "1", "cover_note": "Hello"},
    )
    assert again.status_code == 303, "the browser's own token proves nothing"
    assert await applications_of(recruiter, job_id) == []
    async with post_office(runtime) as post:
        await drain()
        link = next(one for one in post.links(mailbox) if "/apply/go-on/" in one)
    reader = world.client()
    opened_page = await reader.get(link, follow_redirects=True)
    form = typed(opened_page)
    assert form["cover_note"] == "Hello"
    sent = await reader.post(f"{page}/apply", data={**form, "consent": "true"})
    assert sent.status_code == 303, sent.text
    application = await page_of(recruiter, job_id)
    assert application["resume"]["filename"] == "cv.pdf"


def metadata(field: str, filename: str) -> str:
    """Return the header of tus that names field and file."""
    coded = {"field": field, "filename": filename}
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in coded.items()
    )


async def upload_begun(
    client: httpx2.AsyncClient, page: str, field: str, filename: str, length: int
) -> str:
    """Begin an upload; returns where it goes on."""
    made = await client.post(
        f"{page}/apply/files",
        headers={"upload-length": str(length), "upload-metadata": metadata(field, filename)},
    )
    assert made.status_code == 201, made.text
    return made.headers["location"]


async def patched(
    client: httpx2.AsyncClient, where: str, offset: int, content: bytes
) -> httpx2.Response:
    """Send bytes from an offset on."""
    return await client.patch(
        where,
        content=content,
        headers={
            "upload-offset": str(offset),
            "content-type": "application/offset+octet-stream",
        },
    )


async def test_a_stranger_with_anothers_address_changes_nothing_of_the_record(
    world: World, client: httpx2.AsyncClient
) -> None:
    """Anybody can type an address: what came with it stands on the application alone."""
    recruiter, _, page = await opened(world)
    second = await open_job(recruiter, title="Another job")
    own = {**PERSON, "phone": "+1 614 555 0123", "location": "Denver"}
    assert (await client.post(f"{page}/apply", data=own, files={"resume": CV})).status_code == 303
    (before,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    record = f"/api/v1/candidates/{before['id']}"
    known = (await recruiter.client.get(record)).json()
    other_page = f"{page.rpartition('/')[0]}/{second['id']}"
    stranger = {**PERSON, "full_name": "Somebody Else", "email": "ANA@example.com",
                "phone": "+1 614 555 0199", "location": "Nowhere"}  # fmt: skip
    sent = await world.client().post(
        f"{other_page}/apply", data=stranger, files={"resume": ("other.pdf", pdf_resume("X"), "")}
    )
    assert sent.status_code == 303, sent.text
    after = (await recruiter.client.get(record)).json()
    changed = {name for name in known if known[name] != after[name]}
    assert changed == {"applications_count", "last_applied_at", "consents"}
    # That whoever sent it agreed is added to what is known; nothing that was known goes.
    assert all(consent in after["consents"] for consent in known["consents"])
    assert len(after["consents"]) == len(known["consents"]) + 1
    assert (after["full_name"], after["phone"], after["location"]) == (
        "Ana Petrov", "+1 614 555 0123", "Denver",
    )  # fmt: skip
    found = await page_of(recruiter, second["id"])
    assert found["candidate"]["id"] == before["id"]
    assert found["resume"]["filename"] == "other.pdf"
    listed = await applications_of(recruiter, second["id"])
    assert listed[0]["candidate"]["full_name"] == "Somebody Else"


async def test_photographed_pages_become_the_resume(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, page = await opened(world)
    photos = [("photos", ("IMG_1.jpg", photograph(), "image/jpeg")) for _ in range(2)]
    cut = ("photos", ("IMG_3.jpg", photograph()[:400], "image/jpeg"))
    refused = await client.post(f"{page}/apply", data=PERSON, files=[*photos, cut])
    assert refused.status_code == 422
    assert 'id="photos-error"' in refused.text
    shown = await client.post(
        f"{page}/apply", data={**PERSON, "step": "read"}, files=photos, follow_redirects=True
    )
    assert "Kept: photos.pdf" in shown.text
    sent = await client.post(f"{page}/apply", data={**typed(shown), "consent": "true"})
    assert sent.status_code == 303, sent.text
    assert (await page_of(recruiter, job_id))["resume"]["filename"] == "photos.pdf"
    second = await open_job(recruiter, title="Another job")
    other_page = f"{page.rpartition('/')[0]}/{second['id']}"
    at_once = await client.post(f"{other_page}/apply", data=PERSON, files=photos)
    assert at_once.status_code == 303, at_once.text
    assert (await page_of(recruiter, second["id"]))["resume"]["filename"] == "photos.pdf"


@pytest.fixture
def limited(runtime: Runtime) -> Iterator[Callable[..., None]]:
    """Sets how many applications one network address may send."""
    before = runtime.settings

    def limit(**limits: int) -> None:
        runtime.settings = replace(before, applying=ApplyingSettings.model_validate(limits))

    yield limit
    runtime.settings = before


async def test_many_without_a_proof_confirm_by_mail_and_those_with_one_do_not(
    world: World, limited: Callable[..., None]
) -> None:
    recruiter, job_id, page = await opened(world)
    limited(unproved_applications_per_hour=2)
    visitor, neighbour = world.client(), world.client()
    for number in (1, 2):
        person = {**PERSON, "email": f"ana{number}@example.com"}
        sent = await visitor.post(f"{page}/apply", data=person, follow_redirects=False)
        assert sent.headers["location"].startswith("/status/")
    third = await visitor.post(
        f"{page}/apply", data={**PERSON, "email": "ana3@example.com"}, follow_redirects=True
    )
    assert "One more step" in third.text
    elsewhere = await neighbour.post(
        f"{page}/apply", data={**PERSON, "email": "ana4@example.com"}, follow_redirects=False
    )
    assert elsewhere.headers["location"].startswith("/status/")
    with clock.at(clock.now() - timedelta(seconds=5)):
        asked = (await visitor.get(f"{page}/apply/challenge")).json()
    proved = {**PERSON, "email": "ana5@example.com", "proof": prove(asked)}
    visitor.cookies.clear()
    sent = await visitor.post(f"{page}/apply", data=proved, follow_redirects=False)
    assert sent.headers["location"].startswith("/status/")
    assert len(await applications_of(recruiter, job_id)) == 4


async def test_too_many_from_one_place_wait_and_lose_nothing(
    world: World, client: httpx2.AsyncClient, limited: Callable[..., None]
) -> None:
    _, _, page = await opened(world)
    limited(applications_per_hour=1)
    assert (await client.post(f"{page}/apply", data=PERSON)).status_code == 303
    second = await client.post(
        f"{page}/apply", data={**PERSON, "email": "bo@example.com"}, files={"resume": CV}
    )
    assert second.status_code == 429
    assert "Many applications came from your network." in second.text
    assert "Kept: cv.pdf" in second.text
    assert typed(await client.get(f"{page}/apply"))["email"] == "bo@example.com"


async def test_programs_are_held_to_the_same_limits(
    world: World, limited: Callable[..., None]
) -> None:
    recruiter, job_id, _ = await opened(world)
    limited(unproved_applications_per_hour=1, applications_per_hour=4)
    visitor = world.client()
    api = f"/api/v1/public/jobs/{job_id}"

    def person(number: int, **fields: str) -> dict[str, str]:
        return {**PERSON, "email": f"ana{number}@example.com", **fields}

    assert (await visitor.post(f"{api}/applications", data=person(1))).status_code == 201
    unproved = await visitor.post(f"{api}/applications", data=person(2))
    assert (unproved.status_code, unproved.json()["code"]) == (403, "proof_needed")
    proof = prove((await visitor.get(f"{api}/challenge")).json())
    proved = await visitor.post(f"{api}/applications", data=person(2, proof=proof))
    assert proved.status_code == 201, proved.text
    again = await visitor.post(f"{api}/applications", data=person(3, proof=proof))
    assert again.json()["code"] == "proof_needed", "a proof counts once"
    signed_in = await world.account()
    portal = await signed_in.client.post(f"/api/v1/jobs/{job_id}/apply", data={"consent": "true"})
    assert portal.status_code == 201, portal.text
    sixth = await visitor.post(f"{api}/applications", data=person(4, proof=proof))
    assert (sixth.status_code, sixth.json()["code"]) == (429, "too_many_requests")
    assert int(sixth.headers["retry-after"]) > 0
    assert len(await applications_of(recruiter, job_id)) == 3


async def test_what_arrived_before_the_connection_broke_is_kept(
    world: World, client: httpx2.AsyncClient, app: FastAPI
) -> None:
    """The server is told that the client is gone while it waits for the rest of a piece."""
    _, _, page = await opened(world)
    await begun(client, page)
    where = await upload_begun(client, page, "resume", "cv.pdf", len(CV[1]))
    arriving: list[Message] = [
        {"type": "http.request", "body": CV[1][:700], "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return arriving.pop(0) if len(arriving) > 1 else arriving[0]

    async def send(_message: Message) -> None:
        """Nobody listens any more."""

    headers = {
        "host": "testserver",
        "cookie": f"rolecall_draft={client.cookies['rolecall_draft']}",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": str(len(CV[1])),
    }
    scope = {
        "type": "http", "http_version": "1.1", "method": "PATCH", "scheme": "http",
        "path": where, "raw_path": where.encode(), "query_string": b"", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 40_000), "server": ("testserver", 80),
    }  # fmt: skip
    await app(scope, receive, send)
    assert (await client.head(where)).headers["upload-offset"] == "700"
    done = await patched(client, where, 700, CV[1][700:])
    assert (done.status_code, done.headers["upload-offset"]) == (204, str(len(CV[1])))
