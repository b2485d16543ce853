"""Who may see and change candidates."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused


def can_read(actor: Actor) -> Decision:
    """Readers of candidates may."""
    if actor.has(Permission.CANDIDATES_READ):
        return ALLOWED
    return refused("Candidates are open to recruiters, hiring managers and administrators.")


def can_update(actor: Actor) -> Decision:
    """Recruiters and administrators may."""
    if actor.has(Permission.CANDIDATES_UPDATE):
        return ALLOWED
    return refused("Only recruiters and administrators change candidate records.")
