"""What each kind of mail about interviews declares."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.messaging.contracts import Audience, MailKind
from rolecall.domains.messaging.rules.catalogue.choices import INTERVIEW_NEWS, PERSON_WANTED
from rolecall.domains.messaging.rules.catalogue.declaration import (
    TO_A_CANDIDATE,
    TO_A_MEMBER,
    Declaration,
)
from rolecall.domains.messaging.rules.variables import (
    Choice,
    Count,
    Link,
    Moment,
    Name,
    Prose,
    Text,
    Variable,
)

_OF_AN_INTERVIEW: dict[str, Variable] = {
    "candidate_name": Name(),
    "job_title": Text(),
    "interview_title": Text(),
    "interview_url": Link(),
}

OF_INTERVIEWS: Final[Mapping[MailKind, Declaration]] = {
    MailKind.INTERVIEW_NEWS: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            **_OF_AN_INTERVIEW,
            "news": Choice(INTERVIEW_NEWS),
            "starts_at": Moment(optional=True),
            "minutes": Count(),
            "place": Text(optional=True),
            "video_url": Link(optional=True),
            "reason": Text(optional=True, limit=500),
        },
    ),
    MailKind.INTERVIEW_INVITATION: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "news": Choice(INTERVIEW_NEWS),
            "starts_at": Moment(),
            "minutes": Count(),
            "interviewers": Text(optional=True, limit=1_000),
            "place": Text(optional=True),
            "video_url": Link(optional=True),
            "message": Prose(optional=True),
            "booking_url": Link(optional=True, private=True),
        },
    ),
    MailKind.INTERVIEW_BOOKING: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "booking_url": Link(private=True),
            "minutes": Count(),
            "expires_at": Moment(),
            "message": Prose(optional=True),
        },
    ),
    MailKind.AI_INTERVIEW_INVITATION: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "room_url": Link(private=True),
            "minutes": Count(),
            "expires_at": Moment(),
            "is_repeated": Choice(("yes",), optional=True),
            "message": Prose(optional=True),
        },
    ),
    MailKind.AI_INTERVIEW_REMINDER: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "room_url": Link(private=True),
            "minutes": Count(),
            "expires_at": Moment(),
        },
    ),
    MailKind.AI_INTERVIEW_WANTS_PERSON: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "reason": Choice(PERSON_WANTED),
            "message": Prose(optional=True),
            "application_url": Link(),
        },
    ),
    MailKind.SCORECARD_REMINDER: Declaration(
        Audience.MEMBER, {**TO_A_MEMBER, **_OF_AN_INTERVIEW, "ended_at": Moment(optional=True)}
    ),
    MailKind.SCORECARD_OVERDUE: Declaration(
        Audience.MEMBER, {**TO_A_MEMBER, **_OF_AN_INTERVIEW, "interviewer_name": Text()}
    ),
}
