"""Who may do what with offers. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Recruiters and administrators write and send offers."""
    if actor.has(Permission.OFFERS_MANAGE):
        return ALLOWED
    return refused(say("Only recruiters and administrators write and send offers."))
