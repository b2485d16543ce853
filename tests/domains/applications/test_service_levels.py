"""Service levels: when applications are due, who is told, and when nobody is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest_asyncio
from httpx2 import Response

from rolecall.access import Role
from rolecall.domains.applications.events import PromiseAlertDue
from rolecall.domains.applications.service.promises import escalate
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.audited import audited
from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
_TODAY = clock.now().replace(hour=10, minute=0, second=0, microsecond=0)
MONDAY = _TODAY + timedelta(days=7 - _TODAY.weekday())
STEPS = [{"after_days": 0, "to": ["recruiters"]}, {"after_days": 2, "to": ["hiring_managers"]}]


def day(number: int, hour: int = 0) -> datetime:
    """Return an hour of the Monday (0) or a later day."""
    return MONDAY.replace(hour=hour) + timedelta(days=number)


def text(number: int) -> str:
    return f"{day(number):%Y-%m-%dT%H:%M:%SZ}"


@dataclass
class Desk:
    """An organization that promises to look at applications within two working days."""

    org: Organization
    admin: Account
    recruiter: Account
    manager: Account
    job: dict[str, Any]
    world: World

    @property
    def levels_url(self) -> str:
        return f"/api/v1/workflows/{self.job['workflow']['id']}/service-levels"

    async def promise(self, days: int = 2, **options: Any) -> None:
        promise = {"stage_key": "applied", "working_days": days, "escalations": STEPS, **options}
        saved = await self.admin.client.put(self.levels_url, json={"promises": [promise]})
        assert saved.status_code == 200, saved.text

    async def promise_by_itself(
        self, *promises: dict[str, Any], job_id: str = "", version: int | None = None
    ) -> Response:
        """Replace what the job promises by itself."""
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return await self.admin.client.put(
            f"/api/v1/jobs/{job_id or self.job['id']}/service-levels",
            json={"promises": list(promises)},
            headers=headers,
        )

    async def due_at(self, application_id: str) -> str | None:
        page = await self.recruiter.client.get(f"/api/v1/applications/{application_id}")
        found: str | None = page.json()["due_at"]
        return found

    async def applied(self, email: str = "due@example.com") -> str:
        return await applied(self.world.client(), self.job["id"], email=email, with_resume=False)

    async def bell(self, account: Account) -> list[str]:
        found = (await account.client.get("/api/v1/notifications")).json()["items"]
        return [one["title"] for one in found if one["kind"] == "promise_overdue"]


@pytest_asyncio.fixture(loop_scope="session")
async def desk(world: World) -> Desk:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    recruiter = await org.member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER)
    team = [
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
    ]
    job = await open_job(recruiter, hiring_team=team)
    return Desk(org, admin, recruiter, manager, job, world)


async def test_entering_a_stage_sets_when_it_is_due(desk: Desk) -> None:
    await desk.promise()
    with clock.at(MONDAY):
        application = await desk.applied()
    assert await desk.due_at(application) == text(3)
    with clock.at(MONDAY + timedelta(hours=1)):
        moved = await move(desk.recruiter, application, "screening")
        assert moved.json()["due_at"] is None
        undo = {"transition_id": moved.json()["transition"]["id"]}
        url = f"/api/v1/applications/{application}/undo"
        undone = await desk.recruiter.client.post(url, json=undo)
    assert undone.status_code == 200, undone.text
    assert await desk.due_at(application) == text(3)


async def test_each_escalation_is_told_once(desk: Desk, drain: Drain, runtime: Runtime) -> None:
    await desk.promise()
    with clock.at(MONDAY):
        application = await desk.applied()
    with clock.at(day(3, 8)):
        await drain()
        assert await desk.bell(desk.recruiter) == []
    with clock.at(day(3, 9)):
        await drain()
        await drain()
        assert await desk.bell(desk.recruiter) == ["Ana Petrov is overdue in Applied"]
        assert await desk.bell(desk.manager) == []
    with clock.at(day(7, 9)):
        await drain()
    assert len(await desk.bell(desk.recruiter)) == 1
    assert len(await desk.bell(desk.manager)) == 1
    timeline = await desk.recruiter.client.get(f"/api/v1/applications/{application}/timeline")
    told = [one["summary"] for one in timeline.json()["items"] if one["kind"] == "overdue"]
    assert told == [
        "Overdue in Applied; told the hiring managers",
        "Overdue in Applied; told the recruiters",
    ]
    entries = await audited(runtime, desk.org.id, "applications.escalated")
    assert len(entries) == 2


async def test_an_escalation_that_runs_twice_tells_once(desk: Desk, runtime: Runtime) -> None:
    await desk.promise()
    with clock.at(MONDAY):
        application = await desk.applied()
    page = (await desk.recruiter.client.get(f"/api/v1/applications/{application}")).json()
    due = PromiseAlertDue(
        application_id=page["id"],
        entered_at=datetime.fromisoformat(page["stage_entered_at"]),
        step=0,
        at=day(3, 9),
    )
    with clock.at(day(3, 9)):
        for _ in range(2):
            async with runtime.database.transaction(Tenant(desk.org.id)) as uow:
                await escalate(uow, due)
    timeline = await desk.recruiter.client.get(f"/api/v1/applications/{application}/timeline")
    assert [one["kind"] for one in timeline.json()["items"]].count("overdue") == 1


async def test_nobody_is_told_after_it_left_or_while_the_job_is_on_hold(
    desk: Desk, drain: Drain
) -> None:
    await desk.promise()
    with clock.at(MONDAY):
        gone, held = await desk.applied("gone@example.com"), await desk.applied("held@example.com")
        await move(desk.recruiter, gone, "screening")
        job = f"/api/v1/jobs/{desk.job['id']}"
        assert (await desk.recruiter.client.post(f"{job}/hold")).status_code == 200
        await drain()
    assert await desk.due_at(held) is None
    with clock.at(day(7, 9)):
        await drain()
        assert await desk.bell(desk.recruiter) == []
        assert (await desk.recruiter.client.post(f"{job}/resume")).status_code == 200
        await drain()
    assert await desk.due_at(held) == text(10)
    assert await desk.due_at(gone) is None


async def test_promises_and_holidays_reach_what_runs(desk: Desk, drain: Drain) -> None:
    with clock.at(MONDAY):
        application = await desk.applied()
    assert await desk.due_at(application) is None
    with clock.at(MONDAY + timedelta(hours=2)):
        await desk.promise(days=1)
        await drain()
        assert await desk.due_at(application) == text(2)
        saved = await desk.admin.client.put(
            "/api/v1/organization/working-time",
            json={
                "weekdays": [0, 1, 2, 3, 4],
                "holidays": [{"day": f"{day(1):%Y-%m-%d}", "name": "Founders' day"}],
            },
            headers={"If-Match": '"0"'},
        )
        assert (saved.status_code, saved.json()["version"]) == (200, 1)
        await drain()
    assert await desk.due_at(application) == text(3)
    late = await desk.admin.client.put(
        "/api/v1/organization/working-time",
        json={"weekdays": [0]},
        headers={"If-Match": '"0"'},
    )
    assert late.status_code == 412


async def test_a_job_promises_by_itself_and_goes_by_its_workflow_again(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    await desk.promise(days=2)
    other = await open_job(desk.recruiter, title="Porter")
    with clock.at(MONDAY):
        mine = await desk.applied()
        theirs = await applied(
            desk.world.client(), other["id"], email="porter@example.com", with_resume=False
        )
        own = {"stage_key": "applied", "working_days": 4, "escalations": STEPS[:1]}
        saved = await desk.promise_by_itself(own)
        assert (saved.status_code, saved.json()["version"]) == (200, 1)
        assert [one["working_days"] for one in saved.json()["of_workflow"]] == [2]
        await drain()
    assert (await desk.due_at(mine), await desk.due_at(theirs)) == (text(5), text(3))
    with clock.at(day(3, 9)):
        await drain()
        assert await desk.bell(desk.recruiter) == ["Ana Petrov is overdue in Applied"], "the other"
        later = await desk.applied("later@example.com")
    assert await desk.due_at(later) == text(10), "what enters a stage goes by the job's own"
    with clock.at(day(7, 9)):
        await drain()
        # The second step of the other one, whose team has no manager, and the first of this one.
        assert len(await desk.bell(desk.recruiter)) == 3
        assert len(await desk.bell(desk.manager)) == 0, (
            "the workflow's second step is not the job's"
        )
        gone = await desk.promise_by_itself(version=1)
        assert (gone.status_code, gone.json()["promises"]) == (200, [])
        await drain()
    assert await desk.due_at(mine) == text(3)
    read = await desk.recruiter.client.get(f"/api/v1/jobs/{desk.job['id']}/service-levels")
    assert read.json()["version"] == 2
    entries = await audited(runtime, desk.org.id, "jobs.service_levels_changed")
    assert [entry.changes["working_days"]["after"] for entry in entries] == [{}, {"applied": 4}]


async def test_own_promises_of_a_job_are_checked_and_never_overwritten(desk: Desk) -> None:
    refused = await desk.promise_by_itself({"stage_key": "nowhere", "working_days": 1})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["promises.0.stage_key"]
    own = {"stage_key": "screening", "working_days": 1}
    assert (await desk.promise_by_itself(own, version=0)).status_code == 200
    stale = await desk.promise_by_itself(version=0)
    assert stale.status_code == 412
    copy = await desk.recruiter.client.post(f"/api/v1/jobs/{desk.job['id']}/duplicate")
    copied = await desk.recruiter.client.get(f"/api/v1/jobs/{copy.json()['id']}/service-levels")
    assert [one["stage_key"] for one in copied.json()["promises"]] == ["screening"]
    job = f"/api/v1/jobs/{desk.job['id']}"
    closed = await desk.recruiter.client.post(f"{job}/close", json={"reason": "cancelled"})
    assert closed.status_code == 200
    assert (await desk.promise_by_itself(version=1)).status_code == 200
    assert (await desk.recruiter.client.post(f"{job}/archive")).status_code == 200
    assert (await desk.promise_by_itself(own)).status_code == 409


async def test_the_oldest_promise_comes_first(desk: Desk) -> None:
    await desk.promise()
    with clock.at(MONDAY):
        first = await desk.applied("first@example.com")
    with clock.at(MONDAY + timedelta(days=1)):
        second = await desk.applied("second@example.com")
        third = await desk.applied("third@example.com")
        await move(desk.recruiter, third, "screening")
    listed = "/api/v1/applications?sort=due_at&on_my_jobs=true"
    page = (await desk.recruiter.client.get(f"{listed}&limit=1")).json()
    rest = (await desk.recruiter.client.get(f"{listed}&cursor={page['next_cursor']}")).json()
    assert [one["id"] for one in page["items"] + rest["items"]] == [first, second]
    with clock.at(day(3)):
        overdue = (await desk.recruiter.client.get("/api/v1/applications?overdue=true")).json()
    assert [one["id"] for one in overdue["items"]] == [first]
    elsewhere = (await desk.admin.client.get(listed)).json()
    assert elsewhere["items"] == []


async def test_a_promise_needs_a_stage_in_progress(desk: Desk) -> None:
    promises = [
        {"stage_key": "hired", "working_days": 1},
        {"stage_key": "nowhere", "working_days": 1},
        {"stage_key": "applied", "working_days": 1, "escalations": STEPS[::-1]},
        {"stage_key": "applied", "working_days": 2},
    ]
    refused = await desk.admin.client.put(desk.levels_url, json={"promises": promises})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == [
        "promises.0.stage_key",
        "promises.1.stage_key",
        "promises.2.escalations",
        "promises.3.stage_key",
    ]
    await desk.promise()
    stale = await desk.admin.client.put(
        desk.levels_url, json={"promises": []}, headers={"If-Match": '"0"'}
    )
    assert stale.status_code == 412
