"""Placing legal holds on what is there, and telling what they are on."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.holds import api as holds
from rolecall.domains.holds.contracts import HeldKind, Hold, PlaceHold
from rolecall.domains.jobs import api as jobs
from rolecall.domains.privacy.contracts import HeldSubject
from rolecall.infra import erasure as erasing
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Person
from rolecall.kernel.pages import Page, PageRequest


async def place_hold(uow: UnitOfWork, actor: Actor, command: PlaceHold) -> HeldSubject:
    """Hold a candidate or a job; a hold on a merged record is one on the whole person.

    Raises:
        NotFound: there is no such record.
        Conflict: code `candidate_erased`.
        InvalidInput: the last day is over.
    """
    if command.kind is HeldKind.CANDIDATE:
        person = await candidates.find_person(uow, command.subject_id, lock=True)
        command, name = replace(command, subject_id=person.id), person.full_name
    else:
        name = (await jobs.get_job(uow, command.subject_id)).title
    return HeldSubject(await holds.place_hold(uow, actor, command), name)


async def lift_hold(
    uow: UnitOfWork, actor: Actor, hold_id: UUID, expected_version: int | None
) -> HeldSubject:
    """Lift a hold.

    Raises:
        NotFound: there is no such hold.
        Conflict: code `hold_lifted`.
        VersionMismatch: it changed since `expected_version` was read.
    """
    lifted = await holds.lift_hold(uow, actor, hold_id, expected_version)
    return (await _named(uow, [lifted]))[0]


async def list_holds(uow: UnitOfWork, page: PageRequest) -> Page[HeldSubject]:
    """Return the holds that the actor sees, lifted ones too, newest first."""
    found = await holds.list_holds(uow, page)
    named = {one.hold.id: one for one in await _named(uow, found.items)}
    return found.map(lambda hold: named[hold.id])


async def holds_on_candidate(uow: UnitOfWork, candidate_id: UUID) -> list[HeldSubject]:
    """Return what holds a person now: holds on any of their records, and on jobs they applied for.

    Raises:
        NotFound: there is no such candidate.
    """
    kept = await candidates.read_candidate(uow, candidate_id)
    own = await candidates.ids_of_record(uow, kept.id)
    found = await erasing.find_records(uow, Person({"candidate": frozenset(own)}))
    seen = await applications.read_applications(uow, found.of("application"))
    subjects = {*own, *(one.job_id for one in seen.values())}
    return await _named(uow, await holds.holds_on(uow, subjects))


async def holds_on_job(uow: UnitOfWork, job_id: UUID) -> list[HeldSubject]:
    """Return what holds a job now.

    Raises:
        NotFound: there is no such job that the actor sees.
    """
    await jobs.get_job(uow, job_id)
    return await _named(uow, await holds.holds_on(uow, [job_id]))


@erasing.guards
async def refuse_held(uow: UnitOfWork, person: Person) -> None:
    """Keep what is of a held person, or of an application for a held job.

    Raises:
        Conflict: code `legal_hold`.
    """
    seen = await applications.read_applications(uow, person.of("application"))
    people = {*person.of("candidate"), *(one.candidate_id for one in seen.values())}
    records = {one for each in people for one in await candidates.ids_of_record(uow, each)}
    await holds.require_free(
        uow, candidate_ids=records, job_ids={one.job_id for one in seen.values()}
    )


async def _named(uow: UnitOfWork, found: Sequence[Hold]) -> list[HeldSubject]:
    """Return holds with the names of what they are on, in two queries."""
    of_kind = {kind: [one.subject_id for one in found if one.kind is kind] for kind in HeldKind}
    people = await candidates.read_candidates(uow, of_kind[HeldKind.CANDIDATE])
    held_jobs = await jobs.list_jobs_by_ids(uow, of_kind[HeldKind.JOB])
    names = {one.id: one.full_name for one in people.values()}
    names |= {one.id: one.title for one in held_jobs}
    return [HeldSubject(one, names.get(one.subject_id, "")) for one in found]
