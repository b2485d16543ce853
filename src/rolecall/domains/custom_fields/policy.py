"""Who may define fields."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_manage(actor: Actor) -> Decision:
    """Administrators may."""
    if actor.has(Permission.CUSTOM_FIELDS_MANAGE):
        return ALLOWED
    return refused(say("Custom fields are defined by administrators of the organization."))
