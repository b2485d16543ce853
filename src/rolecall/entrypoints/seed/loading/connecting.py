"""A connection of the demo that waits for its keys: nobody is asked for anything."""

from typing import Final

from rolecall.access import Actor
from rolecall.domains.integrations import service as integrations
from rolecall.domains.integrations.contracts.syncing import CreateConnection
from rolecall.infra.db import UnitOfWork

_SYSTEM: Final = CreateConnection(connector="greenhouse", name="Greenhouse")


async def tell_connection(uow: UnitOfWork, administrator: Actor) -> None:
    """Choose a system; what it asks for is left to whoever looks at the demo."""
    await integrations.create_connection(uow, administrator, _SYSTEM)
