"""Migrations lead from an empty database to exactly the tables in the code, and back."""

import asyncio
from collections.abc import Iterator

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Connection

from rolecall.entrypoints import composition
from rolecall.infra.db import migrate
from rolecall.infra.db.roles import ensure_roles
from rolecall.infra.db.tables import metadata

from tests.support.servers import SECRET, Servers


async def _run(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture
def empty(servers: Servers) -> Iterator[str]:
    """The administrator's DSN of an empty database."""
    asyncio.run(_run(servers.admin_dsn, "CREATE DATABASE migrations_test"))
    dsn = servers.admin_dsn.replace("/rolecall", "/migrations_test", 1)
    asyncio.run(ensure_roles(dsn, SECRET))
    yield dsn
    asyncio.run(_run(servers.admin_dsn, "DROP DATABASE migrations_test WITH (FORCE)"))


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection,
        opts={"include_name": lambda name, kind, _: (name, kind) != ("alembic_version", "table")},
    )
    return list(compare_metadata(context, metadata))


def test_from_empty_to_the_tables_in_the_code(empty: str) -> None:
    composition.load("models")
    applied = migrate.up(empty)
    assert applied[-1] == migrate.head()
    assert migrate.current_and_head(empty) == (migrate.head(), migrate.head())
    assert asyncio.run(migrate._with_connection(empty, _differences)) == []
    assert migrate.up(empty) == []
    assert migrate.plan(empty) == ""


def test_back_to_empty_and_up_again(empty: str) -> None:
    migrate.up(empty)
    undone = migrate.down(empty, "base")
    assert undone
    assert migrate.up(empty) == undone


def test_the_plan_is_sql_to_read(empty: str) -> None:
    plan = migrate.plan(empty)
    assert "CREATE TABLE applications" in plan
    assert "FORCE ROW LEVEL SECURITY" in plan
    assert "SET LOCAL lock_timeout" in plan
