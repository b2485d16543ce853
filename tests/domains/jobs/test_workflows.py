import asyncio
from typing import Any
from uuid import UUID

import pytest

from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import Database
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.tenant import Tenant

from tests.domains.jobs.conftest import API, MakeStaff, Staff

SHORT: dict[str, Any] = {
    "name": "Short",
    "stages": [
        {"key": "applied", "name": "New", "kind": "applied"},
        {"key": "call", "name": "Call", "kind": "screening"},
        {"key": "hired", "name": "Hired", "kind": "hired"},
    ],
    "moves": [{"from": "applied", "to": "call"}, {"from": "call", "to": "hired"}],
}


async def create(staff: Staff, **changes: Any) -> dict[str, Any]:
    made = await staff.admin.client.post(f"{API}/workflows", json={**SHORT, **changes})
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_an_organization_begins_with_the_default_workflow(staff: Staff) -> None:
    (default,) = (await staff.client.get(f"{API}/workflows")).json()["items"]
    assert (default["is_default"], default["version"], default["may_reopen"]) == (True, 1, True)
    assert [(stage["key"], stage["position"]) for stage in default["stages"]][:2] == [
        ("applied", 0),
        ("screening", 1),
    ]
    assert {"from": "offer", "to": "hired"} in default["moves"]
    assert {"from": "applied", "to": "offer"} not in default["moves"]


async def test_two_first_uses_at_once_end_with_one_default(staff: Staff) -> None:
    made = await asyncio.gather(*(staff.job() for _ in range(4)))
    assert len({job["workflow"]["id"] for job in made}) == 1


async def test_a_workflow_gets_what_every_workflow_has(staff: Staff) -> None:
    made = await create(staff)
    assert [stage["key"] for stage in made["stages"]] == [
        "applied", "call", "hired", "rejected", "withdrawn",
    ]  # fmt: skip
    assert {"from": "call", "to": "rejected"} in made["moves"]
    job = await staff.job(workflow_id=made["id"])
    assert job["workflow"]["name"] == "Short"


async def test_a_change_is_a_new_version_and_jobs_keep_theirs(
    staff: Staff, database: Database
) -> None:
    made = await create(staff)
    job = await staff.job(workflow_id=made["id"])
    url = f"{API}/workflows/{made['id']}"
    changed = await staff.admin.client.put(
        url, json={**SHORT, "name": "Shorter", "may_reopen": False}, headers={"If-Match": '"1"'}
    )
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert changed.headers["etag"] == '"2"'
    seen = (await staff.client.get(f"{API}/jobs/{job['id']}")).json()
    assert (seen["workflow"]["version"], seen["workflow"]["name"]) == (1, "Short")
    assert (await staff.client.get(url)).json()["name"] == "Shorter"
    assert (await staff.client.get(url, params={"version": 1})).json()["name"] == "Short"
    assert (await staff.client.get(url, params={"version": 3})).status_code == 404
    async with database.transaction(Tenant(staff.org.id)) as uow:
        first = await jobs.get_workflow(uow, UUID(made["id"]), 1)
        assert (first.may_reopen, first.allows("call", "hired")) == (True, True)
        with pytest.raises(NotFound):
            await jobs.get_workflow(uow, UUID(made["id"]), 9)
    newer = await staff.client.patch(f"{API}/jobs/{job['id']}", json={"workflow_id": made["id"]})
    assert newer.json()["workflow"]["version"] == 2


async def test_a_lost_update_of_a_workflow_is_refused(staff: Staff) -> None:
    made = await create(staff)
    url = f"{API}/workflows/{made['id']}"
    seen = {"If-Match": '"1"'}
    assert (await staff.admin.client.put(url, json=SHORT, headers=seen)).status_code == 200
    refused = await staff.admin.client.put(url, json=SHORT, headers=seen)
    assert refused.status_code == 412
    assert refused.json()["current_version"] == 2


async def test_a_job_with_applications_keeps_its_workflow(staff: Staff, database: Database) -> None:
    job = await staff.job(publish=True)
    async with database.transaction(Tenant(staff.org.id)) as uow:
        await jobs.mark_has_applications(uow, UUID(job["id"]))
    made = await create(staff)
    refused = await staff.client.patch(f"{API}/jobs/{job['id']}", json={"workflow_id": made["id"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "workflow_in_use")
    same = await staff.client.patch(
        f"{API}/jobs/{job['id']}", json={"workflow_id": job["workflow"]["id"], "title": "Other"}
    )
    assert same.status_code == 200


async def test_another_workflow_can_become_the_default(staff: Staff) -> None:
    made = await create(staff, is_default=True)
    listed = (await staff.client.get(f"{API}/workflows")).json()["items"]
    assert [(workflow["name"], workflow["is_default"]) for workflow in listed] == [
        ("Short", True),
        ("Default", False),
    ]
    assert (await staff.job())["workflow"]["id"] == made["id"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"moves": [{"from": "applied", "to": "hired"}]}, "stages.1"),
        ({"moves": [{"from": "applied", "to": "nowhere"}]}, "moves.0"),
        ({"stages": SHORT["stages"][1:]}, "stages"),
        ({"stages": [*SHORT["stages"], SHORT["stages"][1]]}, "stages.3.key"),
        ({"stages": [{"key": "a", "name": "A", "kind": "nap"}]}, "stages.0.kind"),
        ({"name": ""}, "name"),
        ({"moves": []}, "moves"),
    ],
)
async def test_a_workflow_that_cannot_work_is_refused(
    staff: Staff, changes: dict[str, Any], field: str
) -> None:
    refused = await staff.admin.client.post(f"{API}/workflows", json={**SHORT, **changes})
    assert refused.status_code == 422
    assert field in [error["field"] for error in refused.json()["errors"]]


