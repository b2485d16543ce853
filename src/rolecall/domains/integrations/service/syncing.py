"""Reading from connections: by the clock, and when somebody asks for it.

Guarantees: no system is asked within a transaction, and by one process at a time for each
connection, which holds a lease; a page's records, what follows from them and the cursor behind it
are one transaction, so that a process that dies reads that page again and misses none; whoever
loses the lease writes nothing any more; whoever ends a run plans the next one in the same
transaction. A run works for a while and then lets others have the worker.
"""

import asyncio
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Any, Final

from rolecall.domains.integrations import queries
from rolecall.domains.integrations.contracts.connections import Authority
from rolecall.domains.integrations.contracts.outcomes import (
    ConnectorError,
    Refused,
)
from rolecall.domains.integrations.contracts.port import Connector, Page, Record, Stream
from rolecall.domains.integrations.contracts.syncing import (
    MappingVersion,
)
from rolecall.domains.integrations.events import SyncDue
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.repository import records as record_repository
from rolecall.domains.integrations.rules.mapping import compile_mapping
from rolecall.domains.integrations.rules.passes import PassState, advanced, begun, restarted
from rolecall.domains.integrations.rules.stored import pass_columns, pass_of
from rolecall.domains.integrations.service.loading import spec_of_row
from rolecall.domains.integrations.service.opening import (
    connectors_of,
    require_filled,
)
from rolecall.domains.integrations.service.runs import (
    BREATH,
    Claim,
    Overtaken,
    actor_of,
    claim_due,
    count,
    end,
    fail,
    let_go,
    require_lease,
)
from rolecall.domains.integrations.service.taking import Ground, judge, take
from rolecall.infra.db import Database, Row
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

SLICE: Final = 20.0
"""Seconds of one delivery; then others have their turn."""
_WHOLE_EVERY: Final = timedelta(days=1)
"""How often a list is read as a whole though it can tell what has changed."""
_REMAPPED_AT_ONCE: Final = 200


async def sync_due(db: Database, tenant: Tenant, event: SyncDue) -> None:
    """Read from a connection as it was planned; a plan that was overtaken does nothing.

    Raises:
        RetryLater: somebody is just reading, the other side allows no more requests for now, or
            there is more to read.
    """
    claim = await claim_due(db, tenant, event)
    if claim is None:
        return
    try:
        ended = await _read(db, tenant, claim)
    except Overtaken:
        return
    except (ConnectorError, InvalidInput) as error:
        await fail(db, tenant, claim, error)
        return
    if ended:
        await end(db, tenant, claim)
    else:
        await let_go(db, tenant, claim)
        raise RetryLater("there is more to read", after=BREATH)


def ground_of(row: Row, stream: Stream, mapping: MappingVersion) -> Ground:
    """Return by what records of a stream are judged."""
    return Ground(
        row["id"],
        stream.name,
        mapping.draft.entity,
        mapping.number,
        compile_mapping(mapping.draft),
        Authority(row["authority"]),
    )


async def _read(db: Database, tenant: Tenant, claim: Claim) -> bool:
    """Read for a while; returns whether all streams came to the end of a pass.

    Raises:
        ConnectorError, InvalidInput: the other side did not answer as it should.
    """
    until = _elapsed() + SLICE
    for stream in claim.streams:
        await _remap(db, tenant, claim, stream)
    require_filled(spec_of_row(claim.row), claim.access)
    connector = connectors_of(db.runtime).open(
        claim.row["connector"], claim.row["specification"], claim.access
    )
    try:
        for stream in claim.streams:
            if not await _read_stream(db, tenant, claim, connector, stream, until):
                return False
    finally:
        await connector.aclose()
    return True


async def _read_stream(
    db: Database,
    tenant: Tenant,
    claim: Claim,
    connector: Connector,
    stream: Stream,
    until: float,
) -> bool:
    """Read a stream to the end of a pass; returns whether it came there."""
    state = await _begin(db, tenant, claim, stream)
    if state is None:
        return True
    ground = ground_of(claim.row, stream, claim.mappings[stream.name])
    try:
        async with aclosing(connector.pull(stream.name, state.cursor)) as pages:
            while await _admit(db, claim, connector):
                asked_at = clock.now()
                page = await anext(pages, None)
                if page is None or await _write(db, tenant, claim, ground, page, asked_at):
                    return True
                if _elapsed() >= until:
                    break
    except Refused:
        if state.cursor.get("turn"):
            # Their page cursors run out: the next run begins this pass anew.
            await _restart(db, tenant, claim, stream)
        raise
    return False


