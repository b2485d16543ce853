"""`/api/v1/connections`: other systems, from choosing one to what was read from it."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from rolecall.access import Permission
from rolecall.domains.integrations import service
from rolecall.domains.integrations.contracts.syncing import RecordState, Resync, SaveMapping
from rolecall.domains.integrations.schemas.found import (
    ConnectionRecordOut,
    ConnectionRunOut,
    ConnectionTestOut,
    RehearsalOut,
    RehearsalsOut,
    SideIn,
    UnmappedValuesOut,
)
from rolecall.domains.integrations.schemas.mappings import (
    MappedRecordOut,
    MappedRecordsOut,
    RecordMapping,
)
from rolecall.domains.integrations.schemas.setting import (
    ConnectionIn,
    ConnectionOut,
    ConnectionPatch,
    ConnectionsOut,
    ConnectionSummaryOut,
    ConnectorOut,
    ConnectorsOut,
    ResyncIn,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

connections = Router(prefix="/connections", tags=["connections"])
connectors = Router(prefix="/connectors", tags=["connections"])
router = [connectors, connections]
_READ = org(Permission.INTEGRATIONS_READ)
_MANAGE = org(Permission.INTEGRATIONS_MANAGE)
_ASKING = org(Permission.INTEGRATIONS_MANAGE, transaction=False)
_RECORDS = "connection-records:-id"
_RUNS = "connection-runs:-started_at"
StreamName = Annotated[str, Path(min_length=1, max_length=60)]


@connectors.get("", **_READ)
async def list_connectors(actor: ActorDep) -> ConnectorsOut:
    """List the kinds of systems that can be connected."""
    return ConnectorsOut(items=[ConnectorOut.of(one) for one in service.list_kinds(actor)])


@connections.get("", **_READ)
async def list_connections(uow: Uow, actor: ActorDep) -> ConnectionsOut:
    """List the connections of the organization."""
    found = await service.list_connections(uow, actor)
    return ConnectionsOut(items=[ConnectionSummaryOut.of(one) for one in found])


@connections.post("", status_code=201, **_MANAGE)
async def create_connection(
    uow: Uow, actor: ActorDep, body: ConnectionIn, response: Response
) -> ConnectionOut:
    """Choose a system. What it asks for is filled in afterwards; nothing is read yet."""
    made = await service.create_connection(uow, actor, body.command())
    return await _rendered(uow, actor, made, response)


@connections.get("/{connection_id}", **_READ)
async def get_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """Return a connection with its lists. Secrets are never shown."""
    return await _rendered(uow, actor, connection_id, response)


@connections.patch("/{connection_id}", **_MANAGE)
async def change_connection(
    uow: Uow,
    actor: ActorDep,
    connection_id: UUID,
    body: ConnectionPatch,
    if_match: IfMatch,
    response: Response,
) -> ConnectionOut:
    """Change a connection; with other settings or secrets it has to be tested again."""
    await service.change_connection(uow, actor, body.command(connection_id, if_match))
    return await _rendered(uow, actor, connection_id, response)


@connections.delete("/{connection_id}", status_code=204, **_MANAGE)
async def remove_connection(uow: Uow, actor: ActorDep, connection_id: UUID) -> None:
    """Forget a connection that is revoked or was never used. Jobs and candidates stay."""
    await service.remove_connection(uow, actor, connection_id)


@connections.post("/{connection_id}/test", **_ASKING)
async def test_connection(
    db: DatabaseDep, actor: ActorDep, connection_id: UUID
) -> ConnectionTestOut:
    """Ask the other side who we are and for a page of each list; nothing of ours is changed."""
    return ConnectionTestOut.of(await service.test_connection(db, actor, connection_id))


@connections.post("/{connection_id}/dry-run", **_ASKING)
async def rehearse_sync(db: DatabaseDep, actor: ActorDep, connection_id: UUID) -> RehearsalsOut:
    """Return what a sync of everything would do, without doing it."""
    found = await service.rehearse(db, actor, connection_id)
    return RehearsalsOut(items=[RehearsalOut.of(one) for one in found])


@connections.put("/{connection_id}/mappings/{stream_name}", **_MANAGE)
async def save_connection_mapping(
    uow: Uow,
    actor: ActorDep,
    connection_id: UUID,
    stream_name: StreamName,
    body: RecordMapping,
    response: Response,
) -> ConnectionOut:
    """Write the next version of how a list is mapped; what was read is mapped anew by it."""
    command = SaveMapping(connection_id, stream_name, body.draft())
    await service.save_mapping(uow, actor, command)
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/mappings/{stream_name}/preview", **_ASKING)
async def preview_connection_mapping(
    db: DatabaseDep,
    actor: ActorDep,
    connection_id: UUID,
    stream_name: StreamName,
    body: RecordMapping,
) -> MappedRecordsOut:
    """Return what a mapping makes of the records that were read last, or of a first page."""
    found = await service.preview_mapping(db, actor, connection_id, stream_name, body.draft())
    return MappedRecordsOut(items=[MappedRecordOut.of(one) for one in found])


@connections.post("/{connection_id}/enable", **_MANAGE)
async def enable_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """Begin to read, now and every hour."""
    await service.enable_connection(uow, actor, connection_id)
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/pause", **_MANAGE)
async def pause_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """Stop reading."""
    await service.pause_connection(uow, actor, connection_id)
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/resume", **_MANAGE)
async def resume_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """Read on from where it was paused."""
    await service.resume_connection(uow, actor, connection_id)
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/sync", **_MANAGE)
async def sync_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """Read now what has changed."""
    await service.sync_now(uow, actor, connection_id)
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/resync", **_MANAGE)
async def resync_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, body: ResyncIn, response: Response
) -> ConnectionOut:
    """Read again what has changed since a day, or everything."""
    await service.resync(uow, actor, Resync(connection_id, body.since))
    return await _rendered(uow, actor, connection_id, response)


@connections.post("/{connection_id}/revoke", **_MANAGE)
async def revoke_connection(
    uow: Uow, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    """End a connection: its secrets are forgotten, what was read from it stays."""
    await service.revoke_connection(uow, actor, connection_id)
    return await _rendered(uow, actor, connection_id, response)


@connections.get("/{connection_id}/records", **_READ)
async def list_connection_records(
    uow: Uow,
    actor: ActorDep,
    connection_id: UUID,
    paging: Paging,
    state: Annotated[list[RecordState] | None, Query(max_length=len(RecordState))] = None,
) -> PageOut[ConnectionRecordOut]:
    """List what became of the records of a connection, newest first."""
    request = paging.request(_RECORDS)
    page = await service.list_records(uow, actor, connection_id, state or (), request)
    return page_out(page, paging, _RECORDS, ConnectionRecordOut.of)


@connections.post("/{connection_id}/records/{record_id}/decide", status_code=204, **_MANAGE)
async def decide_connection_record(
    uow: Uow, actor: ActorDep, connection_id: UUID, record_id: UUID, body: SideIn
) -> None:
    """Say whose values count for a record that both sides have changed."""
    await service.decide(uow, actor, connection_id, record_id, body.side)


@connections.get("/{connection_id}/runs", **_READ)
async def list_connection_runs(
    uow: Uow, actor: ActorDep, connection_id: UUID, paging: Paging
) -> PageOut[ConnectionRunOut]:
    """List the runs of a connection, newest first."""
    page = await service.list_runs(uow, actor, connection_id, paging.request(_RUNS))
    return page_out(page, paging, _RUNS, ConnectionRunOut.of)


@connections.get("/{connection_id}/unmapped", **_READ)
async def list_unmapped_values(uow: Uow, actor: ActorDep, connection_id: UUID) -> UnmappedValuesOut:
    """List values that tables do not have, those of most records first."""
    found = await service.list_unmapped(uow, actor, connection_id)
    return UnmappedValuesOut.of(list(found))


async def _rendered(
    uow: UnitOfWork, actor: ActorDep, connection_id: UUID, response: Response
) -> ConnectionOut:
    view = await service.get_connection(uow, actor, connection_id)
    set_etag(response, view.connection.version)
    return ConnectionOut.of_view(view)
