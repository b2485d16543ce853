"""Connections over HTTP against a simulator: from choosing one to what was taken over from it."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import pytest_asyncio
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.files import api as files
from rolecall.domains.integrations.events import SyncDue
from rolecall.domains.integrations.models import connections, records, secrets
from rolecall.domains.integrations.service import Addresses, Connectors, sync_due
from rolecall.infra.db import Database
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.ats.connecting import JOBS, Connected, Drain, Staffed
from tests.support.ats.greenhouse import CLIENT, Greenhouse
from tests.support.ats.rig import CANARY
from tests.support.vendors import running_vendor
from tests.support.world import World


@pytest.fixture
def vendor() -> Iterator[Staffed]:
    with running_vendor(Staffed()) as running:
        yield running


@pytest.fixture
def greenhouse(runtime: Runtime) -> Iterator[Greenhouse]:
    """Greenhouse as it is documented, in the place of the real one."""
    with running_vendor(Greenhouse()) as running:
        Connectors(
            runtime.settings, Addresses(f"{running.url}/v3", f"{running.url}/token")
        ).install(runtime)
        yield running
        Connectors(runtime.settings).install(runtime)


@pytest_asyncio.fixture(loop_scope="session")
async def connected(world: World, drain: Drain, vendor: Staffed) -> AsyncIterator[Connected]:
    """A connection that is filled in and mapped, of an organization of its own."""
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    made = Connected(admin, vendor, drain)
    await made.set_up()
    yield made
    # Nobody is there any more: whoever drains the outbox hours later need not ask.
    await made.who.client.post(made.url("/revoke"))


def tenant_of(connected: Connected) -> Tenant:
    return Tenant(connected.org_id)


async def due(connected: Connected, database: Database) -> tuple[UUID, datetime]:
    """Return the connection's id and when it is to be read."""
    async with database.transaction(tenant_of(connected)) as uow:
        (row,) = await uow.fetch(sa.select(connections.c.id, connections.c.next_run_at))
    return row["id"], row["next_run_at"]


async def people(connected: Connected) -> dict[str, dict[str, object]]:
    """Return the organization's candidates by name."""
    found = (await connected.who.client.get("/api/v1/candidates", params={"limit": 100})).json()
    return {one["full_name"]: one for one in found["items"]}


async def titles(connected: Connected) -> list[str]:
    found = (await connected.who.client.get("/api/v1/jobs", params={"limit": 100})).json()
    return sorted(one["title"] for one in found["items"])


def staff(vendor: Staffed) -> None:
    """Put four jobs and four people there: more than a page of each."""
    for title in ("Nurse", "Midwife", "Porter"):
        vendor.add("jobs", title=title, state="live")
    vendor.add("jobs", title="Cook", state="over")
    for name in ("Ada", "Ben", "Cleo", "Dan"):
        vendor.person(name, "Vale", email=f"{name.lower()}@example.com", headline="Nurse")


async def test_from_choosing_to_what_was_taken_over(connected: Connected, vendor: Staffed) -> None:
    staff(vendor)
    draft = await connected.get()
    assert (draft["state"], draft["secrets"]) == ("draft", ["api_key"])
    tested = await connected.post("/test")
    assert (tested["ok"], tested["account"]) == (True, "Northwind")
    shown = {one["stream"]: one["items"][0]["values"] for one in tested["samples"]}
    assert shown["jobs"] == {"title": "Nurse", "status": "open"}
    assert shown["candidates"]["email"] == "ada@example.com"
    dry = {one["stream"]: one["counts"] for one in (await connected.post("/dry-run"))["items"]}
    assert dry == {"jobs": {"create": 3, "skip": 1}, "candidates": {"create": 4}}
    assert await titles(connected) == []
    assert await people(connected) == {}
    await connected.post("/enable")
    await connected.drain()
    assert await titles(connected) == ["Midwife", "Nurse", "Porter"]
    assert sorted(await people(connected)) == ["Ada Vale", "Ben Vale", "Cleo Vale", "Dan Vale"]
    (run,) = (await connected.get("/runs"))["items"]
    assert run["ended_at"]
    assert run["counts"] == {"jobs": {"create": 3, "skip": 1}, "candidates": {"create": 4}}
    assert await connected.counts("jobs") == {"linked": 3, "skipped": 1}
    (skipped,) = await connected.records(state="skipped")
    assert skipped["why"] == "It is closed over there."


async def test_reading_again_changes_nothing(connected: Connected, vendor: Staffed) -> None:
    staff(vendor)
    await connected.enable()
    before = await people(connected)
    await connected.post("/resync", {})
    await connected.drain()
    assert await people(connected) == before
    assert len(await titles(connected)) == 3
    newest = (await connected.get("/runs"))["items"][0]
    assert newest["counts"] == {"jobs": {"leave": 4}, "candidates": {"leave": 4}}
    assert newest["by_name"] == connected.who.full_name


