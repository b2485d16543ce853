"""The queue, snoozes and findings, over HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.audited import audited
from tests.support.hiring import applied, move, open_job
from tests.support.queries import counted_statements
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
TRIAGE = "/api/v1/triage"


@dataclass
class Desk:
    """A recruiter on the team of one of two jobs."""

    org: Organization
    recruiter: Account
    job: dict[str, Any]
    other: dict[str, Any]
    world: World

    async def apply(self, number: int, job: dict[str, Any] | None = None, **options: Any) -> str:
        return await applied(
            self.world.client(),
            (job or self.job)["id"],
            name=f"Person {number}",
            email=f"person{number}@example.com",
            **{"with_resume": False, **options},
        )

    async def queue(self, account: Account | None = None, **query: Any) -> list[str]:
        client = (account or self.recruiter).client
        answer = await client.get(TRIAGE, params=query)
        assert answer.status_code == 200, answer.text
        return [item["candidate"]["full_name"] for item in answer.json()["items"]]

    async def progress(self, account: Account | None = None) -> dict[str, int]:
        answer = await (account or self.recruiter).client.get(f"{TRIAGE}/progress")
        found: dict[str, int] = answer.json()
        return found

    async def snooze(self, application: str, until: datetime) -> int:
        url = f"/api/v1/applications/{application}/snooze"
        answer = await self.recruiter.client.put(url, json={"until": until.isoformat()})
        return answer.status_code


@pytest_asyncio.fixture(loop_scope="session")
async def desk(world: World) -> Desk:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    recruiter = await org.member(Role.RECRUITER)
    team = [{"user_id": str(recruiter.user_id), "role": "recruiter"}]
    job, other = await open_job(recruiter, hiring_team=team), await open_job(recruiter)
    levels = f"/api/v1/workflows/{job['workflow']['id']}/service-levels"
    promise = {"stage_key": "applied", "working_days": 2, "escalations": []}
    saved = await admin.client.put(levels, json={"promises": [promise]})
    assert saved.status_code == 200, saved.text
    return Desk(org, recruiter, job, other, world)


async def test_the_queue_has_my_jobs_oldest_promise_first_and_pages(desk: Desk) -> None:
    now = clock.now()
    ids = []
    for number, days in ((1, 3), (2, 9), (3, 6)):
        with clock.at(now - timedelta(days=days)):
            ids.append(await desk.apply(number))
    screened = await move(desk.recruiter, ids[0], "screening")
    assert screened.status_code == 200
    await desk.apply(4, desk.other)
    interviewed = await desk.apply(5)
    await move(desk.recruiter, interviewed, "screening")
    await move(desk.recruiter, interviewed, "interview")
    # What is promised nothing comes last; who waits for an interview waits for no reader.
    assert await desk.queue() == ["Person 2", "Person 3", "Person 1"]
    assert await desk.queue(on_my_jobs=False) == ["Person 2", "Person 3", "Person 4", "Person 1"]
    assert await desk.queue(job_id=desk.other["id"]) == []
    assert await desk.queue(on_my_jobs=False, job_id=desk.other["id"]) == ["Person 4"]
    seen, cursor = [], None
    while True:
        query = {"limit": 1, "on_my_jobs": False} | ({"cursor": cursor} if cursor else {})
        page = (await desk.recruiter.client.get(TRIAGE, params=query)).json()
        seen += [item["candidate"]["full_name"] for item in page["items"]]
        if (cursor := page["next_cursor"]) is None:
            break
    assert seen == ["Person 2", "Person 3", "Person 4", "Person 1"]


async def test_a_snooze_is_mine_ends_in_time_and_with_the_stay(
    desk: Desk, runtime: Runtime
) -> None:
    one, two = await desk.apply(1), await desk.apply(2)
    colleague = await desk.org.member(Role.RECRUITER)
    now = clock.now()
    assert await desk.snooze(one, now + timedelta(days=1)) == 200
    assert await desk.snooze(one, now + timedelta(days=2)) == 200
    assert await desk.queue() == ["Person 2"]
    assert await desk.queue(colleague, on_my_jobs=False) == ["Person 1", "Person 2"]
    progress = await desk.progress()
    assert (progress["waiting"], progress["snoozed"]) == (1, 1)
    listed = await desk.recruiter.client.get(f"{TRIAGE}/snoozed")
    assert [item["candidate_name"] for item in listed.json()["items"]] == ["Person 1"]
    with clock.at(now + timedelta(days=2, minutes=1)):
        assert await desk.queue() == ["Person 1", "Person 2"]
    url = f"/api/v1/applications/{one}/snooze"
    assert (await desk.recruiter.client.delete(url)).status_code == 204
    assert (await desk.recruiter.client.delete(url)).status_code == 204
    assert await desk.queue() == ["Person 1", "Person 2"]
    assert await desk.snooze(two, now + timedelta(days=1)) == 200
    await move(colleague, two, "screening")
    assert await desk.queue() == ["Person 1", "Person 2"]
    assert len(await audited(runtime, desk.org.id, "applications.snoozed")) == 3
    assert len(await audited(runtime, desk.org.id, "applications.woken")) == 1


async def test_what_waits_for_nobody_cannot_be_snoozed(desk: Desk) -> None:
    application = await desk.apply(1)
    now = clock.now()
    assert await desk.snooze(application, now - timedelta(minutes=1)) == 422
    assert await desk.snooze(application, now + timedelta(days=91)) == 422
    rejected = await move(desk.recruiter, application, "rejected", reason="Other")
    assert rejected.status_code == 200
    assert await desk.snooze(application, now + timedelta(days=1)) == 409


async def test_progress_counts_what_i_decided_today_and_did_not_take_back(desk: Desk) -> None:
    ids = [await desk.apply(number) for number in range(3)]
    await move(desk.recruiter, ids[0], "screening")
    await move(desk.recruiter, ids[0], "interview")
    moved = await move(desk.recruiter, ids[1], "screening")
    assert await desk.progress() == {"waiting": 2, "snoozed": 0, "decided_today": 2}
    undo = {"transition_id": moved.json()["transition"]["id"]}
    await desk.recruiter.client.post(f"/api/v1/applications/{ids[1]}/undo", json=undo)
    assert (await desk.progress())["decided_today"] == 1
    with clock.at(clock.now() + timedelta(days=1)):
        assert (await desk.progress())["decided_today"] == 0


async def test_the_queue_takes_as_many_queries_for_many_as_for_one(desk: Desk) -> None:
    await desk.apply(1)
    assert await desk.queue() == ["Person 1"]
    with counted_statements(desk.world.runtime.database) as few:
        await desk.queue()
    for number in (2, 3, 4):
        await desk.apply(number)
    with counted_statements(desk.world.runtime.database) as many:
        assert len(await desk.queue()) == 4
    assert len(many) == len(few)


async def test_findings_quote_the_resume_and_the_answers(desk: Desk, drain: Drain) -> None:
    criteria = [
        {"id": "a", "kind": "licence", "label": "RN", "phrases": ["registered nurse"]},
        {"id": "b", "kind": "skill", "label": "Python", "phrases": ["Python"]},
        {"id": "c", "kind": "experience", "label": "Years", "years": 5},
    ]
    url = f"/api/v1/jobs/{desk.job['id']}/criteria"
    assert (await desk.recruiter.client.put(url, json={"items": criteria})).status_code == 200
    resume = pdf_resume("Ana", "Registered Nurse in Ohio.", "Six years of ICU experience")
    application = await desk.apply(1, with_resume=True, resume=("a.pdf", resume, "application/pdf"))
    url = f"/api/v1/applications/{application}/findings"
    early = (await desk.recruiter.client.get(url)).json()
    assert early["resume"]["state"] == "pending"
    assert {one["why"] for one in early["findings"]} == {"no_text"}
    await drain()
    found = (await desk.recruiter.client.get(url)).json()
    assert [(one["label"], one["verdict"]) for one in found["findings"]] == [
        ("RN", "met"), ("Python", "cannot_tell"), ("Years", "met"),
    ]  # fmt: skip
    quote = found["findings"][0]["evidence"][0]
    assert found["resume"]["text"][quote["start"] : quote["end"]] == "Registered Nurse in Ohio."
    manager = await desk.org.member(Role.HIRING_MANAGER)
    interviewer = await desk.org.member(Role.INTERVIEWER)
    assert (await manager.client.get(url)).json() == found
    for path in (url, TRIAGE, f"{TRIAGE}/progress", f"{TRIAGE}/snoozed"):
        assert (await interviewer.client.get(path)).status_code == 403
    snooze = {"until": (clock.now() + timedelta(days=1)).isoformat()}
    url = f"/api/v1/applications/{application}/snooze"
    assert (await manager.client.put(url, json=snooze)).status_code == 403
