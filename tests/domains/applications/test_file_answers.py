import json
from typing import Any

import httpx2
import pytest

from rolecall.access import Role

from tests.support.hiring import open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

CERTIFICATE = ("licence.pdf", pdf_resume("Licence of Ana Petrov"), "application/pdf")
QUESTIONS: list[dict[str, Any]] = [
    {"id": "licensed", "kind": "yes_no", "label": "Are you licensed?"},
    {
        "id": "licence",
        "kind": "file",
        "label": "Your licence",
        "required": True,
        "shown_if": {"question_id": "licensed", "equals": True},
    },
]
PERSON = {"full_name": "Ana Petrov", "email": "ana@example.com", "consent": "true"}


async def open_with_questions(world: World) -> tuple[Account, str, str]:
    """Return the recruiter, the job's id, and the address that its form is sent to."""
    organization = await world.organization()
    recruiter = await organization.member(Role.RECRUITER)
    job = await open_job(recruiter, questions=QUESTIONS)
    return recruiter, job["id"], f"/careers/{organization.slug}/jobs/{job['id']}/apply"


async def test_a_file_answers_a_question_of_the_form(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, form = await open_with_questions(world)
    sent = await client.post(
        form,
        data={**PERSON, "answer_licensed": "yes"},
        files={"answer_licence": CERTIFICATE, "resume": ("", b"", "application/octet-stream")},
    )
    assert sent.status_code == 303, sent.text
    listed = await recruiter.client.get("/api/v1/applications", params={"job_id": job_id})
    (summary,) = listed.json()["items"]
    page = (await recruiter.client.get(f"/api/v1/applications/{summary['id']}")).json()
    answer = page["answers"][1]
    assert (answer["kind"], answer["display"]) == ("file", "licence.pdf")
    assert [file["filename"] for file in page["files"]] == ["licence.pdf"]
    assert page["resume"] is None
    link = await recruiter.client.post(f"/api/v1/files/{answer['value']}/links", json={})
    assert (await client.get(link.json()["url"])).content == CERTIFICATE[1]


async def test_programs_send_files_too(world: World, client: httpx2.AsyncClient) -> None:
    _, job_id, _ = await open_with_questions(world)
    sent = await client.post(
        f"/api/v1/public/jobs/{job_id}/applications",
        data={**PERSON, "answer_licensed": "yes"},
        files={"answer_licence": CERTIFICATE},
    )
    assert sent.status_code == 201, sent.text


async def test_a_file_for_a_question_that_is_not_asked_is_not_kept(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter, job_id, _ = await open_with_questions(world)
    sent = await client.post(
        f"/api/v1/public/jobs/{job_id}/applications",
        data={**PERSON, "answer_licensed": "no"},
        files={"answer_licence": CERTIFICATE, "answer_unasked": CERTIFICATE},
    )
    assert sent.status_code == 201, sent.text
    page = await recruiter.client.get(f"/api/v1/applications/{sent.json()['application_id']}")
    assert page.json()["files"] == []


@pytest.mark.parametrize(
    ("fields", "file"),
    [
        ({}, None),
        ({}, ("licence.pdf", b"", "application/pdf")),
        ({}, ("licence.exe", b"MZ" + b"\x00" * 200, "application/pdf")),
        ({"answer_licence": "019a0d3c-6d9b-7b6a-8c33-1f8f2b1d0e4a"}, None),
        (
            {
                "answers": json.dumps(
                    {"licensed": True, "licence": "019a0d3c-6d9b-7b6a-8c33-1f8f2b1d0e4a"}
                )
            },
            None,
        ),
    ],
    ids=["missing", "empty", "of another type", "an id", "an id in JSON"],
)
async def test_what_is_no_file_is_refused_beside_its_question(
    world: World,
    client: httpx2.AsyncClient,
    fields: dict[str, str],
    file: tuple[str, bytes, str] | None,
) -> None:
    recruiter, job_id, _ = await open_with_questions(world)
    sent = await client.post(
        f"/api/v1/public/jobs/{job_id}/applications",
        data={**PERSON, "answer_licensed": "yes", **fields},
        files={"answer_licence": file} if file else {"resume": CERTIFICATE},
    )
    assert sent.status_code in {415, 422}, sent.text
    assert [error["field"] for error in sent.json()["errors"]] == ["answers.licence"]
    listed = await recruiter.client.get("/api/v1/applications", params={"job_id": job_id})
    assert listed.json()["items"] == []
