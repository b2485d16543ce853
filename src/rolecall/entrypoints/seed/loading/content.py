"""Telling one organization's history to the domains, happening by happening."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import service as applications
from rolecall.domains.applications.contracts import (
    AdvanceStage,
    Applicant,
    NoteVisibility,
    SubmitApplication,
)
from rolecall.domains.candidates import service as candidates
from rolecall.domains.candidates.contracts import Link, UpdateCandidate
from rolecall.domains.consents.contracts import Way
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.messaging.contracts import NoticeKind
from rolecall.entrypoints.seed.loading.history import History
from rolecall.entrypoints.seed.loading.interviews import InterviewsTold
from rolecall.entrypoints.seed.loading.jobs import JobsTold
from rolecall.entrypoints.seed.loading.news import STILL_NEWS, announce, recruiters
from rolecall.entrypoints.seed.loading.self_identification import tell_answers
from rolecall.entrypoints.seed.resumes.wording import plain_text
from rolecall.entrypoints.seed.shapes import Application, Candidate, DemoOrganization, Resume
from rolecall.entrypoints.seed.timeline import (
    Asked,
    Happening,
    InterviewArranged,
    InterviewEnded,
    JobEvent,
    Judged,
    Moved,
    Noted,
    Received,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

Rendered = Callable[[Resume], Awaitable[bytes]]
"""Gives the bytes of a résumé."""


@dataclass
class Told:
    """What has been told of one organization so far: keys of the plan, ids of the database."""

    history: History
    made: DemoOrganization
    actors: Mapping[str, Actor]
    rendered: Rendered
    as_of: datetime
    jobs: JobsTold
    interviews: InterviewsTold
    candidates: dict[str, Candidate] = field(init=False)
    applications: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    """Candidates whose résumé no recruiter has read yet."""
    records: dict[str, UUID] = field(default_factory=dict)
    """All candidates."""

    def __post_init__(self) -> None:
        self.candidates = {candidate.key: candidate for candidate in self.made.candidates}

    def is_news(self, at: datetime) -> bool:
        """Say whether people would still want to hear of something."""
        return self.as_of - at < STILL_NEWS


async def tell(uow: UnitOfWork, told: Told, happenings: Iterable[Happening]) -> int:
    """Tell everything that happened, each at its time; return how much it was."""
    count = 0
    for happening in happenings:
        with clock.at(happening.at):
            await _tell_one(uow, told, happening)
            # Writes the audit entries of this happening, in its place in the chain.
            await uow.flush()
        count += 1
    return count


async def _tell_one(uow: UnitOfWork, told: Told, happening: Happening) -> None:
    match happening:
        case JobEvent():
            await told.jobs.tell(uow, happening)
        case Received():
            await _receive(uow, told, happening.application)
        case Moved():
            await _move(uow, told, happening)
        case Asked():
            await _ask(uow, told, happening.application)
        case InterviewArranged():
            await told.interviews.arrange(
                uow,
                _recruiter(told, happening.application),
                told.applications[happening.application.key],
                happening.planned,
                told.made.profile.timezone,
            )
        case InterviewEnded():
            recruiter = _recruiter(told, happening.application)
            await told.interviews.end(uow, recruiter, happening.planned)
        case Judged():
            await told.interviews.judge(uow, happening.planned, happening.card)
        case Noted():
            await applications.add_note(
                uow,
                told.actors[happening.note.by],
                told.applications[happening.application.key],
                happening.note.text,
                NoteVisibility.TEAM,
            )


async def _receive(uow: UnitOfWork, told: Told, application: Application) -> None:
    candidate = told.candidates[application.candidate_key]
    person, resume = candidate.person, candidate.resume
    actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=person.name, email=person.email)
    file = await files.store_upload(
        told.history.runtime,
        uow.tenant,
        actor,
        purpose=FilePurpose.RESUME,
        filename=resume.file_name,
        content=await told.rendered(resume),
    )
    await files.keep_text(uow, file.id, plain_text(resume), None)
    submitted = await applications.submit_application(
        uow,
        actor,
        SubmitApplication(
            job_id=told.jobs.ids[application.job_key],
            applicant=Applicant(person.name, person.email, person.phone, person.place),
            consent=True,
            way=Way.FORM,
            answers=dict(told.jobs.answers(application.job_key, application.answers)),
            cover_note=application.cover_note or "",
            source=application.source,
            via=told.jobs.codes.get((application.job_key, application.source), ""),
            resume_file_id=file.id,
        ),
    )
    await tell_answers(uow, actor, submitted.application_id, application.key)
    told.applications[application.key] = submitted.application_id
    told.people[application.candidate_key] = submitted.candidate_id
    told.records[application.candidate_key] = submitted.candidate_id
    if told.is_news(application.applied_at):
        await announce(
            uow,
            NoticeKind.NEW_APPLICATION,
            submitted.application_id,
            recruiters(told.made.profile, told.actors),
        )


async def _describe(uow: UnitOfWork, told: Told, actor: Actor, candidate_key: str) -> None:
    """Fill in what a recruiter reads in the résumé of somebody who goes on."""
    candidate_id = told.people.pop(candidate_key, None)
    if candidate_id is None:
        return
    candidate = told.candidates[candidate_key]
    link = candidate.person.link
    await candidates.update_candidate(
        uow,
        actor,
        UpdateCandidate(
            candidate_id=candidate_id,
            headline=candidate.career.headline,
            employer=candidate.career.posts[0].employer,
            links=(Link(link),) if link else (),
        ),
    )


async def _move(uow: UnitOfWork, told: Told, moved: Moved) -> None:
    step, application_id = moved.step, told.applications[moved.application.key]
    if step.to_stage == "withdrawn":
        person = told.candidates[moved.application.candidate_key].person
        actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=person.name, email=person.email)
        await applications.withdraw_application(uow, actor, application_id, step.reason or "")
        return
    actor = told.actors[step.by]
    if step.to_stage == "screening":
        await _describe(uow, told, actor, moved.application.candidate_key)
    if moved.is_reopening:
        await applications.reopen_application(uow, actor, application_id, step.reason or "")
        return
    await applications.advance_stage(
        uow,
        actor,
        AdvanceStage(
            application_id=application_id,
            to_stage=step.to_stage,
            reason_id=told.jobs.reasons[step.reason] if step.reason else None,
        ),
    )


async def _ask(uow: UnitOfWork, told: Told, application: Application) -> None:
    assessors = [
        user_id for key in application.assigned if (user_id := told.actors[key].user_id) is not None
    ]
    application_id = told.applications[application.key]
    await applications.assign_people(uow, _recruiter(told, application), application_id, assessors)
    if told.is_news(clock.now()):
        asked = [told.actors[key] for key in application.assigned]
        await announce(uow, NoticeKind.APPLICATION_ASSIGNED, application_id, asked)


def _recruiter(told: Told, application: Application) -> Actor:
    job = next(job for job in told.made.profile.jobs if job.key == application.job_key)
    return told.actors[job.team.recruiter]
