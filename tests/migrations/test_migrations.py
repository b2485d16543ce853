"""Migrations lead from an empty database to exactly the tables in the code, and back."""

import asyncio
import re
from collections.abc import Iterator

import asyncpg
import pytest
import sqlalchemy as sa
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


_WORD = re.compile(r"'([^']*)'")


def _checks(connection: Connection) -> dict[str, set[str]]:
    rows = connection.execute(
        sa.text("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'")
    )
    return {name: set(_WORD.findall(definition)) for name, definition in rows}


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


def test_allowed_words_are_those_of_the_code(empty: str) -> None:
    """Alembic does not compare CHECK constraints; the words that they name are compared here."""
    composition.load("models")
    migrate.up(empty)
    declared = {
        str(constraint.name): set(_WORD.findall(str(constraint.sqltext)))
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }
    found = asyncio.run(migrate._with_connection(empty, _checks))
    assert declared
    assert {name: found.get(name) for name in declared} == declared


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
