"""Tables without their indexes and keys, for the length of one transaction.

Loading a million rows into finished indexes takes ten times as long as building the indexes
afterwards, and COPY does not work under row-level security. So one transaction of the owner takes
indexes, keys and the forcing of row security off, lets the caller COPY, and puts everything back.
It commits whole or changes nothing.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg

from rolecall.infra.logins import OWNER

MAINTENANCE_MEMORY = "256MB"

_CONSTRAINTS = """
SELECT c.conrelid::regclass::text AS tab, c.conname AS name, c.contype AS kind,
       pg_get_constraintdef(c.oid) AS definition
FROM pg_constraint c
WHERE (c.conrelid = ANY($1::regclass[]) AND c.contype IN ('f', 'p', 'u'))
   OR (c.confrelid = ANY($1::regclass[]) AND c.contype = 'f')
ORDER BY c.contype <> 'f', c.conname
"""
_FORCED = """
SELECT oid::regclass::text AS tab FROM pg_class
WHERE oid = ANY($1::regclass[]) AND relforcerowsecurity ORDER BY 1
"""
_INDEXES = """
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
FROM pg_index i
WHERE i.indrelid = ANY($1::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class _Stripped:
    """Statements that take something off a table, and those that put it back."""

    off: tuple[str, ...]
    on: tuple[str, ...]


@asynccontextmanager
async def bare_tables(
    connection: "asyncpg.Connection[Any]", *, whole: Sequence[str], bare: Sequence[str]
) -> AsyncIterator[None]:
    """Hold tables ready for COPY inside the block, in a transaction of the owner.

    Those in `whole` keep their keys and indexes, those in `bare` do not. `connection` belongs to a
    role that may become the owner (the migrator). Nobody else can read or write any of the tables
    meanwhile.

    Raises:
        asyncpg.PostgresError: the rows break a key; nothing of the block is kept.
    """
    async with connection.transaction():
        await connection.execute(f"SET LOCAL ROLE {OWNER}")
        await connection.execute("SET LOCAL statement_timeout = 0")
        await connection.execute("SET LOCAL synchronous_commit = off")
        await connection.execute(f"SET LOCAL maintenance_work_mem = '{MAINTENANCE_MEMORY}'")
        stripped = await _stripped(connection, whole, bare)
        for statement in stripped.off:
            await connection.execute(statement)
        yield
        # What triggers still wait to check would keep the tables from being altered.
        await connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in stripped.on:
            await connection.execute(statement)


async def _stripped(
    connection: "asyncpg.Connection[Any]", whole: Sequence[str], bare: Sequence[str]
) -> _Stripped:
    constraints = await connection.fetch(_CONSTRAINTS, list(bare))
    indexes = await connection.fetch(_INDEXES, list(bare))
    forced = await connection.fetch(_FORCED, [*whole, *bare])
    tables = [row["tab"] for row in forced]
    off = [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY" for table in tables]
    # Foreign keys first: they hang on the primary keys.
    off += [f"ALTER TABLE {c['tab']} DROP CONSTRAINT {c['name']}" for c in constraints]
    off += [f"DROP INDEX {index['name']}" for index in indexes]
    on = [
        f"ALTER TABLE {c['tab']} ADD CONSTRAINT {c['name']} {c['definition']}"
        for c in reversed(constraints)
    ]
    on = [index["definition"] for index in indexes] + on
    on += [f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY" for table in tables]
    return _Stripped(tuple(off), tuple(on))
