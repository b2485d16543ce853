"""Applying: what is taken, what is refused, and once per job whatever happens at once."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.kernel import ids

from tests.support.hiring import applied, apply, move, open_job
from tests.support.resumes import docx_resume, pdf_resume
from tests.support.world import Account, World

YES_NO = {"id": "licence", "kind": "yes_no", "label": "Do you hold a licence?", "required": True,
          "knockout": {"operator": "equals", "value": False}}  # fmt: skip
CHOICE = {
    "id": "shift",
    "kind": "single_choice",
    "label": "Which shift?",
    "required": False,
    "options": [{"key": "day", "label": "Days"}, {"key": "night", "label": "Nights"}],
}


async def recruiter_with_job(world: World, **changes: Any) -> tuple[Account, dict[str, Any]]:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    return recruiter, await open_job(recruiter, **changes)


@pytest.mark.parametrize(
    ("filename", "content", "media_type", "preview"),
    [
        ("cv.pdf", pdf_resume(), "application/pdf", "pdf"),
        ("cv.docx", docx_resume(),
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text"),
    ],
)  # fmt: skip
async def test_a_real_resume_arrives(
    world: World,
    client: httpx2.AsyncClient,
    drain: Callable[[], Awaitable[int]],
    filename: str,
    content: bytes,
    media_type: str,
    preview: str,
) -> None:
    recruiter, job = await recruiter_with_job(world)
    application_id = await applied(client, job["id"], resume=(filename, content, media_type))
    await drain()
    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    assert page["resume"]["filename"] == filename
    assert page["resume"]["preview"] == preview
    assert page["resume"]["text_status"] == "ready"
    file_id = page["resume"]["file_id"]
    text = (await recruiter.client.get(f"/api/v1/files/{file_id}/text")).json()
    assert ("intensive care" in text["text"]) or ("Lead designer" in text["text"])
    link = await recruiter.client.post(f"/api/v1/files/{file_id}/links", json={})
    assert link.status_code in {200, 201}, link.text
    downloaded = await client.get(link.json()["url"])
    assert downloaded.content == content
    assert downloaded.headers["x-content-type-options"] == "nosniff"


async def test_answers_are_kept_as_they_were_asked(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job = await recruiter_with_job(world, questions=[YES_NO, CHOICE])
    answers = json.dumps({"licence": False, "shift": "night"})
    application_id = await applied(client, job["id"], answers=answers)
    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    assert [(answer["label"], answer["display"]) for answer in page["answers"]] == [
        ("Do you hold a licence?", "No"), ("Which shift?", "Nights"),
    ]  # fmt: skip
    assert page["knocked_out"] is True
    assert page["stage"]["key"] == "applied", "a knock-out marks, it decides nothing"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({}, "answers.licence"),
        ({"licence": "perhaps"}, "answers.licence"),
        ({"licence": True, "shift": "evening"}, "answers.shift"),
        ({"licence": True, "unasked": "x"}, "answers.unasked"),
    ],
)
async def test_answers_that_do_not_fit_name_the_question(
    world: World, client: httpx2.AsyncClient, answers: dict[str, object], field: str
) -> None:
    recruiter, job = await recruiter_with_job(world, questions=[YES_NO, CHOICE])
    refused = await apply(client, job["id"], answers=json.dumps(answers))
    assert refused.status_code == 422, refused.text
    assert field in {error["field"] for error in refused.json()["errors"]}
    listed = (await recruiter.client.get("/api/v1/applications")).json()
    assert listed["items"] == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "not an address"}, "email"),
        ({"name": "   "}, "full_name"),
        ({"consent": "false"}, "consent"),
        ({"phone": "call me"}, "phone"),
        ({"answers": "{broken"}, "answers"),
        ({"answers": '["a list"]'}, "answers"),
    ],
)
async def test_bad_fields_are_named(
    world: World, client: httpx2.AsyncClient, fields: dict[str, Any], field: str
) -> None:
    recruiter, job = await recruiter_with_job(world)
    refused = await apply(client, job["id"], **fields)
    assert refused.status_code == 422, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert field in {error["field"] for error in refused.json()["errors"]}
    assert (await recruiter.client.get("/api/v1/applications")).json()["items"] == []


@pytest.mark.parametrize(
    ("file", "status"),
    [
        (("empty.pdf", b"", "application/pdf"), 422),
        (("run.exe", b"MZ" + bytes(200), "application/pdf"), 415),
        (("cut.pdf", pdf_resume()[:200], "application/pdf"), 422),
        (("big.pdf", b"%PDF-1.7\n" + bytes(11 * 1_048_576), "application/pdf"), 413),
        (("../../x", pdf_resume(), "application/pdf"), 422),
    ],
    ids=["empty", "forbidden", "truncated", "too big", "wicked name"],
)
async def test_bad_files_are_refused_and_nothing_is_kept(
    world: World, client: httpx2.AsyncClient, file: tuple[str, bytes, str], status: int
) -> None:
    recruiter, job = await recruiter_with_job(world)
    refused = await apply(client, job["id"], resume=file)
    assert refused.status_code == status, refused.text
    assert {error["field"] for error in refused.json()["errors"]} == {"resume"}
    assert (await recruiter.client.get("/api/v1/applications")).json()["items"] == []


async def test_twenty_at_once_leave_one_application(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job = await recruiter_with_job(world)
    answers = await asyncio.gather(
        *(apply(client, job["id"], with_resume=False) for _ in range(20))
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201] + [409] * 19
    codes = {answer.json()["code"] for answer in answers if answer.status_code == 409}
    assert codes == {"duplicate_application"}
    assert len((await recruiter.client.get("/api/v1/applications")).json()["items"]) == 1
    people = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    assert len(people) == 1
    assert people[0]["applications_count"] == 1


async def test_a_stranger_cannot_change_a_record_by_applying_under_its_address(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job = await recruiter_with_job(world)
    second = await open_job(recruiter, title="Another job")
    await applied(client, job["id"], name="Ana Petrov", phone="+1 614 555 0123")
    await applied(client, second["id"], name="Somebody Else", phone="+1 614 555 0199")
    (person,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    assert (person["full_name"], person["phone"]) == ("Ana Petrov", "+1 614 555 0123")
    assert person["applications_count"] == 2


async def test_jobs_that_are_not_open_take_no_applications(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job = await recruiter_with_job(world)
    draft = (await recruiter.client.post("/api/v1/jobs", json={"title": "A draft"})).json()
    closed = await recruiter.client.post(
        f"/api/v1/jobs/{job['id']}/close", json={"reason": "cancelled"}
    )
    assert closed.status_code == 200, closed.text
    assert (await apply(client, draft["id"])).status_code == 404
    late = await apply(client, job["id"])
    assert late.status_code == 409
    assert late.json()["code"] == "job_not_open"


async def test_the_private_link_shows_the_way_and_withdraws(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job = await recruiter_with_job(world)
    response = await apply(client, job["id"])
    application_id = response.json()["application_id"]
    token = response.json()["status_url"].rpartition("/")[2]
    await move(recruiter, application_id, "screening", note="internal only")
    status = (await client.get(f"/api/v1/public/status/{token}")).json()
    assert status["stage"] == "In review"
    assert len(status["history"]) == 2
    assert "internal" not in json.dumps(status)
    withdrawn = await client.post(f"/api/v1/public/status/{token}/withdraw", json={})
    assert withdrawn.status_code == 200
    assert withdrawn.json()["status"] == "withdrawn"
    again = await client.post(f"/api/v1/public/status/{token}/withdraw", json={})
    assert again.status_code == 409
    forged = await client.get(f"/api/v1/public/status/{token[:-4]}aaaa")
    assert forged.status_code == 404


async def test_my_applications_in_every_organization(
    world: World, client: httpx2.AsyncClient, drain: Callable[[], Awaitable[int]]
) -> None:
    recruiter, here = await recruiter_with_job(world)
    _, there = await recruiter_with_job(world, title="Elsewhere")
    me = await world.account()
    for job in (here, there):
        await applied(client, job["id"], email=me.email.upper(), name="Me Myself")
    await applied(client, here["id"], email="someone.else@example.com")
    mine = (await me.client.get("/api/v1/applications/mine")).json()["items"]
    assert {item["job"]["title"] for item in mine} == {here["title"], "Elsewhere"}
    unproved = await world.account(verified=False)
    await applied(client, here["id"], email=unproved.email)
    assert (await unproved.client.get("/api/v1/applications/mine")).json()["items"] == []
    withdrawn = await me.client.post(
        f"/api/v1/applications/mine/{mine[0]['id']}/withdraw", json={"reason": "Moved away"}
    )
    assert withdrawn.status_code == 200, withdrawn.text
    assert withdrawn.json()["status"] == "withdrawn"
    seen = (await me.client.get("/api/v1/applications/mine")).json()["items"]
    assert [item["status"] for item in seen] == ["withdrawn", "active"], (
        "before any event is handled"
    )
    await move(recruiter, mine[1]["id"], "screening")
    await drain()
    seen = (await me.client.get("/api/v1/applications/mine")).json()["items"]
    assert seen[1]["stage"]["name"] != mine[1]["stage"]["name"]
    other = await world.account()
    stolen = await other.client.post(f"/api/v1/applications/mine/{mine[1]['id']}/withdraw", json={})
    assert stolen.status_code == 404


async def test_the_addresses_of_forms_lead_back_to_them(
    world: World, client: httpx2.AsyncClient
) -> None:
    """Who reloads a page that answered a form, or shares its address, is not refused."""
    organization = await world.organization()
    page = f"/careers/{organization.slug}/jobs/{ids.uuid7()}"
    asked = await client.get(f"{page}/apply", follow_redirects=False)
    assert (asked.status_code, asked.headers["location"]) == (303, page)
    asked = await client.get("/status/abc/withdraw", follow_redirects=False)
    assert (asked.status_code, asked.headers["location"]) == (303, "/status/abc")
