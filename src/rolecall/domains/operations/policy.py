"""Who may see and stop operations. What an operation may do is its kind's own policy."""

from uuid import UUID

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def sees_all(actor: Actor) -> bool:
    """Tell whether the actor sees everybody's operations: who may read the audit log."""
    return actor.has(Permission.AUDIT_READ)


def can_see(actor: Actor, started_by: UUID) -> bool:
    """Tell whether the actor sees an operation: the own ones, or all."""
    return actor.user_id == started_by or sees_all(actor)


def can_fetch_file(actor: Actor, started_by: UUID, needed: Permission | None) -> Decision:
    """The file holds what its maker may see, and is theirs alone, for as long as they may."""
    if actor.user_id != started_by:
        return refused(say("Only who made an export fetches its file. Make one of your own."))
    if needed is not None and not actor.has(needed):
        return refused(say("Your role does not show these records any more."))
    return ALLOWED
