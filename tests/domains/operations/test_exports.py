"""Files of candidates: what they tell, that a crash doubles no row, who gets them, for how long."""

import asyncio
import csv
import io
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Permission, Role
from rolecall.domains.operations import api, service
from rolecall.domains.operations.contracts import (
    USUAL_STYLE,
    Item,
    ItemStatus,
    Outcome,
    StartOperation,
)
from rolecall.domains.operations.service.ending import keep_file
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import plain

from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


@service.kind("tests.list", noun="block", at_once=1, file_needs=Permission.CANDIDATES_READ)
async def list_them(uow: UnitOfWork, chunk: service.Chunk) -> list[Outcome]:
    """Write the ids of each block."""

    async def one(item: Item) -> Outcome:
        named = api.ids_of(item)
        text = api.written(USUAL_STYLE.format, ["Id"], [[str(id_)] for id_ in named])
        return Outcome(ItemStatus.DONE, line=text, rows=len(named))

    return await service.each(uow, chunk.items, one)


async def listed(database: Database, who: Account, of: list[UUID]) -> UUID:
    """Begin to write ids into a file, two in a block."""
    command = StartOperation(
        kind="tests.list",
        title=plain("List"),
        parameters={},
        file=api.made_file("ids", ["Id"], USUAL_STYLE),
    )
    async with database.transaction(who.actor.tenant) as uow:
        blocks = api.blocks_of(of, 2)
        return (await service.start_operation(uow, who.actor, command, blocks)).id


async def posted(who: Account, path: str, body: Any) -> dict[str, Any]:
    answer = await who.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_a_file_tells_what_the_list_shows_in_its_order_and_no_formula(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER)
    field = await posted(
        admin, "custom-fields", {"record_type": "candidate", "label": "Phone", "kind": "number"}
    )
    tag = await posted(recruiter, "tags", {"name": "Nights"})
    people = [
        await posted(recruiter, "candidates", {"full_name": name, "phone": phone, "email": email})
        for name, phone, email in (
            ("Zoë Adler", "+1 614 555 0100", "zoe@example.com"),
            ("=HYPERLINK(1)", "", "evil@example.com"),
            ("Ana “Nan” Petrov, RN", "", "ana@example.com"),
            ("Not Tagged", "", "not@example.com"),
        )
    ]
    chosen = [one["id"] for one in people[:3]]
    marked = {"candidate_ids": chosen, "add": [tag["id"]]}
    assert (await recruiter.client.post("/api/v1/candidates/tags", json=marked)).status_code < 300
    filled = await recruiter.client.patch(
        f"/api/v1/candidates/{chosen[0]}/custom-fields", json={"values": {field["id"]: 7}}
    )
    assert filled.status_code == 200, filled.text
    wanted = {
        "selection": {"filter": {"tag_ids": [tag["id"]]}},
        "columns": ["Name", "Phone", "Tags"],
        "fields": [field["id"]],
        "sort": "name",
    }
    # Who reads candidates and changes none exports them, too.
    table = await posted(manager, "candidates/exports", wanted)
    objects = await posted(
        recruiter, "candidates/exports", {**wanted, "format": "json", "sort": "-name"}
    )
    await drain()

    taken = await manager.client.get(f"/api/v1/operations/{table['id']}/file")
    assert taken.headers["content-type"] == "text/csv; charset=utf-8"
    assert taken.content.startswith("\ufeffName,Phone,Tags,Phone (custom field)\r\n".encode())
    assert [row["Name"] for row in rows_of(taken.content)] == [
        "'=HYPERLINK(1)", "Ana “Nan” Petrov, RN", "Zoë Adler",
    ]  # fmt: skip
    assert rows_of(taken.content)[2]["Phone"] == "'+1 614 555 0100"
    found = await recruiter.client.get(f"/api/v1/operations/{objects['id']}/file")
    assert json.loads(found.content)[0] == {
        "Name": "Zoë Adler", "Phone": "+1 614 555 0100", "Tags": ["Nights"],
        "Phone (custom field)": 7,
    }  # fmt: skip
    seen = (await manager.client.get(f"/api/v1/operations/{table['id']}")).json()
    assert (seen["file_rows"], seen["has_file"], seen["status"]) == (3, True, "done")
    log = await admin.client.get("/api/v1/audit", params={"record_id": table["id"], "limit": 20})
    told = {entry["action"]: entry for entry in log.json()["items"]}
    assert "3 candidates, with Name" in told["candidates.exported"]["summary"]
    assert told["candidates.exported"]["changes"]["tag_ids"]["after"] == [tag["id"]]
    assert "3 rows" in told["operations.file_made"]["summary"]
    assert "operations.file_fetched" in told


async def test_a_crash_doubles_no_row_and_two_workers_make_one_file(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    named = [ids.uuid7() for _ in range(5)]
    begun = await listed(database, recruiter, named)
    for _ in range(3):
        with pytest.raises(RetryLater):
            await service.run_operation(database, org.id, begun, seconds=0)
    tenant = recruiter.actor.tenant
    await asyncio.gather(*(keep_file(database, tenant, begun) for _ in range(3)))
    await drain()
    taken = await recruiter.client.get(f"/api/v1/operations/{begun}/file")
    assert [row["Id"] for row in rows_of(taken.content)] == [str(one) for one in named]
    seen = (await recruiter.client.get(f"/api/v1/operations/{begun}")).json()
    assert (seen["file_rows"], seen["done"], seen["status"]) == (5, 3, "done")


async def test_a_file_is_for_its_maker_while_their_role_shows_it_and_for_seven_days(
    world: World, database: Database, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    begun = await listed(database, recruiter, [ids.uuid7()])
    path = f"/api/v1/operations/{begun}/file"
    assert (await recruiter.client.get(path)).status_code == 404
    await drain()
    assert (await admin.client.get(path)).status_code == 403
    assert (await recruiter.client.get(path)).status_code == 200
    for role, status in (("interviewer", 403), ("recruiter", 200)):
        changed = await admin.client.patch(
            f"/api/v1/members/{recruiter.user_id}", json={"role": role}
        )
        assert changed.status_code == 200, changed.text
        assert (await recruiter.client.get(path)).status_code == status
    with clock.shifted(timedelta(days=8)):
        async with database.transaction(recruiter.actor.tenant) as uow:
            await service.forget_old(uow)
    assert (await recruiter.client.get(path)).status_code == 404
