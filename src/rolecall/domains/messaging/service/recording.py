"""Writing down what became of a message that left.

Guarantees: an outcome that is known to nobody else is tried to be written for half a minute.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.tenant import Tenant

_log = structlog.get_logger("messaging")
_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0)
"""Seconds between tries to write down an outcome: longer than a restart of the database takes."""


async def persistently(
    db: Database, tenant: Tenant, write: Callable[[UnitOfWork], Awaitable[None]]
) -> None:
    """Write down what happened, trying for half a minute: nobody else knows it."""
    for pause in _PAUSES:
        try:
            async with db.transaction(tenant) as uow:
                await write(uow)
        except Exception as error:  # noqa: BLE001 - whatever keeps it from being written may pass
            _log.warning("outcome_not_recorded_yet", error=type(error).__name__)
            await asyncio.sleep(pause)
        else:
            return
    async with db.transaction(tenant) as uow:
        await write(uow)
