"""Taking over into a record what its person gave elsewhere.

Guarantees: nothing is taken over unless somebody who may change the record, or the person whose
address is proved, says so for this one value; what stood there is returned, and can be given back
as long as nobody changed it since.
"""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import repository
from rolecall.domains.candidates.contracts import Candidate, OriginKind
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.domains.candidates.rules import given
from rolecall.domains.candidates.service.records import change_record, read_record
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def take_over(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, field: GivenField, value: str
) -> str | None:
    """Write a value into a record; return what stood there, None if it says so already.

    The caller has decided that the actor may.

    Raises:
        NotFound, Conflict: there is no such record, or it is part of another one.
    """
    person = await _held(uow, candidate_id)
    if given.holds(person, field, value):
        return None
    change = replace(given.taking(person, field, value), origin=OriginKind.APPLICATION)
    await change_record(uow, actor, change)
    return given.on_record(person, field)


async def give_back(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    field: GivenField,
    value: str,
    replaced: str,
) -> None:
    """Bring back what stood in a record before a value was taken over.

    Raises:
        NotFound: there is no such record.
        Conflict: code `changed_since`; somebody changed the field since, or `candidate_merged`.
    """
    person = await _held(uow, candidate_id)
    if not given.is_as_taken(person, field, value):
        raise Conflict(
            say("The record was changed since. Change it by hand if it is not right."),
            code="changed_since",
        )
    await change_record(uow, actor, given.giving_back(person, field, value, replaced))


async def _held(uow: UnitOfWork, candidate_id: UUID) -> Candidate:
    await repository.get_for_update(uow, candidate_id)
    return await read_record(uow, candidate_id)
