"""Arranging interviews and moving them.

Guarantees: nobody holds two interviews at once (a database constraint, so also when two people
arrange them at the same moment); who holds an interview may read its application, from this
transaction on and no longer than the interview stands; interview, access, bookings, audit entry and
event are one transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import STATUS_WORDS, ApplicationRow, ApplicationStatus
from rolecall.domains.audit import api as audit
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    ChangeInterview,
    Interview,
    InterviewState,
    Kit,
    ScheduleInterview,
)
from rolecall.domains.interviews.events import (
    InterviewEdited,
    InterviewRescheduled,
    InterviewScheduled,
)
from rolecall.domains.interviews.queries import scorecards
from rolecall.domains.interviews.repository import appointments as repository
from rolecall.domains.interviews.rules.states import require_move
from rolecall.domains.interviews.service.kits import get_kit
from rolecall.domains.interviews.service.loading import (
    await_end,
    book,
    get_locked,
    get_saved,
    let_read,
    members,
    tell_candidate,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say, say_count

_KNOWN_TO_CALENDARS = frozenset(
    {
        "title", "place", "video_url", "minutes", "time_zone", "panel_order", "starts_at",
        "candidate_note",
    }
)  # fmt: skip
"""What an appointment in a calendar shows: a change of it counts the sequence up."""
_PLAIN = (
    "title", "place", "video_url", "instructions", "candidate_note", "time_zone", "minutes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """Who arranged an interview and is told what becomes of it."""

    user_id: UUID | None
    name: str


async def schedule_interview(
    uow: UnitOfWork, actor: Actor, command: ScheduleInterview
) -> Interview:
    """Arrange an interview.

    Raises:
        NotFound: there is no such application.
        Conflict: code `application_not_active`, or `double_booked`.
        InvalidInput: somebody is not a member, or the kit is not one of the organization's.
    """
    policy.can_schedule(actor).require()
    return await arrange(uow, actor, command, Owner(actor.user_id, actor.name))


async def arrange(
    uow: UnitOfWork, actor: Actor, command: ScheduleInterview, owner: Owner
) -> Interview:
    """Arrange an interview for a caller that has decided that it may be.

    Raises:
        NotFound, Conflict, InvalidInput: as for `schedule_interview`.
    """
    application = await applications.lock_application(uow, command.application_id)
    require_active(application)
    kit = await kit_in_use(uow, command.kit_id)
    people = await members(uow, command.interviewer_ids)
    now, interview_id = clock.now(), ids.uuid7()
    minutes = command.minutes or kit.content.minutes
    await repository.insert_interview(
        uow,
        {
            "id": interview_id,
            "application_id": application.id,
            "kit_id": kit.id,
            "kit_number": kit.number,
            "title": command.title or kit.content.name,
            "state": InterviewState.SCHEDULED.value,
            "panel_order": command.order.value,
            "starts_at": command.starts_at,
            "minutes": minutes,
            "time_zone": command.time_zone,
            "place": command.place,
            "video_url": command.video_url,
            "instructions": command.instructions,
            "candidate_note": command.candidate_note,
            "invites_candidate": command.invites_candidate,
            "sequence": 0,
            "owner_id": owner.user_id,
            "owner_name": owner.name,
            "created_at": now,
            "listed_at": command.starts_at or now,
        },
    )
    await repository.replace_interviewers(uow, interview_id, people)
    saved = await get_saved(uow, interview_id)
    await book(uow, saved)
    await let_read(uow, application.id)
    audit.record(
        uow, actor, "interviews.scheduled", "interview", interview_id,
        say_count(
            "Arranged an interview with {count} interviewer.",
            "Arranged an interview with {count} interviewers.",
            len(people),
        ),
    )  # fmt: skip
    uow.emit(
        InterviewScheduled(
            interview_id=interview_id,
            application_id=application.id,
            starts_at=saved.starts_at,
            interviewer_ids=tuple(user_id for user_id, _ in people),
            sequence=saved.sequence,
        )
    )
    tell_candidate(uow, None, saved)
    await_end(uow, saved)
    return saved


async def change_interview(uow: UnitOfWork, actor: Actor, command: ChangeInterview) -> Interview:
    """Move an interview, or change its people, its place or its words.

    Raises:
        NotFound, VersionMismatch: there is none, or somebody else changed it.
        InvalidInterviewState: it is cancelled, or took place.
        Conflict, InvalidInput: as for `schedule_interview`.
    """
    policy.can_schedule(actor).require()
    return await rearrange(uow, actor, command)


async def rearrange(uow: UnitOfWork, actor: Actor, command: ChangeInterview) -> Interview:
    """Change an interview for a caller that has decided that it may be changed.

    Raises:
        NotFound, VersionMismatch, InvalidInterviewState, Conflict, InvalidInput: as for
            `change_interview`.
    """
    before = await get_locked(uow, command.interview_id, command.expected_version)
    values = _changed(before, command)
    people = None
    if command.interviewer_ids is not None:
        wanted = tuple(dict.fromkeys(command.interviewer_ids))
        if wanted != tuple(one.user_id for one in before.interviewers):
            people = await members(uow, wanted)
    if not values and people is None:
        return before
    counts = await scorecards.count_submitted(uow, before.id)
    if people is not None or values.keys() & {"starts_at", "panel_order", "minutes"}:
        require_move(before.state, InterviewState.SCHEDULED, scorecards=counts)
        if values.get("starts_at", before.starts_at) != before.starts_at:
            values |= {
                "state": InterviewState.SCHEDULED.value, "reason": "", "closed_at": None,
            }  # fmt: skip
    if people is not None:
        _require_authors(before, {user_id for user_id, _ in people})
        await repository.replace_interviewers(uow, before.id, people)
    moved = not _KNOWN_TO_CALENDARS.isdisjoint(values)
    if moved or people is not None:
        values["sequence"] = before.sequence + 1
    await repository.update_interview(uow, before.id, before.version, values)
    after = await get_saved(uow, before.id)
    await book(uow, after)
    await let_read(uow, after.application_id)
    _tell_change(uow, actor, before, after, moved=moved)
    tell_candidate(uow, before, after)
    return after


async def kit_in_use(uow: UnitOfWork, kit_id: UUID) -> Kit:
    """Return a kit that interviews can be arranged with.

    Raises:
        NotFound, InvalidInput: there is none, or it is switched off.
    """
    kit = await get_kit(uow, kit_id)
    if not kit.active:
        raise InvalidInput.of_field(
            "kit_id", say("This kit is no longer in use. Choose another one."), "inactive"
        )
    return kit


def require_active(application: ApplicationRow) -> None:
    """Pass if the application still runs.

    Raises:
        Conflict: code `application_not_active`.
    """
    if application.status is not ApplicationStatus.ACTIVE:
        raise Conflict(
            say(
                "This application is {status}; only active ones are interviewed.",
                status=STATUS_WORDS[application.status],
            ),
            code="application_not_active",
        )


def _changed(before: Interview, command: ChangeInterview) -> dict[str, Any]:
    """Return the columns that are to be another."""
    values: dict[str, Any] = {
        name: wanted
        for name in _PLAIN
        if (wanted := getattr(command, name)) is not None and wanted != getattr(before, name)
    }
    if command.order is not None and command.order is not before.order:
        values["panel_order"] = command.order.value
    start: datetime | None = before.starts_at
    if command.unscheduled:
        start = None
    elif command.starts_at is not None:
        start = command.starts_at
    if start != before.starts_at:
        values |= {"starts_at": start, "listed_at": start or before.created_at}
    return values


def _require_authors(before: Interview, remaining: set[UUID]) -> None:
    """Pass if everybody stays whose scorecard is in."""
    for one in before.interviewers:
        if one.submitted_at is not None and one.user_id not in remaining:
            raise Conflict(
                say(
                    "{one} has submitted a scorecard of this interview and stays with it.",
                    one=one.full_name,
                ),
                code="scorecard_submitted",
            )


def _tell_change(
    uow: UnitOfWork, actor: Actor, before: Interview, after: Interview, *, moved: bool
) -> None:
    audit.record(
        uow, actor, "interviews.changed", "interview", after.id,
        say("Changed an interview."),
    )  # fmt: skip
    was = {one.user_id for one in before.interviewers}
    now = {one.user_id for one in after.interviewers}
    if after.sequence == before.sequence:
        uow.emit(InterviewEdited(interview_id=after.id, application_id=after.application_id))
        return
    uow.emit(
        InterviewRescheduled(
            interview_id=after.id,
            application_id=after.application_id,
            starts_at=after.starts_at,
            moved=moved,
            added=tuple(sorted(now - was)),
            removed=tuple(sorted(was - now)),
            sequence=after.sequence,
        )
    )
    if after.ends_at != before.ends_at:
        await_end(uow, after)
