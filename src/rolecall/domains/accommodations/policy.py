"""Who may read requests for adjustments and answer them. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Those with a permission of its own may; reading the application is not enough."""
    if actor.has(Permission.ACCOMMODATIONS_MANAGE):
        return ALLOWED
    return refused(say("What people ask to be adjusted is open to recruiters and administrators."))
