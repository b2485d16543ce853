"""Applying for a job."""

import secrets
from collections.abc import Container
from dataclasses import dataclass, field, replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, repository
from rolecall.domains.applications.contracts import (
    AddToJob,
    Answer,
    Applicant,
    ApplicationRow,
    StageRef,
    SubmitApplication,
    Submitted,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.events import ApplicationSubmitted, CandidateAddedToJob
from rolecall.domains.applications.rules import reapplying, status_of
from rolecall.domains.applications.rules.answers import displayed
from rolecall.domains.applications.service.following import refresh_directory
from rolecall.domains.applications.service.promises import deadline_on_entry, tell_of_alert
from rolecall.domains.applications.service.status_link import status_token
from rolecall.domains.applications.service.texting import note_consent_of_form
from rolecall.domains.applications.service.wishes import hand_on
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Link, NewCandidate
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import Agreed, Purpose
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job, QuestionKind, ShareLink
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class _New:
    """An application that is about to be: whose, and beside which first one for the same job."""

    candidate_id: UUID
    first_id: UUID | None = None
    id: UUID = field(default_factory=ids.uuid7)
    link_nonce: str = field(default_factory=lambda: secrets.token_urlsafe(9))


async def submit_application(
    uow: UnitOfWork, actor: Actor, command: SubmitApplication
) -> Submitted:
    """Take an application.

    Raises:
        NotFound: the job is not of this organization.
        Conflict: the job takes no applications now (`job_not_open`), or this person has applied
            before and the organization's rule takes no further one (`duplicate_application`).
        InvalidInput: consent is missing or its text changed meanwhile, an answer is missing or of
            the wrong kind, or texts are wanted at a number that cannot be texted.
    """
    if not command.consent:
        raise InvalidInput.of_field(
            "consent", say("Please agree to how your data is used; we cannot take it otherwise.")
        )
    job = await jobs.get_open_job_for_application(uow, command.job_id)
    link = await jobs.share_link_of(uow, job.id, command.via) if command.via else None
    if link is not None:
        command = replace(command, source=link.source)
    given = _answers(job, command)
    agreed = await _agreements(uow, command)
    candidate_id, is_new = await candidates.find_or_create_candidate(
        uow, actor, _candidate(command)
    )
    first_id = None if is_new else await _first_application(uow, job.id, candidate_id)
    new = _New(candidate_id, first_id)
    application_id = new.id
    entry = await _insert(uow, job, command, new, given, link)
    await _append_entry(uow, actor, application_id, entry)
    await repository.insert_answers(uow, application_id, given)
    await repository.replace_terms(
        uow, application_id, command.applicant.full_name, command.applicant.email
    )
    if command.resume_file_id is not None:
        await files.attach(uow, command.resume_file_id, "application", application_id)
    for sent in command.answer_files.values():
        await files.attach(uow, sent.id, "application", application_id)
    for file_id in command.enclosed_file_ids:
        await files.attach(uow, file_id, "application", application_id)
    await _note_elsewhere(uow, command, candidate_id)
    for one in agreed:
        await candidates.record_consent(uow, actor, candidate_id, one, command.way, application_id)
    if command.text_consent:
        await note_consent_of_form(uow, actor, command, candidate_id, application_id)
    if command.wish is not None:
        await hand_on(uow, actor, application_id, command.wish)
    await refresh_directory(uow, application_id)
    audit.record(
        uow, actor, "applications.submitted", "application", application_id,
        say("Applied for “{job}”.", job=job.title),
    )  # fmt: skip
    uow.emit(
        ApplicationSubmitted(
            application_id=application_id, job_id=job.id, candidate_id=candidate_id
        )
    )
    token = status_token(uow.runtime, uow.org_id, application_id, new.link_nonce)
    return Submitted(application_id, candidate_id, token)


async def add_to_job(uow: UnitOfWork, actor: Actor, command: AddToJob) -> ApplicationRow:
    """Consider a known candidate for a job, in its first stage.

    Nobody answered questions and nobody consented to anything; the person gets no mail.

    Raises:
        NotFound: the job or the candidate is not of this organization.
        Conflict: the job takes no applications now (`job_not_open`), the person is considered for
            it already (`duplicate_application`), or an application of theirs has ended and nobody
            said that they are to be added `once_more` (`applied_before`).
    """
    policy.can_advance(actor).require()
    job = await jobs.get_open_job_for_application(uow, command.job_id)
    await candidates.hold_candidate(uow, command.candidate_id)
    person = await candidates.get_candidate(uow, actor, command.candidate_id)
    considered = SubmitApplication(
        job_id=job.id,
        applicant=Applicant(person.full_name, person.email, person.phone, person.location),
        consent=False,
        source=command.source,
    )
    new = _New(person.id, await _first_beside(uow, command))
    application_id = new.id
    entry = await _insert(uow, job, considered, new, [])
    await _append_entry(uow, actor, application_id, entry)
    await repository.replace_terms(uow, application_id, person.full_name, person.email)
    await candidates.note_application(uow, person.id, command.source)
    await jobs.mark_has_applications(uow, job.id)
    await refresh_directory(uow, application_id)
    audit.record(
        uow, actor, "applications.added", "application", application_id,
        say("Added a candidate to “{job}” once more.", job=job.title)
        if new.first_id
        else say("Added a candidate to “{job}”.", job=job.title),
    )  # fmt: skip
    uow.emit(
        CandidateAddedToJob(
            application_id=application_id,
            job_id=job.id,
            candidate_id=person.id,
            by_user_id=actor.user_id,
        )
    )
    return await repository.get_for_update(uow, application_id)


def _candidate(command: SubmitApplication) -> NewCandidate:
    person = command.applicant
    return NewCandidate(
        full_name=person.full_name,
        email=person.email,
        phone=person.phone,
        location=person.location,
        links=tuple(Link(url) for url in person.links),
        source=command.source,
    )


def _answers(job: Job, command: SubmitApplication) -> list[Answer]:
    checked = jobs.check_answers(job.questions, command.answers)
    shown = {
        question.id: displayed(question, checked.values[question.id])
        for question in job.questions
        if question.id in checked.values
    }
    shown |= _names_of_files(job, command, shown)
    return [
        Answer(
            question_id=question.id,
            label=question.label,
            kind=question.kind.value,
            value=checked.values[question.id],
            display=shown[question.id],
            knocked_out=question.id in checked.knocked_out,
        )
        for question in job.questions
        if question.id in checked.values
    ]


def _names_of_files(
    job: Job, command: SubmitApplication, answered: Container[str]
) -> dict[str, str]:
    """Return the names of the files that are answers, by question.

    Raises:
        InvalidInput: an answer names a file that did not come with the application.
    """
    names: dict[str, str] = {}
    for question in job.questions:
        if question.kind is not QuestionKind.FILE or question.id not in answered:
            continue
        if question.id not in command.answer_files:
            raise InvalidInput.of_field(
                f"answers.{question.id}",
                say("Send the file itself, as the field answer_{id} of the form.", id=question.id),
            )
        names[question.id] = command.answer_files[question.id].filename
    return names


async def _first_application(uow: UnitOfWork, job_id: UUID, candidate_id: UUID) -> UUID | None:
    """Return the first of a person's applications for a job that one more is taken beside.

    None if there is none.

    Raises:
        Conflict: the organization takes no further one (`duplicate_application`).
    """
    held = await repository.hold_earlier(uow, job_id, candidate_id)
    if held is None:
        return None
    first_id, earlier = held
    settings = await identity.get_settings(uow)
    reapplying.require_room(settings.reapply_policy, earlier)
    return first_id


async def _first_beside(uow: UnitOfWork, command: AddToJob) -> UUID | None:
    """Return the first application that a member adds one more beside, None if there is none.

    Raises:
        Conflict: as for `add_to_job`.
    """
    held = await repository.hold_earlier(uow, command.job_id, command.candidate_id)
    if held is None:
        return None
    first_id, earlier = held
    policy = (await identity.get_settings(uow)).reapply_policy
    reapplying.require_room_by_hand(policy, earlier, once_more=command.once_more)
    return first_id


async def _insert(
    uow: UnitOfWork,
    job: Job,
    command: SubmitApplication,
    new: _New,
    given: list[Answer],
    link: ShareLink | None = None,
) -> StageRef:
    first = job.workflow.entry
    at = clock.now()
    entry = StageRef(first.key, first.name, first.kind)
    deadline = await deadline_on_entry(uow, job.id, entry, at)
    tell_of_alert(uow, new.id, at, deadline)
    person = command.applicant
    await repository.insert_application(
        uow,
        {
            "id": new.id,
            "job_id": job.id,
            "job_title": job.title,
            "candidate_id": new.candidate_id,
            "first_application_id": new.first_id,
            "candidate_name": person.full_name,
            "candidate_email": person.email,
            "candidate_phone": person.phone,
            "candidate_location": person.location,
            # Whoever applies has agreed to it; who was added by others gave nothing.
            "given_name": person.full_name if command.consent else "",
            "given_links": "\n".join(person.links),
            "status": status_of(first.kind).value,
            "stage_key": first.key,
            "stage_name": first.name,
            "stage_kind": first.kind,
            "stage_entered_at": at,
            "workflow_id": job.workflow.id,
            "workflow_version": job.workflow.version,
            "applied_at": at,
            "source": command.source,
            "share_link_id": link.id if link else None,
            "share_link_label": link.label if link else "",
            "cover_note": command.cover_note,
            "locale": person.locale,
            "resume_file_id": command.resume_file_id,
            "knocked_out": any(answer.knocked_out for answer in given),
            "link_nonce": new.link_nonce,
            "promised_from": deadline.promised_from,
            "due_at": deadline.due_at,
            "alert_step": deadline.alert_step,
            "alert_at": deadline.alert_at,
            "updated_at": at,
            "version": 1,
        },
    )
    return entry


async def _append_entry(
    uow: UnitOfWork, actor: Actor, application_id: UUID, stage: StageRef
) -> None:
    entry = Transition(
        id=ids.uuid7(),
        application_id=application_id,
        kind=TransitionKind.APPLIED,
        from_stage=None,
        to_stage=stage,
        at=clock.now(),
        by_kind=actor.kind.value,
        by_id=actor.user_id,
        by_name=actor.name,
        reason="",
        note="",
        undoes_id=None,
    )
    await repository.insert_transition(uow, entry)


async def _agreements(uow: UnitOfWork, command: SubmitApplication) -> list[Agreed]:
    """Return what the person agreed to; one that is asked for by none of our texts is refused."""
    found = [await consents.agreed_to(uow, Purpose.APPLICATION, command.agreed)]
    if command.pool is not None:
        found.append(await consents.agreed_to(uow, Purpose.POOL, command.pool))
    return found


async def _note_elsewhere(uow: UnitOfWork, command: SubmitApplication, candidate_id: UUID) -> None:
    await candidates.note_application(uow, candidate_id, command.source)
    await jobs.mark_has_applications(uow, command.job_id)
