"""The use cases of legal holds.

Guarantees: what is held is erased by nobody and by no rule until its holds are lifted or over; who
placed and lifted a hold, and when, is in the audit log.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.holds import policy, queries, repository
from rolecall.domains.holds.contracts import Hold, PlaceHold
from rolecall.domains.holds.events import HoldChanged
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, VersionMismatch
from rolecall.kernel.sentences import Sentence, say


async def holds_on(uow: UnitOfWork, subject_ids: Collection[UUID]) -> list[Hold]:
    """Return the holds on any of these candidates and jobs now, oldest first."""
    return await queries.holds_on(uow, subject_ids, clock.now()) if subject_ids else []


async def require_free(
    uow: UnitOfWork,
    *,
    candidate_ids: Collection[UUID] = (),
    job_ids: Collection[UUID] = (),
) -> None:
    """Pass if none of these is under a legal hold.

    Ask before anything of a person is erased or removed: with all records of the person
    (`candidates.api.ids_of_record`) and the jobs that what is removed belongs to.

    Raises:
        Conflict: code `legal_hold`, with the `hold_id`; the sentence says whose it is and how long.
    """
    found = await holds_on(uow, {*candidate_ids, *job_ids})
    if found:
        raise Conflict(in_words(found[0]), code="legal_hold", hold_id=str(found[0].id))


def in_words(hold: Hold) -> Sentence:
    """Return why something cannot be erased."""
    until = say("until {day}", day=hold.ends_on) if hold.ends_on else say("until it is lifted")
    if hold.kind.value == "candidate":
        return say(
            "This person is under a legal hold that {member} placed on {day}, {until}. "
            "Nothing is erased or removed as long.",
            member=hold.placed_by_name,
            day=hold.placed_at.date(),
            until=until,
        )
    return say(
        "The job is under a legal hold that {member} placed on {day}, {until}. "
        "Nothing is erased or removed as long.",
        member=hold.placed_by_name,
        day=hold.placed_at.date(),
        until=until,
    )


async def place_hold(uow: UnitOfWork, actor: Actor, command: PlaceHold) -> Hold:
    """Hold a candidate or a job. The caller has seen that it is there.

    Raises:
        InvalidInput: the last day is over.
    """
    policy.can_manage(actor).require()
    now = clock.now()
    ends_at = None
    if command.ends_on is not None:
        organization = await identity.get_organization(uow)
        zone = ZoneInfo(organization.time_zone)
        ends_at = datetime.combine(command.ends_on + timedelta(days=1), time(), zone)
        if ends_at <= now:
            raise InvalidInput.of_field("ends_on", say("Choose a day to come, or none."), "past")
    hold = Hold(
        id=ids.uuid7(),
        kind=command.kind,
        subject_id=command.subject_id,
        reason=command.reason,
        ends_on=command.ends_on,
        ends_at=ends_at,
        placed_by_name=actor.name,
        placed_at=now,
        lifted_at=None,
        lifted_by_name="",
        version=1,
    )
    await repository.insert_hold(uow, hold, actor.user_id)
    until = command.ends_on.isoformat() if command.ends_on else None
    # The reason may name the person, and this log is never changed.
    audit.record(
        uow, actor, "holds.placed", command.kind.value, command.subject_id,
        say("Placed a legal hold."), {"until": Change(None, until)},
    )  # fmt: skip
    _tell(uow, hold)
    return hold


async def lift_hold(
    uow: UnitOfWork, actor: Actor, hold_id: UUID, expected_version: int | None
) -> Hold:
    """Lift a hold.

    Raises:
        NotFound: there is no such hold.
        Conflict: code `hold_lifted`; somebody lifted it before.
        VersionMismatch: it changed since `expected_version` was read.
    """
    policy.can_manage(actor).require()
    hold = await repository.get_for_update(uow, hold_id)
    if hold.lifted_at is not None:
        raise Conflict(
            say("{lifted_by_name} has lifted it already.", lifted_by_name=hold.lifted_by_name),
            code="hold_lifted",
        )
    if expected_version not in {None, hold.version}:
        raise VersionMismatch(say("Somebody changed this hold meanwhile. Reload and try again."))
    now = clock.now()
    await repository.lift(uow, hold_id, now, actor.name)
    audit.record(
        uow, actor, "holds.lifted", hold.kind.value, hold.subject_id, say("Lifted a legal hold.")
    )
    _tell(uow, hold)
    return replace(hold, lifted_at=now, lifted_by_name=actor.name, version=hold.version + 1)


def _tell(uow: UnitOfWork, hold: Hold) -> None:
    uow.emit(HoldChanged(hold_id=hold.id, kind=hold.kind.value, subject_id=hold.subject_id))
