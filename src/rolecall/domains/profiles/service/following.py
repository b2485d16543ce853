"""What people did to a profile follows the candidate: merged, split, erased.

What was read follows by itself, as it belongs to the files.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import AppliedTwice, Moved, MovedKind, Thing
from rolecall.domains.files import api as files
from rolecall.domains.profiles import models, queries, repository
from rolecall.domains.profiles.contracts import Section, Touch
from rolecall.domains.profiles.rules.sections import FIELDS
from rolecall.domains.profiles.service.sealing import ITEMS, opened, touch_of
from rolecall.infra.crypto import KeyRing
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel.sentences import Sentence, say


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
        """Return what people did: the part of the profile, and what stands there."""
        rows = await queries.list_items(uow, candidate_id)
        if not rows:
            return []
        ring = await files.get_key_ring(uow)
        return [Thing(self.kind, str(row["id"]), _in_words(_touch(ring, row))) for row in rows]

    async def since(
        self, uow: UnitOfWork, candidate_id: UUID, at: datetime
    ) -> set[tuple[MovedKind, str]]:
        """Return what people did after an instant."""
        found = await queries.items_since(uow, candidate_id, at)
        return {(self.kind, str(one)) for one in found}


def _touch(ring: KeyRing, row: Row) -> Touch:
    return touch_of(dict(row), opened(ring, row["org_id"], ITEMS, row["id"], row["body"]))


def _in_words(touch: Touch) -> Sentence:
    """Return the part of the profile that was touched, and what it is called by."""
    values = {**touch.anchor, **touch.typed}
    words = next((values[field][0] for field in FIELDS[touch.section] if values.get(field)), "")
    part = PARTS[touch.section]
    return say("{part}: {words}", part=part, words=words) if words else part


PARTS: Final[Mapping[Section, Sentence]] = {
    Section.NAME: say("Name"),
    Section.EMAILS: say("Mail addresses"),
    Section.PHONES: say("Phone numbers"),
    Section.LOCATION: say("Place"),
    Section.LINKS: say("Links"),
    Section.SUMMARY: say("Summary"),
    Section.WORK: say("Work"),
    Section.EDUCATION: say("Education"),
    Section.SKILLS: say("Skills"),
    Section.LICENCES: say("Licences"),
    Section.CERTIFICATES: say("Certificates"),
    Section.LANGUAGES: say("Languages"),
}
"""What the parts of a profile are called."""

merge_follower = candidates.follows_merges(_Profiles())
"""Registered with candidates as soon as profiles are served."""


@erases("profiles", models.items, models.changes, models.terms, models.readings)
async def erase_profiles(uow: UnitOfWork, person: Person) -> Erased:
    """Forget what people did to a person's profile; what was read goes with the files."""
    own = person.of("candidate")
    return Erased({"profile_items": await repository.delete_of_people(uow, own) if own else 0})
