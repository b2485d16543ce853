"""Who may choose a language model. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Administrators: what is asked leaves the installation, and costs money."""
    if actor.has(Permission.ORGANIZATION_UPDATE):
        return ALLOWED
    return refused(say("Only administrators choose the language model."))
