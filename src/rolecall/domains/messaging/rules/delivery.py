"""When a message is sent, sent again, given up, or left for a person to decide. Pure.

The promise is at most once, as far as SMTP allows: just before the content leaves, the sender
commits a mark. A message that was interrupted before its mark is sent again; one that was
interrupted behind it is `uncertain` and is not, because a second rejection in somebody's inbox
cannot be taken back, while an uncertain one is shown to the organization, which can send it again.
A provider for which a repetition changes nothing needs no such caution.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rolecall.domains.messaging.contracts import Audience, MessageStatus

CLAIM_LEASE = timedelta(seconds=45)
"""For everything before the hand-over. Running out is harmless: the mark then cannot be set."""
HANDOVER_LEASE = timedelta(seconds=240)
"""For the server's answer to the content; longer than a provider waits for it."""
GIVE_UP_AFTER = timedelta(hours=48)
_PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (5, 10, 20, 40, 60, 120, 300, 600, 1200, 1800, 3600)
)
_BOUNCE_LASTS = timedelta(days=30)
_BOUNCE_LASTS_FOR_ACCOUNTS = timedelta(hours=1)
_UNFINISHED = frozenset({MessageStatus.HELD, MessageStatus.QUEUED})
_RESENDABLE = frozenset({MessageStatus.FAILED, MessageStatus.UNCERTAIN, MessageStatus.SUPPRESSED})


class Step(StrEnum):
    """What to do with a message now."""

    SEND = "send"
    WAIT = "wait"
    LEAVE = "leave"
    """It is finished."""
    CALL_UNCERTAIN = "call_uncertain"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a message is."""

    status: MessageStatus
    available_at: datetime
    lease_until: datetime | None = None
    handed_over: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step; for WAIT, until when."""

    step: Step
    until: datetime | None = None


def next_step(progress: Progress, now: datetime, *, repeatable: bool) -> NextStep:
    """Decide what a sender that was just rung does."""
    if progress.status in _UNFINISHED:
        if progress.available_at > now:
            return NextStep(Step.WAIT, progress.available_at)
        return NextStep(Step.SEND)
    if progress.status is not MessageStatus.SENDING:
        return NextStep(Step.LEAVE)
    if progress.lease_until is not None and progress.lease_until > now:
        return NextStep(Step.WAIT, progress.lease_until)
    if progress.handed_over and not repeatable:
        return NextStep(Step.CALL_UNCERTAIN)
    return NextStep(Step.SEND)


def can_be_recalled(progress: Progress) -> bool:
    """Tell whether a recall is certain to keep the message from leaving."""
    if progress.status is MessageStatus.SENDING:
        return not progress.handed_over
    return progress.status in _UNFINISHED


def can_be_resent(status: MessageStatus) -> bool:
    """Tell whether a person may ask for another sending."""
    return status in _RESENDABLE


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after the n-th attempt was temporarily refused."""
    return _PAUSES[min(attempts, len(_PAUSES)) - 1]


def should_give_up(available_at: datetime, now: datetime) -> bool:
    """Tell whether a message has been tried for long enough."""
    return now - available_at >= GIVE_UP_AFTER


def is_suppressed(since: datetime, now: datetime, audience: Audience) -> bool:
    """Tell whether an address that bounced at `since` still gets nothing of this kind.

    Mailboxes are mended, so a bounce does not last; someone who asks for a new password must not
    be locked out by it.
    """
    lasts = _BOUNCE_LASTS_FOR_ACCOUNTS if audience is Audience.ACCOUNT else _BOUNCE_LASTS
    return now - since < lasts
