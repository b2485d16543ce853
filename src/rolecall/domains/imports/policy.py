"""Who imports."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_import(actor: Actor) -> Decision:
    """Recruiters and administrators, as persons."""
    if not actor.has(Permission.CANDIDATES_UPDATE):
        return refused(say("Only recruiters and administrators import candidates."))
    if actor.user_id is None:
        return refused(say("Imports belong to people; sign in as one."))
    return ALLOWED
