"""People of a file go into a job, once each, and come out of it again."""

import csv
import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.applications.rules.entering import stages_to_begin_in
from rolecall.domains.jobs.rules.workflow import DEFAULT_WORKFLOW
from rolecall.domains.messaging.models import messages
from rolecall.domains.operations.service import run_operation
from rolecall.infra.db import Database
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel.tenant import Tenant

from tests.domains.imports.conftest import Wizard
from tests.support.hiring import move, open_job
from tests.support.world import Account, World

WizardOf = Callable[[Account], Wizard]
PEOPLE = "name,email\nAna Petrov,ana@example.com\nBo Lind,bo@example.com\n"


@pytest.fixture
async def wizard(world: World, wizard_of: WizardOf) -> Wizard:
    org = await world.organization()
    return wizard_of(await org.member(Role.RECRUITER))


async def applications(wizard: Wizard, job: dict[str, Any]) -> dict[str, dict[str, Any]]:
    answer = await wizard.who.client.get("/api/v1/applications", params={"job_id": job["id"]})
    return {one["candidate"]["full_name"]: one for one in answer.json()["items"]}


def test_nobody_begins_in_a_decided_stage() -> None:
    keys = [stage.key for stage in stages_to_begin_in(DEFAULT_WORKFLOW)]
    assert keys == ["applied", "screening", "interview", "offer"]


async def test_everybody_is_considered_once_and_nobody_gets_a_mail(
    wizard: Wizard, database: Database
) -> None:
    job = await open_job(wizard.who, title="Night nurse")
    first = await wizard.through(PEOPLE, job_id=job["id"], stage="interview", source="fair")
    assert (first["job_title"], first["states"]) == ("Night nurse", {"created": 2})
    assert first["applications"] == {"added": 2}
    assert [stage["key"] for stage in first["stages"]][:2] == ["applied", "screening"]
    found = await applications(wizard, job)
    assert {one["stage"]["key"] for one in found.values()} == {"interview"}
    assert {one["source"] for one in found.values()} == {"fair"}
    person = await wizard.person("Ana Petrov")
    assert (person["applications_count"], person["source_last"]) == (1, "fair")
    org_id = wizard.who.actor.tenant.org_id
    async with database.transaction(Tenant(org_id)) as uow:
        written = sa.select(sa.func.count()).where(messages.c.org_id == org_id)
        assert await uow.fetch_value(written) == 0

    again = await wizard.upload(PEOPLE + "Cleo Dahl,cleo@example.com\n")
    again = await wizard.change(again, job_id=job["id"])
    preview = await wizard.who.client.get(f"/api/v1/imports/{again['id']}/preview")
    assert [one["application"] for one in preview.json()["items"]] == ["there", "there", "new"]
    for what in ("check", "run"):
        await wizard.begin(again["id"], what)
        await wizard.drain()
    done = await wizard.get(again["id"])
    assert (done["states"], done["applications"]) == (
        {"left": 2, "created": 1}, {"there": 2, "added": 1},
    )  # fmt: skip
    answer = await wizard.who.client.get(f"/api/v1/imports/{again['id']}/results.csv")
    told = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Application"] for row in told] == [
        "applied already", "applied already", "added to the job",
    ]  # fmt: skip
    assert len(await applications(wizard, job)) == 3


async def test_an_undo_takes_out_whom_nobody_has_worked_with(wizard: Wizard) -> None:
    body = {"full_name": "Bo Lind", "email": "bo@example.com"}
    await wizard.who.client.post("/api/v1/candidates", json=body)
    job = await open_job(wizard.who)
    made = await wizard.through(PEOPLE + "Cleo Dahl,cleo@example.com\n", job_id=job["id"])
    assert made["states"] == {"created": 2, "left": 1}
    moved = await move(
        wizard.who, (await applications(wizard, job))["Cleo Dahl"]["id"], "screening"
    )
    assert moved.status_code == 200, moved.text
    undone = await wizard.undo(made)
    assert undone["states"] == {"removed": 1, "left": 1, "kept": 1}
    assert undone["applications"] == {"removed": 2, "kept": 1}
    assert list(await applications(wizard, job)) == ["Cleo Dahl"]
    assert sorted(await wizard.people()) == ["Bo Lind", "Cleo Dahl"]
    bo = await wizard.person("Bo Lind")
    assert (bo["applications_count"], bo["source_last"]) == (0, bo["source_first"])
    kept = await wizard.rows(made["id"], "kept")
    assert [one["message"] for one in kept[0]["problems"]] == ["It was moved to another stage."]


