"""One part of an erasure, with what it came to."""

from uuid import UUID

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.privacy import repository
from rolecall.domains.privacy.contracts import FIRST_ROUND, KeptPart, NewPart
from rolecall.infra import erasure as erasing
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Person
from rolecall.kernel import clock
from rolecall.kernel.sentences import say


async def erase_part(
    uow: UnitOfWork, erasure_id: UUID, in_round: int, part: str, person: Person
) -> None:
    """Erase a domain's part and note what it came to, in one transaction."""
    erased = await erasing.erase_part(uow, part, person)
    kept = tuple(KeptPart(one.what, one.why) for one in erased.kept)
    done = NewPart(in_round, part, erased.counts, kept, clock.now())
    await repository.insert_part(uow, erasure_id, done)
    if in_round == FIRST_ROUND or any(erased.counts.values()):
        audit.record(
            uow, system_actor(uow.org_id), "privacy.part_erased", "erasure", erasure_id,
            say("Erased what “{part}” kept of a person.", part=part),
        )  # fmt: skip
