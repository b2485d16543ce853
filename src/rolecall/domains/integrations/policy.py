"""Who sees connections, and who sets them up."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read(actor: Actor) -> Decision:
    """Those who may see what is connected."""
    if not actor.has(Permission.INTEGRATIONS_READ):
        return refused(say("You may not see connections to other systems."))
    return ALLOWED


def can_manage(actor: Actor) -> Decision:
    """Those who may connect other systems: what is read from them is theirs to answer for."""
    if not actor.has(Permission.INTEGRATIONS_MANAGE):
        return refused(say("You may not set up connections to other systems."))
    return ALLOWED
