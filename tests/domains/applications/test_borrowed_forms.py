"""Applying through the interfaces of other systems: the same checks, files, consent and records."""

import base64
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from httpx2 import AsyncClient, Response

from rolecall.access import Role
from rolecall.domains.jobs.contracts.board_numbers import (
    job_number,
    option_number,
    question_number,
)
from rolecall.kernel import clock
from rolecall.kernel.ids import uuid7

from tests.support.hiring import open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

API = "/api/v1"
QUESTIONS: list[dict[str, Any]] = [
    {"id": "licence", "kind": "yes_no", "label": "Do you hold a licence?", "required": True,
     "knockout": {"operator": "equals", "value": False}},
    {"id": "shift", "kind": "single_choice", "label": "Which shift?", "required": False,
     "options": [{"key": "day", "label": "Days"}, {"key": "night", "label": "Nights"}]},
    {"id": "units", "kind": "multiple_choice", "label": "Which units?", "required": False,
     "options": [{"key": "icu", "label": "ICU"}, {"key": "er", "label": "ER"}]},
    {"id": "paper", "kind": "file", "label": "Your certificate", "required": False},
]  # fmt: skip


@dataclass
class Employer:
    """An organization with an open job and a key of its careers site."""

    org: Organization
    admin: Account
    recruiter: Account
    job: dict[str, Any]
    token: str
    client: AsyncClient

    def field(self, question: str) -> str:
        return f"question_{question_number(UUID(self.job['id']), question)}"

    def option(self, question: str, key: str) -> int:
        return option_number(UUID(self.job["id"]), question, key)

    async def greenhouse(self, token: str = "", **request: Any) -> Response:
        number = job_number(UUID(self.job["id"]))
        url = f"/v1/boards/{self.org.slug}/jobs/{number}"
        return await self.client.post(url, auth=(token or self.token, ""), **request)

    async def lever(self, token: str = "", **request: Any) -> Response:
        url = f"/v0/postings/{self.org.slug}/{self.job['id']}"
        return await self.client.post(url, params={"key": token or self.token}, **request)

    async def application(self, application_id: str) -> dict[str, Any]:
        found = await self.recruiter.client.get(f"{API}/applications/{application_id}")
        assert found.status_code == 200, found.text
        page: dict[str, Any] = found.json()
        return page

    async def applications(self) -> int:
        listed = await self.recruiter.client.get(
            f"{API}/applications", params={"job_id": self.job["id"]}
        )
        return len(listed.json()["items"])


MakeEmployer = Callable[..., Awaitable[Employer]]


@pytest_asyncio.fixture(loop_scope="session")
async def make_employer(world: World, client: AsyncClient) -> MakeEmployer:
    async def make(*, asks_consent: bool = False, questions: Any = ()) -> Employer:
        org = await world.organization()
        admin = await org.member(Role.ORGANIZATION_ADMIN)
        recruiter = await org.member(Role.RECRUITER)
        job = await open_job(recruiter, questions=list(questions))
        made = await admin.client.post(
            f"{API}/job-boards/keys", json={"name": "www", "asks_consent": asks_consent}
        )
        assert made.status_code == 201, made.text
        return Employer(org, admin, recruiter, job, made.json()["token"], client)

    return make


CONSENT = "data_compliance[gdpr_processing_consent_given]"
PERSON = {"first_name": "Sammy", "last_name": "McSamson", "email": "sammy@example.com"}
AGREED = {"data_compliance": {"gdpr_processing_consent_given": True}}


