"""Erasing a person from what was read about them elsewhere."""

import sqlalchemy as sa

from rolecall.domains.integrations.contracts.syncing import RecordState
from rolecall.domains.integrations.models import records
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import ERASED_NAME, Erased, Kept, Person, erases

_r = records.c


def theirs(person: Person) -> sa.ColumnElement[bool]:
    """Return which records of other systems are about a person."""
    return sa.or_(
        _r.candidate_id.in_(person.of("candidate")), _r.person_key.in_(sorted(person.emails))
    )


@erases("integrations", records)
async def erase_records(uow: UnitOfWork, person: Person) -> Erased:
    """Empty what was read about a person. Their number over there stays.

    By it the next reading knows that the person was erased, and takes nothing over again.
    """
    emptied = await uow.execute(
        sa.update(records)
        .where(_r.org_id == uow.org_id, theirs(person), _r.state != RecordState.ERASED.value)
        .values(
            state=RecordState.ERASED.value,
            label=ERASED_NAME,
            why="",
            why_said=None,
            problems=None,
            unmapped=None,
            data={},
            digest="",
            base={},
            ours=None,
            theirs=None,
            person_key=None,
        )
    )
    kept = (Kept("external_number", "not_read_again"),) if emptied else ()
    return Erased({"integration_records": emptied}, kept)
