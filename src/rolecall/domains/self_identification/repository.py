"""Writing answers."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.self_identification.contracts import GiveAnswers
from rolecall.domains.self_identification.models import answers
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, discloses, of
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel.sentences import say

_a = answers.c


async def keep_answers(uow: UnitOfWork, given: GiveAnswers, at: datetime) -> None:
    """Keep answers in place of those that were given before."""
    await uow.unseal()
    values = {"sex": given.sex, "race": given.race}
    written = insert(answers).values(
        org_id=uow.org_id, application_id=given.application_id, answered_at=at, **values
    )
    await uow.execute(
        written.on_conflict_do_update(index_elements=[_a.org_id, _a.application_id], set_=values)
    )


async def remove_answers(uow: UnitOfWork, application_id: UUID) -> int:
    """Remove the answers given with an application; returns how many rows there were."""
    await uow.unseal()
    return await uow.execute(
        sa.delete(answers).where(_a.org_id == uow.org_id, _a.application_id == application_id)
    )


@erases("self_identification", answers)
async def erase_answers(uow: UnitOfWork, person: Person) -> Erased:
    """Remove what a person said of themselves."""
    await uow.unseal()
    removed = await uow.execute(
        sa.delete(answers).where(
            _a.org_id == uow.org_id, _a.application_id.in_(person.of("application"))
        )
    )
    return Erased({"self_identification": removed})


discloses(
    Section(
        name="voluntary_answers",
        title=say("Voluntary answers about yourself"),
        table=answers,
        about=of("application", _a.application_id),
        shown=("sex", "race", "answered_at"),
        codes=("application_id",),
        unseals=UnitOfWork.unseal,
    )
)
