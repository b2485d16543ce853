"""Hours and calendars of the demo's members, and a candidate who is about to choose a time."""

from datetime import time, timedelta
from typing import Final

from rolecall.access import Actor, Permission
from rolecall.domains.interviews import service as interviews
from rolecall.domains.interviews.contracts import Hours, SaveHours, SendBookingLink, Window
from rolecall.entrypoints.seed.loading.content import Told
from rolecall.infra.db import UnitOfWork

_FULL_DAYS: Final = tuple(Window(day, time(9), time(17)) for day in range(5))
_MORNINGS: Final = tuple(Window(day, time(8), time(12, 30)) for day in range(5))
_WITH_LUNCH: Final = tuple(
    Window(day, *hours)
    for day in range(4)
    for hours in ((time(9, 30), time(12)), (time(13), time(17, 30)))
)
_WAYS: Final = (_WITH_LUNCH, _MORNINGS, _FULL_DAYS)
_BUFFER: Final = timedelta(minutes=15)
_MAX_PER_DAY: Final = 3
_STAGE: Final = "interview"


async def tell_scheduling(uow: UnitOfWork, told: Told, recruiter: Actor) -> None:
    """Say when members give interviews and are busy, and send one candidate a booking link."""
    zone = told.made.profile.timezone
    for number, key in enumerate(sorted(told.actors)):
        actor = told.actors[key]
        if actor.has(Permission.SCORECARDS_WRITE):
            hours = Hours(
                time_zone=zone,
                windows=_WAYS[number % len(_WAYS)],
                buffer=_BUFFER,
                max_per_day=_MAX_PER_DAY,
            )
            await interviews.save_own_hours(uow, actor, SaveHours(hours=hours))
            if number % 2:
                await interviews.connect_sample_calendar(uow, actor)
    await _send_link(uow, told, recruiter, zone)


async def _send_link(uow: UnitOfWork, told: Told, recruiter: Actor, zone: str) -> None:
    kit_id = told.interviews.kit_id
    waiting = [
        application
        for application in told.made.applications
        if application.stage == _STAGE
        and application.assigned
        and f"{application.key}-again" not in told.interviews.ids
    ]
    if not waiting or kit_id is None:
        return
    application = waiting[-1]
    first = told.actors[application.assigned[0]].user_id
    if first is None or recruiter.user_id is None:
        return
    await interviews.send_booking_link(
        uow,
        recruiter,
        SendBookingLink(
            application_id=told.applications[application.key],
            kit_id=kit_id,
            seats=((first, recruiter.user_id),),
            time_zone=zone,
            video_url="https://video.example.com/second-conversation",
            candidate_note="We talk about your work. You need nothing but a quiet place.",
        ),
    )
