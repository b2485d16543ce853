"""Taking over into a candidate's record what came with an application.

Guarantees: a person who merely knows an address changes no record by applying with it; what they
typed stands with the application until a member, or the candidate whose login proved the address,
takes it over, field by field; each is remembered with what it replaced, can be undone while nobody
changed the field since, and is in the audit log without the values.
"""

from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.contracts.given import GivenValue, TakenOver
from rolecall.domains.applications.repository import takeovers
from rolecall.domains.applications.rules.given import given_with
from rolecall.domains.applications.service.comparing import compared
from rolecall.domains.applications.service.own import opened_by_login
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, Forbidden, NotFound
from rolecall.kernel.sentences import say


async def take_over(
    uow: UnitOfWork, actor: Actor, application_id: UUID, field: GivenField
) -> tuple[GivenValue, ...]:
    """Write what was given with an application into the record of its person.

    Does nothing if the record says so already. Returns what was given, as it stands now.

    Raises:
        NotFound: there is no such application, or nothing was given in this field.
        Forbidden: the actor does not change records.
    """
    _require_update(actor)
    application = await load_readable(uow, actor, application_id)
    return await _take(uow, actor, application, field, by_candidate=False)


async def give_back(
    uow: UnitOfWork, actor: Actor, application_id: UUID, field: GivenField
) -> tuple[GivenValue, ...]:
    """Bring back what the record said before.

    Raises:
        NotFound: there is no such application, or nothing of this field was taken over.
        Conflict: code `changed_since`; the record was changed since.
        Forbidden: the actor does not change records.
    """
    _require_update(actor)
    application = await load_readable(uow, actor, application_id)
    return await _give_back(uow, actor, application, field, by_candidate=False)


async def list_own_given(
    db: Database, actor: Actor, application_id: UUID
) -> tuple[GivenValue, ...]:
    """Return what a login gave with its own application.

    Raises:
        NotFound: there is none of theirs.
    """
    async with opened_by_login(db, actor, application_id) as (uow, application):
        return await _compared(uow, application)


async def take_over_own(
    db: Database, actor: Actor, application_id: UUID, field: GivenField
) -> tuple[GivenValue, ...]:
    """Write what a login gave with its own application into the employer's record.

    Raises:
        NotFound: there is no application of theirs, or nothing was given in this field.
        Conflict: code `not_your_address`; the record is not known by the proved address any more.
    """
    async with opened_by_login(db, actor, application_id) as (uow, application):
        await _require_proved(uow, actor, application)
        return await _take(uow, actor, application, field, by_candidate=True)


async def give_back_own(
    db: Database, actor: Actor, application_id: UUID, field: GivenField
) -> tuple[GivenValue, ...]:
    """Bring back what stood in the record before the candidate took a value over.

    Raises:
        NotFound: there is no application of theirs, or they took over nothing of this field.
        Conflict: `changed_since` or `not_your_address`.
    """
    async with opened_by_login(db, actor, application_id) as (uow, application):
        await _require_proved(uow, actor, application)
        return await _give_back(uow, actor, application, field, by_candidate=True)


async def _take(
    uow: UnitOfWork,
    actor: Actor,
    application: ApplicationRow,
    field: GivenField,
    *,
    by_candidate: bool,
) -> tuple[GivenValue, ...]:
    value = given_with(application).get(field)
    if value is None or application.erased_at is not None:
        raise NotFound(say("Nothing of this kind was given with the application."))
    # Two who click at once meet here: the second finds the record as the first left it.
    replaced = await candidates.take_over(uow, actor, application.candidate_id, field, value)
    if replaced is not None:
        taken = TakenOver(
            ids.uuid7(), field, value, replaced, clock.now(), actor.name, by_candidate
        )
        await takeovers.insert_takeover(uow, application.id, taken, actor.user_id)
        audit.record(
            uow, actor, "applications.value_taken_over", "application", application.id,
            say("Took over {field} from the application.", field=_LABELS[field]),
        )  # fmt: skip
    return await _compared(uow, application)


async def _give_back(
    uow: UnitOfWork,
    actor: Actor,
    application: ApplicationRow,
    field: GivenField,
    *,
    by_candidate: bool,
) -> tuple[GivenValue, ...]:
    await candidates.hold_candidate(uow, application.candidate_id)
    standing = await takeovers.standing_takeovers(uow, application.id)
    taken = next((one for one in standing if one.field is field), None)
    if taken is None or (by_candidate and not taken.by_candidate):
        raise NotFound(say("Nothing of this kind was taken over from the application."))
    await candidates.give_back(
        uow, actor, application.candidate_id, field, taken.value, taken.replaced
    )
    await takeovers.end_takeover(uow, application.id, field, clock.now(), actor.name)
    audit.record(
        uow, actor, "applications.value_given_back", "application", application.id,
        say("Took back {field}, which came from the application.", field=_LABELS[field]),
    )  # fmt: skip
    return await _compared(uow, application)


async def _compared(uow: UnitOfWork, application: ApplicationRow) -> tuple[GivenValue, ...]:
    person = await candidates.read_candidate(uow, application.candidate_id)
    return compared(application, person, await takeovers.standing_takeovers(uow, application.id))


async def _require_proved(uow: UnitOfWork, actor: Actor, application: ApplicationRow) -> None:
    person = await candidates.read_candidate(uow, application.candidate_id)
    if normalise_email(actor.email) not in map(normalise_email, person.emails):
        raise Conflict(
            say("The employer knows you by another address now. Write to them instead."),
            code="not_your_address",
        )


def _require_update(actor: Actor) -> None:
    if not actor.has(Permission.CANDIDATES_UPDATE):
        raise Forbidden(say("Only recruiters and administrators change candidate records."))


_LABELS = {
    GivenField.FULL_NAME: say("the name"),
    GivenField.PHONE: say("the phone number"),
    GivenField.LOCATION: say("the place"),
    GivenField.LINKS: say("the links"),
}
