"""Work on many records: what is frozen, what is done once, what is told, stopped, taken back."""

import csv
import io
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Role
from rolecall.domains.operations import service
from rolecall.domains.operations.contracts import (
    Item,
    ItemStatus,
    NewItem,
    Outcome,
    StartOperation,
    Undo,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import plain

from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
DONE = Outcome(ItemStatus.DONE)


@service.kind("tests.touch", noun="thing", at_once=4, undo=Undo("tests.touch_back", timedelta(1)))
async def touch(uow: UnitOfWork, chunk: service.Chunk) -> list[Outcome]:
    """Do what each item's label says."""

    async def one(item: Item) -> Outcome:
        if item.label == "refused":
            raise Conflict(plain("A rule says no."), code="no")
        if item.label == "broken":
            raise ZeroDivisionError
        return Outcome(ItemStatus.DONE, undo={"label": item.label}, line=f"{item.label}\r\n")

    return await service.each(uow, chunk.items, one)


@service.kind("tests.touch_back", noun="thing")
async def touch_back(uow: UnitOfWork, chunk: service.Chunk) -> list[Outcome]:
    """Take it back."""
    del uow
    return [DONE for _ in chunk.items]


async def started(database: Database, who: Account, *labels: str) -> UUID:
    command = StartOperation(kind="tests.touch", title=plain("Touch"), parameters={})
    async with database.transaction(who.actor.tenant) as uow:
        items = [NewItem(ids.uuid7(), label) for label in labels]
        operation = await service.start_operation(uow, who.actor, command, items)
    return operation.id


async def shown(who: Account, operation_id: object) -> dict[str, Any]:
    answer = await who.client.get(f"/api/v1/operations/{operation_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_each_item_has_its_outcome_and_one_that_breaks_stops_no_other(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    labels = ["a", "refused", "b", "broken", "c", "=cmd()"]
    operation_id = await started(database, recruiter, *labels)
    before = await shown(recruiter, operation_id)
    assert (before["status"], before["processed"], before["can_cancel"]) == ("waiting", 0, True)

    await drain()

    after = await shown(recruiter, operation_id)
    assert after["status"] == "done"
    assert (after["done"], after["refused"], after["failed"], after["total"]) == (4, 1, 1, 6)
    answer = await recruiter.client.get(f"/api/v1/operations/{operation_id}/results.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == ["done", "refused", "done", "failed", "done", "done"]
    assert rows[2][4] == "A rule says no."
    assert rows[6][1] == "'=cmd()"
    refused = await recruiter.client.get(
        f"/api/v1/operations/{operation_id}/results", params={"status": "refused"}
    )
    assert [item["position"] for item in refused.json()["items"]] == [1]


async def test_what_died_in_the_middle_goes_on_and_does_nothing_twice(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    operation_id = await started(database, recruiter, *"abcdefghij")
    with pytest.raises(RetryLater):
        await service.run_operation(database, org.id, operation_id, seconds=0)
    assert (await shown(recruiter, operation_id))["processed"] == 4
    await drain()
    await service.run_operation(database, org.id, operation_id)
    after = await shown(recruiter, operation_id)
    assert (after["status"], after["done"], after["processed"]) == ("done", 10, 10)


async def test_an_operation_is_stopped_and_taken_back_once(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    recruiter, other = await org.member(Role.RECRUITER), await org.member(Role.HIRING_MANAGER)
    operation_id = await started(database, recruiter, *"abcdefgh")
    with pytest.raises(RetryLater):
        await service.run_operation(database, org.id, operation_id, seconds=0)
    path = f"/api/v1/operations/{operation_id}"
    early = await recruiter.client.post(f"{path}/undo")
    assert (early.status_code, early.json()["code"]) == (409, "cannot_undo")
    stopped = await recruiter.client.post(f"{path}/cancel")
    assert stopped.json()["status"] == "cancelled"
    await drain()
    assert (await shown(recruiter, operation_id))["done"] == 4
    assert (await other.client.post(f"{path}/undo")).status_code == 404
    undone = await recruiter.client.post(f"{path}/undo")
    assert (undone.status_code, undone.json()["total"]) == (201, 4)
    again = await recruiter.client.post(f"{path}/undo")
    assert again.json()["detail"] == "It was taken back already."
    await drain()
    assert (await shown(recruiter, undone.json()["id"]))["done"] == 4


async def test_who_is_no_member_any_more_does_nothing_more(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    operation_id = await started(database, recruiter, "a", "b")
    removed = await admin.client.delete(f"/api/v1/members/{recruiter.user_id}")
    assert removed.status_code == 204, removed.text
    await drain()
    seen = await shown(admin, operation_id)
    assert (seen["status"], seen["processed"]) == ("stopped", 0)
    assert "no active member" in seen["remark"]


@pytest.fixture
async def pipeline(world: World) -> tuple[Account, dict[str, Any], list[str]]:
    """A recruiter, a job, and four who applied for it."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    people = [
        await applied(
            world.client(), job["id"], name=name, email=f"{name[:3]}@example.com",
            with_resume=False,
        )
        for name in ("Ana Petrov", "Ben Ito", "Cleo Diaz", "=HYPERLINK(1)")
    ]  # fmt: skip
    return recruiter, job, people


async def start(who: Account, selection: dict[str, Any], **action: Any) -> dict[str, Any]:
    body = {"selection": selection, "action": action}
    answer = await who.client.post("/api/v1/applications/operations", json=body)
    assert answer.status_code == 201, answer.text
    begun: dict[str, Any] = answer.json()
    return begun


async def stage_of(who: Account, application_id: str) -> str:
    answer = await who.client.get(f"/api/v1/applications/{application_id}")
    key: str = answer.json()["stage"]["key"]
    return key


async def test_many_are_moved_as_they_were_selected_and_moved_back(
    world: World, drain: Drain, pipeline: tuple[Account, dict[str, Any], list[str]]
) -> None:
    recruiter, job, people = pipeline
    all_of_them = {"filter": {"job_id": job["id"]}, "except_ids": [people[3]]}
    begun = await start(recruiter, all_of_them, do="move", to_stage="screening")
    assert (begun["title"], begun["total"]) == ("Move to Screening", 3)
    # Somebody is quicker with one of them, and somebody applies after the start.
    assert (await move(recruiter, people[1], "rejected")).status_code == 200
    late = await applied(
        world.client(), job["id"], name="Dan", email="dan@example.com", with_resume=False
    )
    await drain()
    seen = await shown(recruiter, begun["id"])
    assert (seen["done"], seen["refused"], seen["can_undo"]) == (2, 1, True)
    stages = [await stage_of(recruiter, one) for one in (*people, late)]
    assert stages == ["screening", "rejected", "screening", "applied", "applied"]

    with clock.shifted(timedelta(minutes=11)):
        assert (await shown(recruiter, begun["id"]))["can_undo"] is False
    undone = await recruiter.client.post(f"/api/v1/operations/{begun['id']}/undo")
    assert undone.status_code == 201, undone.text
    await drain()
    assert await stage_of(recruiter, people[0]) == "applied"
    again = await start(recruiter, {"ids": people[:2]}, do="move", to_stage="applied")
    await drain()
    assert (await shown(recruiter, again["id"]))["skipped"] == 1


async def test_many_are_assigned_tagged_pooled_added_and_exported(
    world: World, drain: Drain, pipeline: tuple[Account, dict[str, Any], list[str]]
) -> None:
    recruiter, job, people = pipeline
    client, selection = recruiter.client, {"filter": {"job_id": job["id"]}}
    tag = (await client.post("/api/v1/tags", json={"name": "Nights"})).json()["id"]
    pool = (await client.post("/api/v1/talent-pools", json={"name": "Silver"})).json()["id"]
    other = await open_job(recruiter, title="Another post")
    me = str(recruiter.user_id)
    begun = [
        await start(recruiter, selection, do="assign", add=[me]),
        await start(recruiter, {"ids": people[:2]}, do="tag", add=[tag]),
        await start(recruiter, selection, do="tag", add=[tag]),
        await start(recruiter, selection, do="pool", pool_id=pool),
        await start(recruiter, selection, do="add_to_job", job_id=other["id"]),
        await start(recruiter, selection, do="add_to_job", job_id=other["id"]),
    ]
    await drain()
    outcomes = [await shown(recruiter, one["id"]) for one in begun]
    assert [(one["done"], one["skipped"]) for one in outcomes] == [
        (4, 0), (2, 0), (2, 2), (4, 0), (4, 0), (0, 4),
    ]  # fmt: skip
    export = await start(recruiter, selection, do="export")
    await drain()
    file = await client.get(f"/api/v1/operations/{export['id']}/file")
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert {row["Assigned to"] for row in rows} == {recruiter.full_name}
    assert "'=HYPERLINK(1)" in {row["Candidate"] for row in rows}

    for one in (begun[0], begun[2], begun[3]):
        undone = await client.post(f"/api/v1/operations/{one['id']}/undo")
        assert undone.status_code == 201, undone.text
    await drain()
    tagged = await client.get("/api/v1/candidates", params={"tag_id": tag})
    assert len(tagged.json()["items"]) == 2
    mine = await client.get("/api/v1/applications", params={"assigned_to_me": True})
    assert mine.json()["items"] == []


async def test_a_file_is_its_makers_and_who_lost_the_right_gets_nothing(
    world: World, drain: Drain, pipeline: tuple[Account, dict[str, Any], list[str]]
) -> None:
    recruiter, job, _ = pipeline
    assert recruiter.actor.org_id is not None
    admin = await world.member(recruiter.actor.org_id, Role.ORGANIZATION_ADMIN)
    manager = await world.member(recruiter.actor.org_id, Role.HIRING_MANAGER)
    selection = {"filter": {"job_id": job["id"]}}
    body = {"selection": selection, "action": {"do": "move", "to_stage": "screening"}}
    refused = await manager.client.post("/api/v1/applications/operations", json=body)
    assert refused.status_code == 403
    export = await start(recruiter, selection, do="export")
    changed = await admin.client.patch(
        f"/api/v1/members/{recruiter.user_id}", json={"role": "interviewer"}
    )
    assert changed.status_code == 200, changed.text
    await drain()
    seen = await shown(admin, export["id"])
    assert (seen["status"], seen["done"], seen["refused"]) == ("stopped", 0, 1)
    assert (seen["has_file"], seen["file_rows"]) == (False, 0)
    assert "does not show these records" in seen["remark"]
