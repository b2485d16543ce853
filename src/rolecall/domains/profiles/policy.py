"""Who may see and change profiles: who may see and change the candidate."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read(actor: Actor) -> Decision:
    """Readers of candidates may."""
    if actor.has(Permission.CANDIDATES_READ):
        return ALLOWED
    return refused(say("Candidates are open to recruiters, hiring managers and administrators."))


def can_change(actor: Actor) -> Decision:
    """Recruiters and administrators may."""
    if actor.has(Permission.CANDIDATES_UPDATE):
        return ALLOWED
    return refused(say("Only recruiters and administrators change candidate records."))
