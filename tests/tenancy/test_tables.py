"""Every table is a tenant's, with all that holds it there, or on a reviewed list.

The metadata says what should be; the catalogue of a real server says what is.
"""

from pathlib import Path
from typing import TypeAlias

import asyncpg
import pytest
import sqlalchemy as sa

from rolecall.entrypoints import composition
from rolecall.infra.db.security import (
    APP,
    BOUND_ROLES,
    CANDIDATE,
    MIGRATOR,
    OWNER,
    RELAY,
    SUPPORT,
    TENANT_CONDITION,
    job_condition,
)
from rolecall.infra.db.tables import Kind, kind_of, metadata
from rolecall.kernel import ids

from tests.support.servers import Servers
from tests.tenancy.house import House

composition.load("models")
SOURCES = Path(__file__).parents[2] / "src" / "rolecall"
TABLES = {table.name: table for table in metadata.sorted_tables}
TENANT = sorted(name for name, table in TABLES.items() if kind_of(table) is Kind.TENANT)

CONTROL = {
    "account_tokens": "mailed links of logins; nonces alone",
    "organizations": "the directory: names, addresses, status",
    "passkeys": "public keys of logins, which belong to no organization",
    "push_devices": "browsers of logins, which belong to no organization",
    "refresh_tokens": "hashes, of sessions",
    "reply_addresses": "hashes of addresses; which organization's message each stands for",
    "schedule_runs": "which schedule ran when, for the installation",
    "sessions": "of logins, which belong to no organization",
    "used_challenges": "hashes of challenges that were used",
    "users": "logins, which belong to persons",
    "worker_heartbeats": "signs of life",
}
REFERENCE: dict[str, str] = {}

WIDENED = {
    "application_directory": "a verified login reads its own applications everywhere",
    "careers_hosts": "read by whoever asks for a host, to know whose site is shown there",
    "careers_sites": "published for everybody",
    "job_alerts": "a verified login reads its own alerts everywhere",
    "mail_unsubscribes": "a verified login reads where it wants no mails about no application",
    "memberships": "a login reads where it is a member",
    "offer_directory": "a verified login reads its own offers everywhere",
    "public_posting_terms": "published for everybody",
    "public_postings": "published for everybody",
    "saved_jobs": "a verified login reads the jobs that it keeps everywhere",
}
"""Tables whose rows others may read; nobody else may write them."""

FOR_THE_RELAY = {
    "audit_entries": "SELECT",
    "audit_heads": "SELECT",
    "idempotency_keys": "SELECT, DELETE",
    "outbox_deliveries": "SELECT, INSERT, UPDATE, DELETE",
    "outbox_events": "SELECT, INSERT, UPDATE, DELETE",
}
"""Tenant tables that the relay sees whole, and what it may do there."""

UNIQUE_OVER_ALL = {
    "uq_careers_hosts_host": "one organization alone is shown at a host",
    "uq_public_postings_id": "a posting's address names no organization",
}

LOGINS = (MIGRATOR, APP, RELAY)
OURS = (OWNER, *LOGINS, CANDIDATE, SUPPORT)


EMPTY = {
    "careers_hosts": "written when a domain of the careers site is proved",
    "arrived_mails": "written when a candidate answers",
    "mail_suppressions": "written when a mail bounces",
    "mail_unsubscribes": "written when somebody ends mails that they can do without",
    "message_recalled_groups": "written when a move is taken back",
    "workflow_migrations": "written when a running job moves to another version",
}
"""Tenant tables that nothing in the house fills: what reads them is tested in their domains."""

Admin: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


def test_every_table_has_a_kind_and_others_are_reviewed() -> None:
    assert {name for name, table in TABLES.items() if kind_of(table) is None} == set()
    kinds = {
        kind: {name for name, table in TABLES.items() if kind_of(table) is kind} for kind in Kind
    }
    assert kinds[Kind.CONTROL] == set(CONTROL)
    assert kinds[Kind.REFERENCE] == set(REFERENCE)


