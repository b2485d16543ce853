"""Erasing a person: nothing of them is left anywhere, counts stay, and it happens once."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from rolecall.access import Role
from rolecall.domains.privacy.rules.confirming import is_confirmed, names_person
from rolecall.domains.privacy.rules.erased_words import known_kinds
from rolecall.domains.privacy.rules.kept import KEPT_TABLES, STAYS
from rolecall.domains.privacy.service import run_erasure
from rolecall.entrypoints import composition
from rolecall.infra import erasure as erasing
from rolecall.infra.db.tables import Kind, kind_of, metadata
from rolecall.kernel import clock

from tests.support.hiring import applied, move, open_job
from tests.support.left_rows import disagreements, rows_about
from tests.support.lives import EMAIL, NAME, a_whole_life
from tests.support.offering import made
from tests.support.servers import Servers
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
MARKS = ("zoraide", "quellmann", "614 555 0143", "6145550143", "zitronenfalter")
"""By which words one would know that something of her is left."""
TRANSIENT = {"idempotency_keys"}


def _handlers() -> None:
    composition.load("models")
    composition.load("handlers")
    composition.load("endpoints")


def test_every_tenant_table_is_erased_or_kept_for_a_reason() -> None:
    _handlers()
    tables = {name for name, one in metadata.tables.items() if kind_of(one) is Kind.TENANT}
    erased = set(erasing.erased_tables())
    assert tables - erased - set(KEPT_TABLES) == set(), "erase these, or say why they are kept"
    assert erased & set(KEPT_TABLES) == set()
    assert set(KEPT_TABLES) - tables == set()


@pytest.mark.parametrize(
    ("typed", "confirmed"),
    [("Ana Petrov", True), ("  ana   PETROV ", True), ("Ana", False), ("", False)],
)
def test_the_name_is_typed_as_it_stands(typed: str, *, confirmed: bool) -> None:
    assert is_confirmed("Ana Petrov", typed) is confirmed


@pytest.mark.parametrize(
    ("note", "names"),
    [("Ticket 4711", False), ("asked by ana", True), ("a@b.example", True), ("by the book", False)],
)
def test_a_note_names_nobody(note: str, *, names: bool) -> None:
    assert names_person(note, "Ana By Petrov") is names


async def test_nothing_of_a_person_is_left(world: World, drain: Drain, servers: Servers) -> None:
    """Every table of the organization is read for her name, her numbers and a word about her."""
    org = await world.organization()
    recruiter, admin = await org.member(Role.RECRUITER), await org.member(Role.ORGANIZATION_ADMIN)
    application_id, candidate_id = await a_whole_life(world, recruiter, admin, drain)
    files = await _objects(servers, org.id)
    assert files
    before = await _counted(recruiter)
    _handlers()
    life = await rows_about(world.runtime.database, org.id, UUID(candidate_id))
    assert len([table for table, rows in life.rows.items() if rows]) > 20

    begun = await _erase(admin, candidate_id)
    assert begun.status_code == 202, begun.text
    gone = await recruiter.client.get("/api/v1/candidates", params={"q": "zoraide"})
    assert gone.json()["items"] == []
    await drain()

    left = await _left(servers, org.id)
    assert left == {}
    assert await disagreements(world.runtime.database, life) == []
    receipt = (await admin.client.get(f"/api/v1/erasures/{begun.json()['id']}")).json()
    assert receipt["status"] == "done"
    counts = receipt["counts"]
    told = ("records", "applications", "files", "messages", "scorecards", "offers", "texts")
    assert {name for name in told if not counts.get(name)} == set()
    assert {one["what"] for one in receipt["kept"]} >= {"record", "applications", "ratings"}
    assert set(counts) <= known_kinds(), "say these in words in rules/erased_words"
    assert {one["what"] for one in receipt["kept"]} <= set(STAYS), "and these in rules/kept"
    assert await _objects(servers, org.id) == []
    assert await _counted(recruiter) == before

    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    assert (page["candidate"]["full_name"], page["answers"]) == ("Erased person", [])
    assert page["erased_at"]
    back = await move(recruiter, application_id, "screening")
    assert back.status_code == 409
    record = (await recruiter.client.get(f"/api/v1/candidates/{candidate_id}")).json()
    assert record["is_erased"]
    note = await recruiter.client.post(
        f"/api/v1/candidates/{candidate_id}/notes", json={"body": "Again"}
    )
    assert note.json()["code"] == "candidate_erased"
    offers = await recruiter.client.get("/api/v1/offers", params={"application_id": application_id})
    assert offers.json()["items"][0]["candidate_name"] == "Erased person"
    offer_id = offers.json()["items"][0]["id"]
    for path in (
        f"offers/{offer_id}",
        f"applications/{application_id}/history",
        f"applications/{application_id}/timeline",
        f"applications/{application_id}/interviews",
        f"candidates/{candidate_id}/timeline",
        "erasures",
    ):
        answer = await admin.client.get(f"/api/v1/{path}")
        assert answer.status_code == 200, (path, answer.text)
    verified = await admin.client.get("/api/v1/audit/verify")
    assert verified.json()["ok"] is True

    again = await applied(world.client(), page["job_id"], name=NAME, email=EMAIL)
    fresh = (await recruiter.client.get(f"/api/v1/applications/{again}")).json()
    assert fresh["candidate"]["id"] != candidate_id


async def test_an_erasure_is_stopped_by_what_stands_against_it(world: World) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    job = await open_job(recruiter)
    application_id = await applied(world.client(), job["id"], name=NAME, email=EMAIL)
    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    candidate_id = page["candidate"]["id"]

    preview = await admin.client.get(f"/api/v1/candidates/{candidate_id}/erasure")
    assert preview.json()["open_applications"][0]["id"] == application_id
    still_open = await _erase(admin, candidate_id)
    assert (still_open.status_code, still_open.json()["code"]) == (409, "open_applications")
    assert (await move(recruiter, application_id, "rejected")).status_code == 200

    hold = {"kind": "job", "subject_id": job["id"], "reason": "A dispute"}
    held = await admin.client.post("/api/v1/holds", json=hold)
    assert held.status_code == 201, held.text
    seen = await recruiter.client.get(f"/api/v1/candidates/{candidate_id}/holds")
    assert [one["name"] for one in seen.json()["items"]] == [job["title"]]
    refused = await _erase(admin, candidate_id)
    assert (refused.status_code, refused.json()["code"]) == (409, "legal_hold")
    url = f"/api/v1/holds/{held.json()['id']}/lift"
    assert (await admin.client.post(url)).status_code == 200
    assert (await admin.client.post(url)).json()["code"] == "hold_lifted"
    until = (clock.now() + timedelta(days=2)).date().isoformat()
    body = {"kind": "candidate", "subject_id": candidate_id, "reason": "R", "ends_on": until}
    assert (await admin.client.post("/api/v1/holds", json=body)).status_code == 201
    assert (await _erase(admin, candidate_id)).json()["code"] == "legal_hold"

    with clock.at(clock.now() + timedelta(days=4)):
        for who, status in ((recruiter, 403), (stranger, 404)):
            assert (await _erase(who, candidate_id)).status_code == status
        for body in ({"typed_name": "Somebody else"}, {"note": "Zoraide asked for it"}):
            assert (await _erase(admin, candidate_id, **body)).status_code == 422
        both = [await _erase(admin, candidate_id) for _ in range(2)]
    assert [one.status_code for one in both] == [202, 409]
    assert both[1].json()["code"] == "candidate_erased"


async def test_an_erasure_goes_on_where_it_stopped_and_looks_again_a_day_later(
    world: World, drain: Drain, servers: Servers
) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    person = await made(admin, "candidates", {"full_name": NAME, "email": EMAIL}, 201)
    erasure_id = (await _erase(admin, person["id"])).json()["id"]
    await drain()
    admin_sql = await asyncpg.connect(servers.admin_dsn)
    try:
        # As if a worker had died before its last part, and a mail had come in the meantime.
        await admin_sql.execute(
            "UPDATE erasures SET status = 'running', emails = $2 WHERE id = $1",
            UUID(erasure_id), f'["{EMAIL}"]',
        )  # fmt: skip
        await admin_sql.execute(
            "DELETE FROM erasure_parts WHERE erasure_id = $1 AND part = 'messaging'",
            UUID(erasure_id),
        )
        await _run(world, org.id, erasure_id)
        await admin_sql.execute(
            "INSERT INTO notifications (org_id, id, user_id, kind, title, body, record_type, "
            "record_id, dedupe_key, created_at) SELECT $1, gen_random_uuid(), $2, "
            "'new_application', $3, '', 'candidate', $4, 'late', now()",
            org.id, admin.user_id, NAME, UUID(person["id"]),
        )  # fmt: skip
        with clock.at(clock.now() + timedelta(days=1, minutes=1)):
            await drain()
    finally:
        await admin_sql.close()
    assert await _left(servers, org.id) == {}
    receipt = (await admin.client.get(f"/api/v1/erasures/{erasure_id}")).json()
    assert (receipt["status"], receipt["counts"]["notifications"]) == ("done", 1)
    assert receipt["checked_at"]


async def _run(world: World, org_id: UUID, erasure_id: str) -> None:
    await run_erasure(world.runtime.database, org_id, UUID(erasure_id))


async def _erase(who: Account, candidate_id: str, **changes: str) -> Any:
    body = {"typed_name": NAME, "cause": "request", "note": "Ticket 4711", **changes}
    return await who.client.post(f"/api/v1/candidates/{candidate_id}/erasure", json=body)


async def _counted(who: Account) -> Any:
    """Return what a report counts."""
    answer = await who.client.get("/api/v1/reports/funnel")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return {name: value for name, value in told.items() if "at" not in name.split("_")}


async def _left(servers: Servers, org_id: UUID) -> dict[str, list[str]]:
    """Return the rows of an organization that still hold one of the words, by table."""
    _handlers()
    connection = await asyncpg.connect(servers.admin_dsn)
    try:
        found: dict[str, list[str]] = {}
        for name in sorted(metadata.tables):
            table = metadata.tables[name]
            if kind_of(table) is not Kind.TENANT or name in TRANSIENT:
                continue
            rows = await connection.fetch(
                f"SELECT t::text AS row FROM {name} AS t WHERE org_id = $1", org_id
            )
            for row in rows:
                if any(mark in row["row"].lower() for mark in MARKS):
                    found.setdefault(name, []).append(row["row"])
        return found
    finally:
        await connection.close()


async def _objects(servers: Servers, org_id: UUID) -> list[str]:
    connection = await asyncpg.connect(servers.admin_dsn)
    try:
        rows = await connection.fetch(
            "SELECT id::text AS id FROM files WHERE org_id = $1 AND purpose <> 'image'", org_id
        )
        return [row["id"] for row in rows]
    finally:
        await connection.close()
