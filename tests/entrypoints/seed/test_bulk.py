"""Bulk data: as the domains would have written it, all at once or not at all."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from httpx2 import AsyncClient

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates.rules.finding import person_terms
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import service as jobs
from rolecall.domains.jobs.contracts import JobFilter, JobSort
from rolecall.domains.jobs.rules.workflow import DEFAULT_WORKFLOW
from rolecall.entrypoints import composition
from rolecall.entrypoints.seed.bulk.copy_text import Instants, epoch_milliseconds, id_maker
from rolecall.entrypoints.seed.bulk.load import BulkLoaded, load_bulk
from rolecall.entrypoints.seed.bulk.plan import BulkPlan, shares
from rolecall.entrypoints.seed.bulk.rows import organization_copy
from rolecall.entrypoints.seed.bulk.tables import TABLES
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD
from rolecall.entrypoints.seed.dice import dice
from rolecall.infra.db.roles import role_dsn
from rolecall.infra.db.security import MIGRATOR
from rolecall.infra.db.tables import metadata
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.tenant import Tenant

from tests.support.servers import SECRET, Servers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

AS_OF = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PLAN = BulkPlan(organizations=4, applications=600, seed=77, as_of=AS_OF)
Sql: TypeAlias = "asyncpg.Connection[Any]"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def sql(servers: Servers) -> AsyncIterator[Sql]:
    """A connection that sees everything."""
    connection = await asyncpg.connect(servers.admin_dsn)
    yield connection
    await connection.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def schema_before(sql: Sql) -> list[str]:
    """Keys, indexes and row security before anything is loaded."""
    return await _schema(sql)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def loaded(runtime: Runtime, servers: Servers, schema_before: list[str]) -> BulkLoaded:
    """The bulk data in the database of this test process."""
    password_hash = await identity.hash_password(runtime, DEMO_PASSWORD)
    return await load_bulk(_migrator(servers), PLAN, password_hash)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def org_ids(loaded: BulkLoaded, sql: Sql) -> list[UUID]:
    """The organizations, largest first."""
    rows = await sql.fetch("SELECT id FROM organizations WHERE slug LIKE 'bulk-77-%' ORDER BY slug")
    return [row["id"] for row in rows]


def test_shares_add_up_and_are_uneven() -> None:
    plan = BulkPlan(1_000, 1_000_000, 1, AS_OF)
    found = list(shares(plan))
    assert sum(share.applications for share in found) == 1_000_000
    assert found[0].applications > 20 * found[-1].applications
    assert min(share.applications for share in found) >= 1


@pytest.mark.parametrize(("organizations", "applications"), [(0, 10), (100_001, 200_000), (10, 9)])
def test_impossible_plans_are_refused(organizations: int, applications: int) -> None:
    with pytest.raises(InvalidInput):
        BulkPlan(organizations, applications, 1, AS_OF)


def test_the_same_seed_gives_the_same_rows() -> None:
    share = next(iter(shares(PLAN)))
    assert organization_copy(PLAN, share, "x") == organization_copy(PLAN, share, "x")
    other = BulkPlan(4, 600, 78, AS_OF)
    assert organization_copy(other, share, "x") != organization_copy(PLAN, share, "x")


def test_ids_are_uuids_of_version_seven() -> None:
    make = id_maker(dice(1))
    moment = epoch_milliseconds(AS_OF)
    made = [UUID(make(moment)) for _ in range(500)]
    assert len(set(made)) == 500
    assert {found.version for found in made} == {7}
    assert {found.variant for found in made} == {"specified in RFC 4122"}
    assert {found.int >> 80 for found in made} == {moment}


def test_instants_are_written_as_postgresql_reads_them() -> None:
    assert Instants()(epoch_milliseconds(AS_OF) + 7) == "2026-03-04 12:00:00.007+00"


def test_every_column_that_must_be_given_is() -> None:
    composition.load("models")
    for name, columns in TABLES.items():
        table = metadata.tables[name]
        assert set(columns) <= set(table.c.keys()), name
        needed = {
            column.name
            for column in table.c
            if not column.nullable and column.server_default is None
        }
        assert needed <= set(columns), name


async def test_loads_what_was_asked_for(loaded: BulkLoaded, org_ids: list[UUID]) -> None:
    assert len(org_ids) == 4
    assert loaded.rows["organizations"] == 4
    assert loaded.rows["applications"] == 600
    assert loaded.rows["application_directory"] == 600
    assert set(loaded.rows) == set(TABLES)


async def test_keys_indexes_and_row_security_are_as_before(
    loaded: BulkLoaded, schema_before: list[str], sql: Sql
) -> None:
    assert await _schema(sql) == schema_before


async def test_a_second_load_of_one_seed_is_refused_and_changes_nothing(
    loaded: BulkLoaded, servers: Servers, sql: Sql, schema_before: list[str]
) -> None:
    count = await sql.fetchval("SELECT count(*) FROM applications")
    with pytest.raises(Conflict, match="seed 77"):
        await load_bulk(_migrator(servers), PLAN, "x")
    assert await sql.fetchval("SELECT count(*) FROM applications") == count
    assert await _schema(sql) == schema_before


async def test_rows_that_break_a_key_undo_the_load(
    loaded: BulkLoaded, servers: Servers, sql: Sql, schema_before: list[str]
) -> None:
    plan = BulkPlan(organizations=1, applications=5, seed=5, as_of=AS_OF)
    await sql.execute(
        "INSERT INTO users (id, email, email_norm, full_name, locale, time_zone, status, "
        "created_at, updated_at) VALUES ('00000000-0000-7000-8000-000000000001', "
        "'admin@bulk-5-00000.example.com', 'admin@bulk-5-00000.example.com', 'First Comer', 'en', "
        "'UTC', 'active', now(), now())"
    )
    with pytest.raises(asyncpg.UniqueViolationError):
        await load_bulk(_migrator(servers), plan, "x")
    assert not await sql.fetchval("SELECT count(*) FROM organizations WHERE slug LIKE 'bulk-5-%'")
    assert await _schema(sql) == schema_before


async def test_moves_follow_the_workflow(org_ids: list[UUID], sql: Sql) -> None:
    rows = await sql.fetch(
        "SELECT a.stage_key, a.status, a.stage_entered_at, a.version, "
        "array_agg(t.to_key ORDER BY t.at, t.id) AS line, max(t.at) AS last "
        "FROM applications a JOIN application_transitions t "
        "ON (t.org_id, t.application_id) = (a.org_id, a.id) WHERE a.org_id = ANY($1) "
        "GROUP BY a.org_id, a.id",
        org_ids,
    )
    assert len(rows) == 600
    for row in rows:
        line = row["line"]
        assert line[0] == "applied"
        for before, after in pairwise(line):
            assert after == "withdrawn" or DEFAULT_WORKFLOW.allows(before, after)
        assert row["stage_key"] == line[-1]
        assert row["stage_entered_at"] == row["last"] <= AS_OF
        assert row["version"] == len(line)
        final = {"hired", "rejected", "withdrawn"}
        assert row["status"] == (line[-1] if line[-1] in final else "active")


async def test_counts_that_are_kept_agree_with_the_rows(org_ids: list[UUID], sql: Sql) -> None:
    wrong_candidates = await sql.fetchval(
        "SELECT count(*) FROM candidates c WHERE org_id = ANY($1) AND applications_count <> "
        "(SELECT count(*) FROM applications a WHERE (a.org_id, a.candidate_id) = (c.org_id, c.id))",
        org_ids,
    )
    wrong_jobs = await sql.fetchval(
        "SELECT count(*) FROM jobs j WHERE org_id = ANY($1) AND openings_filled <> "
        "(SELECT count(*) FROM applications a WHERE (a.org_id, a.job_id) = (j.org_id, j.id) "
        "AND a.stage_key = 'hired')",
        org_ids,
    )
    assert (wrong_candidates, wrong_jobs) == (0, 0)


async def test_words_to_search_by_are_those_of_the_domains(org_ids: list[UUID], sql: Sql) -> None:
    rows = await sql.fetch(
        "SELECT c.full_name, c.email, c.phone, array_agg(t.term) AS terms FROM candidates c "
        "JOIN candidate_terms t ON (t.org_id, t.candidate_id) = (c.org_id, c.id) "
        "WHERE c.org_id = ANY($1) GROUP BY c.org_id, c.id, 1, 2, 3",
        org_ids,
    )
    for row in rows:
        assert set(row["terms"]) == person_terms(row["full_name"], (row["email"], row["phone"]))


async def test_the_audit_log_tells_of_the_load(
    runtime: Runtime, org_ids: list[UUID], sql: Sql
) -> None:
    for org_id in org_ids:
        async with runtime.database.transaction(Tenant(org_id)) as uow:
            verified = await audit.verify(uow)
        assert (verified.ok, verified.entries) == (True, 1)


async def test_the_domains_read_what_was_loaded(runtime: Runtime, org_ids: list[UUID]) -> None:
    async with runtime.database.transaction(Tenant(org_ids[0])) as uow:
        page = await jobs.list_jobs(uow, JobFilter(), JobSort.NEWEST, PageRequest(20))
        job = (await jobs.get_view(uow, system_actor(org_ids[0]), page.items[0].id)).job
        assert job.workflow.stages == DEFAULT_WORKFLOW.stages
        assert job.workflow.moves == DEFAULT_WORKFLOW.moves
        assert job.description_html.startswith("<p>")


async def test_members_sign_in_and_see_applications(
    loaded: BulkLoaded, client: AsyncClient
) -> None:
    answer = await client.post(
        "/api/v1/auth/login",
        json={"email": "recruiter@bulk-77-00000.example.com", "password": DEMO_PASSWORD},
    )
    assert answer.status_code == 200, answer.text
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    listed = await client.get("/api/v1/applications?limit=50", headers=headers)
    assert listed.status_code == 200, listed.text
    items = listed.json()["items"]
    assert len(items) == 50
    one = await client.get(f"/api/v1/applications/{items[0]['id']}", headers=headers)
    assert one.status_code == 200, one.text
    word = re.split(r"\W", items[0]["candidate"]["full_name"])[0].lower()
    found = await client.get(f"/api/v1/applications?q={word}", headers=headers)
    assert any(item["id"] == items[0]["id"] for item in found.json()["items"])


async def _schema(sql: Sql) -> list[str]:
    rows = await sql.fetch(
        "SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) "
        "AS line FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
        "UNION ALL SELECT tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "UNION ALL SELECT relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity "
        "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
    )
    return [row["line"] for row in rows]


def _migrator(servers: Servers) -> str:
    return role_dsn(servers.admin_dsn, MIGRATOR, SECRET)
