"""The queue of records that may be one person."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.candidates import models, service
from rolecall.domains.candidates.contracts import NewCandidate
from rolecall.domains.candidates.service.duplicates import advance_scan, find_duplicates, needs_scan
from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
QUEUE = "/api/v1/candidate-duplicates"


async def added(account: Account, **body: Any) -> dict[str, Any]:
    answer = await account.client.post("/api/v1/candidates", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def queue(account: Account, **query: str) -> list[dict[str, Any]]:
    answer = await account.client.get(QUEUE, params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def decide(account: Account, pair: dict[str, Any], decision: str) -> int:
    answer = await account.client.post(
        f"{QUEUE}/{pair['id']}/decision",
        json={"decision": decision},
        headers={"If-Match": f'"{pair["version"]}"'},
    )
    return answer.status_code


async def test_a_pair_is_asked_about_until_it_is_settled(world: World, drain: Drain) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    ana = await added(
        recruiter, full_name="Ana Petrov", email="ana.petrov@gmail.com", phone="+1 614 555 0123"
    )
    bo = await added(
        recruiter, full_name="Petrov, Ana", email="anapetrov+jobs@gmail.com",
        phone="+16145550123", headline="Nurse at Mercy",
    )  # fmt: skip
    await added(recruiter, full_name="Cy Young", email="cy@example.com")
    await drain()
    (pair,) = await queue(recruiter)
    assert {pair["first"]["id"], pair["second"]["id"]} == {ana["id"], bo["id"]}
    assert [one["kind"] for one in pair["reasons"]] == ["email", "phone"]
    assert pair["strength"] == 4
    assert await queue(recruiter, candidate_id=bo["id"]) == [pair]
    assert await decide(recruiter, pair, "later") == 200
    assert await decide(recruiter, pair, "different") == 412
    assert await queue(recruiter) == []
    (waiting,) = await queue(recruiter, view="later")
    assert await decide(recruiter, waiting, "different") == 200
    url = f"/api/v1/candidates/{ana['id']}"
    await recruiter.client.patch(url, json={"headline": "Head nurse"})
    await drain()
    assert await queue(recruiter) == []
    await recruiter.client.patch(url, json={"employer": "Mercy"})
    await drain()
    (asked_again,) = await queue(recruiter)
    assert (asked_again["id"], asked_again["strength"]) == (pair["id"], 5)
    await recruiter.client.patch(url, json={"full_name": "Zoe", "phone": "", "email": "z@x.org"})
    await drain()
    assert await queue(recruiter) == []


async def test_what_was_settled_stays_settled_when_one_of_them_is_merged(
    world: World, drain: Drain
) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    ana, twin = [
        await added(recruiter, full_name=name, phone="+1 614 555 0123") for name in ("Ana", "Twin")
    ]
    other = await added(recruiter, full_name="Ana P.")
    await drain()
    (pair,) = await queue(recruiter)
    assert await decide(recruiter, pair, "different") == 200
    merge = await recruiter.client.post(
        f"/api/v1/candidates/{other['id']}/merge", json={"merged_id": ana["id"]}
    )
    assert merge.status_code == 200, merge.text
    await drain()
    assert await queue(recruiter) == await queue(recruiter, view="different") == []
    await recruiter.client.post(
        f"/api/v1/candidate-merges/{merge.json()['id']}/split", json={"not_the_same": True}
    )
    (settled,) = await queue(recruiter, view="different")
    assert {settled["first"]["id"], settled["second"]["id"]} == {ana["id"], twin["id"]}


async def test_what_thousands_share_makes_no_pairs(world: World, database: Database) -> None:
    org = await world.organization()
    actor = world.actor(org, Role.RECRUITER)
    async with database.transaction(Tenant(org.id)) as uow:
        people = [
            await service.create_candidate(
                uow, actor, NewCandidate(full_name="Ana Petrov", employer="Mercy")
            )
            for _ in range(10)
        ]
        assert await find_duplicates(uow, [one.id for one in people]) == 45
        another = [
            (
                await service.create_candidate(
                    uow, actor, NewCandidate(full_name="Ana Petrov", employer="Mercy")
                )
            ).id
            for _ in range(30)
        ]
        assert await find_duplicates(uow, another) == 0
        counted = await uow.fetch_value(
            sa.select(sa.func.count())
            .select_from(models.pairs)
            .where(models.pairs.c.org_id == org.id)
        )
    assert counted == 45


async def test_a_pass_over_all_records_goes_on_where_it_was(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    org = await world.organization()
    recruiter, actor = await org.member(Role.RECRUITER), world.actor(org, Role.RECRUITER)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        # As a load in bulk leaves them: without events.
        rows = [
            {
                "org_id": org.id, "id": ids.uuid7(), "full_name": f"Person {number // 2} Petrov",
                "name_sort": "", "email": "", "phone": "", "location": "", "headline": "",
                "employer": "Mercy", "source_first": "", "source_last": "",
                "created_at": clock.now(), "updated_at": clock.now(), "version": 1,
            }
            for number in range(402)
        ]  # fmt: skip
        await uow.execute(sa.insert(models.candidates).values(rows))
        assert await needs_scan(uow)
        await service.start_scan(uow, actor)
        assert not await needs_scan(uow)
    scan = (await recruiter.client.get("/api/v1/candidate-duplicate-scans/newest")).json()["scan"]
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        await advance_scan(uow, UUID(scan["id"]), 0)
        again = await service.start_scan(uow, actor)
    assert (str(again.id), again.seen, again.finished_at) == (scan["id"], 200, None)
    await drain()
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        done = await service.get_scan(uow, actor)
    assert done is not None
    assert (done.seen, done.found, done.finished_at is not None) == (402, 201, True)