async def _begin(db: Database, tenant: Tenant, claim: Claim, stream: Stream) -> PassState | None:
    """Return where to read on, None if this run has come to the end of the stream."""
    async with db.transaction(tenant) as uow:
        await require_lease(uow, claim)
        row = (await queries.list_streams(uow, claim.row["id"])).get(stream.name)
        if row is not None and row["run_id"] == claim.run_id:
            return None
        before = pass_of(row) if row else PassState()
        whole_at = row["whole_at"] if row else None
        whole = not stream.incremental or whole_at is None or whole_at + _WHOLE_EVERY < clock.now()
        state = begun(before, whole=whole)
        await repository.write_stream(uow, claim.row["id"], stream.name, pass_columns(state))
    return state


async def _admit(db: Database, claim: Claim, connector: Connector) -> bool:
    """Take one request out of what the other side allows; returns whether there was one."""
    rate = connector.spec.rate
    if rate is None:
        return True
    limit = Rate("integrations", rate.requests, rate.seconds)
    return await limiter_of(db.runtime).hit(limit, str(claim.row["id"]))


async def _write(
    db: Database,
    tenant: Tenant,
    claim: Claim,
    ground: Ground,
    page: Page,
    read_at: datetime,
) -> bool:
    """Take a page over and move the cursor behind it; returns whether the pass ended.

    Raises:
        Malformed: the pages lead in a circle, contradict their own count, or have no end.
    """
    connection_id = claim.row["id"]
    async with db.transaction(tenant) as uow:
        await require_lease(uow, claim)
        before = pass_of((await queries.list_streams(uow, connection_id))[ground.stream])
        advance = advanced(before, page)
        verdicts = await judge(uow, ground, page.records, read_at=read_at)
        done = await take(
            uow, actor_of(tenant, claim), ground, verdicts,
            batch_id=claim.run_id, complete=before.complete,
        )  # fmt: skip
        now = clock.now()
        values: dict[str, Any] = pass_columns(advance.state)
        gone = 0
        if advance.ended:
            values |= {"read_at": now, "run_id": claim.run_id}
        if advance.ended and before.whole:
            values["whole_at"] = now
        if advance.proves:
            passes = spec_of_row(claim.row).absent_passes
            gone = await record_repository.note_gone(
                uow, connection_id, ground.stream,
                seen_before=advance.state.complete - passes, at=now,
            )  # fmt: skip
        await repository.write_stream(uow, connection_id, ground.stream, values)
        words = say(
            "{stream}: read {count:,} records.",
            stream=ground.stream,
            count=len(page.records) + len(page.unusable),
        )
        await count(uow, claim, ground.stream, done, words, gone=gone, unusable=len(page.unusable))
    return advance.ended


async def _remap(db: Database, tenant: Tenant, claim: Claim, stream: Stream) -> None:
    """Map what was read by an earlier mapping by the newest one, without reading it again."""
    ground = ground_of(claim.row, stream, claim.mappings[stream.name])
    while True:
        async with db.transaction(tenant) as uow:
            await require_lease(uow, claim)
            rows = await record_repository.lock_outdated(
                uow, ground.connection_id, stream.name, ground.number, _REMAPPED_AT_ONCE
            )
            if not rows:
                return
            for row in rows:
                if not row["data"]:
                    # It was not kept: it is looked at when it is read the next time.
                    nothing = {"digest": "", "mapping": ground.number}
                    await record_repository.update_record(uow, row["id"], nothing)
            raw = [Record(row["external_id"], row["data"]) for row in rows if row["data"]]
            verdicts = await judge(uow, ground, raw, read_at=rows[0]["seen_at"])
            done = await take(
                uow, actor_of(tenant, claim), ground, verdicts, batch_id=claim.run_id,
                complete=max(row["seen_complete"] for row in rows),
            )  # fmt: skip
            await record_repository.keep_as_seen(uow, rows)
            words = say(
                "{stream}: mapped {count:,} records anew.", stream=stream.name, count=len(rows)
            )
            await count(uow, claim, stream.name, done, words)


async def _restart(db: Database, tenant: Tenant, claim: Claim, stream: Stream) -> None:
    async with db.transaction(tenant) as uow:
        await require_lease(uow, claim)
        row = (await queries.list_streams(uow, claim.row["id"]))[stream.name]
        values = pass_columns(restarted(pass_of(row)))
        await repository.write_stream(uow, claim.row["id"], stream.name, values)


def _elapsed() -> float:
    return asyncio.get_running_loop().time()
