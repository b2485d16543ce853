"""What an answer to a mail that invites to a job becomes. Pure."""

from enum import StrEnum

from rolecall.domains.applications.rules.mailed import may_be_resume
from rolecall.domains.messaging.contracts import Arrival, ArrivalStatus


class Outcome(StrEnum):
    """What was made of it, as it is kept with the answer."""

    BEGUN = "begun"
    """An application was begun, which nobody but its author opens."""
    CLOSED = "closed"
    """The job takes no applications any more, and the person was told."""
    APPLIED = "applied"
    """The person has applied for the job already, and was told."""


def asks_to_apply(arrival: Arrival) -> bool:
    """Tell whether an answer is meant as an application: a person sent a résumé with it.

    It has to come from the address that was written to. Who answers from another one, or forges
    the sender, is shown to members and begins nothing.
    """
    return (
        arrival.status is ArrivalStatus.ANSWER
        and not arrival.from_other_address
        and not arrival.outcome
        and any(one.file_id and may_be_resume(one.filename) for one in arrival.attachments)
    )
