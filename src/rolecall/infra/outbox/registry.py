"""Who handles what.

Handlers register at import; composition roots import the modules they serve. A handler's name is
stored with each delivery, so it stays when code moves.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from rolecall.kernel.events import Event

if TYPE_CHECKING:
    from rolecall.infra.db.unit_of_work import UnitOfWork
    from rolecall.infra.runtime import Runtime

E = TypeVar("E", bound=Event)
QUEUES = ("default", "mail", "ai", "sync", "bulk")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a handler outside a transaction knows about its delivery."""

    org_id: UUID
    event_id: UUID
    delivery_id: UUID
    occurred_at: datetime
    failures: int
    """How many times this handler has failed on this event before."""


@dataclass(frozen=True, slots=True)
class HandlerRegistration:
    """One handler of one event type."""

    name: str
    event_type: str
    queue: str
    transactional: bool
    run: Callable[..., Awaitable[None]]
    max_failures: int


@dataclass(frozen=True, slots=True)
class ScheduleRegistration:
    """Something that is due every so often, once for the whole installation."""

    name: str
    every: timedelta
    queue: str
    run: Callable[["Runtime"], Awaitable[None]]


class Registry:
    """All handlers and schedules that this process knows."""

    def __init__(self) -> None:
        self.by_name: dict[str, HandlerRegistration] = {}
        self.by_event: dict[str, list[HandlerRegistration]] = {}
        self.schedules: dict[str, ScheduleRegistration] = {}

    def add(self, registration: HandlerRegistration) -> None:
        """Add a handler.

        Raises:
            ValueError: the name is taken, or the queue is not one of the five.
        """
        if registration.name in self.by_name:
            raise ValueError(f"two handlers are called {registration.name}")
        if registration.queue not in QUEUES:
            raise ValueError(f"{registration.queue} is not a queue")
        self.by_name[registration.name] = registration
        self.by_event.setdefault(registration.event_type, []).append(registration)


registry = Registry()


def handles(
    event: type[E], *, name: str, queue: str = "default", max_failures: int = 8
) -> Callable[
    [Callable[["UnitOfWork", E], Awaitable[None]]], Callable[["UnitOfWork", E], Awaitable[None]]
]:
    """Register `async def on_x(uow, event)`: effect and completion are one transaction.

    `name` is `domain.on_event`. After `max_failures` failures the delivery is dead and waits for
    `rolecall outbox replay`.
    """

    def register(
        function: Callable[["UnitOfWork", E], Awaitable[None]],
    ) -> Callable[["UnitOfWork", E], Awaitable[None]]:
        registry.add(HandlerRegistration(name, event.type, queue, True, function, max_failures))
        return function

    return register


def handles_outside_transaction(
    event: type[E], *, name: str, queue: str = "default", max_failures: int = 8
) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
    """Register `async def on_x(runtime, event, delivered)` for work that calls a provider.

    The handler opens its own short transactions around the call (claim, call, record) and must
    stand being run again after a crash.
    """

    def register(function: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        registry.add(HandlerRegistration(name, event.type, queue, False, function, max_failures))
        return function

    return register


def scheduled(
    name: str, *, every: timedelta, queue: str = "default"
) -> Callable[[Callable[["Runtime"], Awaitable[None]]], Callable[["Runtime"], Awaitable[None]]]:
    """Register `async def name(runtime)`, run once per interval in the whole installation."""

    def register(
        function: Callable[["Runtime"], Awaitable[None]],
    ) -> Callable[["Runtime"], Awaitable[None]]:
        if name in registry.schedules:
            raise ValueError(f"two schedules are called {name}")
        registry.schedules[name] = ScheduleRegistration(name, every, queue, function)
        return function

    return register
