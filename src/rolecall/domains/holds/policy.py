"""Who may hold."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Place holds and lift them: administrators, as people."""
    if not actor.has(Permission.HOLDS_MANAGE):
        return refused(say("Only administrators place and lift legal holds."))
    if actor.user_id is None:
        return refused(say("Legal holds belong to people; sign in as one."))
    return ALLOWED
