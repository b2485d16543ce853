"""What the candidate has to hear of an appointment."""

from datetime import datetime

from rolecall.domains.interviews.contracts import Appointment, Interview, InterviewState, News

_LAPSED = (InterviewState.COMPLETED, InterviewState.NO_SHOW)


def news_for_candidate(before: Interview | None, after: Interview, now: datetime) -> News | None:
    """Return what the candidate is told after a change, None for nothing.

    Nothing is told of what is past, nor of what only the interviewers see. `before` is None for an
    interview that is new.
    """
    if not after.invites_candidate or after.state in _LAPSED:
        return None
    had = before.starts_at if before and before.state is not InterviewState.CANCELLED else None
    has = after.starts_at if after.state is InterviewState.SCHEDULED else None
    if has is None:
        return News.CANCELLED if had is not None and had > now else None
    if has <= now:
        return None
    if before is None or had is None:
        return News.SCHEDULED
    return None if _seen(before) == _seen(after) else News.RESCHEDULED


def appointment_of(interview: Interview, news: News, starts_at: datetime) -> Appointment:
    """Return the appointment as the candidate knows it; nothing in it is internal."""
    ends_at = interview.ends_at if starts_at == interview.starts_at else None
    return Appointment(
        news=news,
        starts_at=starts_at,
        ends_at=ends_at or starts_at + interview.total,
        sequence=interview.sequence,
        interviewer_names=tuple(one.full_name for one in interview.interviewers),
        place=interview.place,
        video_url=interview.video_url,
        note=interview.candidate_note,
        time_zone=interview.time_zone,
    )


def _seen(interview: Interview) -> tuple[object, ...]:
    return (
        interview.starts_at,
        interview.ends_at,
        interview.place,
        interview.video_url,
        interview.candidate_note,
        interview.time_zone,
        tuple(one.user_id for one in interview.interviewers),
    )
