"""Handing on what somebody asks to be made different, together with their application.

Guarantees: the application keeps nothing of it, so no reader of applications finds it; a wish that
nobody takes fails the application instead of being lost.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.contracts.accommodations import AccommodationWish
from rolecall.infra.db import UnitOfWork

WishTaker: TypeAlias = Callable[[UnitOfWork, Actor, UUID, AccommodationWish], Awaitable[None]]

_takers: list[WishTaker] = []


def takes_wishes(taker: WishTaker) -> WishTaker:
    """Register who keeps wishes.

    Raises:
        ValueError: somebody else does.
    """
    if _takers and _takers[0] is not taker:
        raise ValueError("two domains take what applicants ask for")
    _takers[:] = [taker]
    return taker


async def hand_on(
    uow: UnitOfWork, actor: Actor, application_id: UUID, wish: AccommodationWish
) -> None:
    """Give a wish to who keeps it.

    Raises:
        RuntimeError: nobody is registered in this process.
        InvalidInput: it is too long, or says nothing.
    """
    if not _takers:
        raise RuntimeError("no domain takes what applicants ask for; serve `accommodations` too")
    await _takers[0](uow, actor, application_id, wish)
