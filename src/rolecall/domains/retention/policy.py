"""Who may say how long people are kept. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused


def can_manage(actor: Actor) -> Decision:
    """Change rules, and see what they did: administrators, as people."""
    if not actor.has(Permission.RETENTION_MANAGE):
        return refused("Only administrators say how long people are kept.")
    if actor.user_id is None:
        return refused("How long people are kept is decided by people; sign in as one.")
    return ALLOWED


def can_defer(actor: Actor) -> Decision:
    """Keep one person longer: whoever changes candidates, as a person."""
    if not actor.has(Permission.CANDIDATES_UPDATE):
        return refused("Your role does not include changing candidates.")
    if actor.user_id is None:
        return refused("Keeping somebody longer is done by people; sign in as one.")
    return ALLOWED
