"""What operations there are. Domains and processes register theirs when they are imported."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolecall.access import Actor, Permission
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome, Undo
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import RolecallError, Unavailable

MOST_AT_ONCE = 100
"""Items of a chunk, unless the kind says otherwise."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a kind is handed: who asks, for what, and the next items."""

    actor: Actor
    parameters: Mapping[str, Any]
    items: Sequence[Item]


Run = Callable[[UnitOfWork, Chunk], Awaitable[Sequence[Outcome]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be done with many records.

    `file_needs` is what one must be allowed to fetch the file that it makes.
    """

    name: str
    noun: str
    run: Run
    at_once: int
    undo: Undo | None
    file_needs: Permission | None


_kinds: dict[str, Kind] = {}


def kind(
    name: str,
    *,
    noun: str,
    at_once: int = MOST_AT_ONCE,
    undo: Undo | None = None,
    file_needs: Permission | None = None,
) -> Callable[[Run], Run]:
    """Register `async def run(uow, chunk) -> outcomes`, one outcome for each item in its order.

    It runs in a transaction with the writing of its outcomes, so it neither commits nor calls a
    provider; what raises undoes the chunk, and its items are then tried one by one. `name` is
    stored with each operation, so it stays when code moves.

    Raises:
        ValueError: the name is taken.
    """

    def register(run: Run) -> Run:
        if name in _kinds:
            raise ValueError(f"two kinds of operation are called {name}")
        _kinds[name] = Kind(name, noun, run, at_once, undo, file_needs)
        return run

    return register


def kind_named(name: str) -> Kind:
    """Return a kind.

    Raises:
        LookupError: this process knows none of this name.
    """
    found = _kinds.get(name)
    if found is None:
        raise LookupError(f"no kind of operation is called {name}")
    return found


async def each(
    uow: UnitOfWork,
    items: Sequence[Item],
    work: Callable[[Item], Awaitable[Outcome]],
    *,
    skips: Collection[str] = (),
) -> list[Outcome]:
    """Do items one after another, each wholly or not at all; a refusal is that item's outcome.

    Refusals with one of the codes in `skips` mean that there was nothing to do.
    """
    outcomes: list[Outcome] = []
    for item in items:
        try:
            async with uow.savepoint():
                outcomes.append(await work(item))
        except Unavailable:
            raise
        except RolecallError as refusal:
            is_skip = refusal.problem_code in skips
            status = ItemStatus.SKIPPED if is_skip else ItemStatus.REFUSED
            outcomes.append(Outcome(status, refusal.detail, refusal.problem_code))
    return outcomes
