import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Role
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import ChangeStatus, JobFilter, JobSort
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, Forbidden, NotFound
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.tenant import Tenant

from tests.domains.jobs.conftest import API, WHOLE, MakeStaff, Staff
from tests.support.world import World


def fields(problem: dict[str, Any]) -> list[str]:
    return [error["field"] for error in problem["errors"]]


async def audit_actions(staff: Staff, job_id: str) -> list[str]:
    found = await staff.admin.client.get(f"{API}/audit", params={"record_id": job_id})
    return [entry["action"] for entry in found.json()["items"]][::-1]


async def test_a_title_is_enough(staff: Staff) -> None:
    job = await staff.job(title="  Nurse ")
    assert job["title"] == "Nurse"
    assert job["status"] == "draft"
    assert job["version"] == 1
    assert job["openings"] == 1
    assert job["pay"] is None
    assert job["hiring_team"] == []
    assert job["public_url"] == f"http://testserver/careers/{staff.org.slug}/jobs/{job['id']}"
    assert [stage["key"] for stage in job["workflow"]["stages"]] == [
        "applied", "screening", "interview", "offer", "hired", "rejected", "withdrawn",
    ]  # fmt: skip


async def test_everything_that_is_written_comes_back(staff: Staff) -> None:
    team = [
        {"user_id": str(staff.recruiter.user_id), "role": "recruiter"},
        {"user_id": str(staff.manager.user_id), "role": "hiring_manager"},
    ]
    job = await staff.job(**WHOLE, hiring_team=team, valid_through="2031-01-01T00:00:00Z")
    again = (await staff.client.get(f"{API}/jobs/{job['id']}")).json()
    assert again == job
    for name in ("title", "department", "locations", "remote_policy", "employment_type", "pay"):
        assert job[name] == WHOLE[name]
    assert job["description_html"] == "<p>You care for <strong>patients</strong>.</p>"
    assert job["skills"] == WHOLE["skills"]
    assert job["valid_through"] == "2031-01-01T00:00:00Z"
    assert [(q["id"], q["position"], q["required"]) for q in job["questions"]] == [
        ("licence", 0, True),
        ("number", 1, True),
    ]
    assert job["questions"][0]["knockout"] == {"operator": "equals", "value": False}
    assert job["questions"][1]["shown_if"] == {"question_id": "licence", "equals": True}
    assert job["hiring_team"] == [
        {**team[0], "full_name": staff.recruiter.full_name},
        {**team[1], "full_name": staff.manager.full_name},
    ]
    assert job["warnings"] == []


async def test_questions_go_by_their_position_and_get_ids(staff: Staff) -> None:
    asked = [
        {"kind": "text", "label": "Second", "position": 2},
        {"kind": "text", "label": "First", "position": 1},
    ]
    job = await staff.job(questions=asked)
    assert [question["label"] for question in job["questions"]] == ["First", "Second"]
    assert len({question["id"] for question in job["questions"]}) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": ""}, "title"),
        ({"title": " \t"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": 5}, "title"),
        ({"title": "a\u0000b"}, "title"),
        ({"title": "x", "colour": "red"}, "colour"),
        ({"title": "x", "openings": 0}, "openings"),
        ({"title": "x", "remote_policy": "moon"}, "remote_policy"),
        ({"title": "x", "locations": [{"country": "Narnia"}]}, "locations.0.country"),
        (
            {"title": "x", "pay": {"min_minor": 2, "max_minor": 1, "currency": "USD",
                                   "period": "year"}},
            "pay.max_minor",
        ),
        ({"title": "x", "pay": {"min_minor": 1, "currency": "XXX", "period": "year"}},
         "pay.currency"),
        ({"title": "x", "pay": {"currency": "USD", "period": "year"}}, "pay.min_minor"),
        ({"title": "x", "valid_through": "2031-01-01T00:00:00"}, "valid_through"),
        ({"title": "x", "valid_through": "9999-12-31T23:59:59-12:00"}, "valid_through"),
        ({"title": "x", "questions": [{"kind": "single_choice", "label": "?"}]},
         "questions.0.options"),
        ({"title": "x", "workflow_id": "019a0d3c-6d9b-7b6a-8c33-1f8f2b1d0e4a"}, "workflow_id"),
        (
            {"title": "x", "hiring_team": [
                {"user_id": "019a0d3c-6d9b-7b6a-8c33-1f8f2b1d0e4a", "role": "recruiter"}]},
            "hiring_team.0.user_id",
        ),
    ],
)  # fmt: skip
async def test_refuses_what_cannot_be(staff: Staff, body: dict[str, Any], field: str) -> None:
    refused = await staff.client.post(f"{API}/jobs", json=body)
    assert refused.status_code == 422, refused.text
    assert field in fields(refused.json())
    assert (await staff.client.get(f"{API}/jobs")).json()["items"] == []