async def test_a_form_of_greenhouse_is_taken_whole(make_employer: MakeEmployer) -> None:
    employer = await make_employer(questions=QUESTIONS)
    answer = await employer.greenhouse(
        data={
            **PERSON,
            "phone": "333 777 8888",
            "mapped_url_token": "newsletter",
            "cover_letter_text": "I care.",
            employer.field("licence"): "1",
            employer.field("shift"): str(employer.option("shift", "night")),
            employer.field("units") + "[]": [
                str(employer.option("units", "er")), str(employer.option("units", "icu")),
            ],
            "data_compliance[gdpr_processing_consent_given]": "true",
        },
        files={
            "resume": ("cv.pdf", pdf_resume("Sammy McSamson"), "application/pdf"),
            "cover_letter": ("letter.pdf", pdf_resume("Letter"), "application/pdf"),
            employer.field("paper"): ("paper.pdf", pdf_resume("Paper"), "application/pdf"),
        },
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert answer.json()["success"] == "Candidate saved successfully"
    page = await employer.application(answer.json()["application_id"])
    assert page["candidate"]["full_name"] == "Sammy McSamson"
    assert page["source"] == "newsletter"
    assert page["cover_note"] == "I care."
    assert page["resume"]["filename"] == "cv.pdf"
    shown = {one["label"]: one["display"] for one in page["answers"]}
    assert shown == {
        "Do you hold a licence?": "Yes", "Which shift?": "Nights", "Which units?": "ICU, ER",
        "Your certificate": "paper.pdf",
    }  # fmt: skip
    assert page["knocked_out"] is False
    status = await employer.client.get(
        f"{API}/public{answer.json()['status_url'].partition('testserver')[2]}"
    )
    assert status.status_code == 200, status.text
    audit = await employer.admin.client.get(f"{API}/audit", params={"limit": 20})
    assert "Came with the job-board key “www”." in audit.text


async def test_greenhouses_json_is_taken_too(make_employer: MakeEmployer) -> None:
    employer = await make_employer(questions=QUESTIONS)
    content = base64.b64encode(pdf_resume("Sammy McSamson")).decode()
    answer = await employer.greenhouse(
        json={
            **PERSON,
            **AGREED,
            employer.field("licence"): 0,
            employer.field("units"): [employer.option("units", "icu")],
            employer.field("paper") + "_content": content,
            employer.field("paper") + "_content_filename": "paper.pdf",
            "resume_text": "Twenty years in intensive care.",
            "educations": [{"school_name_id": "1", "degree_id": "2"}],
            "latitude": "40.7",
        }
    )
    assert answer.status_code == 200, answer.text
    page = await employer.application(answer.json()["application_id"])
    assert page["knocked_out"] is True
    assert page["source"] == "job_board_api"
    assert page["resume"]["filename"] == "resume.txt"
    assert {one["display"] for one in page["answers"]} == {"No", "ICU", "paper.pdf"}


async def test_what_is_wrong_is_named_in_greenhouses_fields(make_employer: MakeEmployer) -> None:
    employer = await make_employer(questions=QUESTIONS)
    bad: list[tuple[dict[str, Any], str]] = [
        ({**PERSON, **AGREED}, employer.field("licence")),
        ({**PERSON, employer.field("licence"): 1}, CONSENT),
        ({**PERSON, **AGREED, "first_name": " ", "last_name": "", employer.field("licence"): 1},
         "first_name"),
        ({**PERSON, **AGREED, "email": "sammy", employer.field("licence"): 1}, "email"),
        ({**PERSON, **AGREED, employer.field("licence"): 1, employer.field("shift"): 77},
         employer.field("shift")),
        ({**PERSON, **AGREED, employer.field("licence"): 1, "question_5": "x"},
         "answers.question_5"),
        ({**PERSON, **AGREED, employer.field("licence"): 1, "resume_url": "http://10.0.0.1/cv.pdf",
          "resume_url_filename": "cv.pdf"}, "resume_url"),
        ({**PERSON, **AGREED, employer.field("licence"): 1, "resume_content": "§§",
          "resume_content_filename": "cv.pdf"}, "resume_content"),
    ]  # fmt: skip
    for body, field in bad:
        refused = await employer.greenhouse(json=body)
        assert refused.status_code == 422, (field, refused.text)
        assert field in [fault["field"] for fault in refused.json()["errors"]], refused.text
        assert refused.json()["error"] == refused.json()["detail"]
    for content in (b"[1]", b"{", b'{"email": "\\u0000"}'):
        refused = await employer.greenhouse(
            content=content, headers={"Content-Type": "application/json"}
        )
        assert refused.status_code == 422
    virus = {"resume": ("cv.exe", b"MZ" + bytes(200), "application/octet-stream")}
    form = {**PERSON, "data_compliance[gdpr_consent_given]": "1", employer.field("licence"): "1"}
    refused = await employer.greenhouse(data=form, files=virus)
    assert refused.status_code == 415
    assert await employer.applications() == 0


async def test_consent_is_the_applicants_or_the_sites(make_employer: MakeEmployer) -> None:
    asking = await make_employer(asks_consent=True)
    taken = await asking.greenhouse(json=PERSON)
    assert taken.status_code == 200, taken.text
    audit = await asking.admin.client.get(f"{API}/audit", params={"limit": 20})
    assert "whose site asks for consent" in audit.text
    no = {"data_compliance": {"gdpr_consent_given": False}}
    refused = await asking.greenhouse(json={**PERSON, "email": "other@example.com", **no})
    assert refused.status_code == 422
    strict = await make_employer()
    assert (await strict.lever(json={"name": "A B", "email": "a@example.com"})).status_code == 422
    agreed = {"name": "A B", "email": "a@example.com", "consent": {"store": True}}
    assert (await strict.lever(json=agreed)).status_code == 200


async def test_levers_form_is_taken(make_employer: MakeEmployer) -> None:
    employer = await make_employer(asks_consent=True, questions=QUESTIONS[:1])
    answer = await employer.lever(
        data={
            "name": "Sammy McSamson",
            "email": "sammy@example.com",
            "phone": "333 777 8888",
            "org": "Harbor Vale",
            "urls[GitHub]": "https://github.com/sammy",
            "comments": "I care.",
            "source": "LinkedIn",
            "ip": "203.0.113.9",
            "silent": "false",
            "answer_licence": "yes",
        },
        files={"resume": ("cv.pdf", pdf_resume("Sammy McSamson"), "application/pdf")},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["ok"] is True
    page = await employer.application(answer.json()["applicationId"])
    assert page["candidate"]["full_name"] == "Sammy McSamson"
    assert page["source"] == "LinkedIn"
    assert page["cover_note"] == (
        "I care.\n\nCompany: Harbor Vale\nGitHub: https://github.com/sammy"
    )
    assert page["resume"]["filename"] == "cv.pdf"
    given = {one["field"]: one["value"] for one in page["given"]}
    assert given["links"] == "https://github.com/sammy"
    refused = await employer.lever(json={"name": "", "email": "x", "answer_licence": "yes"})
    assert refused.status_code == 422
    assert refused.json()["ok"] is False
    assert {fault["field"] for fault in refused.json()["errors"]} == {"name", "email"}


async def test_sites_ask_for_adjustments_and_name_what_they_showed(
    make_employer: MakeEmployer,
) -> None:
    employer = await make_employer()
    ours = {"accommodation_more_time": True, "accommodation_words": "A break after an hour"}
    shown = {"consent_wording": "", "consent_language": "de"}
    answer = await employer.greenhouse(json={**PERSON, **AGREED, **ours, **shown})
    assert answer.status_code == 200, answer.text
    application_id = answer.json()["application_id"]
    url = f"{API}/applications/{application_id}/accommodation"
    case = (await employer.recruiter.client.get(url)).json()
    assert [(one["kinds"], one["words"]) for one in case["entries"]] == [
        (["more_time"], "A break after an hour")
    ]
    candidate = (await employer.application(application_id))["candidate"]["id"]
    person = await employer.recruiter.client.get(f"{API}/candidates/{candidate}")
    [consent] = person.json()["consents"]
    assert (consent["language"], consent["way"]) == ("de", "employer_site")
    unknown = {**PERSON, "email": "bo@example.com", **AGREED, "consent_language": "en"}
    refused = await employer.greenhouse(json={**unknown, "consent_wording": str(uuid7())})
    assert refused.status_code == 422, "a text that is none of ours"


async def test_a_person_applies_once(make_employer: MakeEmployer) -> None:
    employer = await make_employer(asks_consent=True)
    assert (await employer.greenhouse(json=PERSON)).status_code == 200
    again = await employer.lever(json={"name": "Sammy", "email": PERSON["email"]})
    assert again.status_code == 409
    assert again.json()["code"] == "duplicate_application"
    assert again.json()["ok"] is False
    assert await employer.applications() == 1


async def test_a_key_sent_again_is_done_once(make_employer: MakeEmployer) -> None:
    employer = await make_employer(asks_consent=True)
    headers = {"Idempotency-Key": "form-1"}
    file = {"resume": ("cv.pdf", pdf_resume("Sammy McSamson"), "application/pdf")}
    first = await employer.greenhouse(data=PERSON, files=file, headers=headers)
    again = await employer.greenhouse(data=PERSON, files=file, headers=headers)
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    other = await employer.greenhouse(
        data={**PERSON, "email": "other@example.com"}, files=file, headers=headers
    )
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert await employer.applications() == 1


async def test_only_a_key_of_the_organization_in_use_gets_in(make_employer: MakeEmployer) -> None:
    mine, theirs = await make_employer(asks_consent=True), await make_employer(asks_consent=True)
    lever = {"name": "Sammy", "email": PERSON["email"]}
    for token in (theirs.token, "rcb_made-up", mine.token[:-1], "x"):
        assert (await mine.greenhouse(token, json=PERSON)).status_code == 401
        assert (await mine.lever(token, json=lever)).status_code == 401
    url = f"/v1/boards/{mine.org.slug}/jobs/{job_number(UUID(mine.job['id']))}"
    for scheme in ("", "Basic", "Basic §", "Basic ====", f"Bearer {mine.token}"):
        headers = {b"Authorization": scheme.encode()} if scheme else {}
        assert (await mine.client.post(url, json=PERSON, headers=headers)).status_code == 401
    assert await mine.applications() == 0
    keys = (await mine.admin.client.get(f"{API}/job-boards")).json()["keys"]
    key = f"{API}/job-boards/keys/{keys[0]['id']}"
    rotated = (await mine.admin.client.post(f"{key}/rotate")).json()["token"]
    assert (await mine.greenhouse(json=PERSON)).status_code == 200, "the one before works a day"
    later = {**lever, "email": "later@example.com"}
    with clock.shifted(timedelta(hours=25)):
        assert (await mine.lever(json=later)).status_code == 401
        assert (await mine.lever(rotated, json=later)).status_code == 200
    assert (await mine.admin.client.post(f"{key}/revoke")).status_code == 200
    assert (await mine.lever(rotated, json=lever)).status_code == 401
    (used,) = (await mine.admin.client.get(f"{API}/job-boards")).json()["keys"]
    assert used["last_used_at"]
    assert used["revoked_at"]


async def test_nothing_is_taken_where_nobody_can_apply(make_employer: MakeEmployer) -> None:
    employer = await make_employer(asks_consent=True)
    lever = {"name": "Sammy", "email": PERSON["email"]}
    for board, ask in (("greenhouse", employer.greenhouse), ("lever", employer.lever)):
        off = await employer.admin.client.put(f"{API}/job-boards/{board}", json={"enabled": False})
        assert off.status_code == 200
        body = PERSON if board == "greenhouse" else lever
        assert (await ask(json=body)).status_code == 404
        await employer.admin.client.put(f"{API}/job-boards/{board}", json={"enabled": True})
    closed = await employer.recruiter.client.post(
        f"{API}/jobs/{employer.job['id']}/close", json={"reason": "filled"}
    )
    assert closed.status_code == 200, closed.text
    for answer in (await employer.greenhouse(json=PERSON), await employer.lever(json=lever)):
        assert answer.status_code == 410
        assert json.loads(answer.content)["error"] == "This job is closed."


@pytest.mark.parametrize("consent", ["0", "false", "", "no"])
async def test_a_no_is_a_no(make_employer: MakeEmployer, consent: str) -> None:
    employer = await make_employer(asks_consent=True)
    refused = await employer.greenhouse(
        data={**PERSON, "data_compliance[gdpr_processing_consent_given]": consent}
    )
    assert refused.status_code == 422