async def test_the_server_has_these_tables_and_no_others(admin: Admin) -> None:
    rows = await admin.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind IN ('r', 'p', 'f', 'm')"
    )
    assert {row["relname"] for row in rows} - {"alembic_version"} == set(TABLES)


async def test_views_ask_with_their_callers_rights(admin: Admin) -> None:
    rows = await admin.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)"
    )
    assert rows == []


@pytest.mark.parametrize("name", TENANT)
def test_a_tenant_table_is_keyed_by_its_tenant(name: str) -> None:
    table = TABLES[name]
    key = [column.name for column in table.primary_key]
    assert key[0] == "org_id"
    assert isinstance(table.c.org_id.type, sa.Uuid)
    assert not table.c.org_id.nullable
    for index in table.indexes:
        if index.unique and index.name not in UNIQUE_OVER_ALL:
            assert next(iter(index.columns)).name == "org_id", index.name
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            assert next(iter(constraint.columns)).name == "org_id", constraint.name


@pytest.mark.parametrize("name", sorted(TABLES))
def test_foreign_keys_stay_inside(name: str) -> None:
    table = TABLES[name]
    for key in table.foreign_key_constraints:
        target = kind_of(key.referred_table)
        if kind_of(table) is Kind.TENANT and target is Kind.TENANT:
            pairs = {element.parent.name: element.column.name for element in key.elements}
            assert pairs["org_id"] == "org_id", key.name
            if key.ondelete and key.ondelete.startswith("SET NULL"):
                assert "org_id" not in key.ondelete
                assert key.ondelete != "SET NULL"
        elif kind_of(table) is Kind.TENANT:
            assert target is Kind.REFERENCE, key.name
        else:
            assert target in {Kind.CONTROL, Kind.REFERENCE}, key.name


@pytest.mark.parametrize("name", TENANT)
async def test_row_security_is_on_and_forced(admin: Admin, name: str) -> None:
    row = await admin.fetchrow(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = $1::regclass", name
    )
    assert row is not None
    assert (row["relrowsecurity"], row["relforcerowsecurity"]) == (True, True)


def condition(text: str | None) -> str:
    """Return a policy's expression as one writes it, from how the server prints it."""
    if text is None:
        return ""
    found = " ".join(text.split())
    found = found.replace("( SELECT current_org() AS current_org)", "(SELECT current_org())")
    return found.removeprefix("(").removesuffix(")")


@pytest.mark.parametrize("name", TENANT)
async def test_policies_hold_the_tenant(admin: Admin, name: str) -> None:
    rows = await admin.fetch(
        "SELECT policyname, permissive, roles, cmd, qual, with_check FROM pg_policies "
        "WHERE schemaname = 'public' AND tablename = $1",
        name,
    )
    permissive = {row["policyname"]: row for row in rows if row["permissive"] == "PERMISSIVE"}
    allowed = {"base", "migrations"} | ({"relay"} if name in FOR_THE_RELAY else set())
    assert set(permissive) == allowed
    assert set(permissive["base"]["roles"]) == set(BOUND_ROLES)
    assert permissive["migrations"]["roles"] == [OWNER]
    if name in FOR_THE_RELAY:
        assert permissive["relay"]["roles"] == [RELAY]

    narrowing = [row for row in rows if row["permissive"] == "RESTRICTIVE"]
    assert all(set(row["roles"]) == set(BOUND_ROLES) for row in narrowing)
    of_jobs = [row for row in narrowing if row["policyname"] == "confidential"]
    assert [row["cmd"] for row in of_jobs] == (["ALL"] if job_condition(TABLES[name]) else [])
    erasing = [row for row in narrowing if row["policyname"] == "erasing"]
    assert [row["cmd"] for row in erasing] == [TABLES[name].info["erasable"]][: len(erasing)]
    assert bool(erasing) == bool(TABLES[name].info["erasable"])
    assert all("app.erasing" in row["qual"] for row in erasing)
    sealed = [row for row in narrowing if row["policyname"] == "sealed"]
    assert [row["cmd"] for row in sealed] == (["ALL"] if TABLES[name].info["sealed"] else [])
    assert all("app.unsealed" in row[side] for row in sealed for side in ("qual", "with_check"))
    apart = [*of_jobs, *erasing, *sealed]
    others = [row for row in narrowing if row not in apart]
    restrictive = {row["cmd"]: row for row in others}
    assert len(restrictive) == len(rows) - len(permissive) - len(apart)
    if name not in WIDENED:
        assert set(restrictive) == {"ALL"}
        assert condition(restrictive["ALL"]["qual"]) == TENANT_CONDITION
        assert condition(restrictive["ALL"]["with_check"]) == TENANT_CONDITION
        return
    assert set(restrictive) == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert condition(restrictive["INSERT"]["with_check"]) == TENANT_CONDITION
    assert condition(restrictive["UPDATE"]["qual"]) == TENANT_CONDITION
    assert condition(restrictive["UPDATE"]["with_check"]) == TENANT_CONDITION
    assert condition(restrictive["DELETE"]["qual"]) == TENANT_CONDITION