async def test_what_changed_is_asked_for_and_taken(connected: Connected, vendor: Staffed) -> None:
    ada = vendor.person("Ada", "Vale", email="ada@example.com", headline="Nurse")
    await connected.enable()
    vendor.change("candidates", ada, headline="Head nurse", email="ada.vale@example.com")
    vendor.asked.clear()
    await connected.sync()
    asked = next(one for one in vendor.asked if one.path == "/api/candidates")
    assert "updated_since" in asked.query
    (found,) = (await people(connected)).values()
    assert found["headline"] == "Head nurse"
    shown = (await connected.who.client.get(f"/api/v1/candidates/{found['id']}")).json()
    assert {one["value"] for one in shown["contacts"]} == {
        "ada@example.com",
        "ada.vale@example.com",
    }


async def test_who_is_here_already_is_linked_and_filled(
    connected: Connected, vendor: Staffed
) -> None:
    body = {"full_name": "Ada V.", "email": "ADA@example.com"}
    made = await connected.who.client.post("/api/v1/candidates", json=body)
    vendor.person("Ada", "Vale", email="ada@example.com", headline="Nurse")
    vendor.person("Ada", "Vale", email="ada@example.com", headline="Midwife")
    await connected.enable()
    (found,) = (await people(connected)).values()
    assert found["id"] == made.json()["id"]
    assert (found["full_name"], found["headline"]) == ("Ada V.", "Nurse")
    assert await connected.counts("candidates") == {"linked": 2}


@pytest.mark.parametrize(("side", "headline"), [("theirs", "Head nurse"), ("ours", "Matron")])
async def test_what_both_sides_changed_is_decided_by_a_person(
    connected: Connected, vendor: Staffed, side: str, headline: str
) -> None:
    ada = vendor.person("Ada", "Vale", email="ada@example.com", headline="Nurse")
    await connected.enable()
    (found,) = (await people(connected)).values()
    url = f"/api/v1/candidates/{found['id']}"
    assert (await connected.who.client.patch(url, json={"headline": "Matron"})).status_code == 200
    vendor.change("candidates", ada, headline="Head nurse")
    await connected.sync()
    (disputed,) = await connected.records(state="undecided")
    assert disputed["ours"] == {"headline": "Matron"}
    assert disputed["theirs"] == {"headline": "Head nurse"}
    decide = f"/records/{disputed['id']}/decide"
    await connected.post(decide, {"side": side}, 204)
    (found,) = (await people(connected)).values()
    assert found["headline"] == headline
    assert (await connected.post(decide, {"side": side}, 409))["code"] == "decided"
    vendor.change("candidates", ada, first_name="Ada")
    await connected.sync()
    assert await connected.counts("candidates") == {"linked": 1}
    (found,) = (await people(connected)).values()
    assert found["headline"] == headline


async def test_a_new_mapping_is_applied_to_what_was_read(
    connected: Connected, vendor: Staffed
) -> None:
    vendor.add("jobs", title="Nurse", state="frozen", unit="ICU")
    await connected.enable()
    (unmapped,) = (await connected.get("/unmapped"))["items"]
    assert unmapped == {"stream": "jobs", "table": "states", "value": "frozen", "count": 1}
    vendor.asked.clear()
    fields = [*JOBS["fields"], {"target": "department", "source": "unit"}]
    tables = {"states": {"live": "open", "frozen": "draft"}}
    await connected.map("jobs", {"entity": "job", "fields": fields, "tables": tables})
    vendor.order(lambda _: True, times=99, instead=None, hangs_up=True)
    await connected.drain()
    assert (await connected.get("/unmapped"))["items"] == []
    found = (await connected.who.client.get("/api/v1/jobs")).json()["items"][0]
    assert (found["title"], found["department"]) == ("Nurse", "ICU")


async def test_refused_credentials_stop_it_until_somebody_authorises_anew(
    connected: Connected, vendor: Staffed
) -> None:
    await connected.enable()
    vendor.person("Ada", "Vale", email="ada@example.com")
    vendor.order(
        lambda request: request.path == "/api/jobs",
        spoilt=lambda response: type(response)(401, b"{}", {"Content-Type": "application/json"}),
    )
    await connected.sync()
    broken = await connected.get()
    assert (broken["state"], broken["problem"]) == ("needs_authorisation", "unauthorised")
    assert broken["next_run_at"] is None
    assert await people(connected) == {}
    await connected.fill(CANARY)
    assert (await connected.get())["state"] == "draft"
    await connected.enable()
    assert list(await people(connected)) == ["Ada Vale"]


