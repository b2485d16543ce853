"""Applying for another job of an organization with what one gave it before.

Guarantees: who is known is known by the address that the login has proved, and is shown and sends
only what they gave themself with applications from it; a consent is never assumed: either the
version that holds now was agreed to before and the button says that it holds for this one too, or
it is asked for; what comes of it is an application like any other, taken by the same use case.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import (
    Applicant,
    ApplicationRow,
    MyApplication,
    SubmitApplication,
)
from rolecall.domains.applications.contracts.again import ApplyAgain, GivenAgain, Known
from rolecall.domains.applications.rules import reapplying
from rolecall.domains.applications.rules.same_questions import asked_again
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Consent
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import (
    AgreedTo,
    ConsentDecision,
    FormConsent,
    Purpose,
    Way,
)
from rolecall.domains.files.contracts import FileKind
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import OncePublished
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.languages import in_language
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


def statement_of(organization: str, language: str) -> str:
    """Return the sentence beside a button that sends everything: what goes, and under what."""
    words = say(
        "This sends {organization} your name, address, number and résumé as you gave them "
        "there last. Its privacy notice, to which you agreed then, holds for this application too.",
        organization=organization,
    )
    return in_language(words, language)


async def look(db: Database, actor: Actor, job_id: UUID, language: str) -> ApplyAgain:
    """Return what applying for a job would take, and what is known.

    Of a job that cannot be applied for, nothing is looked at.

    Raises:
        NotFound: no such job is, or was, on pages that are shown.
    """
    job, own = await _own_at(db, actor, job_id)
    if not own:
        return ApplyAgain(job=job, application_id=None, known=None)
    there = [one for one in own if one.job_id == job_id]
    async with db.transaction(Tenant(job.org_id, actor.user_id)) as uow:
        refusal = await _refusal(uow, there)
        if refusal is not None or not job.is_open:
            newest = there[0].id if there else None
            return ApplyAgain(job=job, application_id=newest, known=None, refusal=refusal)
        return await _looked(uow, job, own, language)


async def command_of(
    db: Database,
    actor: Actor,
    job_id: UUID,
    given: GivenAgain,
    *,
    locale: str,
    language: str,
) -> SubmitApplication:
    """Return the application that somebody sends with what is known of them.

    Raises:
        NotFound: there is no such job.
        Conflict: it takes no applications now (`job_not_open`), they have applied for it
            (`duplicate_application`), or never to its organization (`not_known_here`).
        InvalidInput: the notice has to be agreed to first, or there is no résumé to send along.
    """
    found = await look(db, actor, job_id, language)
    _require_possible(found)
    if found.known is None:
        raise Conflict(
            say(
                "You have not applied to {organization} with this address yet. Use the form on the "
                "job’s page.",
                organization=found.job.organization_name,
            ),
            code="not_known_here",
        )
    resume = found.known.resume
    if resume is None and not given.with_resume:
        raise InvalidInput.of_field(
            "resume",
            say("There is no résumé of yours any more. Add one, or say that you apply without."),
            "required",
        )
    agreed = given.agreed or found.agreed
    return SubmitApplication(
        job_id=job_id,
        applicant=Applicant(
            found.known.full_name, found.known.email, found.known.phone, locale=locale
        ),
        consent=agreed is not None,
        answers=dict(given.answers),
        source="portal",
        resume_file_id=resume.ref.id if resume and not given.with_resume else None,
        agreed=agreed,
        way=Way.PORTAL,
    )


def _require_possible(found: ApplyAgain) -> None:
    if found.refusal is not None:
        raise Conflict(
            found.refusal,
            code="duplicate_application",
            application_id=str(found.application_id),
        )
    if not found.job.is_open:
        raise Conflict(say("This job does not take applications any more."), code="job_not_open")


async def _own_at(
    db: Database, actor: Actor, job_id: UUID
) -> tuple[OncePublished, list[MyApplication]]:
    await jobs.organization_of_public_job(db, job_id)
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        job = (await jobs.jobs_once_published(uow, [job_id])).get(job_id)
        if job is None:
            raise NotFound(say("There is no such job."))
        return job, await queries.list_own_at(uow, normalise_email(actor.email), job.org_id)


async def _refusal(uow: UnitOfWork, there: list[MyApplication]) -> Sentence | None:
    """Return why somebody cannot apply for a job again; None where they can."""
    if not there:
        return None
    policy = (await identity.get_settings(uow)).reapply_policy
    # Not what the login's list says, which follows a moment later.
    rows = await queries.find_applications(uow, [one.id for one in there])
    earlier = [one.status for one in rows]
    return None if reapplying.may_apply(policy, earlier) else reapplying.why_not_you(policy)


async def _looked(
    uow: UnitOfWork, job: OncePublished, own: list[MyApplication], language: str
) -> ApplyAgain:
    rows = await queries.find_applications(uow, [one.id for one in own])
    rows.sort(key=lambda one: (one.applied_at, one.id), reverse=True)
    sent = [one.id for one in rows]
    asked = (await jobs.get_open_job_for_application(uow, job.id)).questions
    given = await queries.list_given_answers(uow, sent) if asked else []
    notice = (await consents.form_consents(uow, language))[Purpose.APPLICATION]
    agreed = await _agreed_before(uow, rows, notice, language, job.organization_name)
    return ApplyAgain(
        job=job,
        application_id=next((one.id for one in own if one.job_id == job.id), None),
        known=await _known(uow, rows),
        questions=asked_again(asked, given),
        consent=None if agreed else notice,
        agreed=agreed,
        statement=statement_of(job.organization_name, language),
    )


async def _known(uow: UnitOfWork, rows: list[ApplicationRow]) -> Known | None:
    if not rows:
        return None
    newest = rows[0]
    sent = await candidates.list_sent_files(
        uow, newest.candidate_id, frozenset(one.id for one in rows)
    )
    resumes = (one for one in sent if one.ref.kind is FileKind.RESUME)
    return Known(
        newest.candidate_name,
        newest.candidate_email,
        next((one.candidate_phone for one in rows if one.candidate_phone), ""),
        next(resumes, None),
    )


async def _agreed_before(
    uow: UnitOfWork,
    rows: list[ApplicationRow],
    notice: FormConsent,
    language: str,
    organization: str,
) -> AgreedTo | None:
    """Return the version that holds now, if it is what the person agreed to last."""
    sent = {one.id for one in rows}
    log: list[Consent] = []
    for candidate_id in {one.candidate_id for one in rows}:
        log += await candidates.list_consents(uow, candidate_id)
    said = max(
        (it for it in log if it.purpose is Purpose.APPLICATION and it.application_id in sent),
        key=lambda it: (it.given_at, it.id),
        default=None,
    )
    wording_id = notice.wording.id if notice.wording else None
    if said is None or said.state is not ConsentDecision.GIVEN or said.wording_id != wording_id:
        return None
    return AgreedTo(wording_id, language, statement_of(organization, language))
