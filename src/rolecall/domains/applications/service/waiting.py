"""What waits for the candidate, as the domains above tell it.

Each registers a source; the private page shows what all of them return. What is said there is said
to the candidate: no names of other candidates, no inner reasons.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from rolecall.domains.applications.contracts import CandidateTask
from rolecall.infra.db import UnitOfWork

TaskSource: TypeAlias = Callable[[UnitOfWork, UUID], Awaitable[list[CandidateTask]]]

_sources: dict[str, TaskSource] = {}


def asks_candidate(name: str) -> Callable[[TaskSource], TaskSource]:
    """Register a source of what waits for the candidate of an application.

    Raises:
        ValueError: another one has this name.
    """

    def register(source: TaskSource) -> TaskSource:
        if _sources.setdefault(name, source) is not source:
            raise ValueError(f"two sources of what waits for candidates are called {name}")
        return source

    return register


async def list_tasks(uow: UnitOfWork, application_id: UUID) -> list[CandidateTask]:
    """Return what waits for the candidate, for callers that know whose application it is."""
    return [task for name in sorted(_sources) for task in await _sources[name](uow, application_id)]
