"""What domains above applications keep of them, so that none is removed that is in use.

They register what they look at (`keeps_applications`); the removal asks all of them.
"""

from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

from rolecall.infra.db import UnitOfWork

InUse = Callable[[UnitOfWork, Collection[UUID]], Awaitable[Collection[UUID]]]
"""Returns which of these applications have something, in one query."""

_keepers: dict[str, InUse] = {}


def keeps_applications(why: str) -> Callable[[InUse], InUse]:
    """Register which applications a domain has something of; `why` is told to people.

    Raises:
        ValueError: another one says the same.
    """

    def register(in_use: InUse) -> InUse:
        if why in _keepers:
            raise ValueError(f"two domains keep applications because “{why}”")
        _keepers[why] = in_use
        return in_use

    return register


async def kept_elsewhere(uow: UnitOfWork, application_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return which applications other domains have something of, and what."""
    kept: dict[UUID, str] = {}
    for why, in_use in _keepers.items():
        for application_id in await in_use(uow, application_ids):
            kept.setdefault(application_id, why)
    return kept
