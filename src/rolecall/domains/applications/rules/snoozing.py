"""Whether an application can be snoozed."""

from datetime import datetime

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.contracts.triage import LONGEST_SNOOZE, WAITING_KINDS
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say


def require_snoozable(application: ApplicationRow, until: datetime, now: datetime) -> None:
    """Refuse what is not in the queue, and times that are over or far away.

    Raises:
        Conflict: code `not_waiting`; the application waits for no decision where it is.
        InvalidInput: `until` is not ahead, or further away than the longest snooze.
    """
    if application.stage_kind not in WAITING_KINDS:
        raise Conflict(
            say(
                "This application is in {stage_name} now, where nobody has to read it first.",
                stage_name=application.stage_name,
            ),
            code="not_waiting",
        )
    if until <= now:
        raise InvalidInput.of_field("until", say("Choose a time that is still ahead."))
    if until - now > LONGEST_SNOOZE:
        raise InvalidInput.of_field(
            "until", say("Choose a time within {days} days.", days=LONGEST_SNOOZE.days)
        )
