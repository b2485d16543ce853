"""What a candidate can do by a booking link, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rolecall.domains.interviews.contracts import (
    BookingLink,
    BookingState,
    Interview,
    InterviewState,
    SchedulingPolicy,
    Span,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What can be done by a link now.

    `is_booked`: there is an interview that stands and is still to come. `may_choose` covers the
    first choice and another one.
    """

    is_booked: bool
    may_choose: bool
    may_cancel: bool


def allowed_by(
    link: BookingLink,
    interview: Interview | None,
    policy: SchedulingPolicy,
    *,
    active: bool,
    now: datetime,
) -> Allowed:
    """Decide; `active` tells whether the application still runs.

    What the organization called off or moved away from a time is the organization's to arrange
    anew; what the candidate cancelled they may book again for as long as the link is open.
    """
    stands = (
        interview is not None
        and interview.state is InterviewState.SCHEDULED
        and interview.starts_at is not None
        and interview.starts_at > now
    )
    if link.state is BookingState.WITHDRAWN or not active:
        return Allowed(stands, may_choose=False, may_cancel=False)
    if link.state is BookingState.BOOKED:
        in_time = (
            stands
            and interview is not None
            and interview.starts_at is not None
            and interview.starts_at - now >= policy.change_notice
        )
        return Allowed(stands, may_choose=in_time, may_cancel=in_time)
    return Allowed(is_booked=False, may_choose=now < link.expires_at, may_cancel=False)


def search_window(policy: SchedulingPolicy, now: datetime) -> Span:
    """Return from when until when a candidate may choose."""
    return Span(now + policy.notice, now + timedelta(days=policy.days_ahead))
