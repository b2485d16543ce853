"""Who may read messages and stop them. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read_messages(actor: Actor) -> Decision:
    """Messages show what was written to candidates."""
    if actor.has(Permission.MESSAGES_READ):
        return ALLOWED
    return refused(say("Your role does not show the mails that were sent. Ask a recruiter."))


def can_direct_messages(actor: Actor) -> Decision:
    """Whoever may cause a mail by moving an application may recall it and send it again."""
    if actor.has(Permission.MESSAGES_READ) and actor.has(Permission.APPLICATIONS_ADVANCE):
        return ALLOWED
    return refused(
        say("Recalling a mail or sending it again is for recruiters and administrators.")
    )


def can_manage_templates(actor: Actor) -> Decision:
    """Whoever writes to candidates writes the templates for it."""
    if actor.has(Permission.MAIL_TEMPLATES_MANAGE):
        return ALLOWED
    return refused(say("Templates of mails are for recruiters and administrators."))
