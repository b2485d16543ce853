"""Applying for another job of an organization with what one gave it before."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import ApplyingSettings
from rolecall.kernel import ids

from tests.support.hiring import applied, open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

LICENCE = {"id": "licence", "kind": "yes_no", "label": "Do you hold a licence?", "required": True}
SHIFT = {
    "id": "shift", "kind": "single_choice", "label": "Which shift?", "required": False,
    "options": [{"key": "day", "label": "Days"}, {"key": "night", "label": "Nights"}],
}  # fmt: skip
NOTE = {"id": "note", "kind": "text", "label": "Anything else?", "required": False}


@pytest.fixture
def limited(runtime: Runtime) -> Iterator[Callable[..., None]]:
    """Sets how many applications an account may send."""
    before = runtime.settings

    def limit(**limits: int) -> None:
        runtime.settings = replace(before, applying=ApplyingSettings.model_validate(limits))

    yield limit
    runtime.settings = before


def url_of(job: dict[str, Any]) -> str:
    return f"/api/v1/jobs/{job['id']}/apply-again"


async def look(person: Account, job: dict[str, Any]) -> dict[str, Any]:
    answer = await person.client.get(url_of(job))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def tap(person: Account, job: dict[str, Any], **fields: Any) -> httpx2.Response:
    return await person.client.post(url_of(job), data=fields)


async def known(
    world: World, org: Organization, recruiter: Account, **options: Any
) -> tuple[Account, str]:
    """Return somebody who has applied to an organization, and the application."""
    person = await world.account()
    job = await open_job(recruiter, title="First", questions=options.pop("questions", []))
    said = {"name": "Ada Byron", "phone": "+1 303 555 0101", "consent_language": "en"}
    application = await applied(world.client(), job["id"], email=person.email, **said, **options)
    return person, application


async def test_one_tap_sends_what_was_given_last(world: World) -> None:
    """Name, number, the same résumé; the consent is kept with the sentence beside the button."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    person, first = await known(world, org, recruiter)
    job = await open_job(recruiter, title="Second", questions=[NOTE])
    found = await look(person, job)
    assert (found["takes_one_tap"], found["consent"]) == (True, None)
    assert found["known"]["full_name"] == "Ada Byron"
    assert found["known"]["resume"]["filename"] == "resume.pdf"
    taken = await tap(person, job)
    assert taken.status_code == 201, taken.text
    page = (
        await recruiter.client.get(f"/api/v1/applications/{taken.json()['application_id']}")
    ).json()
    before = (await recruiter.client.get(f"/api/v1/applications/{first}")).json()
    assert page["candidate"]["id"] == before["candidate"]["id"]
    assert page["resume"]["file_id"] == before["resume"]["file_id"]
    assert page["source"] == "portal"
    own = f"/api/v1/applications/mine/{taken.json()['application_id']}"
    said = (await person.client.get(f"{own}/consents")).json()["items"][0]["said"]
    assert said["shown"].startswith(f"{found['statement']}")
    mine = (await person.client.get("/api/v1/applications/mine")).json()["items"]
    assert {one["job"]["title"] for one in mine} == {"First", "Second"}
    undone = await person.client.post(f"{own}/withdraw", json={})
    assert undone.json()["status"] == "withdrawn"


async def test_taps_at_once_make_one_application(world: World) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    person, _ = await known(world, org, recruiter)
    job = await open_job(recruiter, title="Second")
    answers = await asyncio.gather(*(tap(person, job) for _ in range(4)))
    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
    made = next(one for one in answers if one.status_code == 201).json()["application_id"]
    again = await tap(person, job)
    assert (again.status_code, again.json()["code"]) == (409, "duplicate_application")
    assert again.json()["application_id"] == made
    assert (await look(person, job))["application_id"] == made
    listed = (await recruiter.client.get(f"/api/v1/applications?job_id={job['id']}")).json()
    assert [one["id"] for one in listed["items"]] == [made]


