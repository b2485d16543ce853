from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs import events as job_events
from rolecall.domains.jobs.events import JobOpened, RejectionReasonChanged, WorkflowChanged
from rolecall.domains.jobs.handlers import stale_job, stale_reasons, stale_workflow
from rolecall.infra.db import Database
from rolecall.infra.outbox.models import events
from rolecall.kernel import ids
from rolecall.kernel.events import Event, known
from rolecall.kernel.tenant import Tenant

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.domains.jobs.test_workflows import SHORT


async def told(database: Database, staff: Staff) -> list[tuple[str, dict[str, object]]]:
    """Return what jobs published in the organization, in order."""
    async with database.transaction(Tenant(staff.org.id)) as uow:
        rows = await uow.fetch(
            sa.select(events.c.type, events.c.payload)
            .where(events.c.org_id == staff.org.id)
            .order_by(events.c.id)
        )
    return [
        (row["type"].removeprefix("jobs.").removesuffix(".v1"), row["payload"])
        for row in rows
        if row["type"].startswith("jobs.")
    ]


async def test_each_change_is_published(staff: Staff, database: Database) -> None:
    job = await staff.job(**WHOLE)
    await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": "Nurse"})
    await staff.act(job, "publish")
    await staff.client.patch(f"{API}/jobs/{job['id']}", json={"openings": 3})
    async with database.transaction(Tenant(staff.org.id)) as uow:
        await jobs.fill_opening(uow, staff.recruiter.actor, UUID(job["id"]))
    await staff.act(job, "hold")
    await staff.act(job, "resume")
    await staff.act(job, "close", reason="filled")
    await staff.act(job, "archive")
    await staff.client.delete(f"{API}/jobs/{job['id']}")
    found = await told(database, staff)
    assert [name for name, _ in found] == [
        "job_created", "job_updated", "job_opened", "posting_changed", "job_updated",
        "openings_changed", "job_held", "job_opened", "job_closed", "job_archived", "job_deleted",
    ]  # fmt: skip
    payloads = dict(found)
    assert payloads["job_opened"] == {"job_id": job["id"], "title": "Nurse", "again": True}
    assert payloads["job_updated"] == {"job_id": job["id"], "fields": ["openings"]}
    assert payloads["job_closed"] == {"job_id": job["id"], "reason": "filled"}
    assert payloads["openings_changed"] == {
        "job_id": job["id"],
        "openings": 3,
        "openings_filled": 1,
    }


async def test_changes_of_workflows_and_reasons_are_published(
    staff: Staff, database: Database
) -> None:
    made = (await staff.admin.client.post(f"{API}/workflows", json=SHORT)).json()
    await staff.admin.client.post(f"{API}/rejection-reasons", json={"label": "Too far"})
    found = await told(database, staff)
    assert [name for name, _ in found] == ["workflow_changed", "rejection_reason_changed"]
    assert found[0][1] == {"workflow_id": made["id"], "version": 1}


async def test_a_refused_change_publishes_nothing(staff: Staff, database: Database) -> None:
    job = await staff.job()
    await staff.try_to(job, "hold")
    assert [name for name, _ in await told(database, staff)] == ["job_created"]


def test_events_name_the_views_that_are_stale() -> None:
    job_id = ids.uuid7()
    opened = JobOpened(job_id=job_id, title="x", again=False)
    assert stale_job(opened) == [["jobs"], ["jobs", str(job_id)]]
    assert stale_workflow(WorkflowChanged(workflow_id=job_id, version=1))[0] == ["workflows"]
    assert stale_reasons(RejectionReasonChanged(reason_id=job_id)) == [["rejection-reasons"]]


def test_the_base_of_job_events_is_no_event_itself() -> None:
    names = {name for name in known() if name.startswith("jobs.")}
    declared = {
        found.type
        for found in vars(job_events).values()
        if isinstance(found, type) and issubclass(found, Event) and vars(found).get("type")
    }
    assert names == declared
    assert "type" not in vars(job_events.JobEvent)
    assert all(name.endswith(".v1") for name in names)
