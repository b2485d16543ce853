"""Trying a connection: its credentials, samples of its records, previews, and what a sync would do.

Guarantees: nothing of ours is changed by any of it but the connection's own state; no system is
asked within a transaction; what is asked is bounded in records and in time.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.integrations import policy, queries
from rolecall.domains.integrations.contracts.connections import ConnectionMove, ConnectionState
from rolecall.domains.integrations.contracts.mappings import Mapped, MappingDraft, Preview
from rolecall.domains.integrations.contracts.outcomes import ConnectorError, Temporary
from rolecall.domains.integrations.contracts.plans import Deed, Planned
from rolecall.domains.integrations.contracts.port import Access, Connector, Record, Stream
from rolecall.domains.integrations.contracts.syncing import (
    SAMPLES,
    ConnectionProblem,
    MappingVersion,
    StreamSample,
    Tested,
)
from rolecall.domains.integrations.events import ConnectionChanged
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.rules.mapping import compile_mapping
from rolecall.domains.integrations.rules.planning import plan_of
from rolecall.domains.integrations.rules.presets import guessed
from rolecall.domains.integrations.service.loading import (
    after,
    load,
    require_of,
    spec_of_row,
    stream_of,
    synced_streams,
)
from rolecall.domains.integrations.service.opening import (
    access_of,
    connectors_of,
    require_filled,
)
from rolecall.domains.integrations.service.scheduling import lose_authorisation
from rolecall.domains.integrations.service.syncing import ground_of
from rolecall.domains.integrations.service.taking import Ground, judge
from rolecall.domains.integrations.service.telling import in_words, problem_of
from rolecall.infra.db import Database, Row
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say

_TEST_SECONDS: Final = 25.0
"""The person waits for the answer."""
_REHEARSAL_SECONDS: Final = 40.0
_MOST_REHEARSED: Final = 2_000
"""Records of a stream that a dry run looks at."""
_MOST_TOLD: Final = 200


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a sync of a stream would do: how often what, the first records, if there are more."""

    stream: str
    counts: Mapping[Deed, int]
    records: Sequence[Planned]
    looked_at: int
    is_cut_off: bool


async def test_connection(db: Database, actor: Actor, connection_id: UUID) -> Tested:
    """Ask the other side who we are and for a page of each list.

    Raises:
        NotFound, VersionMismatch: there is none, or somebody changed it meanwhile.
        InvalidMove: it is revoked.
        InvalidInput: something that is required is not filled in.
    """
    policy.can_manage(actor).require()
    row, access, mappings = await _prepared(db, actor, connection_id)
    after(row, ConnectionMove.SUCCEED)
    spec = spec_of_row(row)
    try:
        async with _opened(db, row, access) as connector, asyncio.timeout(_TEST_SECONDS):
            account = await connector.check()
            readable = {one.name for one in await connector.discover()}
            streams = [one for one in synced_streams(spec) if one.name in readable]
            samples = tuple([await _sample(connector, one, mappings) for one in streams])
    except TimeoutError:
        return await _failed(db, actor, row, Temporary("timed_out"))
    except ConnectorError as error:
        return await _failed(db, actor, row, error)
    async with db.transaction(actor.tenant) as uow:
        # A run may have lost the authorisation meanwhile.
        now = await load(uow, connection_id, lock=True, version=row["version"])
        values = {
            "state": after(now, ConnectionMove.SUCCEED),
            "account": account.name or account.id,
            "tested_at": clock.now(),
            "problem": None,
            "problem_said": "",
        }
        await repository.update_connection(uow, connection_id, values)
        audit.record(
            uow, actor, "integrations.tested", "connection", connection_id,
            say("Tested “{name}”.", name=row["name"]),
        )  # fmt: skip
        uow.emit(ConnectionChanged(connection_id=connection_id))
    return Tested(account.name or account.id, samples)


async def preview_mapping(
    db: Database, actor: Actor, connection_id: UUID, stream_name: str, draft: MappingDraft
) -> Sequence[Preview]:
    """Return what a mapping makes of the records that were read last, or of a first page.

    Raises:
        NotFound: there is no such connection or stream.
        InvalidInput: the mapping does not hold, or nothing could be read.
    """
    policy.can_manage(actor).require()
    row, access, _ = await _prepared(db, actor, connection_id)
    stream = stream_of(spec_of_row(row), stream_name)
    require_of(stream, draft)
    mapping = compile_mapping(draft)
    async with db.transaction(actor.tenant) as uow:
        raw = await queries.newest_raw(uow, connection_id, stream.name, SAMPLES)
    if not raw:
        raw = await _first_page(db, row, access, stream)
    return mapping.preview(raw)


