"""Who may do what with AI interviews and their templates. Pure."""

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


def can_read_answers(actor: Actor, *, is_hidden: bool) -> Decision:
    """Who manages interviews reads them; the others of the hiring team when they are not hidden."""
    if not is_hidden or actor.has(Permission.AI_INTERVIEWS_MANAGE):
        return ALLOWED
    return refused(
        say(
            "What was said is hidden from the hiring team until a recruiter has reviewed it, so "
            "that nobody is swayed before."
        )
    )
