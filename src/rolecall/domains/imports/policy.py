"""Who imports."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused


def can_import(actor: Actor) -> Decision:
    """Recruiters and administrators, as persons."""
    if not actor.has(Permission.CANDIDATES_UPDATE):
        return refused("Only recruiters and administrators import candidates.")
    if actor.user_id is None:
        return refused("Imports belong to people; sign in as one.")
    return ALLOWED
