"""Finding connections for those who may see or change them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.domains.integrations import queries
from rolecall.domains.integrations.contracts.connections import ConnectionMove, ConnectionState
from rolecall.domains.integrations.contracts.mappings import MappingDraft
from rolecall.domains.integrations.contracts.port import Spec, Stream
from rolecall.domains.integrations.contracts.syncing import SYNCED
from rolecall.domains.integrations.rules.states import moved
from rolecall.domains.integrations.service.opening import spec_of
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def load(
    uow: UnitOfWork, connection_id: UUID, *, lock: bool = False, version: int | None = None
) -> Row:
    """Return a connection's row.

    Raises:
        NotFound: there is none of this id.
        VersionMismatch: somebody else changed it since.
    """
    row = await queries.find_connection(uow, connection_id, lock=lock)
    if row is None:
        raise NotFound(say("There is no such connection."))
    if version is not None and row["version"] != version:
        raise VersionMismatch(say("Somebody else changed it meanwhile. Load it again."))
    return row


def spec_of_row(row: Row) -> Spec:
    """Return what is connected."""
    return spec_of(row["connector"], row["specification"])


def synced_streams(spec: Spec) -> list[Stream]:
    """Return the streams that are taken over, jobs first."""
    return [one for entity in SYNCED for one in spec.streams if one.entity is entity]


def stream_of(spec: Spec, name: str) -> Stream:
    """Return a stream that is taken over.

    Raises:
        NotFound: there is none of this name.
    """
    found = next((one for one in synced_streams(spec) if one.name == name), None)
    if found is None:
        raise NotFound(say("There is no such list of records, or it is not taken over."))
    return found


def after(row: Row | Mapping[str, Any], move: ConnectionMove) -> str:
    """Return the state that a move leads a connection to.

    Raises:
        InvalidMove: it leads nowhere from here.
    """
    return moved(ConnectionState(row["state"]), move).value


def require_of(stream: Stream, draft: MappingDraft) -> None:
    """Refuse a mapping onto something else than the stream is about.

    Raises:
        InvalidInput: it is.
    """
    if draft.entity is not stream.entity:
        raise InvalidInput.of_field(
            "entity", say("This list is mapped onto another kind of record.")
        )
