"""Loading bulk data."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import chain
from typing import Any

import asyncpg

from rolecall.entrypoints.seed.bulk.bare_tables import bare_tables
from rolecall.entrypoints.seed.bulk.organization_rows import slug_of
from rolecall.entrypoints.seed.bulk.plan import BulkPlan, OrganizationPlan, shares
from rolecall.entrypoints.seed.bulk.rows import organization_copy
from rolecall.entrypoints.seed.bulk.tables import LARGE, SMALL, TABLES
from rolecall.entrypoints.seed.children import spawned_pool
from rolecall.infra.logins import OWNER
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import plain

_CHILDREN = 2
_AHEAD = 24
"""How many organizations are made ahead of the one that is being loaded."""
_BATCH_CHARACTERS = 24_000_000

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BulkLoaded:
    """What was loaded: rows by table, and the seconds of writing rows and of making indexes."""

    rows: Mapping[str, int]
    copy_seconds: float
    index_seconds: float


async def load_bulk(
    dsn: str, plan: BulkPlan, password_hash: str, report: Report = lambda _: None
) -> BulkLoaded:
    """Load bulk data in one transaction of the owner, which is whole or nothing.

    `dsn` is the migrator's. The tables can be neither read nor written meanwhile.

    Raises:
        Conflict: data of this seed is there already.
    """
    connection = await asyncpg.connect(dsn)
    try:
        return await _load(connection, plan, password_hash, report)
    finally:
        await connection.close()


async def _load(
    connection: "asyncpg.Connection[Any]", plan: BulkPlan, password_hash: str, report: Report
) -> BulkLoaded:
    await _refuse_twice(connection, plan)
    rows: dict[str, int] = defaultdict(int)
    with spawned_pool(_CHILDREN) as pool:
        batches = _batches(pool, plan, password_hash)
        # The children take seconds to start; nobody has to wait for the tables meanwhile.
        ready = next(batches)
        began = time.monotonic()
        async with bare_tables(connection, whole=tuple(SMALL), bare=tuple(LARGE)):
            done = 0
            for batch, count in chain([ready], batches):
                await _copy(connection, batch, rows)
                done += count
                report(f"{done:,} of {plan.organizations:,} organizations")
            copied = time.monotonic()
            report("Making indexes and keys")
    indexed = time.monotonic()
    report("Settling the tables")
    await _settle(connection)
    return BulkLoaded(dict(rows), copied - began, indexed - copied)


async def _refuse_twice(connection: "asyncpg.Connection[Any]", plan: BulkPlan) -> None:
    first = slug_of(plan, 0)
    async with connection.transaction():
        await connection.execute(f"SET LOCAL ROLE {OWNER}")
        known = await connection.fetchval("SELECT 1 FROM organizations WHERE slug = $1", first)
    if known:
        raise Conflict(
            plain(
                f"Bulk data of seed {plan.seed} is there already (“{first}”); choose another seed."
            )
        )


def _batches(
    pool: ProcessPoolExecutor, plan: BulkPlan, password_hash: str
) -> Iterator[tuple[dict[str, list[str]], int]]:
    """Yield the texts of several organizations at once, as children make them."""
    make = partial(organization_copy, plan, password_hash=password_hash)
    waiting: list[Future[dict[str, str]]] = []
    batch: dict[str, list[str]] = defaultdict(list)
    size = count = 0
    todo: Iterator[OrganizationPlan] = shares(plan)
    while True:
        while len(waiting) < _AHEAD and (share := next(todo, None)) is not None:
            waiting.append(pool.submit(make, share))
        if not waiting:
            break
        for table, text in waiting.pop(0).result().items():
            batch[table].append(text)
            size += len(text)
        count += 1
        if size >= _BATCH_CHARACTERS:
            yield batch, count
            batch, size, count = defaultdict(list), 0, 0
    if batch:
        yield batch, count


async def _copy(
    connection: "asyncpg.Connection[Any]",
    batch: Mapping[str, list[str]],
    rows: dict[str, int],
) -> None:
    for table, columns in TABLES.items():
        if table in batch:
            source = BytesIO("".join(batch[table]).encode())
            tag = await connection.copy_to_table(
                table, source=source, columns=list(columns), format="text"
            )
            rows[table] += int(tag.rpartition(" ")[2])


async def _settle(connection: "asyncpg.Connection[Any]") -> None:
    """Do what autovacuum would do in some minutes: statistics, and pages that all may see.

    VACUUM runs in no transaction, so it runs as who signed in; PostgreSQL passes over tables that
    are not theirs, with a warning.
    """
    async with connection.transaction():
        await connection.execute(f"SET LOCAL ROLE {OWNER}")
        for table in TABLES:
            await connection.execute(f"ANALYZE {table}")
    for table in TABLES:
        await connection.execute(f"VACUUM {table}")
