"""Who may do what to approvals and chains. Pure."""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.approvals.contracts import Approval
from rolecall.domains.approvals.rules.voices import may_read, voices
from rolecall.kernel.sentences import say


def can_manage_chains(actor: Actor) -> Decision:
    """Decide whether the actor may write chains."""
    if actor.has(Permission.APPROVALS_MANAGE):
        return ALLOWED
    return refused(say("Approval chains are written by administrators of the organization."))


def can_read(actor: Actor, approval: Approval, stands_in_for: Collection[UUID]) -> Decision:
    """Decide whether the actor may see a request: who has to do with it, and administrators."""
    if actor.has(Permission.APPROVALS_MANAGE) or may_read(approval, actor.user_id, stands_in_for):
        return ALLOWED
    return refused(say("This request for approval is for others."))


def can_decide(actor: Actor, approval: Approval, stands_in_for: Collection[UUID]) -> Decision:
    """Decide whether a pending request waits for the actor."""
    if voices(approval, actor.user_id, stands_in_for):
        return ALLOWED
    if actor.user_id == approval.requested_by and not approval.allows_own:
        return refused(say("You asked for this approval, so that others have to decide."))
    return refused(
        say("This request does not wait for you: it is not your turn, or you have decided.")
    )


def can_list_pending(actor: Actor) -> Decision:
    """Decide whether the actor may see what waits for anybody."""
    if actor.has(Permission.APPROVALS_MANAGE):
        return ALLOWED
    return refused(say("Administrators see what waits for others. Ask one to hand a request on."))


def can_hand_on(actor: Actor, from_user_id: UUID) -> Decision:
    """Decide whether the actor may give this person's voice to another."""
    if actor.user_id == from_user_id or actor.has(Permission.APPROVALS_MANAGE):
        return ALLOWED
    return refused(
        say("Approvers hand on what waits for themselves; administrators may for others.")
    )
