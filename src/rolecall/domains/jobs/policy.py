"""Who may do what to jobs, workflows and reasons. Pure."""

from typing import Final
from uuid import UUID

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.jobs.contracts import JobStatus
from rolecall.domains.jobs.rules.lifecycle import ApprovalGate, JobAction, allowed
from rolecall.kernel.sentences import say

NEEDED: Final[dict[JobAction, Permission]] = {
    JobAction.EDIT: Permission.JOBS_UPDATE,
    JobAction.REQUEST_APPROVAL: Permission.JOBS_UPDATE,
    JobAction.WITHDRAW_APPROVAL: Permission.JOBS_UPDATE,
    JobAction.PUBLISH: Permission.JOBS_PUBLISH,
    JobAction.HOLD: Permission.JOBS_PUBLISH,
    JobAction.RESUME: Permission.JOBS_PUBLISH,
    JobAction.CLOSE: Permission.JOBS_PUBLISH,
    JobAction.ARCHIVE: Permission.JOBS_DELETE,
    JobAction.DELETE: Permission.JOBS_DELETE,
    JobAction.DUPLICATE: Permission.JOBS_CREATE,
}
"""The permission that each action asks for."""


_MAY_NOT: Final = {
    JobAction.EDIT: say("Your role does not include to edit jobs. Ask a recruiter."),
    JobAction.REQUEST_APPROVAL: say(
        "Your role does not include to request approval jobs. Ask a recruiter."
    ),
    JobAction.WITHDRAW_APPROVAL: say(
        "Your role does not include to withdraw approval jobs. Ask a recruiter."
    ),
    JobAction.PUBLISH: say("Your role does not include to publish jobs. Ask a recruiter."),
    JobAction.HOLD: say("Your role does not include to hold jobs. Ask a recruiter."),
    JobAction.RESUME: say("Your role does not include to resume jobs. Ask a recruiter."),
    JobAction.CLOSE: say("Your role does not include to close jobs. Ask a recruiter."),
    JobAction.ARCHIVE: say("Your role does not include to archive jobs. Ask a recruiter."),
    JobAction.DELETE: say("Your role does not include to delete jobs. Ask a recruiter."),
    JobAction.DUPLICATE: say("Your role does not include to duplicate jobs. Ask a recruiter."),
}


def can_act(actor: Actor, action: JobAction) -> Decision:
    """Decide whether the actor may take this action on jobs, whatever their status."""
    if actor.has(NEEDED[action]):
        return ALLOWED
    return refused(_MAY_NOT[action])


def can_create(actor: Actor) -> Decision:
    """Decide whether the actor may write new jobs."""
    if actor.has(Permission.JOBS_CREATE):
        return ALLOWED
    return refused(say("Your role does not include to create jobs. Ask a recruiter."))


def can_manage_workflows(actor: Actor) -> Decision:
    """Decide whether the actor may change workflows and rejection reasons."""
    if actor.has(Permission.WORKFLOWS_MANAGE):
        return ALLOWED
    return refused(say("Workflows and reasons are changed by administrators of the organization."))


def can_retire_share_link(actor: Actor, made_by: UUID | None) -> Decision:
    """Decide whether the actor may retire a link: one's own, and whoever changes jobs."""
    if actor.has(Permission.JOBS_UPDATE) or (made_by is not None and actor.user_id == made_by):
        return ALLOWED
    return refused(say("This link was made by somebody else. Ask them, or a recruiter."))


def allowed_actions(actor: Actor, status: JobStatus, gate: ApprovalGate) -> tuple[JobAction, ...]:
    """Return what this actor may do to a job in this status: what its buttons show."""
    return tuple(action for action in allowed(status, gate) if can_act(actor, action))
