"""What the domains above tell of an application.

Each registers a source; the timeline is what all of them return, each having left out what the
reader may not see.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.contracts import TimelineEntry
from rolecall.infra.db import UnitOfWork

EntrySource: TypeAlias = Callable[[UnitOfWork, Actor, UUID], Awaitable[list[TimelineEntry]]]

_sources: dict[str, EntrySource] = {}


def entry_source(name: str) -> Callable[[EntrySource], EntrySource]:
    """Register a source of the timeline of an application.

    Raises:
        ValueError: another one has this name.
    """

    def register(source: EntrySource) -> EntrySource:
        if _sources.setdefault(name, source) is not source:
            raise ValueError(f"two sources of the timeline are called {name}")
        return source

    return register


async def list_entries(uow: UnitOfWork, actor: Actor, application_id: UUID) -> list[TimelineEntry]:
    """Return what the other domains tell of an application that the actor may read."""
    return [
        entry
        for name in sorted(_sources)
        for entry in await _sources[name](uow, actor, application_id)
    ]
