"""Setting connections up: choosing, filling in, mapping, enabling, pausing, revoking.

Guarantees: nothing runs on a connection that was not tested as it is; a secret that was typed is
never given out again; a mapping is never changed but followed by the next one.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.integrations import policy, queries
from rolecall.domains.integrations.contracts.connections import ConnectionMove, ConnectionState
from rolecall.domains.integrations.contracts.mappings import MappingDraft
from rolecall.domains.integrations.contracts.port import Spec
from rolecall.domains.integrations.contracts.syncing import (
    DECLARATIVE,
    MOST_CONNECTIONS,
    ChangeConnection,
    CreateConnection,
    Resync,
    SaveMapping,
    TooManyConnections,
)
from rolecall.domains.integrations.events import ConnectionChanged
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.rules.mapping import compile_mapping
from rolecall.domains.integrations.rules.passes import PassState, restarted
from rolecall.domains.integrations.rules.presets import preset_of
from rolecall.domains.integrations.rules.states import runs
from rolecall.domains.integrations.rules.stored import (
    draft_document,
    pass_columns,
    pass_of,
)
from rolecall.domains.integrations.service.loading import (
    after,
    load,
    require_of,
    spec_of_row,
    stream_of,
    synced_streams,
)
from rolecall.domains.integrations.service.opening import keep_secrets, spec_of
from rolecall.domains.integrations.service.scheduling import STOPPED, plan, stop
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, FieldError, InvalidInput
from rolecall.kernel.sentences import Sentence, say

_LONGEST_VALUE: Final = 4_000


async def create_connection(uow: UnitOfWork, actor: Actor, command: CreateConnection) -> UUID:
    """Choose a system; what it asks for is filled in afterwards. Returns the connection's id.

    Raises:
        InvalidInput: there is no such kind, or the specification does not hold.
        TooManyConnections: there are as many as there may be.
    """
    policy.can_manage(actor).require()
    spec = spec_of(command.connector, command.specification)
    if await queries.count_connections(uow) >= MOST_CONNECTIONS:
        raise TooManyConnections(
            say("There are {most} connections already. Remove one first.", most=MOST_CONNECTIONS)
        )
    connection_id, now = ids.uuid7(), clock.now()
    await repository.insert_connection(
        uow,
        {
            "id": connection_id,
            "connector": command.connector,
            "name": command.name,
            "specification": command.specification if command.connector == DECLARATIVE else "",
            "settings": {},
            "state": ConnectionState.DRAFT.value,
            "authority": "manual",
            "problem_said": "",
            "account": "",
            "version": 1,
            "created_at": now,
            "created_by_name": actor.name,
            "failures": 0,
        },
    )
    for stream in synced_streams(spec):
        draft = preset_of(command.connector, stream)
        if draft is not None:
            await _keep_mapping(uow, actor, connection_id, stream.name, draft)
    _record(uow, actor, connection_id, "created", say("Set up “{name}”.", name=command.name))
    return connection_id


async def change_connection(uow: UnitOfWork, actor: Actor, command: ChangeConnection) -> None:
    """Change a connection. What it opens with has to be tested again, after that.

    Raises:
        NotFound, VersionMismatch: there is none, or somebody else changed it since.
        InvalidMove: it is revoked.
        InvalidInput: a value is none that the system asks for, or the specification does not hold.
    """
    policy.can_manage(actor).require()
    row = await load(uow, command.connection_id, lock=True, version=command.version)
    values: dict[str, Any] = {"version": row["version"] + 1}
    if command.name is not None:
        values["name"] = command.name
    if command.authority is not None:
        values["authority"] = command.authority.value
    specification = row["specification"]
    if command.specification is not None and row["connector"] == DECLARATIVE:
        specification = command.specification
    spec = spec_of(row["connector"], specification)
    settings = dict(row["settings"]) if command.settings is None else dict(command.settings)
    _require_asked_for(spec, settings, command.secrets)
    opens_otherwise = (
        specification != row["specification"]
        or settings != row["settings"]
        or bool(command.secrets)
    )
    if opens_otherwise:
        await keep_secrets(uow, row["id"], command.secrets)
        values |= {
            "specification": specification,
            "settings": settings,
            "state": after(row, ConnectionMove.CHANGE),
            "problem": None,
            "problem_said": "",
        }
        await stop(uow, row)
    await repository.update_connection(uow, row["id"], values)
    _record(uow, actor, row["id"], "changed", say("Changed “{name}”.", name=row["name"]))


async def save_mapping(uow: UnitOfWork, actor: Actor, command: SaveMapping) -> None:
    """Write the next version of how a stream is mapped; what was read is mapped anew by it.

    Raises:
        NotFound: there is no such connection or stream.
        InvalidInput: the mapping does not hold.
    """
    policy.can_manage(actor).require()
    row = await load(uow, command.connection_id, lock=True)
    stream = stream_of(spec_of_row(row), command.stream)
    require_of(stream, command.draft)
    compile_mapping(command.draft)
    await _keep_mapping(uow, actor, row["id"], stream.name, command.draft)
    if runs(ConnectionState(row["state"])) and row["lease_id"] is None:
        await plan(uow, row, clock.now())
    words = say("Changed the mapping of “{stream}”.", stream=stream.name)
    _record(uow, actor, row["id"], "mapped", words)


async def enable_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """Begin to read, now and from then on every hour.

    Raises:
        InvalidMove: it is not tested as it is.
        Conflict: code `nothing_mapped`.
    """
    row = await _moved(uow, actor, connection_id, ConnectionMove.ENABLE)
    if not await queries.newest_mappings(uow, connection_id):
        raise Conflict(
            say("Say first how the records are mapped, for one list at least."),
            code="nothing_mapped",
        )
    await plan(uow, row, clock.now())
    _record(uow, actor, connection_id, "enabled", say("Enabled “{name}”.", name=row["name"]))


async def pause_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """Stop reading. A page that is just being written is finished.

    Raises:
        InvalidMove: it is not enabled.
    """
    row = await _moved(uow, actor, connection_id, ConnectionMove.PAUSE)
    await stop(uow, row)
    _record(uow, actor, connection_id, "paused", say("Paused “{name}”.", name=row["name"]))


async def resume_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """Read on from where it was paused.

    Raises:
        InvalidMove: it is not paused.
    """
    row = await _moved(uow, actor, connection_id, ConnectionMove.RESUME)
    await plan(uow, row, clock.now())
    _record(uow, actor, connection_id, "resumed", say("Resumed “{name}”.", name=row["name"]))


async def sync_now(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """Read now instead of at the next hour; what is being read goes on.

    Raises:
        InvalidMove: it is not enabled.
    """
    row = await _running(uow, actor, connection_id)
    if row["lease_id"] is None:
        await plan(uow, row, clock.now(), by_name=actor.name)
    uow.emit(ConnectionChanged(connection_id=connection_id))


async def resync(uow: UnitOfWork, actor: Actor, command: Resync) -> None:
    """Read again what has changed since a day, or everything.

    Raises:
        InvalidMove: it is not enabled.
        InvalidInput: the day is to come.
    """
    row = await _running(uow, actor, command.connection_id)
    since = command.since and datetime.combine(command.since, time(), UTC)
    if since is not None and since > clock.now():
        raise InvalidInput.of_field("since", say("Choose a day that has begun."))
    stored = await queries.list_streams(uow, row["id"])
    for stream in synced_streams(spec_of_row(row)):
        before = stored.get(stream.name)
        state = restarted(pass_of(before) if before else PassState())
        values = pass_columns(state)
        if since is not None and stream.incremental:
            values |= {"cursor": {"since": since.isoformat()}, "running": False}
        else:
            values |= {"running": False, "cursor": {}}
        whole_at = clock.now() if since is not None and stream.incremental else None
        values |= {"whole_at": whole_at, "run_id": None}
        await repository.write_stream(uow, row["id"], stream.name, values)
    # Whoever reads just now reads what is not asked for any more.
    await stop(uow, row)
    await plan(uow, {**row, **STOPPED}, clock.now(), by_name=actor.name)
    words = (
        say("Had “{name}” read from {day} on.", name=row["name"], day=command.since)
        if command.since
        else say("Had all of “{name}” read again.", name=row["name"])
    )
    _record(uow, actor, row["id"], "resynced", words)


async def revoke_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """End a connection: its secrets are forgotten, what was read from it stays.

    Raises:
        InvalidMove: it is revoked already.
    """
    row = await _moved(uow, actor, connection_id, ConnectionMove.REVOKE)
    await repository.delete_secrets(uow, connection_id)
    await stop(uow, row)
    _record(uow, actor, connection_id, "revoked", say("Revoked “{name}”.", name=row["name"]))


async def remove_connection(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> None:
    """Forget a connection with all that was read from it. Jobs and candidates stay.

    Raises:
        Conflict: code `connection_in_use`; revoke it first.
    """
    policy.can_manage(actor).require()
    row = await load(uow, connection_id, lock=True)
    if row["state"] not in {ConnectionState.DRAFT.value, ConnectionState.REVOKED.value}:
        raise Conflict(say("Revoke the connection first."), code="connection_in_use")
    await repository.delete_connection(uow, connection_id)
    _record(uow, actor, connection_id, "removed", say("Removed “{name}”.", name=row["name"]))


async def _moved(uow: UnitOfWork, actor: Actor, connection_id: UUID, move: ConnectionMove) -> Row:
    policy.can_manage(actor).require()
    row = await load(uow, connection_id, lock=True)
    values = {"state": after(row, move), "version": row["version"] + 1}
    await repository.update_connection(uow, connection_id, values)
    return row


async def _running(uow: UnitOfWork, actor: Actor, connection_id: UUID) -> Row:
    """Return the locked row of a connection that may be paused, which is one that runs."""
    policy.can_manage(actor).require()
    row = await load(uow, connection_id, lock=True)
    after(row, ConnectionMove.PAUSE)
    return row


async def _keep_mapping(
    uow: UnitOfWork, actor: Actor, connection_id: UUID, stream: str, draft: MappingDraft
) -> None:
    before = (await queries.newest_mappings(uow, connection_id)).get(stream)
    await repository.insert_mapping(
        uow,
        {
            "connection_id": connection_id,
            "stream": stream,
            "number": before.number + 1 if before else 1,
            "draft": draft_document(draft),
            "made_at": clock.now(),
            "made_by_name": actor.name,
        },
    )


def _require_asked_for(spec: Spec, settings: Mapping[str, str], secrets: Mapping[str, str]) -> None:
    """Refuse values that the system does not ask for, or too long ones.

    Raises:
        InvalidInput: names each of them.
    """
    asked = {
        False: {one.name for one in spec.inputs if not one.secret},
        True: {one.name for one in spec.inputs if one.secret},
    }
    faults = [
        FieldError(name, say("This system does not ask for “{name}”.", name=name))
        for is_secret, given in ((False, settings), (True, secrets))
        for name in given
        if name not in asked[is_secret]
    ]
    faults += [
        FieldError(name, say("Keep to {most:,} characters.", most=_LONGEST_VALUE))
        for name, value in (*settings.items(), *secrets.items())
        if len(value) > _LONGEST_VALUE
    ]
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)


def _record(uow: UnitOfWork, actor: Actor, connection_id: UUID, what: str, words: Sentence) -> None:
    audit.record(uow, actor, f"integrations.{what}", "connection", connection_id, words)
    uow.emit(ConnectionChanged(connection_id=connection_id))
