"""Drafting a template from its job, writing it, and going back to what was approved."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.ai_interviews import policy, queries, repository
from rolecall.domains.ai_interviews.contracts import (
    ChangeTemplate,
    Content,
    Language,
    MadeBy,
    Template,
    TemplateState,
)
from rolecall.domains.ai_interviews.events import (
    InterviewTemplateChanged,
    InterviewTemplateRemoved,
)
from rolecall.domains.ai_interviews.rules import drafting, states
from rolecall.domains.ai_interviews.rules.checking import require_valid
from rolecall.domains.ai_interviews.rules.languages import language_of
from rolecall.domains.ai_interviews.rules.states import TemplateAction
from rolecall.domains.ai_interviews.service.bank import load_bank, load_standard
from rolecall.domains.ai_interviews.service.changing import RECORD, change, load_for_update
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job, TeamRole
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import say

_NAMES = {
    Language.EN: "AI interview",
    Language.DE: "KI-Interview",
    Language.ES: "Entrevista con IA",
}


async def draft_template(uow: UnitOfWork, actor: Actor, job_id: UUID) -> Template:
    """Draft the template of a job's interview by rules from the job's text.

    Raises:
        NotFound: there is no such job.
        Conflict: code `template_exists`; the job has one.
    """
    policy.can_manage(actor).require()
    job = await jobs.lock_job_for_share(uow, job_id)
    content = await _drafted(uow, actor, job)
    now = clock.now()
    template = Template(
        id=ids.uuid7(), job_id=job.id, name=_NAMES[content.languages[0]],
        state=TemplateState.DRAFT, content=content, made_by=MadeBy.RULES, is_edited=False,
        newest_version=0, requested_by_name="", decided=None,
        changed_by_name=actor.name, created_at=now, updated_at=now, version=1,
    )  # fmt: skip
    await repository.insert_template(uow, template)
    audit.record(
        uow, actor, "ai_interviews.drafted", RECORD, template.id,
        say("Drafted an AI interview for the job “{job}” from its text.", job=job.title),
    )  # fmt: skip
    uow.emit(InterviewTemplateChanged(template_id=template.id, job_id=job.id))
    return template


async def change_template(uow: UnitOfWork, actor: Actor, command: ChangeTemplate) -> Template:
    """Write what a template says. What differs from what was approved needs approval again.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidTemplateState: it waits for approval.
        InvalidInput: parts do not fit together; with the field of each problem.
    """
    policy.can_manage(actor).require()
    require_valid(command.content)
    template = await load_for_update(uow, command.template_id, command.version)
    state = states.after(TemplateAction.EDIT, template.state)
    if (command.content, command.name) == (template.content, template.name):
        return template
    approved = await _approved(uow, template)
    if approved is not None and approved[0] == command.content:
        state = TemplateState.APPROVED
    is_new = command.content != template.content
    return await change(
        uow, actor, template, "changed",
        say("Changed the AI interview “{name}”.", name=command.name),
        content=command.content, name=command.name,
        state=state if is_new else template.state,
        is_edited=template.is_edited or is_new,
        changed_by_name=actor.name,
    )  # fmt: skip


async def restart_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> Template:
    """Draft a template anew from its job as that is now; what was approved stays in use.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidTemplateState: it waits for approval.
    """
    policy.can_manage(actor).require()
    template = await load_for_update(uow, template_id, version)
    state = states.after(TemplateAction.RESTART, template.state)
    content = await _drafted(uow, actor, await jobs.get_job(uow, template.job_id))
    return await change(
        uow, actor, template, "drafted_again",
        say("Drafted the AI interview “{name}” again from the job's text.", name=template.name),
        content=content, state=state, made_by=MadeBy.RULES, is_edited=False, decided=None,
        changed_by_name=actor.name,
    )  # fmt: skip


async def discard_draft(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> Template | None:
    """Go back to the newest version; without one the template goes, and None is returned.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidTemplateState: it waits for approval, or nothing of it is unapproved.
    """
    policy.can_manage(actor).require()
    template = await load_for_update(uow, template_id, version)
    state = states.after(TemplateAction.DISCARD, template.state)
    approved = await _approved(uow, template)
    if approved is None:
        await repository.delete_template(uow, template.id)
        audit.record(
            uow, actor, "ai_interviews.removed", RECORD, template.id,
            say("Removed the AI interview “{name}”, which was a draft.", name=template.name),
        )  # fmt: skip
        uow.emit(InterviewTemplateRemoved(template_id=template.id, job_id=template.job_id))
        return None
    content, made_by, is_edited = approved
    return await change(
        uow, actor, template, "discarded",
        say("Discarded the changes of the AI interview “{name}”.", name=template.name),
        content=content, state=state, made_by=made_by, is_edited=is_edited, decided=None,
        changed_by_name=actor.name,
    )  # fmt: skip


async def _approved(uow: UnitOfWork, template: Template) -> tuple[Content, MadeBy, bool] | None:
    found = await queries.find_version(uow, template.id, template.newest_version)
    return (found.content, found.made_by, found.is_edited) if found else None


async def _drafted(uow: UnitOfWork, actor: Actor, job: Job) -> Content:
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    text = jobs.description_text(job.description_html)
    spoken = organization.locale.partition("-")[0]
    default = Language(spoken) if spoken in set(Language) else Language.EN
    language = language_of(f"{job.title}\n{text}", default)
    pay = jobs.pay_in_words(job.pay, language.value) if job.pay and settings.show_pay else ""
    about = drafting.job_text_of(
        job,
        text,
        language,
        place=jobs.places_in_words(job.locations, language.value),
        pay=pay,
        contact=await _contact(uow, actor, job),
    )
    return drafting.draft_of(about, load_bank(), load_standard())


async def _contact(uow: UnitOfWork, actor: Actor, job: Job) -> str:
    """Return the recruiter of the job's team with their address; whoever drafts if it has none."""
    recruiters = [one.user_id for one in job.hiring_team if one.role is TeamRole.RECRUITER]
    members = await identity.get_members_by_ids(uow, recruiters) if recruiters else {}
    found = next((members[one] for one in recruiters if one in members), None)
    return f"{found.full_name}, {found.email}" if found else f"{actor.name}, {actor.email}"
