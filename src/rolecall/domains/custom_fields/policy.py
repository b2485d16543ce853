"""Who may define fields."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused


def can_manage(actor: Actor) -> Decision:
    """Administrators may."""
    if actor.has(Permission.CUSTOM_FIELDS_MANAGE):
        return ALLOWED
    return refused("Custom fields are defined by administrators of the organization.")