async def test_workflows_and_reasons_are_changed_by_administrators(staff: Staff) -> None:
    made = await create(staff)
    for method, path, body in (
        ("POST", "/workflows", SHORT),
        ("PUT", f"/workflows/{made['id']}", SHORT),
        ("POST", "/rejection-reasons", {"label": "Too far"}),
    ):
        refused = await staff.client.request(method, API + path, json=body)
        assert refused.status_code == 403, path


async def test_workflows_of_another_organization_are_not_there(make_staff: MakeStaff) -> None:
    staff, other = await make_staff(), await make_staff()
    made = await create(staff)
    url = f"{API}/workflows/{made['id']}"
    assert (await other.client.get(url)).status_code == 404
    assert (await other.admin.client.put(url, json=SHORT)).status_code == 404
    refused = await other.client.post(f"{API}/jobs", json={"title": "x", "workflow_id": made["id"]})
    assert refused.status_code == 422


async def test_changes_of_workflows_are_in_the_audit_log(staff: Staff) -> None:
    made = await create(staff)
    await staff.admin.client.put(f"{API}/workflows/{made['id']}", json={**SHORT, "name": "New"})
    found = await staff.admin.client.get(f"{API}/audit", params={"record_id": made["id"]})
    actions = [entry["action"] for entry in found.json()["items"]]
    assert actions == ["workflows.changed", "workflows.created"]


async def test_there_are_reasons_from_the_first_day(staff: Staff, database: Database) -> None:
    listed = (await staff.client.get(f"{API}/rejection-reasons")).json()["items"]
    assert len(listed) >= 10
    assert all(reason["active"] for reason in listed)
    assert listed == (await staff.client.get(f"{API}/rejection-reasons")).json()["items"]
    async with database.transaction(Tenant(staff.org.id)) as uow:
        found = await jobs.rejection_reason(uow, UUID(listed[0]["id"]))
        assert found.label == listed[0]["label"]
        with pytest.raises(NotFound):
            await jobs.rejection_reason(uow, ids.uuid7())


async def test_reasons_are_added_renamed_and_switched_off(staff: Staff) -> None:
    client, url = staff.admin.client, f"{API}/rejection-reasons"
    added = await client.post(url, json={"label": "Too  far away"})
    assert (added.status_code, added.json()["label"], added.json()["code"]) == (
        201, "Too far away", "too_far_away",
    )  # fmt: skip
    one = f"{url}/{added.json()['id']}"
    off = await client.patch(one, json={"active": False}, headers={"If-Match": '"1"'})
    assert (off.json()["active"], off.json()["version"]) == (False, 2)
    stale = await client.patch(one, json={"label": "Far"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    renamed = await client.patch(one, json={"label": "Far"})
    assert (renamed.json()["label"], renamed.json()["code"]) == ("Far", "too_far_away")
    listed = (await client.get(url)).json()["items"]
    assert listed[-1] == renamed.json()
    twice = await client.post(url, json={"label": "FAR"})
    assert (twice.status_code, twice.json()["code"]) == (409, "reason_exists")
    assert (await client.patch(f"{url}/{ids.uuid7()}", json={"active": True})).status_code == 404


async def test_a_workflow_is_checked_without_being_saved(staff: Staff) -> None:
    unreachable = {"key": "lost", "name": "Lost", "kind": "interview"}
    body = {**SHORT, "stages": [*SHORT["stages"], unreachable]}
    checked = await staff.admin.client.post(f"{API}/workflows/check", json=body)
    assert checked.status_code == 200
    (fault,) = checked.json()["faults"]
    assert (fault["field"], fault["code"]) == ("stages.3", "unreachable")
    fine = await staff.admin.client.post(f"{API}/workflows/check", json=SHORT)
    assert fine.json() == {"faults": []}
    assert len((await staff.client.get(f"{API}/workflows")).json()["items"]) == 1


async def test_tells_which_jobs_go_by_which_version(staff: Staff) -> None:
    made = await create(staff)
    job = await staff.job(workflow_id=made["id"])
    await staff.job()
    path = f"{API}/workflows/{made['id']}"
    await staff.admin.client.put(path, json={**SHORT, "name": "Shorter"})
    (item,) = (await staff.admin.client.get(f"{path}/jobs")).json()["items"]
    assert (item["id"], item["workflow_version"]) == (job["id"], 1)
    assert item["has_applications"] is False
