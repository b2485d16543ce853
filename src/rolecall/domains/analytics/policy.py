"""Who may read which reports. Pure."""

from uuid import UUID

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say


def jobs_of(actor: Actor) -> UUID | None:
    """Return the member whose hiring teams bound what the actor's reports look at.

    None for those who may look at every job of the organization.

    Raises:
        Forbidden: the role reads no reports.
    """
    if actor.has(Permission.REPORTS_READ):
        return None
    if actor.has(Permission.REPORTS_READ_OWN_JOBS) and actor.user_id is not None:
        return actor.user_id
    raise Forbidden(say("Your role does not include reports."))


def can_read_adverse_impact(actor: Actor) -> Decision:
    """Read selection by group: administrators, and whom they let."""
    if not actor.has(Permission.REPORTS_READ_ADVERSE_IMPACT):
        return refused(say("Your role does not include the report on adverse impact."))
    return ALLOWED
