"""Going on with an erasure: part by part, each in a transaction of its own."""

from datetime import timedelta
from uuid import UUID

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.privacy import repository
from rolecall.domains.privacy.contracts import (
    FIRST_ROUND,
    SECOND_ROUND,
    ErasureStatus,
    Work,
)
from rolecall.domains.privacy.events import ErasureAdvanced, ErasureCheckDue
from rolecall.domains.privacy.service.parts import erase_part
from rolecall.infra import erasure as erasing
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.erasure import Person
from rolecall.kernel import clock
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

CHECK_AFTER = timedelta(days=1)
"""By then what was under way has come: mails, texts of files, what a job of a worker wrote."""


async def run_erasure(db: Database, org_id: UUID, erasure_id: UUID) -> None:
    """Erase all parts that are left of the first round; called again it goes on."""
    tenant = Tenant(org_id)
    while await _next_part(db, tenant, erasure_id, FIRST_ROUND):
        pass


async def check_again(db: Database, org_id: UUID, erasure_id: UUID) -> None:
    """Erase all parts once more, by the ids of the records."""
    tenant = Tenant(org_id)
    while await _next_part(db, tenant, erasure_id, SECOND_ROUND):
        pass


async def _next_part(db: Database, tenant: Tenant, erasure_id: UUID, in_round: int) -> bool:
    """Erase the next part of a round, or end the round; tells whether there is more."""
    async with db.transaction(tenant) as uow:
        work = await repository.lock_work(uow, erasure_id)
        if work is None or _is_over(work, in_round):
            return False
        done = await repository.done_parts(uow, erasure_id, in_round)
        left = [part for part in erasing.parts() if part not in done]
        if not left:
            await _end(uow, work, in_round)
            return False
        person = await erasing.find_records(
            uow, Person({"candidate": frozenset(work.record_ids)}, frozenset(work.emails))
        )
        await erase_part(uow, erasure_id, in_round, left[0], person)
        return True


def _is_over(work: Work, in_round: int) -> bool:
    return work.status is ErasureStatus.DONE if in_round == FIRST_ROUND else work.is_checked


async def _end(uow: UnitOfWork, work: Work, in_round: int) -> None:
    now = clock.now()
    if in_round == FIRST_ROUND:
        await repository.finish(uow, work.id, now)
        audit.record(
            uow, system_actor(uow.org_id), "privacy.erasure_finished", "candidate",
            work.candidate_id, say("Erased what was kept of a person in every part of Rolecall."),
        )  # fmt: skip
        uow.emit(ErasureCheckDue(erasure_id=work.id), available_at=now + CHECK_AFTER)
    else:
        await repository.note_checked(uow, work.id, now)
    uow.emit(ErasureAdvanced(erasure_id=work.id, candidate_id=work.candidate_id))
