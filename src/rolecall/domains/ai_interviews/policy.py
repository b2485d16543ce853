"""Who may do what with the templates of interviews. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Recruiters and administrators write templates."""
    if actor.has(Permission.AI_INTERVIEWS_MANAGE):
        return ALLOWED
    return refused(say("Only recruiters and administrators write AI interviews."))


def can_approve(actor: Actor, *, is_on_team: bool) -> Decision:
    """Who has the permission approves for jobs of their own team; administrators for all."""
    if not actor.has(Permission.AI_INTERVIEWS_APPROVE):
        return refused(
            say("Approving AI interviews is for hiring managers and administrators. Ask one.")
        )
    if is_on_team or actor.has(Permission.APPROVALS_MANAGE):
        return ALLOWED
    return refused(
        say("You approve AI interviews of jobs whose hiring team you are on. Ask its members.")
    )


def can_invite(actor: Actor) -> Decision:
    """Recruiters and administrators invite candidates."""
    if actor.has(Permission.AI_INTERVIEWS_MANAGE):
        return ALLOWED
    return refused(say("Only recruiters and administrators invite to AI interviews."))