def test_rows_of_a_job_are_hidden_with_it() -> None:
    """Those of applications as a rule, too: they are read together with it, and it is hidden."""
    of_a_job = {name for name in TENANT if "job_id" in TABLES[name].c}
    hidden = {name for name in TENANT if TABLES[name].info["of_job"]}
    assert of_a_job - hidden == {
        "application_assignees",
        "application_directory",
        "approvals",
        "confidential_jobs",
        "job_team_members",
    }
    assert hidden - of_a_job == {"jobs"}


def test_what_is_sealed_is_reviewed() -> None:
    """And opened by its own domain alone: whoever else says `unseal` has to stand here."""
    assert {name for name in TENANT if TABLES[name].info["sealed"]} == {
        "accommodation_cases",
        "accommodation_entries",
        "self_identification_answers",
    }
    openers = {
        path.relative_to(SOURCES).parts[:2]
        for path in SOURCES.rglob("*.py")
        if ".unseal()" in path.read_text(encoding="utf-8")
    }
    assert openers == {("domains", "accommodations"), ("domains", "self_identification")}


def test_what_is_widened_and_what_the_relay_sees_is_reviewed() -> None:
    widened = {name for name in TENANT if TABLES[name].info.get("policies")}
    assert widened == set(WIDENED)
    assert all(set(TABLES[name].info["policies"]) == {"SELECT"} for name in widened)
    relays = {name: TABLES[name].info["relay"] for name in TENANT if TABLES[name].info["relay"]}
    assert relays == FOR_THE_RELAY


@pytest.mark.parametrize("name", sorted(TABLES))
async def test_grants_are_the_declared_ones(admin: Admin, name: str) -> None:
    rows = await admin.fetch(
        "SELECT grantee, privilege_type FROM information_schema.role_table_grants "
        "WHERE table_schema = 'public' AND table_name = $1 AND grantee <> $2",
        name,
        OWNER,
    )
    granted: dict[str, set[str]] = {}
    for row in rows:
        granted.setdefault(row["grantee"], set()).add(row["privilege_type"])
    declared = {APP: privileges(TABLES[name].info["app"])}
    if erasable := TABLES[name].info.get("erasable"):
        declared[APP].add(erasable)
    if TABLES[name].info.get("relay"):
        declared[RELAY] = privileges(TABLES[name].info["relay"])
    assert granted == declared
    assert set().union(*declared.values()) <= {"SELECT", "INSERT", "UPDATE", "DELETE"}


def privileges(text: str) -> set[str]:
    return {part.strip() for part in text.split(",")}