async def test_a_dead_worker_leaves_nobody_twice(wizard: Wizard, database: Database) -> None:
    job = await open_job(wizard.who)
    lines = [f"Person {number},person{number}@example.com" for number in range(210)]
    made = await wizard.upload("name,email\n" + "\n".join(lines))
    made = await wizard.change(made, job_id=job["id"])
    await wizard.begin(made["id"], "check")
    await wizard.drain()
    begun = await wizard.begin(made["id"], "run")
    org_id = wizard.who.actor.tenant.org_id
    with pytest.raises(RetryLater):
        await run_operation(database, org_id, UUID(begun["run"]["id"]), seconds=0)
    assert (await wizard.get(made["id"]))["applications"] == {"added": 200, "new": 10}
    await wizard.drain()
    assert (await wizard.get(made["id"]))["applications"] == {"added": 210}


async def test_a_mail_goes_to_whom_it_was_asked_for_and_keeps_the_application(
    wizard: Wizard,
) -> None:
    job = await open_job(wizard.who)
    made = await wizard.through(PEOPLE, job_id=job["id"], confirm=True)
    found = await applications(wizard, job)
    path = f"/api/v1/applications/{found['Bo Lind']['id']}/conversation"
    told = (await wizard.who.client.get(path)).json()
    assert [one["kind"] for one in told["items"]] == ["application_received"], told
    undone = await wizard.undo(made)
    assert undone["applications"] == {"kept": 2}


async def test_a_hidden_job_hides_who_came_into_it(world: World, wizard_of: WizardOf) -> None:
    org = await world.organization()
    admin = wizard_of(await org.member(Role.ORGANIZATION_ADMIN))
    other = wizard_of(await org.member(Role.RECRUITER))
    job = await open_job(admin.who)
    made = await admin.through(PEOPLE, job_id=job["id"])
    mine = await other.upload("name,email\nDora,dora@example.com\n")
    hidden = await admin.who.client.patch(f"/api/v1/jobs/{job['id']}", json={"confidential": True})
    assert hidden.status_code == 200, hidden.text
    assert (await other.who.client.get(f"/api/v1/imports/{made['id']}")).status_code == 404
    listed = await other.who.client.get("/api/v1/imports")
    assert [one["id"] for one in listed.json()["items"]] == [mine["id"]]
    body = {"targets": ["full_name", "email"], "existing": "skip", "job_id": job["id"]}
    refused = await other.who.client.patch(f"/api/v1/imports/{mine['id']}", json=body)
    assert refused.status_code == 404
    assert len(await admin.rows(made["id"])) == 2


@pytest.mark.parametrize(
    ("job", "change", "status", "code"),
    [({}, {"stage": "hired"}, 422, "invalid_input"), ({"hold": True}, {}, 409, "job_not_open")],
)
async def test_refuses_a_job_or_a_stage_that_takes_nobody(
    wizard: Wizard, job: dict[str, Any], change: dict[str, Any], status: int, code: str
) -> None:
    opened = await open_job(wizard.who)
    if job:
        await wizard.who.client.post(f"/api/v1/jobs/{opened['id']}/hold")
    made = await wizard.upload(PEOPLE)
    body = {"targets": ["full_name", "email"], "existing": "skip", "job_id": opened["id"]}
    answer = await wizard.who.client.patch(f"/api/v1/imports/{made['id']}", json={**body, **change})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
