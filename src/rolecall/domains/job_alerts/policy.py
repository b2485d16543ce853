"""Who may do what with job alerts. Pure."""

from rolecall.access import ALLOWED, Decision, refused
from rolecall.kernel.sentences import say


def can_keep(*, is_verified: bool) -> Decision:
    """Whoever has proved that the address of their account is theirs."""
    if is_verified:
        return ALLOWED
    return refused(say("Confirm the mail address of your account first: the link is in our mail."))
