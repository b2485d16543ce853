"""`/api/v1/jobs/{job_id}/ai-interview`, `/ai-interview-templates` and `/ai-interview-bank`."""

from typing import Annotated
from uuid import UUID

from fastapi import Path as PathParameter
from fastapi import Query, Response

from rolecall.access import Actor, Permission
from rolecall.domains.ai_interviews import policy, service
from rolecall.domains.ai_interviews.contracts import Template
from rolecall.domains.ai_interviews.schemas.content import InterviewBankOut
from rolecall.domains.ai_interviews.schemas.templates import (
    InterviewDiffOut,
    InterviewNoteIn,
    InterviewPartDiffOut,
    InterviewTemplateIn,
    InterviewTemplateOut,
    InterviewVersionContentOut,
    JobInterviewOut,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(tags=["AI interviews"])
_READ = org(Permission.AI_INTERVIEWS_READ)
_MANAGE = org(Permission.AI_INTERVIEWS_MANAGE)
_APPROVE = org(Permission.AI_INTERVIEWS_APPROVE)
_TEMPLATE = "/ai-interview-templates/{interview_template_id}"
Number = Annotated[int, PathParameter(ge=1, le=1_000_000)]
Optional = Annotated[int | None, Query(ge=1, le=1_000_000)]


@router.get("/jobs/{job_id}/ai-interview", **_READ)
async def get_job_interview(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response
) -> JobInterviewOut:
    """Return the AI interview of a job, if it has one."""
    view = await service.view_of_job(uow, actor, job_id)
    if view is not None:
        set_etag(response, view.template.version)
    shown = InterviewTemplateOut.of(view) if view is not None else None
    may = view is None and bool(policy.can_manage(actor))
    return JobInterviewOut(template=shown, may_draft=may)


@router.post("/jobs/{job_id}/ai-interview", status_code=201, **_MANAGE)
async def draft_job_interview(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response
) -> InterviewTemplateOut:
    """Draft an AI interview by rules from the job's text; people approve it before it is used."""
    drafted = await service.draft_template(uow, actor, job_id)
    return await _shown(uow, actor, drafted, response)


@router.get("/ai-interview-bank", **_READ)
async def get_interview_bank() -> InterviewBankOut:
    """Return the competencies, questions and texts that come with the product."""
    return InterviewBankOut.of(service.load_bank(), service.load_standard())


@router.put(_TEMPLATE, **_MANAGE)
async def update_interview_template(
    uow: Uow,
    actor: ActorDep,
    interview_template_id: UUID,
    body: InterviewTemplateIn,
    if_match: IfMatch,
    response: Response,
) -> InterviewTemplateOut:
    """Write what an AI interview says; what was approved stays in use until the next approval."""
    changed = await service.change_template(
        uow, actor, body.command(interview_template_id, if_match)
    )
    return await _shown(uow, actor, changed, response)


@router.post(f"{_TEMPLATE}/restart", **_MANAGE)
async def restart_interview_template(
    uow: Uow, actor: ActorDep, interview_template_id: UUID, if_match: IfMatch, response: Response
) -> InterviewTemplateOut:
    """Draft an AI interview again from the job's text as that is now."""
    drafted = await service.restart_template(uow, actor, interview_template_id, if_match)
    return await _shown(uow, actor, drafted, response)


@router.post(f"{_TEMPLATE}/discard", **_MANAGE)
async def discard_interview_draft(
    uow: Uow, actor: ActorDep, interview_template_id: UUID, if_match: IfMatch, response: Response
) -> JobInterviewOut:
    """Go back to the newest approved version; a draft that never was approved is removed."""
    left = await service.discard_draft(uow, actor, interview_template_id, if_match)
    if left is None:
        return JobInterviewOut(template=None, may_draft=True)
    shown = await _shown(uow, actor, left, response)
    return JobInterviewOut(template=shown, may_draft=False)


@router.post(f"{_TEMPLATE}/submit", **_MANAGE)
async def submit_interview_template(
    uow: Uow,
    actor: ActorDep,
    interview_template_id: UUID,
    body: InterviewNoteIn,
    if_match: IfMatch,
    response: Response,
) -> InterviewTemplateOut:
    """Ask for approval: the approvers of the chain that applies, or whoever may approve."""
    submitted = await service.submit_template(
        uow, actor, interview_template_id, body.note, if_match
    )
    return await _shown(uow, actor, submitted, response)


@router.post(f"{_TEMPLATE}/withdraw", **_MANAGE)
async def withdraw_interview_template(
    uow: Uow, actor: ActorDep, interview_template_id: UUID, if_match: IfMatch, response: Response
) -> InterviewTemplateOut:
    """Take the request for approval back."""
    taken = await service.withdraw_template(uow, actor, interview_template_id, if_match)
    return await _shown(uow, actor, taken, response)


@router.post(f"{_TEMPLATE}/approve", **_APPROVE)
async def approve_interview_template(
    uow: Uow,
    actor: ActorDep,
    interview_template_id: UUID,
    body: InterviewNoteIn,
    if_match: IfMatch,
    response: Response,
) -> InterviewTemplateOut:
    """Approve what an AI interview says now, where no approval chain applies."""
    approved = await service.approve_template(
        uow, actor, interview_template_id, body.note, if_match
    )
    return await _shown(uow, actor, approved, response)


@router.post(f"{_TEMPLATE}/decline", **_APPROVE)
async def decline_interview_template(
    uow: Uow,
    actor: ActorDep,
    interview_template_id: UUID,
    body: InterviewNoteIn,
    if_match: IfMatch,
    response: Response,
) -> InterviewTemplateOut:
    """Decline what an AI interview says, with the reason; it is a draft again."""
    declined = await service.decline_template(
        uow, actor, interview_template_id, body.note, if_match
    )
    return await _shown(uow, actor, declined, response)


@router.get(f"{_TEMPLATE}/versions/{{version_number}}", **_READ)
async def get_interview_version(
    uow: Uow, interview_template_id: UUID, version_number: Number
) -> InterviewVersionContentOut:
    """Return an approved version of an AI interview; it never changes."""
    found = await service.get_version(uow, interview_template_id, version_number)
    return InterviewVersionContentOut.of(found)


@router.get(f"{_TEMPLATE}/diff", **_READ)
async def compare_interview_versions(
    uow: Uow,
    interview_template_id: UUID,
    older: Optional = None,
    newer: Optional = None,
) -> InterviewDiffOut:
    """Return what differs between two versions; left out, it is what is being written now."""
    found = await service.compare(uow, interview_template_id, older, newer)
    return InterviewDiffOut(items=[InterviewPartDiffOut.of(one) for one in found])


async def _shown(
    uow: UnitOfWork, actor: Actor, template: Template, response: Response
) -> InterviewTemplateOut:
    set_etag(response, template.version)
    return InterviewTemplateOut.of(await service.view_template(uow, actor, template))
