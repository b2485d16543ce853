"""Writing connections, their secrets and mappings, and where their streams stand."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.integrations.models import (
    connections,
    mappings,
    runs,
    secrets,
    streams,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_c, _x, _s, _m = connections.c, secrets.c, streams.c, mappings.c


async def insert_connection(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Keep a new connection."""
    await uow.insert(connections, [{"org_id": uow.org_id, **values}])


async def update_connection(
    uow: UnitOfWork, connection_id: UUID, values: Mapping[str, Any], *, version: int | None = None
) -> None:
    """Write columns of a connection.

    Raises:
        VersionMismatch: it is not at this version any more.
    """
    where = [_c.org_id == uow.org_id, _c.id == connection_id]
    if version is not None:
        where.append(_c.version == version)
    if not await uow.execute(sa.update(connections).where(*where).values(**values)):
        raise VersionMismatch(say("Somebody else changed it meanwhile. Load it again."))


async def delete_connection(uow: UnitOfWork, connection_id: UUID) -> None:
    """Forget a connection with all that was read from it."""
    await uow.execute(sa.delete(connections).where(_c.org_id == uow.org_id, _c.id == connection_id))


async def claim(
    uow: UnitOfWork, connection_id: UUID, lease_id: UUID, until: datetime, now: datetime
) -> Row | None:
    """Take a connection to read from it; returns its row, None if somebody else reads."""
    free = sa.or_(_c.lease_until.is_(None), _c.lease_until <= now)
    return await uow.fetch_one(
        sa.update(connections)
        .where(_c.org_id == uow.org_id, _c.id == connection_id, free)
        .values(lease_id=lease_id, lease_until=until)
        .returning(*connections.c)
    )


async def holds_lease(uow: UnitOfWork, connection_id: UUID, lease_id: UUID) -> Row | None:
    """Return the locked connection, None if it is somebody else's turn by now."""
    return await uow.fetch_one(
        sa.select(*connections.c)
        .where(_c.org_id == uow.org_id, _c.id == connection_id, _c.lease_id == lease_id)
        .with_for_update()
    )


async def write_secret(
    uow: UnitOfWork, connection_id: UUID, name: str, sealed: str, key_id: str
) -> None:
    """Keep a secret in the place of the one of this name."""
    values = {"sealed": sealed, "sealed_key_id": key_id}
    await uow.execute(
        insert(secrets)
        .values(org_id=uow.org_id, connection_id=connection_id, name=name, **values)
        .on_conflict_do_update(index_elements=["org_id", "connection_id", "name"], set_=values)
    )


async def delete_secrets(
    uow: UnitOfWork, connection_id: UUID, names: Collection[str] | None = None
) -> None:
    """Forget secrets: these, or all."""
    where = [_x.org_id == uow.org_id, _x.connection_id == connection_id]
    if names is not None:
        where.append(_x.name.in_(names))
    await uow.execute(sa.delete(secrets).where(*where))


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Return `connection_id, name, sealed` of secrets that are under another key, locked."""
    return await uow.fetch(
        sa.select(_x.connection_id, _x.name, _x.sealed)
        .where(_x.org_id == uow.org_id, _x.sealed_key_id != key_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


async def insert_mapping(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Keep a version of a mapping; the connection is locked, so that numbers are not made twice."""
    await uow.insert(mappings, [{"org_id": uow.org_id, **values}])


async def write_stream(
    uow: UnitOfWork, connection_id: UUID, name: str, values: Mapping[str, Any]
) -> None:
    """Keep where a stream stands."""
    await uow.execute(
        insert(streams)
        .values(org_id=uow.org_id, connection_id=connection_id, name=name, **values)
        .on_conflict_do_update(
            index_elements=["org_id", "connection_id", "name"], set_=dict(values)
        )
    )


async def insert_run(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Keep a run that begins."""
    await uow.insert(runs, [{"org_id": uow.org_id, **values}])


async def update_run(uow: UnitOfWork, run_id: UUID, values: Mapping[str, Any]) -> None:
    """Write columns of a run."""
    await uow.execute(
        sa.update(runs).where(runs.c.org_id == uow.org_id, runs.c.id == run_id).values(**values)
    )


async def get_run(uow: UnitOfWork, run_id: UUID) -> Row | None:
    """Return a run's row."""
    return await uow.fetch_one(
        sa.select(*runs.c).where(runs.c.org_id == uow.org_id, runs.c.id == run_id)
    )


async def forget_old_runs(uow: UnitOfWork, connection_id: UUID, most: int) -> None:
    """Forget all runs of a connection but the newest."""
    kept = (
        sa.select(runs.c.id)
        .where(runs.c.org_id == uow.org_id, runs.c.connection_id == connection_id)
        .order_by(runs.c.started_at.desc())
        .limit(most)
    )
    await uow.execute(
        sa.delete(runs).where(
            runs.c.org_id == uow.org_id,
            runs.c.connection_id == connection_id,
            runs.c.id.not_in(kept),
        )
    )
