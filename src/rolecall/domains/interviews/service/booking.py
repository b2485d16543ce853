"""The candidate's side: looking at times, choosing one, moving it, cancelling.

Guarantees: looking changes nothing; what is offered is complete; of two who want the same time one
gets it and the other is told, whichever way they met (people are locked while a time is taken, and
the exclusion constraints of holds and bookings have the last word); people's calendars are read
anew before a time is taken, and what was last known of one that cannot be read counts; the page
holds nothing internal.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus
from rolecall.domains.identity import api as identity
from rolecall.domains.interviews.contracts import (
    Appointment,
    BookingClosed,
    BookingLink,
    BookingState,
    ChangeInterview,
    Interview,
    InterviewState,
    News,
    ScheduleInterview,
    SchedulingPolicy,
    Search,
    Slot,
    SlotTaken,
    Span,
)
from rolecall.domains.interviews.events import BookingAnswered
from rolecall.domains.interviews.queries import appointments
from rolecall.domains.interviews.queries import scheduling as queries
from rolecall.domains.interviews.repository import scheduling as repository
from rolecall.domains.interviews.rules.appointments import appointment_of
from rolecall.domains.interviews.rules.booking import Allowed, allowed_by, search_window
from rolecall.domains.interviews.rules.slots import find_slots, slot_at
from rolecall.domains.interviews.service.arranging import Owner, arrange, rearrange
from rolecall.domains.interviews.service.availability import load_people
from rolecall.domains.interviews.service.booking_token import read_booking_token
from rolecall.domains.interviews.service.calendar_reading import (
    BOOK_AGE,
    OFFER_AGE,
    read_outdated,
)
from rolecall.domains.interviews.service.closing import call_off
from rolecall.domains.interviews.service.loading import get_locked
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

HOLD = timedelta(minutes=10)
"""How long a time is kept for whoever is about to confirm it."""
_CANCELLED = say("The candidate cancelled by their booking link.")


@dataclass(frozen=True, slots=True)
class BookingView:
    """What the page shows: no notes, no titles, no addresses of people.

    `slots` are the times to choose from, `held` the one that is kept for this candidate.
    """

    organization_name: str
    organization_slug: str
    color: str
    locale: str
    job_title: str
    link: BookingLink
    allowed: Allowed
    policy: SchedulingPolicy
    appointment: Appointment | None
    slots: list[Slot]
    held: Slot | None


@dataclass(frozen=True, slots=True)
class _Situation:
    """A link with everything that decides what can be done by it."""

    link: BookingLink
    application: ApplicationRow
    policy: SchedulingPolicy
    interview: Interview | None
    allowed: Allowed


async def open_booking(db: Database, token: str, *, with_slots: bool) -> BookingView:
    """Return what a link shows; nothing changes.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
    """
    org_id, link_id, nonce = read_booking_token(db.runtime, token)
    await _read_calendars(db, Tenant(org_id), link_id, nonce, OFFER_AGE, booked=with_slots)
    async with db.transaction(Tenant(org_id)) as uow:
        now = await _situation(uow, await queries.find_link(uow, link_id), nonce)
        return await _view(uow, now, with_slots=with_slots)


async def hold_slot(db: Database, token: str, start: datetime, ip: str) -> None:
    """Keep a time for the candidate while they look at it once more.

    Raises:
        NotFound, Gone: as for `open_booking`.
        SlotTaken: it is not free any more.
        BookingClosed: nothing can be booked by this link.
    """
    org_id, link_id, nonce = read_booking_token(db.runtime, token)
    await _read_calendars(db, Tenant(org_id), link_id, nonce, OFFER_AGE)
    async with db.transaction(Tenant(org_id)) as uow:
        now, _ = await _locked(uow, link_id, nonce, ip)
        slot = await _take(uow, now, start)
        at = clock.now()
        await repository.replace_holds(uow, link_id, slot.parts, at, at + HOLD)


async def book_slot(db: Database, token: str, start: datetime, time_zone: str, ip: str) -> None:
    """Book a time, or move what is booked to it. Again does nothing more.

    Raises:
        NotFound, Gone: as for `open_booking`.
        SlotTaken: it is not free any more.
        BookingClosed: nothing can be booked by this link.
    """
    org_id, link_id, nonce = read_booking_token(db.runtime, token)
    await _read_calendars(db, Tenant(org_id), link_id, nonce, BOOK_AGE)
    async with db.transaction(Tenant(org_id)) as uow:
        now, actor = await _locked(uow, link_id, nonce, ip)
        interview = now.interview
        if interview is not None and interview.starts_at == start and now.allowed.is_booked:
            return
        slot = await _take(uow, now, start)
        link = replace(now.link, time_zone=time_zone)
        if interview is None or not now.allowed.is_booked:
            booked, answer = await _book(uow, actor, link, slot), "booked"
        else:
            booked, answer = await _move(uow, actor, link, interview, slot), "moved"
        await repository.replace_holds(uow, link_id, (), clock.now(), clock.now())
        await repository.update_link(
            uow,
            now.link,
            state=BookingState.BOOKED.value,
            interview_id=booked.id,
            time_zone=time_zone,
        )
        _tell(uow, now.link, booked, answer)


async def cancel_booking(db: Database, token: str, ip: str) -> None:
    """Cancel what is booked. Again does nothing more.

    Raises:
        NotFound, Gone: as for `open_booking`.
        BookingClosed: it is too late for that.
    """
    org_id, link_id, nonce = read_booking_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        now, actor = await _locked(uow, link_id, nonce, ip)
        if now.interview is None or not now.allowed.is_booked:
            return
        if not now.allowed.may_cancel:
            raise BookingClosed(say("It is too late to cancel by this page. Please write to us."))
        locked = await get_locked(uow, now.interview.id)
        await call_off(uow, actor, locked, _CANCELLED)
        await repository.update_link(uow, now.link, state=BookingState.CANCELLED.value)
        _tell(uow, now.link, locked, "cancelled")


async def _read_calendars(
    db: Database,
    tenant: Tenant,
    link_id: UUID,
    nonce: str,
    age: timedelta,
    *,
    booked: bool = True,
) -> None:
    """Read the calendars of the people of an open link; with `booked`, of one that was used too."""
    async with db.transaction(tenant) as uow:
        link = await queries.find_link(uow, link_id)
    if link is None or link.nonce != nonce or link.expires_at <= clock.now():
        return
    if link.state is not BookingState.WITHDRAWN and (
        booked or link.state is not BookingState.BOOKED
    ):
        await read_outdated(db, tenant, link.people, age=age)


async def _locked(uow: UnitOfWork, link_id: UUID, nonce: str, ip: str) -> tuple[_Situation, Actor]:
    """Return the situation, locked: application first, link, then people."""
    found = _genuine(await queries.find_link(uow, link_id), nonce)
    application = await applications.lock_application(uow, found.application_id)
    link = await repository.get_link_for_update(uow, link_id)
    await repository.lock_people(uow, link.people)
    actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=application.candidate_name, ip=ip)
    return await _situation(uow, link, nonce), actor


async def _situation(uow: UnitOfWork, found: BookingLink | None, nonce: str) -> _Situation:
    link = _genuine(found, nonce)
    application = await applications.read_application(uow, link.application_id)
    scheduling = await queries.get_policy(uow)
    interview = (
        await appointments.find_interview(uow, link.interview_id) if link.interview_id else None
    )
    active = application.status is ApplicationStatus.ACTIVE
    allowed = allowed_by(link, interview, scheduling, active=active, now=clock.now())
    return _Situation(link, application, scheduling, interview, allowed)


def _genuine(link: BookingLink | None, nonce: str) -> BookingLink:
    if link is None or link.nonce != nonce:
        raise NotFound(say("This link is not valid. Check that it was copied whole."))
    return link


async def _take(uow: UnitOfWork, now: _Situation, start: datetime) -> Slot:
    if not now.allowed.may_choose:
        raise BookingClosed(say("No time can be chosen by this link any more."))
    search = _search(now)
    people = await load_people(
        uow,
        now.link.people,
        Span(search.not_before, search.not_after),
        but_interview=now.interview.id if now.interview else None,
        but_link=now.link.id,
    )
    slot = slot_at(people, search, start)
    if slot is None:
        raise SlotTaken(say("That time has just been taken. Please choose another one."))
    return slot


def _search(now: _Situation) -> Search:
    window = search_window(now.policy, clock.now())
    link = now.link
    return Search(link.seats, link.order, link.minutes, window.starts_at, window.ends_at)


async def _book(uow: UnitOfWork, actor: Actor, link: BookingLink, slot: Slot) -> Interview:
    command = ScheduleInterview(
        application_id=link.application_id,
        kit_id=link.kit_id,
        interviewer_ids=slot.user_ids,
        starts_at=slot.starts_at,
        minutes=link.minutes,
        time_zone=link.time_zone,
        order=link.order,
        title=link.title,
        place=link.place,
        video_url=link.video_url,
        instructions=link.instructions,
        candidate_note=link.candidate_note,
    )
    return await arrange(uow, actor, command, Owner(link.owner_id, link.owner_name))


async def _move(
    uow: UnitOfWork, actor: Actor, link: BookingLink, interview: Interview, slot: Slot
) -> Interview:
    command = ChangeInterview(
        interview_id=interview.id,
        starts_at=slot.starts_at,
        interviewer_ids=slot.user_ids,
        time_zone=link.time_zone,
    )
    return await rearrange(uow, actor, command)


def _tell(uow: UnitOfWork, link: BookingLink, interview: Interview, answer: str) -> None:
    uow.emit(
        BookingAnswered(
            link_id=link.id,
            application_id=link.application_id,
            interview_id=interview.id,
            answer=answer,
            number=link.version,
        )
    )


async def _view(uow: UnitOfWork, now: _Situation, *, with_slots: bool) -> BookingView:
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    slots: list[Slot] = []
    held = None
    if now.allowed.may_choose and (with_slots or not now.allowed.is_booked):
        search = _search(now)
        people = await load_people(
            uow,
            now.link.people,
            Span(search.not_before, search.not_after),
            but_interview=now.interview.id if now.interview else None,
            but_link=now.link.id,
        )
        slots = find_slots(people, search)
        start = await queries.find_held_start(uow, now.link.id, clock.now())
        held = next((slot for slot in slots if slot.starts_at == start), None)
    interview = now.interview
    shown = None
    if interview is not None and interview.starts_at is not None:
        cancelled = interview.state is InterviewState.CANCELLED
        news = News.CANCELLED if cancelled else News.SCHEDULED
        shown = appointment_of(interview, news, interview.starts_at)
    return BookingView(
        organization_name=organization.name,
        organization_slug=organization.slug,
        color=settings.primary_color,
        locale=now.application.locale,
        job_title=now.application.job_title,
        link=now.link,
        allowed=now.allowed,
        policy=now.policy,
        appointment=shown,
        slots=slots,
        held=held,
    )
