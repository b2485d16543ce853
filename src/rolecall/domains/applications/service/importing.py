"""Considering the people of a file for a job, many at a time, and taking that back.

Guarantees: a person is considered for a job once; nobody gets a mail who was not to get one; no
rule of automation begins; an application is removed only while nothing but the import has touched
it, and then the record counts one less, as if it had never been.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries, repository
from rolecall.domains.applications.contracts import (
    Deadline,
    ImportedApplication,
    ImportIntoJob,
    PersonForJob,
    StageRef,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.events import (
    ApplicationsImported,
    ImportedApplicationsRemoved,
)
from rolecall.domains.applications.rules import status_of
from rolecall.domains.applications.rules.entering import stage_to_begin_in
from rolecall.domains.applications.service.keepers import kept_elsewhere
from rolecall.domains.applications.service.promises import deadline_on_entry, tell_of_alert
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Applied, Candidate
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, RolecallError
from rolecall.kernel.sentences import say

_CONFIRMED_AT_ONCE: Final = 50
"""Applications whose candidates one delivery writes to, so that no other mail waits long."""
_RECORD: Final = "application"


class _Shared(NamedTuple):
    """What new applications of a block have in common."""

    actor: Actor
    job: Job
    stage: StageRef
    at: datetime
    deadline: Deadline
    organization: OrganizationRef


async def job_for_import(uow: UnitOfWork, actor: Actor, command: ImportIntoJob) -> Job:
    """Return the job that people are imported into.

    Raises:
        Forbidden: the actor adds nobody to jobs.
        NotFound: there is no such job, or none that the actor sees.
        Conflict: it takes no applications now (`job_not_open`).
        InvalidInput: nobody begins in this stage of it.
    """
    policy.can_advance(actor).require()
    job = await jobs.get_open_job_for_application(uow, command.job_id)
    stage_to_begin_in(job.workflow, command.stage)
    return job


async def considered_for(
    uow: UnitOfWork, job_id: UUID, candidate_ids: Collection[UUID]
) -> Collection[UUID]:
    """Return which of these candidates are considered for a job already."""
    return (await queries.applications_for_job(uow, job_id, candidate_ids)).keys()


async def import_applications(
    uow: UnitOfWork,
    actor: Actor,
    command: ImportIntoJob,
    people: Sequence[PersonForJob],
    batch_id: UUID,
) -> list[ImportedApplication]:
    """Consider people for a job; returns the application of each, in order.

    They are told by one event; the audit log of whoever imports has one entry for all.

    Raises:
        Forbidden, NotFound, Conflict, InvalidInput: as for `job_for_import`.
        Conflict: code `candidate_merged`, or `duplicate_application`; somebody else has merged or
            added one of the people meanwhile.
    """
    job = await job_for_import(uow, actor, command)
    wanted = {one.candidate_id: one for one in people}
    await candidates.hold_candidates(uow, wanted)
    known = dict(await queries.applications_for_job(uow, job.id, wanted))
    missing = [one for one in wanted if one not in known]
    records = await candidates.read_candidates(uow, missing)
    new = [(records[one], wanted[one]) for one in missing]
    made = await _insert(uow, actor, command, job, new)
    if made:
        at = clock.now()
        applied = {one: Applied(1, at, wanted[one].source) for one in missing}
        await candidates.count_applications(uow, applied)
        await jobs.mark_has_applications(uow, job.id)
        _tell(uow, command, batch_id, list(made.values()))
    found = known | made
    fresh = set(made)
    results: list[ImportedApplication] = []
    for one in people:
        results.append(
            ImportedApplication(found[one.candidate_id], is_new=one.candidate_id in fresh)
        )
        fresh.discard(one.candidate_id)
    return results


async def remove_imported_applications(
    uow: UnitOfWork,
    actor: Actor,
    owners: Mapping[UUID, UUID],
    batch_id: UUID,
    resumes: Collection[UUID] = (),
) -> dict[UUID, str]:
    """Remove applications that an import made; returns why those stay that were touched since.

    `owners` are the candidates whom they were made for, `resumes` the files that came with them.
    What is not there any more, or hidden from the actor, is named by neither.
    """
    policy.can_advance(actor).require()
    if not owners:
        return {}
    rows = await queries.lock_with_traces(uow, owners)
    found = [row["id"] for row in rows]
    kept = {row["id"]: why for row in rows if (why := _touched(row, owners))}
    for record_id in await messaging.records_written_about(uow, _RECORD, found):
        kept.setdefault(record_id, say("A mail was written to the person about it."))
    for record_id in await files.records_with_files(uow, _RECORD, found, resumes):
        kept.setdefault(record_id, say("A file was added to the application."))
    kept = await kept_elsewhere(uow, found) | kept
    kept |= await _remove(uow, [one for one in found if one not in kept])
    gone = [one for one in found if one not in kept]
    if gone:
        await _count_anew(uow, {owners[one] for one in gone})
        uow.emit(ImportedApplicationsRemoved(batch_id=batch_id, application_ids=tuple(gone)))
    return kept


async def _insert(
    uow: UnitOfWork,
    actor: Actor,
    command: ImportIntoJob,
    job: Job,
    people: Sequence[tuple[Candidate, PersonForJob]],
) -> dict[UUID, UUID]:
    """Write the applications of people who have none; returns them by candidate."""
    if not people:
        return {}
    begin = stage_to_begin_in(job.workflow, command.stage)
    stage, at = StageRef(begin.key, begin.name, begin.kind), clock.now()
    deadline = await deadline_on_entry(uow, job.id, stage, at)
    shared = _Shared(actor, job, stage, at, deadline, await identity.get_organization(uow))
    new = [_new(shared, person, wanted) for person, wanted in people]
    await repository.insert_applications(uow, new)
    resumes = [(one.row["id"], one.row["resume_file_id"]) for one in new]
    await files.attach_many(uow, _RECORD, [one for one in resumes if one[1] is not None])
    for one in new:
        tell_of_alert(uow, one.row["id"], at, deadline)
    return {one.row["candidate_id"]: one.row["id"] for one in new}


def _new(shared: _Shared, person: Candidate, wanted: PersonForJob) -> repository.NewApplication:
    actor, job, stage = shared.actor, shared.job, shared.stage
    at, deadline, application_id = shared.at, shared.deadline, ids.uuid7()
    status = status_of(stage.kind).value
    row = {
        "id": application_id,
        "job_id": job.id,
        "job_title": job.title,
        "candidate_id": person.id,
        "candidate_name": person.full_name,
        "candidate_email": person.email,
        "candidate_phone": person.phone,
        "candidate_location": person.location,
        "status": status,
        "stage_key": stage.key,
        "stage_name": stage.name,
        "stage_kind": stage.kind,
        "stage_entered_at": at,
        "workflow_id": job.workflow.id,
        "workflow_version": job.workflow.version,
        "applied_at": at,
        "source": wanted.source,
        "resume_file_id": wanted.resume_file_id,
        "share_link_label": "",
        "cover_note": "",
        "locale": "en",
        "knocked_out": False,
        "link_nonce": secrets.token_urlsafe(9),
        "promised_from": deadline.promised_from,
        "due_at": deadline.due_at,
        "alert_step": deadline.alert_step,
        "alert_at": deadline.alert_at,
        "updated_at": at,
        "version": 1,
    }
    entry = Transition(
        id=ids.uuid7(),
        application_id=application_id,
        kind=TransitionKind.APPLIED,
        from_stage=None,
        to_stage=stage,
        at=at,
        by_kind=actor.kind.value,
        by_id=actor.user_id,
        by_name=actor.name,
        reason="",
        note="",
        undoes_id=None,
    )
    entry_of_login = {
        "application_id": application_id,
        "email_norm": normalise_email(person.email),
        "organization_name": shared.organization.name,
        "organization_slug": shared.organization.slug,
        "job_id": job.id,
        "job_title": job.title,
        "stage_name": stage.name,
        "stage_kind": stage.kind,
        "status": status,
        "applied_at": at,
        "updated_at": at,
    }
    return repository.NewApplication(row, entry, entry_of_login)


def _tell(
    uow: UnitOfWork, command: ImportIntoJob, batch_id: UUID, application_ids: Sequence[UUID]
) -> None:
    at_once = _CONFIRMED_AT_ONCE if command.confirm else len(application_ids)
    for first in range(0, len(application_ids), at_once):
        uow.emit(
            ApplicationsImported(
                batch_id=batch_id,
                job_id=command.job_id,
                application_ids=tuple(application_ids[first : first + at_once]),
                confirm=command.confirm,
            )
        )


def _touched(row: Row, owners: Mapping[UUID, UUID]) -> str:
    """Return what has happened to an application, nothing if nothing has."""
    for holds, words in (
        (row["candidate_id"] != owners[row["id"]], say("The person's records were merged.")),
        (row["first_application_id"] is not None, say("The person's records were merged.")),
        (row["moved"], say("It was moved to another stage.")),
        (row["version"] != 1, say("Somebody changed it since.")),
        (row["noted"], say("Somebody wrote a note about it.")),
        (row["asked"], say("Somebody was asked to assess it.")),
    ):
        if holds:
            return words
    return ""


async def _remove(uow: UnitOfWork, application_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Remove applications, all at once or, where something names one, one by one."""
    if not application_ids:
        return {}
    try:
        async with uow.savepoint():
            await repository.delete_applications(uow, application_ids)
            return {}
    except Conflict:
        pass
    kept: dict[UUID, str] = {}
    for one in application_ids:
        try:
            async with uow.savepoint():
                await repository.delete_applications(uow, (one,))
        except RolecallError as refusal:
            kept[one] = refusal.detail
    return kept


async def _count_anew(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """Let records say what they would without the applications that are gone."""
    left = await queries.last_of_candidates(uow, candidate_ids)
    await candidates.recount_applications(
        uow, {one: Applied(*left[one]) if one in left else None for one in candidate_ids}
    )
