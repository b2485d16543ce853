"""Who may say how long people are kept. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Change rules, and see what they did: administrators, as people."""
    if not actor.has(Permission.RETENTION_MANAGE):
        return refused(say("Only administrators say how long people are kept."))
    if actor.user_id is None:
        return refused(say("How long people are kept is decided by people; sign in as one."))
    return ALLOWED


def can_defer(actor: Actor) -> Decision:
    """Keep one person longer: whoever changes candidates, as a person."""
    if not actor.has(Permission.CANDIDATES_UPDATE):
        return refused(say("Your role does not include changing candidates."))
    if actor.user_id is None:
        return refused(say("Keeping somebody longer is done by people; sign in as one."))
    return ALLOWED