async def test_members_of_another_organization_cannot_join_a_team(make_staff: MakeStaff) -> None:
    staff, other = await make_staff(), await make_staff()
    team = [{"user_id": str(other.recruiter.user_id), "role": "recruiter"}]
    refused = await staff.client.post(f"{API}/jobs", json={"title": "x", "hiring_team": team})
    assert fields(refused.json()) == ["hiring_team.0.user_id"]


async def test_a_change_touches_what_is_named(staff: Staff) -> None:
    job = await staff.job(**WHOLE)
    url = f"{API}/jobs/{job['id']}"
    changed = await staff.client.patch(url, json={"title": "Day nurse", "pay": None})
    assert changed.status_code == 200
    assert changed.headers["etag"] == '"2"'
    expected = {**job, "title": "Day nurse", "pay": None, "version": 2}
    for name in ("updated_at", "warnings"):
        expected[name] = changed.json()[name]
    assert changed.json() == expected
    assert [warning["code"] for warning in changed.json()["warnings"]] == ["pay_range_missing"]
    assert "Colorado" in changed.json()["warnings"][0]["message"]
    assert (await staff.client.get(url)).json() == changed.json()


async def test_a_change_that_changes_nothing_writes_nothing(staff: Staff) -> None:
    job = await staff.job(**WHOLE)
    body = {name: job[name] for name in ("title", "pay", "locations", "description_html")}
    same = await staff.client.patch(f"{API}/jobs/{job['id']}", json=body)
    assert same.json()["version"] == 1
    assert await audit_actions(staff, job["id"]) == ["jobs.created"]


async def test_a_lost_update_is_refused(staff: Staff) -> None:
    job = await staff.job()
    url = f"{API}/jobs/{job['id']}"
    seen = {"If-Match": '"1"'}
    first = await staff.client.patch(url, json={"title": "One"}, headers=seen)
    assert first.status_code == 200
    second = await staff.client.patch(url, json={"title": "Two"}, headers=seen)
    assert second.status_code == 412
    assert second.json()["code"] == "version_mismatch"
    assert second.json()["current_version"] == 2
    published = await staff.client.post(f"{url}/publish", headers=seen)
    assert published.status_code == 412
    assert (await staff.client.get(url)).json()["title"] == "One"


async def test_the_life_of_a_job(staff: Staff) -> None:
    job = await staff.job(**WHOLE)
    assert job["allowed_actions"] == ["edit", "publish", "archive", "delete", "duplicate"]
    opened = await staff.act(job, "publish")
    assert opened["status"] == "open"
    assert opened["published_at"] is not None
    assert opened["allowed_actions"] == ["edit", "hold", "close", "delete", "duplicate"]
    held = await staff.act(job, "hold")
    assert held["status"] == "on_hold"
    again = await staff.act(job, "resume")
    assert again["published_at"] == opened["published_at"]
    closed = await staff.act(job, "close", reason="cancelled", note=" No budget ")
    assert (closed["status"], closed["close_reason"]) == ("closed", "cancelled")
    assert closed["close_note"] == "No budget"
    reopened = await staff.act(job, "resume")
    assert (reopened["close_reason"], reopened["closed_at"]) == (None, None)
    await staff.act(job, "close", reason="filled")
    archived = await staff.act(job, "archive")
    assert archived["allowed_actions"] == ["delete", "duplicate"]
    assert await audit_actions(staff, job["id"]) == [
        "jobs.created", "jobs.published", "jobs.held", "jobs.resumed", "jobs.closed",
        "jobs.resumed", "jobs.closed", "jobs.archived",
    ]  # fmt: skip


@pytest.mark.parametrize("action", ["hold", "resume", "close"])
async def test_a_draft_only_opens(staff: Staff, action: str) -> None:
    job = await staff.job()
    body = {"reason": "other"} if action == "close" else {}
    refused = await staff.try_to(job, action, **body)
    assert refused.status_code == 409
    assert refused.json()["code"] == "invalid_job_status"
    assert refused.json()["allowed_actions"] == [
        "edit", "publish", "archive", "delete", "duplicate",
    ]  # fmt: skip


async def test_a_closed_job_cannot_be_edited(staff: Staff) -> None:
    job = await staff.job(publish=True)
    await staff.act(job, "close", reason="other")
    refused = await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": "x"})
    assert refused.status_code == 409