async def rehearse(db: Database, actor: Actor, connection_id: UUID) -> list[Rehearsal]:
    """Return what a sync of everything would do, without doing it.

    Raises:
        NotFound: there is no such connection.
        Conflict: code `nothing_mapped`, or `not_read`; the sentence says why.
    """
    policy.can_manage(actor).require()
    row, access, mappings = await _prepared(db, actor, connection_id)
    streams = [one for one in synced_streams(spec_of_row(row)) if one.name in mappings]
    if not streams:
        raise Conflict(say("Say first how the records are mapped."), code="nothing_mapped")
    until = _elapsed() + _REHEARSAL_SECONDS
    found: list[Rehearsal] = []
    try:
        async with _opened(db, row, access) as connector:
            for stream in streams:
                ground = ground_of(row, stream, mappings[stream.name])
                found.append(await _rehearsed(db, actor, connector, ground, until))
    except ConnectorError as error:
        raise _unread(error) from error
    return found


async def _rehearsed(
    db: Database, actor: Actor, connector: Connector, ground: Ground, until: float
) -> Rehearsal:
    planned: list[Planned] = []
    is_cut_off = False
    async with aclosing(connector.pull(ground.stream, {})) as pages:
        async for page in pages:
            async with db.transaction(actor.tenant) as uow:
                verdicts = await judge(uow, ground, page.records, read_at=clock.now())
            planned += [one.planned for one in verdicts]
            is_cut_off = not page.complete
            if len(planned) >= _MOST_REHEARSED or _elapsed() >= until:
                break
    plan = plan_of(planned)
    told = [one for one in plan.records if one.deed is not Deed.LEAVE][:_MOST_TOLD]
    return Rehearsal(ground.stream, Counter(plan.counts), told, len(plan.records), is_cut_off)


async def _prepared(
    db: Database, actor: Actor, connection_id: UUID
) -> tuple[Row, Access, Mapping[str, MappingVersion]]:
    async with db.transaction(actor.tenant) as uow:
        row = await load(uow, connection_id)
        if row["state"] == ConnectionState.REVOKED.value:
            after(row, ConnectionMove.SUCCEED)
        access = await access_of(uow, row)
        mappings = await queries.newest_mappings(uow, connection_id)
    require_filled(spec_of_row(row), access)
    return row, access, mappings


@asynccontextmanager
async def _opened(db: Database, row: Row, access: Access) -> AsyncIterator[Connector]:
    connector = connectors_of(db.runtime).open(row["connector"], row["specification"], access)
    try:
        yield connector
    finally:
        await connector.aclose()


async def _sample(
    connector: Connector, stream: Stream, mappings: Mapping[str, MappingVersion]
) -> StreamSample:
    records, unusable = await _page(connector, stream)
    if stream.entity is None:
        return StreamSample(stream, (), None, unusable)
    version = mappings.get(stream.name)
    draft = version.draft if version else guessed(stream.entity, records)
    try:
        previews = compile_mapping(draft).preview(records) if draft else _unmapped(records)
    except InvalidInput:
        # A guess that lacks what is required is shown to be completed.
        previews = _unmapped(records)
    return StreamSample(stream, previews, None if version else draft, unusable)


def _unmapped(records: Sequence[Record]) -> list[Preview]:
    """Return records as they came, of which nothing is known yet."""
    return [Preview(one.external_id, one.data, Mapped({}, (), ())) for one in records]


async def _page(connector: Connector, stream: Stream) -> tuple[list[Record], int]:
    async with aclosing(connector.pull(stream.name, {})) as pages:
        async for page in pages:
            return list(page.records[:SAMPLES]), len(page.unusable)
    return [], 0


async def _first_page(db: Database, row: Row, access: Access, stream: Stream) -> list[Record]:
    try:
        async with _opened(db, row, access) as connector, asyncio.timeout(_TEST_SECONDS):
            records, _ = await _page(connector, stream)
    except TimeoutError as error:
        raise _unread(Temporary("timed_out")) from error
    except ConnectorError as error:
        raise _unread(error) from error
    return records


async def _failed(db: Database, actor: Actor, row: Row, error: ConnectorError) -> Tested:
    """Keep why a test came to nothing; refused credentials stop the connection."""
    problem, said = problem_of(error)
    async with db.transaction(actor.tenant) as uow:
        now = await load(uow, row["id"], lock=True, version=row["version"])
        values: dict[str, Any] = {"problem": problem.value, "problem_said": said}
        await repository.update_connection(uow, row["id"], values)
        if problem is ConnectionProblem.UNAUTHORISED:
            await lose_authorisation(uow, now)
        uow.emit(ConnectionChanged(connection_id=row["id"]))
    return Tested("", (), problem, said)


def _unread(error: ConnectorError) -> Conflict:
    """Return why nothing could be read, for whoever waits for it."""
    problem, said = problem_of(error)
    words = say("{what} ({said})", what=in_words(problem), said=said)
    return Conflict(words, code="not_read")


def _elapsed() -> float:
    return asyncio.get_running_loop().time()
