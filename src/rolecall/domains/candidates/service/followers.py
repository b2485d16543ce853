"""What other domains keep of a person follows when records are merged and split.

Applications lie above candidates and cannot be called from here; they register what they do, and it
is done in the transaction of the merge, so that no screen shows half of it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from rolecall.domains.candidates.contracts import AppliedTwice, Moved, MovedKind, Thing
from rolecall.infra.db import UnitOfWork


class Follower(Protocol):
    """A domain whose rows belong to candidates. All of its rows are of one kind."""

    kind: MovedKind

    async def take(self, uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
        """Take all rows of one record to another."""

    async def give_back(
        self, uow: UnitOfWork, holder_id: UUID, to_id: UUID, moved: Sequence[Moved]
    ) -> None:
        """Give rows back from the record that holds them now."""

    async def follow(self, uow: UnitOfWork, candidate_id: UUID) -> None:
        """Bring copies of the record's values up to date."""

    async def applied_twice(
        self, uow: UnitOfWork, survivor_id: UUID, merged_id: UUID
    ) -> list[AppliedTwice]:
        """Return where both records have a row for one thing."""

    async def things_of(self, uow: UnitOfWork, candidate_id: UUID) -> list[Thing]:
        """Return a record's rows in words."""

    async def since(
        self, uow: UnitOfWork, candidate_id: UUID, at: datetime
    ) -> set[tuple[MovedKind, str]]:
        """Return the rows that came to a record after an instant."""


_followers: list[Follower] = []


def follows_merges(follower: Follower) -> Follower:
    """Register a domain's follower.

    Raises:
        ValueError: another one moves this kind.
    """
    if any(one.kind is follower.kind for one in _followers):
        raise ValueError(f"two domains move {follower.kind.value}s")
    _followers.append(follower)
    return follower


def followers() -> Sequence[Follower]:
    """Return all that are registered."""
    return tuple(_followers)
