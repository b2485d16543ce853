"""Beginning an erasure: what stands against it, what has to be typed, and the record itself."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.holds import api as holds
from rolecall.domains.privacy import policy, queries, repository
from rolecall.domains.privacy.contracts import (
    FIRST_ROUND,
    Cause,
    ErasePerson,
    Erasure,
    ErasurePreview,
    NewErasure,
    OpenApplication,
)
from rolecall.domains.privacy.events import ErasureStarted
from rolecall.domains.privacy.rules.confirming import is_confirmed, names_person
from rolecall.domains.privacy.service.parts import erase_part
from rolecall.domains.privacy.service.standing import (
    applications_of,
    held_subjects,
    open_among,
    whole_person,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_RECORDS = "candidates"
"""The part that is erased at once, so that nobody finds the person from then on."""


async def preview_erasure(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> ErasurePreview:
    """Return what erasing somebody would mean, and what stands against it.

    Raises:
        NotFound: there is no such candidate.
        Conflict: code `candidate_erased`; the person was erased before.
    """
    policy.can_erase(actor).require()
    person = await candidates.find_person(uow, candidate_id)
    found = await applications_of(uow, person)
    return ErasurePreview(
        full_name=person.full_name,
        records=len(person.record_ids),
        applications=len(found),
        open_applications=tuple(
            OpenApplication(one.id, one.job_title, one.stage_name) for one in open_among(found)
        ),
        holds=tuple(await holds.holds_on(uow, held_subjects(person, found))),
    )


async def erase_person(uow: UnitOfWork, actor: Actor, command: ErasePerson) -> Erasure:
    """Empty a person's records at once, and let every domain follow in the background.

    Raises:
        NotFound: there is no such candidate.
        InvalidInput: another name was typed, or the note holds the name.
        Conflict: `candidate_erased` (somebody else did it first), `legal_hold`, or
            `open_applications`, with the `application_ids` to decide first.
    """
    policy.can_erase(actor).require()
    if command.cause is Cause.RETENTION:
        raise InvalidInput.of_field(
            "cause", say("Rules of retention give this by themselves."), "rule"
        )
    person = await candidates.find_person(uow, command.candidate_id, lock=True)
    if not is_confirmed(person.full_name, command.typed_name):
        raise InvalidInput.of_field(
            "typed_name",
            say("Type the name as it stands on the record: {person}.", person=person.full_name),
            "other",
        )
    if names_person(command.note, person.full_name):
        raise InvalidInput.of_field(
            "note",
            say(
                "The note is kept with the receipt. Leave out name and address; a ticket "
                "number does."
            ),
            "personal",
        )
    await _require_erasable(uow, person)
    return await _begin(uow, actor, command, person)


async def erase_by_rule(
    uow: UnitOfWork,
    candidate_id: UUID,
    rule: str,
    is_still_due: Callable[[], Awaitable[bool]],
) -> UUID | None:
    """Empty a person's records as a rule says, and let every domain follow in the background.

    `is_still_due` is asked once nobody can change the record any more. Returns the id of the
    receipt, None if it says no.

    Raises:
        NotFound: there is no such candidate.
        Conflict: `candidate_erased`, `legal_hold` or `open_applications`, as for `erase_person`.
    """
    person = await candidates.find_person(uow, candidate_id, lock=True)
    await _require_erasable(uow, person)
    if not await is_still_due():
        return None
    command = ErasePerson(candidate_id, person.full_name, Cause.RETENTION, rule)
    return (await _begin(uow, system_actor(uow.org_id), command, person)).id


async def erase_by_request(uow: UnitOfWork, person: ErasableRecord, number: str) -> UUID:
    """Empty a person's records as they asked; returns the id of the receipt.

    The caller has locked the person and knows that the request holds.

    Raises:
        Conflict: `legal_hold` or `open_applications`, as for `erase_person`.
    """
    await _require_erasable(uow, person)
    command = ErasePerson(person.id, person.full_name, Cause.REQUEST, f"Request {number}")
    return (await _begin(uow, system_actor(uow.org_id), command, person)).id


async def list_erasures(uow: UnitOfWork, actor: Actor, page: PageRequest) -> Page[Erasure]:
    """Return the receipts of the organization, newest first."""
    policy.can_erase(actor).require()
    return await queries.list_erasures(uow, page)


async def get_erasure(uow: UnitOfWork, actor: Actor, erasure_id: UUID) -> Erasure:
    """Return one receipt.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_erase(actor).require()
    found = await queries.find_erasure(uow, erasure_id)
    if found is None:
        raise NotFound(say("There is no such receipt."))
    return found


async def _begin(
    uow: UnitOfWork, actor: Actor, command: ErasePerson, person: ErasableRecord
) -> Erasure:
    erasure_id, now = ids.uuid7(), clock.now()
    new = NewErasure(
        id=erasure_id,
        candidate_id=person.id,
        record_ids=person.record_ids,
        emails=person.emails,
        cause=command.cause,
        note=command.note,
        by_id=actor.user_id,
        by_name=actor.name,
        at=now,
    )
    await repository.insert_erasure(uow, new)
    await repository.close_requests(uow, person.record_ids, erasure_id, now)
    await erase_part(uow, erasure_id, FIRST_ROUND, _RECORDS, whole_person(person))
    audit.record(
        uow, actor, "candidates.erased", "candidate", person.id, say("Erased a person."),
        {
            "cause": Change(None, command.cause.value),
            "records": Change(len(person.record_ids), 0),
        },
    )  # fmt: skip
    uow.emit(ErasureStarted(erasure_id=erasure_id))
    begun = await queries.find_erasure(uow, erasure_id)
    if begun is None:
        raise NotFound(say("There is no such receipt."))
    return begun


async def _require_erasable(uow: UnitOfWork, person: ErasableRecord) -> None:
    found = await applications_of(uow, person)
    await holds.require_free(
        uow, candidate_ids=person.record_ids, job_ids={one.job_id for one in found}
    )
    _refuse_open(open_among(found))


def _refuse_open(still_open: list[ApplicationRow]) -> None:
    if still_open:
        jobs = ", ".join(f"“{one.job_title}”" for one in still_open)
        raise Conflict(
            say(
                "This person is still considered for {jobs}. Reject or withdraw that "
                "first, so that everybody who is about to meet them hears of it.",
                jobs=jobs,
            ),
            code="open_applications",
            application_ids=[str(one.id) for one in still_open],
        )