async def test_nobody_may_truncate(admin: Admin) -> None:
    rows = await admin.fetch(
        "SELECT relname, rolname FROM pg_class, pg_roles "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
        "AND rolname = ANY($1) AND has_table_privilege(pg_roles.oid, pg_class.oid, 'TRUNCATE')",
        [*LOGINS, CANDIDATE, SUPPORT],
    )
    assert rows == []


async def test_roles_have_no_powers(admin: Admin) -> None:
    rows = await admin.fetch("SELECT * FROM pg_roles WHERE rolname = ANY($1)", list(OURS))
    assert {row["rolname"] for row in rows} == set(OURS)
    for row in rows:
        powers = (
            "rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb", "rolreplication",
            "rolinherit",
        )  # fmt: skip
        assert {power: row[power] for power in powers} == dict.fromkeys(powers, False)
        assert row["rolcanlogin"] is (row["rolname"] in LOGINS)


async def test_only_the_migrator_may_become_the_owner(admin: Admin) -> None:
    rows = await admin.fetch(
        "SELECT granted.rolname AS granted, member.rolname AS member FROM pg_auth_members "
        "JOIN pg_roles AS granted ON granted.oid = roleid "
        "JOIN pg_roles AS member ON member.oid = member "
        "WHERE member.rolname = ANY($1)",
        list(OURS),
    )
    assert {(row["granted"], row["member"]) for row in rows} == {(OWNER, MIGRATOR)}


async def test_the_owner_owns_all_and_nobody_else_anything(admin: Admin) -> None:
    owners = await admin.fetch(
        "SELECT relname AS name, pg_get_userbyid(relowner) AS owner FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace UNION ALL "
        "SELECT proname, pg_get_userbyid(proowner) FROM pg_proc AS p "
        "WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS "
        # Those of extensions, and the constructors that belong to a type of ours.
        "(SELECT FROM pg_depend WHERE objid = p.oid AND deptype IN ('e', 'i'))"
    )
    assert owners
    assert {row["name"] for row in owners if row["owner"] != OWNER} == set()
    rest = await admin.fetch(
        "SELECT rolname FROM pg_shdepend JOIN pg_roles ON pg_roles.oid = refobjid "
        "WHERE deptype = 'o' AND rolname = ANY($1)",
        [role for role in OURS if role != OWNER],
    )
    assert rest == []


async def test_no_function_runs_with_its_owners_rights(admin: Admin) -> None:
    rows = await admin.fetch(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
    )
    assert rows == []


async def test_the_house_has_something_in_every_table(admin: Admin, house: House) -> None:
    empty = {
        name
        for name in TENANT
        if not await admin.fetchval(f"SELECT count(*) FROM {name} WHERE org_id = $1", house.org.id)
    }
    assert sorted(empty) == sorted(EMPTY)


@pytest.mark.parametrize("name", TENANT)
async def test_without_a_tenant_or_with_another_nothing_is_there(
    servers: Servers, house: House, name: str
) -> None:
    connection = await asyncpg.connect(servers.app_dsn)
    try:
        assert await writable(connection, name, "") == 0
        assert await writable(connection, name, str(ids.uuid7())) == 0
        if name not in WIDENED:
            assert await visible(connection, name, "") == 0
            assert await visible(connection, name, str(ids.uuid7())) == 0
    finally:
        await connection.close()


async def visible(connection: Admin, name: str, org_id: str) -> int:
    async with connection.transaction():
        await connection.execute("SELECT set_config('app.org_id', $1, true)", org_id)
        found: int = await connection.fetchval(f"SELECT count(*) FROM {name}")
        return found


async def writable(connection: Admin, name: str, org_id: str) -> int:
    """Return how many rows an update without any condition reaches; nothing is kept."""
    if "UPDATE" not in TABLES[name].info["app"]:
        return 0
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute("SELECT set_config('app.org_id', $1, true)", org_id)
        done = await connection.execute(f"UPDATE {name} SET org_id = org_id")
        return int(done.split()[-1])
    finally:
        await transaction.rollback()
