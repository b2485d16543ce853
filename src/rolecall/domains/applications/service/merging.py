"""Applications follow the records of their candidates when those are merged or split.

Guarantees: no application is lost, ended or moved on by a merge. Where both records applied for one
job, both applications stay in their stages, and the later one leads to the first; who is hired, and
by which of them, is for people to decide. The consent to texts about them follows as well.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.domains.applications.repository import merging as repository
from rolecall.domains.applications.rules.twice import Applied, firsts
from rolecall.domains.applications.service.following import follow_candidate
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import AppliedTwice, Moved, MovedKind, Thing
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import Row, UnitOfWork


class _Applications:
    """What candidates call (`candidates.api.follows_merges`)."""

    kind = MovedKind.APPLICATION

    async def take(self, uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
        """Take all applications of one record to another."""
        rows = await repository.of_candidates(uow, (survivor_id, merged_id))
        # Linked first: of a record's applications for one job, one alone stands for itself.
        await _link(uow, rows)
        moved = [row for row in rows if row["candidate_id"] == merged_id]
        await repository.hand_over(uow, [row["id"] for row in moved], survivor_id)
        await messaging.merge_consents(uow, survivor_id, merged_id)
        return [Moved(MovedKind.APPLICATION, str(row["id"])) for row in moved]

    async def give_back(
        self, uow: UnitOfWork, holder_id: UUID, to_id: UUID, moved: Sequence[Moved]
    ) -> None:
        """Give applications back from the record that holds them now."""
        wanted = {UUID(one.key) for one in moved}
        rows = await repository.of_candidates(uow, (holder_id,))
        going = [row for row in rows if row["id"] in wanted]
        staying = [row for row in rows if row["id"] not in wanted]
        await repository.hand_over(uow, [row["id"] for row in going], to_id)
        await messaging.split_consents(uow, holder_id, to_id)
        await _link(uow, going)
        await _link(uow, staying)

    async def follow(self, uow: UnitOfWork, candidate_id: UUID) -> None:
        """Bring the copies of name and address up to date."""
        await follow_candidate(uow, candidate_id)

    async def applied_twice(
        self, uow: UnitOfWork, survivor_id: UUID, merged_id: UUID
    ) -> list[AppliedTwice]:
        """Return the jobs for which both records have an application."""
        rows = await repository.of_candidates(uow, (survivor_id, merged_id))
        own = {row["job_id"] for row in rows if row["candidate_id"] == survivor_id}
        twice = {
            row["job_id"]: row["job_title"]
            for row in rows
            if row["candidate_id"] == merged_id and row["job_id"] in own
        }
        return [AppliedTwice(job_id, title) for job_id, title in twice.items()]

    async def things_of(self, uow: UnitOfWork, candidate_id: UUID) -> list[Thing]:
        """Return a record's applications by their jobs."""
        rows = await repository.of_candidates(uow, (candidate_id,))
        return [Thing(MovedKind.APPLICATION, str(row["id"]), row["job_title"]) for row in rows]

    async def since(
        self, uow: UnitOfWork, candidate_id: UUID, at: datetime
    ) -> set[tuple[MovedKind, str]]:
        """Return the applications that were made after an instant."""
        found = await repository.applied_since(uow, candidate_id, at)
        return {(MovedKind.APPLICATION, str(one)) for one in found}


async def _link(uow: UnitOfWork, rows: Iterable[Row]) -> None:
    """Write which of these applications, all of one person, are further ones for their job.

    Further ones are linked before a first one is freed: an index allows one that stands for itself.
    """
    there = {row["id"]: row for row in rows}
    applied = [Applied(one["id"], one["job_id"], one["applied_at"]) for one in there.values()]
    changed: dict[UUID | None, list[UUID]] = {}
    for application_id, first_id in firsts(applied).items():
        if there[application_id]["first_application_id"] != first_id:
            changed.setdefault(first_id, []).append(application_id)
    freed = changed.pop(None, [])
    for first_id, application_ids in changed.items():
        await repository.link_to_first(uow, application_ids, first_id)
    await repository.link_to_first(uow, freed, None)


merge_follower = candidates.follows_merges(_Applications())
"""Registered with candidates as soon as applications are served."""
