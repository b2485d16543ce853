"""A template and its approval: asking, taking back, deciding, and what follows from outcomes.

Guarantees: a version is made of exactly the content that was approved. Where an approval chain
applies its approvers decide; elsewhere somebody who may approve says so, and the audit log who.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.ai_interviews import policy, repository
from rolecall.domains.ai_interviews.contracts import (
    Decided,
    Template,
    TemplateState,
    TemplateVersion,
)
from rolecall.domains.ai_interviews.events import InterviewTemplateApproved
from rolecall.domains.ai_interviews.rules import states
from rolecall.domains.ai_interviews.rules.approval import subject_of
from rolecall.domains.ai_interviews.rules.checking import missing_of
from rolecall.domains.ai_interviews.rules.states import TemplateAction
from rolecall.domains.ai_interviews.service.changing import change, load_for_update
from rolecall.domains.ai_interviews.service.reading import is_by_chain, standing_of
from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    RequestApproval,
    SubjectKind,
)
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import Sentence, say


async def submit_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, note: str, version: int | None
) -> Template:
    """Ask for approval: the approvers of the chain that applies, or whoever may approve.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidTemplateState: it is no draft.
        InvalidInput: something is missing; with the field of each.
        Conflict: as `approvals.request_approval` says.
    """
    policy.can_manage(actor).require()
    template = await load_for_update(uow, template_id, version)
    state = states.after(TemplateAction.SUBMIT, template.state)
    _require_complete(template)
    if (await standing_of(uow, template)).is_needed:
        job = await jobs.get_job(uow, template.job_id)
        subject = subject_of(template, job.title, job.department)
        await approvals.request_approval(uow, actor, RequestApproval(subject=subject, note=note))
    return await change(
        uow, actor, template, "submitted",
        say("Asked for approval of the AI interview “{name}”.", name=template.name),
        state=state, requested_by_name=actor.name, decided=None,
    )  # fmt: skip


async def withdraw_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> Template:
    """Take the request back; the template is a draft again.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidTemplateState: nobody was asked.
    """
    policy.can_manage(actor).require()
    template = await load_for_update(uow, template_id, version)
    state = states.after(TemplateAction.WITHDRAW, template.state)
    if (decided := await _settled(uow, template)) is not None:
        return decided
    await approvals.withdraw(uow, actor, SubjectKind.AI_INTERVIEW_TEMPLATE, template.id)
    return await change(
        uow, actor, template, "taken_back",
        say("Took back the request to approve the AI interview “{name}”.", name=template.name),
        state=state, requested_by_name="",
    )  # fmt: skip


async def approve_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, note: str, version: int | None
) -> Template:
    """Approve what a template says now, where no chain applies.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        Forbidden: the actor may not approve this one.
        InvalidTemplateState: it is approved as it is.
        InvalidInput: something is missing; with the field of each.
        Conflict: code `chain_decides`; the approvers of a chain decide.
    """
    template = await _to_decide(uow, actor, template_id, version)
    states.after(TemplateAction.APPROVE, template.state)
    _require_complete(template)
    return await _approve(uow, actor, template, actor.name, note)


async def decline_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, note: str, version: int | None
) -> Template:
    """Decline what a template says, with the reason; it is a draft again.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        Forbidden: the actor may not approve this one.
        InvalidTemplateState: nobody was asked.
        InvalidInput: there is no reason.
        Conflict: code `chain_decides`; the approvers of a chain decide.
    """
    template = await _to_decide(uow, actor, template_id, version)
    states.after(TemplateAction.DECLINE, template.state)
    if not note:
        raise InvalidInput.of_field(
            "note",
            say("Say what would have to change, so that people know what to do."),
            "required",
        )
    return await _decline(uow, actor, template, actor.name, note)


async def settle_approval(uow: UnitOfWork, template_id: UUID) -> None:
    """Let a template that waits for a chain's approvers follow the newest request."""
    template = await repository.find_for_update(uow, template_id)
    if template is not None and template.state is TemplateState.PENDING_APPROVAL:
        await _settled(uow, template)


async def _settled(uow: UnitOfWork, template: Template) -> Template | None:
    """Return a waiting template as the newest request decided it, None if nobody has decided."""
    approval = (await standing_of(uow, template)).approval
    if approval is None:
        return None
    actor = system_actor(uow.org_id)
    if approval.status is ApprovalStatus.GRANTED:
        return await _approve(uow, actor, template, *await _said(uow, approval))
    if approval.status is ApprovalStatus.DECLINED:
        return await _decline(uow, actor, template, *await _said(uow, approval))
    return None


async def _to_decide(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> Template:
    template = await load_for_update(uow, template_id, version)
    on_team = actor.user_id is not None and await jobs.is_on_hiring_team(
        uow, actor.user_id, [template.job_id]
    )
    policy.can_approve(actor, is_on_team=on_team).require()
    standing = await standing_of(uow, template)
    if is_by_chain(standing):
        raise Conflict(
            say(
                "In your organization the approvers of “{chain}” decide about this. They are asked "
                "by a request for approval.",
                chain=standing.approval.chain_name
                if standing.approval and not standing.chain_name
                else standing.chain_name,
            ),
            code="chain_decides",
        )
    return template


async def _approve(
    uow: UnitOfWork, actor: Actor, template: Template, by_name: str, note: str
) -> Template:
    number, now = template.newest_version + 1, clock.now()
    await repository.insert_version(
        uow,
        TemplateVersion(
            template_id=template.id, number=number, content=template.content,
            made_by=template.made_by, is_edited=template.is_edited, approved_by_name=by_name,
            note=note, created_at=now,
        ),
    )  # fmt: skip
    uow.emit(
        InterviewTemplateApproved(
            template_id=template.id, job_id=template.job_id, version_number=number
        )
    )
    return await change(
        uow, actor, template, "approved",
        say(
            "Approved the AI interview “{name}” as version {number}.",
            name=template.name, number=number,
        ),
        state=TemplateState.APPROVED, newest_version=number,
        decided=Decided(approved=True, by_name=by_name, at=now, note=note),
    )  # fmt: skip


async def _decline(
    uow: UnitOfWork, actor: Actor, template: Template, by_name: str, note: str
) -> Template:
    return await change(
        uow, actor, template, "declined",
        say("Declined the AI interview “{name}”.", name=template.name),
        state=TemplateState.DRAFT,
        decided=Decided(approved=False, by_name=by_name, at=clock.now(), note=note),
    )  # fmt: skip


async def _said(uow: UnitOfWork, approval: Approval) -> tuple[str, str]:
    """Return who decided a request, and what they said."""
    said = [slot for slot in approval.slots if slot.decided_by is not None]
    names = await identity.names_of_members(uow, [s.decided_by for s in said if s.decided_by])
    by_name = ", ".join(names[s.decided_by] for s in said if s.decided_by in names)
    return by_name, "\n".join(slot.comment for slot in said if slot.comment)


def _require_complete(template: Template) -> None:
    missing = missing_of(template.content)
    if missing:
        raise InvalidInput(_INCOMPLETE, errors=missing)


_INCOMPLETE: Sentence = say("Some parts of the interview have to be written before it is approved.")
