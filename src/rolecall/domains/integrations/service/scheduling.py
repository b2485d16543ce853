"""When a connection is read next.

Guarantees: whoever plans a reading overtakes what was planned before, which then does nothing; so
there is one plan, whatever dies.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from rolecall.domains.integrations.contracts.connections import ConnectionMove, ConnectionState
from rolecall.domains.integrations.contracts.syncing import RunCause
from rolecall.domains.integrations.events import ConnectionBroken, SyncDue
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.rules.states import allows
from rolecall.domains.integrations.service.loading import after
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids

EVERY: Final = timedelta(hours=1)
STOPPED: Final[dict[str, Any]] = {
    "next_run_at": None,
    "lease_id": None,
    "lease_until": None,
    "run_id": None,
}
"""The columns of a connection that nobody reads, or plans to."""


async def plan(
    uow: UnitOfWork, row: Row | Mapping[str, Any], due_at: datetime, *, by_name: str = ""
) -> None:
    """Plan the next reading of a locked connection. One `by_name` is a run of their own.

    A run that waits already is the one that is asked for.
    """
    values: dict[str, Any] = {"next_run_at": due_at}
    if by_name and row["run_id"] is None:
        values["run_id"] = run_id = ids.uuid7()
        made = new_run(run_id, row["id"], RunCause.PERSON, by_name, clock.now())
        await repository.insert_run(uow, made)
    await repository.update_connection(uow, row["id"], values)
    uow.emit(SyncDue(connection_id=row["id"], due_at=due_at), available_at=due_at)


async def stop(uow: UnitOfWork, row: Row | Mapping[str, Any]) -> None:
    """Let a locked connection not be read; whoever reads just now loses their turn."""
    if row["run_id"] is not None:
        await repository.update_run(uow, row["run_id"], {"ended_at": clock.now()})
    await repository.update_connection(uow, row["id"], STOPPED)


async def lose_authorisation(uow: UnitOfWork, row: Row | Mapping[str, Any]) -> None:
    """Let a connection wait for somebody who authorises anew."""
    if not allows(ConnectionState(row["state"]), ConnectionMove.LOSE_AUTHORISATION):
        return
    state = after(row, ConnectionMove.LOSE_AUTHORISATION)
    await repository.update_connection(uow, row["id"], {"state": state})
    await stop(uow, row)
    uow.emit(ConnectionBroken(connection_id=row["id"]))


def new_run(
    run_id: UUID, connection_id: UUID, cause: RunCause, by_name: str, at: datetime
) -> dict[str, Any]:
    """Return the columns of a run that begins."""
    return {
        "id": run_id,
        "connection_id": connection_id,
        "cause": cause.value,
        "by_name": by_name,
        "started_at": at,
        "counts": {},
        "problem_said": "",
        "log": [],
    }