async def test_asks_what_is_new_and_remembers_what_is_not(world: World) -> None:
    """By the words of a question: its id, and an option's key, may mean something else there."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    person, _ = await known(
        world, org, recruiter,
        questions=[LICENCE, SHIFT, {**NOTE, "id": "other"}],
        answers='{"licence": true, "shift": "night", "other": "x"}',
    )  # fmt: skip
    turned = {
        **SHIFT,
        "options": [{"key": "night", "label": "Days"}, {"key": "day", "label": "Nights"}],
    }
    asked = {**LICENCE, "id": "q1", "label": "do you hold  a licence?"}
    needs_text = {**NOTE, "id": "licence", "label": "Licence number?", "required": True}
    job = await open_job(recruiter, questions=[asked, turned, needs_text])
    found = await look(person, job)
    assert found["takes_one_tap"] is False
    assert {one["id"]: one["before"] for one in found["questions"]} == {
        "q1": True, "shift": None, "licence": None,
    }  # fmt: skip
    refused = await tap(person, job)
    assert refused.status_code == 422
    assert {one["field"] for one in refused.json()["errors"]} == {"answers.q1", "answers.licence"}
    taken = await tap(person, job, answer_q1="yes", answer_licence="RN-1")
    assert taken.status_code == 201, taken.text


async def test_asks_for_a_notice_that_is_new_or_was_taken_back(world: World) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    person, first = await known(world, org, recruiter)
    job, other = await open_job(recruiter), await open_job(recruiter, title="Third")
    draft = "/api/v1/consent-purposes/application/draft"
    wrote = await admin.client.put(draft, json={"texts": {"en": "<p>New.</p>"}, "version": 0})
    assert wrote.status_code == 200, wrote.text
    made = await admin.client.post(
        "/api/v1/consent-purposes/application/publish",
        json={"is_material": True, "note": "All new", "version": wrote.json()["version"]},
    )
    assert made.status_code in {200, 201}, made.text
    found = await look(person, job)
    assert found["takes_one_tap"] is False
    assert "New." in found["consent"]["html"]
    refused = await tap(person, job)
    assert refused.json()["errors"][0]["field"] == "consent"
    ticked = {
        "consent": "true", "consent_language": "en",
        "consent_wording": found["consent"]["wording_id"],
    }  # fmt: skip
    taken = await tap(person, job, **ticked)
    assert taken.status_code == 201, taken.text
    assert (await look(person, other))["takes_one_tap"] is True
    own = f"/api/v1/applications/mine/{taken.json()['application_id']}/consents"
    back = await person.client.post(
        own, json={"purpose": "application", "given": False, "language": "en"}
    )
    assert back.status_code in {200, 201}, back.text
    assert (await look(person, other))["consent"] is not None
    assert first


async def test_says_plainly_what_cannot_be_applied_for(world: World) -> None:
    """Closed, unknown, hidden, known elsewhere alone, and without a proved address."""
    org, elsewhere = await world.organization(), await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    stranger = await elsewhere.member(Role.RECRUITER)
    person, _ = await known(world, org, recruiter)
    closed = await open_job(recruiter, title="Closed")
    assert (
        await recruiter.client.post(f"/api/v1/jobs/{closed['id']}/close", json={"reason": "other"})
    ).status_code == 200
    refused = await tap(person, closed)
    assert (refused.status_code, refused.json()["code"]) == (409, "job_not_open")
    assert (await look(person, closed))["is_open"] is False
    theirs = await open_job(stranger)
    refused = await tap(person, theirs)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_known_here")
    assert (await look(person, theirs))["known"] is None
    hidden = (await recruiter.client.post("/api/v1/jobs", json={"title": "Hidden"})).json()
    for nothing in (hidden, {"id": str(ids.uuid7())}):
        assert (await tap(person, nothing)).status_code == 404
        assert (await person.client.get(url_of(nothing))).status_code == 404
    job = await open_job(recruiter)
    unproved = await world.account(verified=False)
    await applied(world.client(), theirs["id"], email=unproved.email)
    assert (await look(unproved, theirs))["known"] is None
    assert (await look(await world.account(), job))["known"] is None


async def test_a_resume_of_a_members_is_not_sent_as_ones_own(world: World) -> None:
    """Nothing but what the person sent themself goes along; without one it is asked for."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    person, _ = await known(world, org, recruiter, with_resume=False)
    job, other = await open_job(recruiter), await open_job(recruiter, title="Third")
    found = await look(person, job)
    assert (found["takes_one_tap"], found["known"]["resume"]) == (False, None)
    refused = await tap(person, job)
    assert [one["field"] for one in refused.json()["errors"]] == ["resume"]
    file = {"resume": ("cv.pdf", pdf_resume("Ada Byron"), "application/pdf")}
    taken = await person.client.post(url_of(job), files=file)
    assert taken.status_code == 201, taken.text
    assert (await look(person, other))["known"]["resume"]["filename"] == "cv.pdf"
    assert (await tap(person, other, without_resume="true")).status_code == 201


async def test_an_account_has_a_limit_wherever_it_is(
    world: World, limited: Callable[..., None]
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    person, _ = await known(world, org, recruiter)
    jobs = [await open_job(recruiter, title=title) for title in ("Second", "Third")]
    limited(applications_per_hour=1)
    assert (await tap(person, jobs[0])).status_code == 201
    refused = await tap(person, jobs[1])
    assert refused.status_code == 429
    assert "You have sent many applications" in refused.json()["detail"]
