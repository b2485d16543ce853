"""What people did to a profile follows the candidate: merged, split, erased.

What was read follows by itself, as it belongs to the files.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import AppliedTwice, Moved, MovedKind, Thing
from rolecall.domains.profiles import models, queries, repository
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Person, erases


class _Profiles:
    """What candidates call (`candidates.api.follows_merges`)."""

    kind = MovedKind.PROFILE_ITEM

    async def take(self, uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
        """Take what people did to one profile to another."""
        moved = await repository.hand_over(uow, merged_id, survivor_id, None)
        return [Moved(self.kind, str(one)) for one in moved]

    async def give_back(
        self, uow: UnitOfWork, holder_id: UUID, to_id: UUID, moved: Sequence[Moved]
    ) -> None:
        """Give it back from the profile that has it now."""
        if moved:
            await repository.hand_over(uow, holder_id, to_id, [UUID(one.key) for one in moved])

    async def follow(self, uow: UnitOfWork, candidate_id: UUID) -> None:
        """Do nothing: no values of the record are copied."""

    async def applied_twice(
        self,
        uow: UnitOfWork,  # noqa: ARG002 - said for rows of every kind
        survivor_id: UUID,  # noqa: ARG002
        merged_id: UUID,  # noqa: ARG002
    ) -> list[AppliedTwice]:
        """Return nothing: no job is applied for."""
        return []

    async def things_of(self, uow: UnitOfWork, candidate_id: UUID) -> list[Thing]:
        """Return what people did, by the parts of the profile."""
        rows = await queries.list_items(uow, candidate_id)
        return [Thing(self.kind, str(row["id"]), row["section"]) for row in rows]

    async def since(
        self, uow: UnitOfWork, candidate_id: UUID, at: datetime
    ) -> set[tuple[MovedKind, str]]:
        """Return what people did after an instant."""
        found = await queries.items_since(uow, candidate_id, at)
        return {(self.kind, str(one)) for one in found}


merge_follower = candidates.follows_merges(_Profiles())
"""Registered with candidates as soon as profiles are served."""


@erases("profiles", models.items, models.changes, models.terms, models.readings)
async def erase_profiles(uow: UnitOfWork, person: Person) -> Erased:
    """Forget what people did to a person's profile; what was read goes with the files."""
    own = person.of("candidate")
    return Erased({"profile_items": await repository.delete_of_people(uow, own) if own else 0})
