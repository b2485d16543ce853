"""Reading templates as a member."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.ai_interviews import policy, queries
from rolecall.domains.ai_interviews.contracts import (
    Content,
    Template,
    TemplateVersion,
    TemplateView,
)
from rolecall.domains.ai_interviews.rules import states
from rolecall.domains.ai_interviews.rules.checking import missing_of
from rolecall.domains.ai_interviews.rules.states import TemplateAction
from rolecall.domains.ai_interviews.rules.words import differences
from rolecall.domains.ai_interviews.service.lawful import warnings_of
from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    FieldDiff,
    Standing,
    SubjectKind,
)
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_BY_MANAGERS = frozenset(
    {
        TemplateAction.EDIT,
        TemplateAction.RESTART,
        TemplateAction.SUBMIT,
        TemplateAction.WITHDRAW,
        TemplateAction.DISCARD,
    }
)


async def view_of_job(uow: UnitOfWork, actor: Actor, job_id: UUID) -> TemplateView | None:
    """Return the template of a job's interview as a member sees it, None if it has none.

    Raises:
        NotFound: there is no such job.
    """
    await jobs.get_job(uow, job_id)
    found = await queries.find_of_job(uow, job_id)
    return await view_template(uow, actor, found) if found else None


async def view_template(uow: UnitOfWork, actor: Actor, template: Template) -> TemplateView:
    """Return a template as a member sees it, with what they may do to it now."""
    standing = await standing_of(uow, template)
    approved = await queries.find_version(uow, template.id, template.newest_version)
    return TemplateView(
        template=template,
        versions=await queries.list_versions(uow, template.id),
        missing=missing_of(template.content),
        warnings=warnings_of(template.content),
        changes=differences(approved.content, template.content) if approved else (),
        chain_name=standing.chain_name,
        approval=(
            await approvals.view_of(uow, actor, standing.approval) if standing.approval else None
        ),
        allowed_actions=await _allowed(uow, actor, template, standing),
    )


async def get_version(uow: UnitOfWork, template_id: UUID, number: int) -> TemplateVersion:
    """Return one version of a template.

    Raises:
        NotFound: there is no such version.
    """
    found = await queries.find_version(uow, template_id, number)
    if found is None:
        raise NotFound(say("There is no such version of this interview."))
    return found


async def compare(
    uow: UnitOfWork, template_id: UUID, before: int | None, after: int | None
) -> tuple[FieldDiff, ...]:
    """Return what differs between two contents; None is what is being written now.

    Raises:
        NotFound: there is no such template or version.
    """
    return differences(
        await _content(uow, template_id, before), await _content(uow, template_id, after)
    )


async def standing_of(uow: UnitOfWork, template: Template) -> Standing:
    """Return whether a chain applies to the template, and its newest request."""
    job = await jobs.get_job(uow, template.job_id)
    return await approvals.standing_of(
        uow, SubjectKind.AI_INTERVIEW_TEMPLATE, template.id, job.department
    )


def is_by_chain(standing: Standing) -> bool:
    """Tell whether approvers of a chain decide, and nobody by their permission alone."""
    return standing.is_needed or standing.status is ApprovalStatus.PENDING


async def _content(uow: UnitOfWork, template_id: UUID, number: int | None) -> Content:
    if number is not None:
        return (await get_version(uow, template_id, number)).content
    found = await queries.find_template(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found.content


async def _allowed(
    uow: UnitOfWork, actor: Actor, template: Template, standing: Standing
) -> tuple[str, ...]:
    """Return what the actor may do. A button that the server would refuse is no button."""
    may_manage = bool(policy.can_manage(actor))
    on_team = actor.user_id is not None and await jobs.is_on_hiring_team(
        uow, actor.user_id, [template.job_id]
    )
    may_approve = bool(policy.can_approve(actor, is_on_team=on_team)) and not is_by_chain(standing)
    return tuple(
        action.value
        for action in states.MOVES[template.state]
        if (may_manage if action in _BY_MANAGERS else may_approve)
    )
