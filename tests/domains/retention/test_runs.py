"""Runs: who is due goes once, with a receipt, and nobody whom something keeps."""

import asyncio
import csv
import io
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Role
from rolecall.domains.retention import queries, service
from rolecall.domains.retention.service.running import BLOCK
from rolecall.kernel import clock
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.tenant import Tenant

from tests.support.audited import audited
from tests.support.hiring import applied, move, open_job
from tests.support.offering import made
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
RULES = "/api/v1/retention-rules"
RULED = ("closed", "never_applied")


async def test_who_is_due_goes_and_who_is_kept_stays(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    neighbour = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    elsewhere = await _sourced(neighbour, "Elsewhere")
    people = await _people(world, admin, recruiter)
    for kind in RULED:
        await _set(admin, org, kind, 1)
    with clock.at(_days(25)):
        await _begun(world, org)
        await drain()
    due = (await recruiter.client.get("/api/v1/candidates-due")).json()["items"]
    assert {one["full_name"]: one["is_held"] for one in due} == {
        "Rejected": False, "Sourced": False, "Held": True,
    }  # fmt: skip
    standing = await recruiter.client.get(f"/api/v1/candidates/{people['Rejected']}/retention")
    assert standing.json()["due"]["kind"] == "closed"

    with clock.at(_days(40)):
        assert await _begun(world, org)
        assert not await _begun(world, org)
        await drain()
    gone = [name for name, one in people.items() if await _is_erased(recruiter, one)]
    assert gone == ["Rejected", "Sourced"]
    assert not await _is_erased(neighbour, elsewhere)

    run = (await admin.client.get("/api/v1/retention-runs")).json()["items"][0]
    counts = {one["outcome"]: one["count"] for one in run["counts"]}
    assert (run["due"], counts, bool(run["finished_at"])) == (
        3, {"erased": 2, "legal_hold": 1}, True,
    )  # fmt: skip
    told = await admin.client.post(f"/api/v1/retention-runs/{run['id']}/export")
    rows = list(csv.DictReader(io.StringIO(told.text.removeprefix("\ufeff"))))
    assert {row["outcome"] for row in rows} == {"erased", "legal_hold"}
    assert "Rejected" not in told.text
    receipts = (await admin.client.get("/api/v1/erasures")).json()["items"]
    assert [(one["cause"], one["requested_by_name"], one["status"]) for one in receipts] == [
        ("retention", "Rolecall", "done")
    ] * 2
    assert {one["id"] for one in receipts} == {row["receipt"] for row in rows if row["receipt"]}
    assert (await admin.client.get("/api/v1/audit/verify")).json()["ok"] is True
    assert len(await audited(world.runtime, org.id, "retention.announced")) == len(RULED)


async def test_a_run_goes_on_where_it_was_cut_off_and_looks_again(
    world: World, drain: Drain
) -> None:
    """Cut off in a block, gone on with by several at once; a hold and an application come."""
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    people = [await _sourced(recruiter, f"Sourced {one}") for one in range(BLOCK + 3)]
    await _set(admin, org, "never_applied", 1)
    with clock.at(_days(40)):
        assert await _begun(world, org)
        run_id = await _only_run(world, org)
        await _go_on(world, org, run_id)
        await _go_on(world, org, run_id)
        with pytest.raises(ZeroDivisionError):
            await _go_on(world, org, run_id, dies=True)
    *_, held, applying, last = people
    await made(admin, "holds", {"kind": "candidate", "subject_id": held, "reason": "R"}, 201)
    await applied(world.client(), job["id"], name="Back", email=_email("Sourced 21"))
    with clock.at(_days(40)):
        await asyncio.gather(*(_go_on(world, org, run_id) for _ in range(3)))
        await drain()
    erased = [one for one in people if await _is_erased(recruiter, one)]
    assert erased == [*people[:BLOCK], last]
    assert not await _is_erased(recruiter, applying)
    receipts = Counter(await _receipts(admin))
    assert (len(receipts), set(receipts.values())) == (BLOCK + 1, {1})


async def test_a_rule_is_announced_confirmed_and_can_be_called_off(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    person = await _sourced(recruiter, "Sourced")
    preview = await made(admin, "retention-rules/never_applied/preview", {"months": 1})
    assert (preview["due"], preview["due_soon"], preview["is_stricter"]) == (0, 0, True)
    wrong = await _put(admin, "never_applied", 1, typed_name="Another")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "typed_name")
    rule = (await _set(admin, org, "never_applied", 1)).json()
    assert (rule["months"], rule["announced"]["months"], rule["version"]) == (None, 1, 1)
    again = await _put(admin, "never_applied", 1, typed_name=org.name)
    assert again.json()["code"] == "nothing_changed"
    told = (await admin.client.get("/api/v1/notifications")).json()["items"]
    assert [one["kind"] for one in told] == ["retention_announced"]
    stale = await admin.client.post(f"{RULES}/never_applied/call-off", headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    off = await admin.client.post(f"{RULES}/never_applied/call-off", headers={"If-Match": '"1"'})
    assert (off.json()["announced"], off.json()["version"]) == (None, 2)
    code = (await admin.client.post(f"{RULES}/never_applied/call-off")).json()["code"]
    assert code == "nothing_announced"
    with clock.at(_days(40)):
        assert not await _begun(world, org)
        await drain()
    assert not await _is_erased(recruiter, person)


async def test_one_person_is_kept_longer_for_a_year_at_most(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER)
    person = await _sourced(recruiter, "Sourced")
    await _set(admin, org, "never_applied", 1)
    url = f"/api/v1/candidates/{person}/retention"
    body = {"reason": "Asked us to wait"}
    for days, status in ((0, 422), (367, 422), (100, 200)):
        body |= {"keep_until": _days(days).date().isoformat()}
        assert (await recruiter.client.put(url, json=body)).status_code == status, days
    assert (await manager.client.put(url, json=body)).status_code == 403
    with clock.at(_days(40)):
        await _begun(world, org)
        await drain()
    assert not await _is_erased(recruiter, person)
    assert (await manager.client.get(url)).json()["deferral"]["reason"] == "Asked us to wait"
    assert (await recruiter.client.delete(url)).json() == {"due": None, "deferral": None}
    assert (await recruiter.client.delete(url)).status_code == 404
    with clock.at(_days(41)):
        await _begun(world, org)
        await drain()
    assert await _is_erased(recruiter, person)


def _days(count: int) -> datetime:
    """Return an instant at noon, when every organization's night is over."""
    return clock.now().replace(hour=12, minute=0, second=0) + timedelta(days=count)


async def _people(world: World, admin: Account, recruiter: Account) -> dict[str, str]:
    job = await open_job(recruiter)
    people = {"Sourced": await _sourced(recruiter, "Sourced")}
    for name in ("Rejected", "Open", "Pooled", "Held", "Kept"):
        application = await applied(world.client(), job["id"], name=name, email=_email(name))
        found = (await recruiter.client.get(f"/api/v1/applications/{application}")).json()
        people[name] = found["candidate"]["id"]
        if name != "Open":
            assert (await move(recruiter, application, "rejected")).status_code == 200
    pool = await made(recruiter, "talent-pools", {"name": "Later"}, 201)
    await made(recruiter, f"talent-pools/{pool['id']}/candidates", {"add": [people["Pooled"]]})
    hold = {"kind": "candidate", "subject_id": people["Held"], "reason": "A dispute"}
    await made(admin, "holds", hold, 201)
    body = {"keep_until": _days(300).date().isoformat(), "reason": "Wants to hear of us"}
    url = f"/api/v1/candidates/{people['Kept']}/retention"
    assert (await recruiter.client.put(url, json=body)).status_code == 200
    return dict(sorted(people.items()))


async def _sourced(who: Account, name: str) -> str:
    body = {"full_name": name, "email": _email(name)}
    found: str = (await made(who, "candidates", body, 201))["id"]
    return found


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.com"


async def _put(admin: Account, kind: str, months: int, **changes: Any) -> Any:
    return await admin.client.put(f"{RULES}/{kind}", json={"months": months, **changes})


async def _set(admin: Account, org: Organization, kind: str, months: int) -> Any:
    answer = await _put(admin, kind, months, typed_name=org.name)
    assert answer.status_code == 200, answer.text
    return answer


async def _begun(world: World, org: Organization) -> bool:
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        return await service.begin_run(uow)


async def _go_on(world: World, org: Organization, run_id: UUID, *, dies: bool = False) -> None:
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        await service.go_on(uow, run_id)
        if dies:
            raise ZeroDivisionError


async def _only_run(world: World, org: Organization) -> UUID:
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        page = await queries.list_runs(uow, PageRequest(2))
    (run,) = page.items
    return run.id


async def _is_erased(who: Account, candidate_id: str) -> bool:
    found = await who.client.get(f"/api/v1/candidates/{candidate_id}")
    return bool(found.json()["is_erased"])


async def _receipts(admin: Account) -> list[str]:
    page = await admin.client.get("/api/v1/erasures", params={"limit": 100})
    return [one["candidate_id"] for one in page.json()["items"]]