async def test_what_fails_is_tried_again_later(connected: Connected, vendor: Staffed) -> None:
    await connected.enable()
    vendor.person("Ada", "Vale", email="ada@example.com")
    vendor.order(lambda request: request.path == "/api/jobs", times=1, hangs_up=True)
    await connected.sync()
    failed = await connected.get()
    assert (failed["state"], failed["problem"], failed["failures"]) == ("enabled", "temporary", 1)
    with clock.shifted(timedelta(minutes=31)):
        await connected.drain()
    mended = await connected.get()
    assert (mended["problem"], mended["failures"]) == (None, 0)
    assert list(await people(connected)) == ["Ada Vale"]


async def test_wrong_keys_are_told_and_nothing_is_enabled(
    connected: Connected, vendor: Staffed
) -> None:
    await connected.fill("wrong-key")
    tested = await connected.post("/test")
    assert (tested["ok"], tested["problem"]) == (False, "unauthorised")
    refused = await connected.post("/enable", status=409)
    assert refused["code"] == "invalid_connection_move"
    await connected.post("/dry-run", status=409)


async def test_addresses_inside_are_told_as_ones_that_are_not_asked(connected: Connected) -> None:
    for address in ("http://169.254.169.254", "nowhere", "file:///etc/passwd"):
        settings = {"settings": {"address": address}}
        answer = await connected.who.client.patch(connected.url(), json=settings)
        assert answer.status_code == 200, answer.text
        tested = await connected.post("/test")
        assert (tested["ok"], tested["problem"]) == (False, "blocked"), address
        assert "public internet" in tested["problem_text"]


async def test_pausing_resuming_and_the_end(connected: Connected, vendor: Staffed) -> None:
    await connected.enable()
    vendor.person("Ada", "Vale", email="ada@example.com")
    await connected.post("/pause")
    with clock.shifted(timedelta(hours=3)):
        await connected.drain()
        assert await people(connected) == {}
        await connected.post("/sync", status=409)
        await connected.post("/resume")
        await connected.drain()
    assert list(await people(connected)) == ["Ada Vale"]
    answer = await connected.who.client.delete(connected.url())
    assert answer.json()["code"] == "connection_in_use"
    ended = await connected.post("/revoke")
    assert (ended["state"], ended["secrets"]) == ("revoked", [])
    assert (await connected.who.client.delete(connected.url())).status_code == 204
    assert list(await people(connected)) == ["Ada Vale"]


async def test_records_that_are_gone_are_told_after_two_whole_passes(
    connected: Connected, vendor: Staffed
) -> None:
    nurse = vendor.add("jobs", title="Nurse", state="live")
    vendor.add("jobs", title="Porter", state="live")
    await connected.enable()
    del vendor.rows["jobs"][nurse]
    gone = []
    for _ in range(3):
        await connected.post("/resync", {})
        await connected.drain()
        gone.append(
            next(s for s in (await connected.get())["streams"] if s["name"] == "jobs")["gone"]
        )
    assert gone == [0, 1, 1]
    await connected.map("jobs", JOBS)
    await connected.drain()
    assert next(s for s in (await connected.get())["streams"] if s["name"] == "jobs")["gone"] == 1
    assert await titles(connected) == ["Nurse", "Porter"]


async def test_what_was_deleted_here_is_not_made_again(
    connected: Connected, vendor: Staffed
) -> None:
    nurse = vendor.add("jobs", title="Nurse", state="live")
    await connected.enable()
    (job,) = (await connected.who.client.get("/api/v1/jobs")).json()["items"]
    assert (await connected.who.client.delete(f"/api/v1/jobs/{job['id']}")).status_code == 204
    vendor.change("jobs", nurse, title="Head nurse")
    await connected.sync()
    assert await titles(connected) == []
    assert await connected.counts("jobs") == {"left": 1}


async def test_who_was_erased_is_not_read_again(
    connected: Connected, vendor: Staffed, database: Database
) -> None:
    ada = vendor.person("Ada", "Vale", email="ada@example.com", headline="Nurse")
    await connected.enable()
    (found,) = (await people(connected)).values()
    wish = {"typed_name": "Ada Vale", "cause": "request"}
    url = f"/api/v1/candidates/{found['id']}/erasure"
    assert (await connected.who.client.post(url, json=wish)).status_code == 202
    await connected.drain()
    (kept,) = await connected.records()
    assert (kept["state"], kept["label"]) == ("erased", "Erased person")
    vendor.change("candidates", ada, headline="Head nurse")
    await connected.sync()
    assert await people(connected) == {}
    async with database.transaction(tenant_of(connected)) as uow:
        rows = await uow.fetch(sa.select(records.c.data, records.c.base))
    assert [dict(row) for row in rows] == [{"data": {}, "base": {}}]


