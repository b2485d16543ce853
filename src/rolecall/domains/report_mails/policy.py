"""Who may see and change report mails. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.analytics.contracts import READING
from rolecall.domains.report_mails.contracts import MailStatus, ReportMail
from rolecall.kernel.sentences import say


def can_use(actor: Actor) -> Decision:
    """Whoever reads reports, and is a person."""
    if actor.user_id is not None and any(actor.has(one) for one in READING):
        return ALLOWED
    return refused(say("Your role does not include reports."))


def sees_all(actor: Actor) -> bool:
    """Tell whether the actor sees everybody's: who administers the organization."""
    return actor.has(Permission.ORGANIZATION_UPDATE)


def can_see(actor: Actor, mail: ReportMail) -> bool:
    """Tell whether the mail is the actor's own, goes to them, or they administer."""
    return (
        sees_all(actor)
        or mail.owner_id == actor.user_id
        or any(reader.user_id == actor.user_id for reader in mail.readers)
    )


def can_change(actor: Actor, mail: ReportMail) -> Decision:
    """Who made it, and who administers the organization."""
    if mail.owner_id == actor.user_id or sees_all(actor):
        return ALLOWED
    return refused(
        say("{owner_name} sends this mail. You can stop getting it.", owner_name=mail.owner_name)
    )


def takes_over(actor: Actor, mail: ReportMail) -> bool:
    """Tell whether resuming the mail makes it the actor's own: it has no owner any more."""
    return mail.status is MailStatus.OWNERLESS and mail.owner_id != actor.user_id