async def test_a_job_that_nobody_applied_to_is_deleted(staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    gone = await staff.client.delete(f"{API}/jobs/{job['id']}")
    assert gone.status_code == 204
    assert (await staff.client.get(f"{API}/jobs/{job['id']}")).status_code == 404
    assert await audit_actions(staff, job["id"]) == [
        "jobs.created", "jobs.published", "jobs.deleted",
    ]  # fmt: skip


async def test_a_job_with_applications_is_archived_instead(
    staff: Staff, database: Database
) -> None:
    job = await staff.job(publish=True)
    for _ in range(2):
        async with database.transaction(Tenant(staff.org.id)) as uow:
            found = await jobs.get_open_job_for_application(uow, UUID(job["id"]))
            await jobs.mark_has_applications(uow, found.id)
    kept = await staff.client.delete(f"{API}/jobs/{job['id']}")
    assert kept.status_code == 200
    assert (kept.json()["status"], kept.json()["has_applications"]) == ("archived", True)
    again = await staff.client.delete(f"{API}/jobs/{job['id']}")
    assert (again.status_code, again.json()["version"]) == (200, kept.json()["version"])


async def test_a_copy_is_a_draft_of_its_own(staff: Staff) -> None:
    team = [{"user_id": str(staff.manager.user_id), "role": "hiring_manager"}]
    job = await staff.job(publish=True, **WHOLE, hiring_team=team)
    copy = await staff.act(job, "duplicate")
    assert copy["id"] != job["id"]
    assert (copy["title"], copy["status"]) == ("Night nurse (copy)", "draft")
    assert copy["published_at"] is None
    for name in ("questions", "skills", "pay", "hiring_team", "workflow", "description_html"):
        assert copy[name] == job[name]


async def test_a_preview_is_what_would_be_saved(staff: Staff) -> None:
    body = {"description_html": "<h1>Hi</h1><img src=x onerror=y><p>there</p>"}
    seen = await staff.client.post(f"{API}/jobs/preview", json=body)
    assert seen.json()["html"] == "<h2>Hi</h2><p>there</p>"
    warned = await staff.client.post(
        f"{API}/jobs/preview",
        json={
            "title": "Ninja",
            "locations": [{"region": "Colorado", "country": "united states"}],
            "pay": {"min_minor": 100, "currency": "USD", "period": "hour"},
        },
    )
    said = {one["code"]: one["message"] for one in warned.json()["warnings"]}
    assert set(said) == {"wording", "pay_range_missing", "description_missing"}
    assert "Colorado" in said["pay_range_missing"]


async def test_who_may_do_what(world: World, staff: Staff) -> None:
    job = await staff.job()
    interviewer = await staff.org.member(Role.INTERVIEWER)
    for reader in (staff.manager, interviewer):
        seen = await reader.client.get(f"{API}/jobs/{job['id']}")
        assert (seen.status_code, seen.json()["allowed_actions"]) == (200, [])
        for method, path in (
            ("POST", "/jobs"),
            ("PATCH", f"/jobs/{job['id']}"),
            ("POST", f"/jobs/{job['id']}/publish"),
            ("DELETE", f"/jobs/{job['id']}"),
        ):
            refused = await reader.client.request(method, API + path, json={"title": "x"})
            assert refused.status_code == 403, (method, path)
    anonymous = await world.client().get(f"{API}/jobs")
    assert anonymous.status_code == 401


async def test_the_policy_guards_beneath_the_route(
    world: World, staff: Staff, database: Database
) -> None:
    job = await staff.job()
    actor = world.actor(staff.org, Role.INTERVIEWER)
    async with database.transaction(Tenant(staff.org.id)) as uow:
        with pytest.raises(Forbidden):
            await service.publish_job(uow, actor, ChangeStatus(job_id=UUID(job["id"])))


async def test_another_organization_sees_nothing(make_staff: MakeStaff) -> None:
    staff, other = await make_staff(), await make_staff()
    job = await staff.job(publish=True)
    url = f"{API}/jobs/{job['id']}"
    assert (await other.client.get(url)).status_code == 404
    assert (await other.client.patch(url, json={"title": "x"})).status_code == 404
    assert (await other.client.delete(url)).status_code == 404
    assert (await other.try_to(job, "hold")).status_code == 404
    assert (await other.try_to(job, "duplicate")).status_code == 404
    assert (await other.client.get(f"{API}/jobs")).json()["items"] == []
    assert (await staff.client.get(url)).json()["version"] == 2


async def titles(staff: Staff, **params: Any) -> list[str]:
    found = await staff.client.get(f"{API}/jobs", params=params)
    assert found.status_code == 200, found.text
    return [job["title"] for job in found.json()["items"]]


async def test_lists_find_sort_and_filter(staff: Staff) -> None:
    await staff.job(title="Ärztin", department="Care", locations=[{"country": "Germany"}])
    await staff.job(title="Zookeeper", department="Animals", skills=[{"name": "C++"}])
    await staff.job(title="Night nurse", department="Care", publish=True, remote_policy="remote")
    assert await titles(staff) == ["Night nurse", "Zookeeper", "Ärztin"]
    assert await titles(staff, sort="created_at") == ["Ärztin", "Zookeeper", "Night nurse"]
    assert await titles(staff, sort="-updated_at") == ["Night nurse", "Zookeeper", "Ärztin"]
    assert await titles(staff, sort="title") == ["Night nurse", "Zookeeper", "Ärztin"]
    assert await titles(staff, status="draft") == ["Zookeeper", "Ärztin"]
    assert await titles(staff, department="CARE") == ["Night nurse", "Ärztin"]
    assert await titles(staff, q="nur nig") == ["Night nurse"]
    assert await titles(staff, q="arzt") == ["Ärztin"]
    assert await titles(staff, q="german") == ["Ärztin"]
    assert await titles(staff, q="c++") == ["Zookeeper"]
    assert await titles(staff, q="remote") == ["Night nurse"]
    assert await titles(staff, q="care nurse") == ["Night nurse"]
    assert await titles(staff, q="care zoo") == []
    assert await titles(staff, q="care", status="open") == ["Night nurse"]
    assert (await staff.client.get(f"{API}/jobs?sort=salary")).status_code == 422


async def test_a_changed_title_is_found_and_the_old_one_is_not(staff: Staff) -> None:
    job = await staff.job(title="Nurse")
    await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": "Midwife"})
    assert await titles(staff, q="midwife") == ["Midwife"]
    assert await titles(staff, q="nurse") == []


@pytest.mark.parametrize("sort", ["-created_at", "created_at", "-updated_at", "title"])
async def test_pages_hold_every_job_once(staff: Staff, sort: str) -> None:
    for number in range(5):
        await staff.job(title=f"Job {number % 2}")
    seen: list[str] = []
    params: dict[str, Any] = {"limit": 2, "sort": sort}
    while True:
        page = (await staff.client.get(f"{API}/jobs", params=params)).json()
        seen += [job["id"] for job in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert len(seen) == len(set(seen)) == 5
    params["sort"] = "title" if sort != "title" else "created_at"
    assert (await staff.client.get(f"{API}/jobs", params=params)).status_code == 422


async def test_a_summary_has_names_and_a_place(staff: Staff) -> None:
    team = [{"user_id": str(staff.manager.user_id), "role": "hiring_manager"}]
    await staff.job(**WHOLE, hiring_team=team)
    (summary,) = (await staff.client.get(f"{API}/jobs")).json()["items"]
    assert summary["location"] == "Denver, CO, United States"
    assert summary["hiring_team"][0]["full_name"] == staff.manager.full_name
    assert (summary["openings"], summary["openings_filled"]) == (2, 0)


async def test_the_list_takes_two_statements_beside_the_session(
    staff: Staff, database: Database
) -> None:
    team = [{"user_id": str(staff.manager.user_id), "role": "hiring_manager"}]
    for _ in range(3):
        await staff.job(hiring_team=team)
    statements: list[str] = []
    async with database.transaction(Tenant(staff.org.id)) as uow:
        with (await uow.connection()).query_logger(lambda record: statements.append(record.query)):
            page = await service.list_jobs(uow, JobFilter(), JobSort.NEWEST, PageRequest())
    assert len(page.items) == 3
    assert len(statements) == 2


async def test_openings_fill_and_empty(staff: Staff, database: Database) -> None:
    job = await staff.job(publish=True, openings=2)
    job_id, actor = UUID(job["id"]), staff.recruiter.actor
    for _ in range(2):
        async with database.transaction(Tenant(staff.org.id)) as uow:
            await jobs.fill_opening(uow, actor, job_id)
    async with database.transaction(Tenant(staff.org.id)) as uow:
        with pytest.raises(Conflict) as refused:
            await jobs.fill_opening(uow, actor, job_id)
    assert refused.value.problem_code == "no_opening_left"
    seen = (await staff.client.get(f"{API}/jobs/{job['id']}")).json()
    assert (seen["openings_filled"], seen["version"]) == (2, 2)
    assert [warning["code"] for warning in seen["warnings"] if "filled" in warning["code"]] == [
        "openings_filled"
    ]
    refusal = await staff.client.patch(f"{API}/jobs/{job['id']}", json={"openings": 1})
    assert fields(refusal.json()) == ["openings"]
    for _ in range(3):
        async with database.transaction(Tenant(staff.org.id)) as uow:
            await jobs.unfill_opening(uow, actor, job_id)
    seen = (await staff.client.get(f"{API}/jobs/{job['id']}")).json()
    assert seen["openings_filled"] == 0
    assert (await audit_actions(staff, job["id"]))[2:] == [
        "jobs.opening_filled", "jobs.opening_filled",
        "jobs.opening_given_back", "jobs.opening_given_back",
    ]  # fmt: skip


async def test_the_last_opening_is_filled_once(staff: Staff, database: Database) -> None:
    job = await staff.job(publish=True)

    async def hire() -> bool:
        try:
            async with database.transaction(Tenant(staff.org.id)) as uow:
                await jobs.fill_opening(uow, staff.recruiter.actor, UUID(job["id"]))
        except Conflict:
            return False
        return True

    assert sum(await asyncio.gather(*(hire() for _ in range(5)))) == 1


async def test_only_an_open_job_takes_applications(staff: Staff, database: Database) -> None:
    async def takes(job: dict[str, Any]) -> str:
        try:
            async with database.transaction(Tenant(staff.org.id)) as uow:
                found = await jobs.get_open_job_for_application(uow, UUID(job["id"]))
        except Conflict as refused:
            return refused.problem_code
        except NotFound:
            return "not_found"
        return found.status.value

    job = await staff.job()
    assert await takes(job) == "not_found"
    await staff.act(job, "publish")
    assert await takes(job) == "open"
    await staff.act(job, "hold")
    assert await takes(job) == "job_not_open"
    await staff.act(job, "resume")
    await staff.act(job, "close", reason="filled")
    assert await takes(job) == "job_not_open"
    soon = clock.now() + timedelta(hours=1)
    timed = await staff.job(publish=True, valid_through=soon.isoformat())
    assert await takes(timed) == "open"
    with clock.at(soon):
        assert await takes(timed) == "job_not_open"


async def test_a_job_is_not_closed_while_somebody_applies(staff: Staff, database: Database) -> None:
    job = await staff.job(publish=True)
    async with database.transaction(Tenant(staff.org.id)) as uow:
        await jobs.get_open_job_for_application(uow, UUID(job["id"]))
        closing = asyncio.create_task(staff.try_to(job, "close", reason="filled"))
        finished, _ = await asyncio.wait([closing], timeout=0.3)
        assert not finished
        await jobs.mark_has_applications(uow, UUID(job["id"]))
    assert (await closing).status_code == 200


async def test_two_can_apply_at_the_same_time(staff: Staff, database: Database) -> None:
    job = await staff.job(publish=True)
    job_id, tenant = UUID(job["id"]), Tenant(staff.org.id)
    async with asyncio.timeout(5), database.transaction(tenant) as one:
        async with database.transaction(tenant) as other:
            await jobs.get_open_job_for_application(one, job_id)
            await jobs.get_open_job_for_application(other, job_id)
            await jobs.mark_has_applications(other, job_id)
        await jobs.mark_has_applications(one, job_id)
    async with database.transaction(tenant) as uow:
        assert (await jobs.get_job(uow, job_id)).has_applications


async def test_an_idempotent_repeat_makes_one_job(staff: Staff) -> None:
    key = {"Idempotency-Key": "one-job"}
    first = await staff.client.post(f"{API}/jobs", json={"title": "Once"}, headers=key)
    second = await staff.client.post(f"{API}/jobs", json={"title": "Once"}, headers=key)
    assert first.json() == second.json()
    assert await titles(staff) == ["Once"]


async def test_the_audit_log_says_what_changed(staff: Staff) -> None:
    job = await staff.job(title="Nurse")
    await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": "Midwife", "openings": 3})
    found = await staff.admin.client.get(f"{API}/audit", params={"record_id": job["id"]})
    latest = found.json()["items"][0]
    assert latest["changes"] == {
        "title": {"before": "Nurse", "after": "Midwife"},
        "openings": {"before": 1, "after": 3},
    }
    assert latest["actor"]["id"] == str(staff.recruiter.user_id)
    verified = await staff.admin.client.get(f"{API}/audit/verify")
    assert verified.json()["ok"] is True


async def test_the_time_of_publishing_is_the_clocks(staff: Staff) -> None:
    job = await staff.job()
    instant = datetime(2030, 5, 1, 12, tzinfo=UTC)
    with clock.at(instant):
        opened = await staff.act(job, "publish")
    assert opened["published_at"] == "2030-05-01T12:00:00Z"