async def test_a_record_without_a_name_is_told_and_not_kept(
    connected: Connected, vendor: Staffed
) -> None:
    vendor.person("", "Vale", phone="12345")
    await connected.enable()
    (skipped,) = await connected.records(state="skipped")
    assert skipped["why"] == "These fields are required and not there: given_name."
    assert skipped["label"] == ""


async def test_secrets_are_sealed_and_never_shown(connected: Connected, database: Database) -> None:
    shown = await connected.who.client.get(connected.url())
    assert CANARY not in shown.text
    async with database.transaction(tenant_of(connected)) as uow:
        (row,) = await uow.fetch(sa.select(*secrets.c))
        assert CANARY not in str(dict(row))
    await files.rotate_keys(database.runtime, connected.org_id, new_data_key=True)
    async with database.transaction(tenant_of(connected)) as uow:
        (sealed,) = await uow.fetch(sa.select(*secrets.c))
    assert sealed["sealed_key_id"] != row["sealed_key_id"]
    assert (await connected.post("/test"))["ok"]


async def test_one_reads_at_a_time_and_a_lost_worker_is_followed(
    connected: Connected, vendor: Staffed, database: Database
) -> None:
    vendor.person("Ada", "Vale", email="ada@example.com")
    await connected.post("/test")
    await connected.post("/enable")
    tenant = tenant_of(connected)
    connection_id, due_at = await due(connected, database)
    event = SyncDue(connection_id=connection_id, due_at=due_at)
    async with database.transaction(tenant) as uow:
        # Another worker has it, and dies.
        lease = {"lease_id": ids.uuid7(), "lease_until": clock.now() + timedelta(minutes=5)}
        await uow.execute(sa.update(connections).values(**lease))
    with pytest.raises(RetryLater):
        await sync_due(database, tenant, event)
    assert await people(connected) == {}
    with clock.shifted(timedelta(minutes=6)):
        await sync_due(database, tenant, event)
        assert list(await people(connected)) == ["Ada Vale"]
        await sync_due(database, tenant, event)  # overtaken by the next plan
    assert len((await connected.get("/runs"))["items"]) == 1


async def test_a_worker_that_dies_between_pages_is_followed_from_there(
    connected: Connected, vendor: Staffed, database: Database
) -> None:
    staff(vendor)
    await connected.post("/test")
    await connected.post("/enable")
    tenant = tenant_of(connected)
    connection_id, due_at = await due(connected, database)
    event = SyncDue(connection_id=connection_id, due_at=due_at)

    trouble = vendor.order(
        lambda request: request.path == "/api/candidates" and request.query["page"] == "2",
        hangs_up=True,
    )
    await sync_due(database, tenant, event)
    assert trouble.times == 0
    assert len(await people(connected)) == 3
    vendor.asked.clear()
    _, due_at = await due(connected, database)
    with clock.shifted(timedelta(minutes=31)):
        await sync_due(database, tenant, SyncDue(connection_id=connection_id, due_at=due_at))
    assert len(await people(connected)) == 4
    pages = [one.query["page"] for one in vendor.asked if one.path == "/api/candidates"]
    assert pages == ["2"]


async def test_recruiters_see_and_administrators_manage(connected: Connected, world: World) -> None:
    recruiter = await world.member(connected.org_id, Role.RECRUITER)
    assert (await recruiter.client.get(connected.url())).status_code == 200
    assert (await recruiter.client.post(connected.url("/test"))).status_code == 403
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    assert (await stranger.client.get(connected.url())).status_code == 404


async def test_greenhouse_is_read_by_the_mapping_that_it_begins_with(
    world: World, drain: Drain, runtime: Runtime, greenhouse: Greenhouse
) -> None:
    greenhouse.add("jobs", name="Nurse", status="open")
    greenhouse.add("jobs", name="Cook", status="closed")
    mails = [{"value": "ada@example.com", "type": "personal"}]
    phones = [{"value": "(614) 555-0123", "type": "mobile"}]
    greenhouse.add(
        "candidates", first_name="Ada", last_name="Vale", title="Nurse", company=None,
        email_addresses=mails, phone_numbers=phones,
    )  # fmt: skip
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    connected = Connected(admin, Staffed(), drain)
    made = await connected.post("", {"connector": "greenhouse", "name": "Greenhouse"}, 201)
    connected.id = made["id"]
    keys = {"settings": {"client_id": CLIENT}, "secrets": {"client_secret": CANARY}}
    assert (await admin.client.patch(connected.url(), json=keys)).status_code == 200
    await connected.enable()
    assert await titles(connected) == ["Nurse"]
    (ada,) = (await people(connected)).values()
    shown = (await admin.client.get(f"/api/v1/candidates/{ada['id']}")).json()
    assert (shown["full_name"], shown["headline"]) == ("Ada Vale", "Nurse")
    assert {one["value"] for one in shown["contacts"]} == {"ada@example.com", "+16145550123"}
    await connected.post("/revoke")
