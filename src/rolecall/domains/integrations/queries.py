"""Reading connections, their streams, records and runs."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from rolecall.domains.integrations.contracts.port import Record
from rolecall.domains.integrations.contracts.syncing import (
    Connection,
    MappingVersion,
    RecordState,
    RecordView,
    RunView,
    UnmappedValue,
)
from rolecall.domains.integrations.models import (
    connections,
    mappings,
    records,
    runs,
    secrets,
    streams,
)
from rolecall.domains.integrations.rules.stored import (
    connection_of,
    mapping_of,
    record_of_row,
    run_of,
)
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_c, _s, _m, _r = connections.c, streams.c, mappings.c, records.c
_SHOWN = (
    _r.id, _r.stream, _r.entity, _r.external_id, _r.label, _r.state, _r.why, _r.why_said,
    _r.problems, _r.unmapped, _r.ours, _r.theirs, _r.candidate_id, _r.job_id, _r.seen_at,
    _r.gone_at,
)  # fmt: skip
_MOST_UNMAPPED = 5_000
"""Records whose values without a meaning are counted."""


async def list_connections(uow: UnitOfWork) -> list[Connection]:
    """Return all connections, oldest first, in one statement."""
    names = (
        sa.select(sa.func.array_agg(secrets.c.name))
        .where(secrets.c.org_id == _c.org_id, secrets.c.connection_id == _c.id)
        .scalar_subquery()
    )
    rows = await uow.fetch(
        sa.select(*connections.c, names.label("names"))
        .where(_c.org_id == uow.org_id)
        .order_by(_c.created_at, _c.id)
    )
    return [connection_of(row, frozenset(row["names"] or ())) for row in rows]


async def find_connection(
    uow: UnitOfWork, connection_id: UUID, *, lock: bool = False
) -> Row | None:
    """Return a connection's row, locked if asked."""
    found = sa.select(*connections.c).where(_c.org_id == uow.org_id, _c.id == connection_id)
    return await uow.fetch_one(found.with_for_update() if lock else found)


async def count_connections(uow: UnitOfWork) -> int:
    """Return how many connections there are."""
    counted = sa.select(sa.func.count()).where(_c.org_id == uow.org_id)
    return int(await uow.fetch_value(counted.select_from(connections)))


async def list_secrets(uow: UnitOfWork, connection_id: UUID) -> dict[str, str]:
    """Return the sealed secrets of a connection by name."""
    rows = await uow.fetch(
        sa.select(secrets.c.name, secrets.c.sealed).where(
            secrets.c.org_id == uow.org_id, secrets.c.connection_id == connection_id
        )
    )
    return {row["name"]: row["sealed"] for row in rows}


async def list_streams(uow: UnitOfWork, connection_id: UUID) -> dict[str, Row]:
    """Return where the streams of a connection stand, by name."""
    rows = await uow.fetch(
        sa.select(*streams.c).where(_s.org_id == uow.org_id, _s.connection_id == connection_id)
    )
    return {row["name"]: row for row in rows}


async def newest_mappings(uow: UnitOfWork, connection_id: UUID) -> dict[str, MappingVersion]:
    """Return the mapping that holds for each stream."""
    rows = await uow.fetch(
        sa.select(*mappings.c)
        .where(_m.org_id == uow.org_id, _m.connection_id == connection_id)
        .ext(distinct_on(_m.stream))
        .order_by(_m.stream, _m.number.desc())
    )
    return {row["stream"]: mapping_of(row) for row in rows}


async def count_records(
    uow: UnitOfWork, connection_id: UUID
) -> tuple[dict[str, Counter[RecordState]], Counter[str]]:
    """Return by stream how many records are in each state, and how many are gone over there."""
    rows = await uow.fetch(
        sa.select(
            _r.stream,
            _r.state,
            sa.func.count().label("n"),
            sa.func.count(_r.gone_at).label("gone"),
        )
        .where(_r.org_id == uow.org_id, _r.connection_id == connection_id)
        .group_by(_r.stream, _r.state)
    )
    states: dict[str, Counter[RecordState]] = {}
    gone: Counter[str] = Counter()
    for row in rows:
        states.setdefault(row["stream"], Counter())[RecordState(row["state"])] += row["n"]
        gone[row["stream"]] += row["gone"]
    return states, gone


async def newest_raw(uow: UnitOfWork, connection_id: UUID, stream: str, most: int) -> list[Record]:
    """Return the records that were read last, as they came."""
    rows = await uow.fetch(
        sa.select(_r.external_id, _r.data)
        .where(
            _r.org_id == uow.org_id,
            _r.connection_id == connection_id,
            _r.stream == stream,
            _r.state != RecordState.ERASED.value,
        )
        .order_by(_r.seen_at.desc(), _r.id)
        .limit(most)
    )
    return [Record(row["external_id"], row["data"]) for row in rows if row["data"]]


async def list_records(
    uow: UnitOfWork, connection_id: UUID, states: Collection[RecordState], page: PageRequest
) -> Page[RecordView]:
    """Return records of a connection, newest first; of some states, if given."""
    listed = sa.select(*_SHOWN).where(_r.org_id == uow.org_id, _r.connection_id == connection_id)
    if states:
        listed = listed.where(_r.state.in_([state.value for state in states]))
    return await fetch_page(uow, listed, page, _r.id, convert=record_of_row)


async def list_runs(uow: UnitOfWork, connection_id: UUID, page: PageRequest) -> Page[RunView]:
    """Return runs of a connection, newest first."""
    listed = sa.select(*runs.c).where(
        runs.c.org_id == uow.org_id, runs.c.connection_id == connection_id
    )
    return await fetch_page(uow, listed, page, runs.c.started_at, runs.c.id, convert=run_of)


async def list_unmapped(uow: UnitOfWork, connection_id: UUID) -> Sequence[UnmappedValue]:
    """Return values that tables do not have, those of most records first."""
    rows = await uow.fetch(
        sa.select(_r.stream, _r.unmapped)
        .where(_r.org_id == uow.org_id, _r.connection_id == connection_id, _r.unmapped.is_not(None))
        .limit(_MOST_UNMAPPED)
    )
    counted = Counter(
        (row["stream"], table, value) for row in rows for _, table, value in row["unmapped"]
    )
    return [UnmappedValue(*key, count) for key, count in counted.most_common()]
