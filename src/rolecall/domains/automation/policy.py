"""Who may do what with automation. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Whoever changes workflows writes their rules."""
    if actor.has(Permission.WORKFLOWS_MANAGE):
        return ALLOWED
    return refused(say("Rules are written by administrators of the organization."))


def can_cancel(actor: Actor) -> Decision:
    """Whoever moves applications cancels what waits for them."""
    if actor.has(Permission.APPLICATIONS_ADVANCE):
        return ALLOWED
    return refused(say("Only recruiters and administrators cancel what automation is about to do."))


def can_ask_about_candidates(actor: Actor) -> Decision:
    """Whoever reads candidates: what a rule would have matched tells about their records."""
    if actor.has(Permission.CANDIDATES_READ):
        return ALLOWED
    return refused(say("Conditions about candidates are for those who read candidates."))
