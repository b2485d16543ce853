"""Which indexes the hot statements use under row-level security."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks.recording import Recorded, Sent


def indexes_used(dsn: str, recorded: Recorded) -> list[list[str]]:
    """Return for each reading statement its indexes; a table that is read in full is `SCAN table`.

    Plans are generic, as they are in the application.
    """
    return asyncio.run(_plans(dsn, [sent for sent in recorded if _reads(sent)]))


async def _plans(dsn: str, statements: Sequence[Sent]) -> list[list[str]]:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET plan_cache_mode = force_generic_plan")
        found = []
        for number, sent in enumerate(statements):
            values = ", ".join(_literal(value) for value in sent.values)
            await connection.execute(f"PREPARE p{number} AS {sent.sql}")
            rows = await connection.fetch(f"EXPLAIN (FORMAT TEXT) EXECUTE p{number}({values})")
            found.append(_scans([str(row[0]) for row in rows]))
        return found
    finally:
        await connection.close()


def _scans(lines: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    for line in lines:
        words = line.split()
        if "Index" in words and "using" in words:
            found[words[words.index("using") + 1]] = None
        elif "Bitmap" in words and "Index" in words and "on" in words:
            found[words[words.index("on") + 1]] = None
        elif "Seq" in words and "on" in words:
            found[f"SCAN {words[words.index('on') + 1]}"] = None
    return list(found)


def _reads(sent: Sent) -> bool:
    return bool(sent.values) and sent.sql.lstrip().upper().startswith(("SELECT", "WITH RECURSIVE"))


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'"
    text = str(value) if isinstance(value, UUID | str) else value.isoformat()
    return "'" + text.replace("'", "''") + "'"
