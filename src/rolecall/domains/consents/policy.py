"""Who may read and write what people agree to. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read(actor: Actor) -> Decision:
    """Whoever reads candidates' records, where consents stand, and whoever writes the wording."""
    if actor.has(Permission.CANDIDATES_READ) or actor.has(Permission.ORGANIZATION_UPDATE):
        return ALLOWED
    return refused(say("Your role does not include reading what people agreed to."))


def can_write(actor: Actor) -> Decision:
    """Administrators, as people: it is the organization that promises."""
    if not actor.has(Permission.ORGANIZATION_UPDATE):
        return refused(say("Only administrators write what people agree to."))
    if actor.user_id is None:
        return refused(say("What people agree to is published by people; sign in as one."))
    return ALLOWED
