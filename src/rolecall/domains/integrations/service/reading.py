"""Showing connections to those who may see them."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.integrations import policy, queries
from rolecall.domains.integrations.contracts.port import Category
from rolecall.domains.integrations.contracts.syncing import (
    Connection,
    ConnectionView,
    ConnectorKind,
    RecordState,
    RecordView,
    RunView,
    StreamView,
    UnmappedValue,
)
from rolecall.domains.integrations.rules.passes import PassState
from rolecall.domains.integrations.rules.stored import connection_of, pass_of, since_of
from rolecall.domains.integrations.service.loading import load, spec_of_row, synced_streams
from rolecall.domains.integrations.service.opening import kind_of, kinds
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.pages import Page, PageRequest


def list_kinds(actor: Actor) -> list[ConnectorKind]:
    """Return what can be connected."""
    policy.can_read(actor).require()
    return kinds()


async def list_connections(uow: UnitOfWork, actor: Actor) -> list[Connection]:
    """Return all connections, oldest first."""
    policy.can_read(actor).require()
    return await queries.list_connections(uow)


async def get_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> ConnectionView:
    """Return a connection with its kind and its streams.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_read(actor).require()
    row = await load(uow, connection_id)
    names = frozenset(await queries.list_secrets(uow, connection_id))
    connection = connection_of(row, names)
    try:
        spec = spec_of_row(row)
    except InvalidInput:
        # It was written for an earlier release: it has to be mended before anything runs.
        kind = ConnectorKind(connection.connector, "", Category.ATS, (), ())
        return ConnectionView(connection, kind, ())
    stored = await queries.list_streams(uow, connection_id)
    mappings = await queries.newest_mappings(uow, connection_id)
    counts, gone = await queries.count_records(uow, connection_id)
    views = []
    for stream in synced_streams(spec):
        at = stored.get(stream.name)
        state = pass_of(at) if at else PassState()
        views.append(
            StreamView(
                stream=stream,
                mapping=mappings.get(stream.name),
                counts=counts.get(stream.name, Counter()),
                gone=gone[stream.name],
                pages=state.pages,
                seen=state.seen,
                running=state.running,
                since=since_of(state.cursor),
                whole_at=at["whole_at"] if at else None,
                read_at=at["read_at"] if at else None,
            )
        )
    return ConnectionView(connection, kind_of(connection.connector, spec), tuple(views))


async def list_records(
    uow: UnitOfWork,
    actor: Actor,
    connection_id: UUID,
    states: Collection[RecordState],
    page: PageRequest,
) -> Page[RecordView]:
    """Return records of a connection, newest first."""
    policy.can_read(actor).require()
    await load(uow, connection_id)
    return await queries.list_records(uow, connection_id, states, page)


async def list_runs(
    uow: UnitOfWork, actor: Actor, connection_id: UUID, page: PageRequest
) -> Page[RunView]:
    """Return runs of a connection, newest first."""
    policy.can_read(actor).require()
    await load(uow, connection_id)
    return await queries.list_runs(uow, connection_id, page)


async def list_unmapped(
    uow: UnitOfWork, actor: Actor, connection_id: UUID
) -> Sequence[UnmappedValue]:
    """Return values that tables do not have, those of most records first."""
    policy.can_read(actor).require()
    await load(uow, connection_id)
    return await queries.list_unmapped(uow, connection_id)
