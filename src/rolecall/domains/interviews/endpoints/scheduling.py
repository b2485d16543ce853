"""`/api/v1/interview-hours`, `/interview-scheduling`, slots and booking links."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.contracts import BookingLink
from rolecall.domains.interviews.queries import scheduling as queries
from rolecall.domains.interviews.schemas.calendars import outdated
from rolecall.domains.interviews.schemas.scheduling import (
    BookingLinkIn,
    BookingLinkOut,
    BookingLinksOut,
    HoursIn,
    HoursOut,
    SchedulingIn,
    SchedulingOut,
    SlotOut,
    SlotsIn,
    SlotsOut,
)
from rolecall.infra.http import ActorDep, DatabaseDep, IfMatch, Router, Uow, org, set_etag
from rolecall.kernel import clock

router = Router(tags=["interviews"])
_OWN = org(Permission.INTERVIEWS_READ, Permission.INTERVIEWS_READ_ASSIGNED)
_SCHEDULE = org(Permission.INTERVIEWS_SCHEDULE)
_MANAGE = org(Permission.INTERVIEW_KITS_MANAGE)


@router.get("/interview-hours", **_OWN)
async def get_interview_hours(uow: Uow, actor: ActorDep, response: Response) -> HoursOut:
    """Return when the caller gives interviews."""
    hours = await service.get_own_hours(uow, actor)
    set_etag(response, hours.version)
    return HoursOut.of(hours)


@router.put("/interview-hours", **_OWN)
async def update_interview_hours(
    uow: Uow, actor: ActorDep, body: HoursIn, response: Response, if_match: IfMatch
) -> HoursOut:
    """Say when the caller gives interviews."""
    hours = await service.save_own_hours(uow, actor, body.command(if_match))
    set_etag(response, hours.version)
    return HoursOut.of(hours)


@router.get("/interview-scheduling", **_OWN)
async def get_interview_scheduling(uow: Uow, response: Response) -> SchedulingOut:
    """Return what the organization asks of times that candidates choose."""
    policy = await queries.get_policy(uow)
    set_etag(response, policy.version)
    return SchedulingOut.of(policy)


@router.put("/interview-scheduling", **_MANAGE)
async def update_interview_scheduling(
    uow: Uow, actor: ActorDep, body: SchedulingIn, response: Response, if_match: IfMatch
) -> SchedulingOut:
    """Say what the organization asks of times that candidates choose."""
    saved = await service.save_scheduling_policy(uow, actor, body.policy(), if_match)
    set_etag(response, saved.version)
    return SchedulingOut.of(saved)


@router.post(
    "/applications/{application_id}/interview-slots",
    **org(Permission.INTERVIEWS_SCHEDULE, transaction=False),
)
async def find_interview_slots(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: SlotsIn
) -> SlotsOut:
    """Find times at which a whole panel can meet the candidate. Changes nothing."""
    search = body.search(clock.now())
    found = await service.search_slots(db, actor, application_id, search)
    return SlotsOut(
        items=[SlotOut.of(slot, found.names) for slot in found.slots],
        outdated=outdated(found.calendars, found.names),
    )


@router.post("/applications/{application_id}/booking-links", status_code=201, **_SCHEDULE)
async def send_booking_link(
    uow: Uow, actor: ActorDep, application_id: UUID, body: BookingLinkIn
) -> BookingLinkOut:
    """Send the candidate a link by which they choose a time."""
    return _out(uow, await service.send_booking_link(uow, actor, body.command(application_id)))


@router.get("/applications/{application_id}/booking-links", **_SCHEDULE)
async def list_booking_links(uow: Uow, actor: ActorDep, application_id: UUID) -> BookingLinksOut:
    """List the booking links of an application, newest first."""
    found = await service.list_booking_links(uow, actor, application_id)
    return BookingLinksOut(items=[_out(uow, link) for link in found])


@router.post("/booking-links/{booking_link_id}/withdraw", **_SCHEDULE)
async def withdraw_booking_link(uow: Uow, actor: ActorDep, booking_link_id: UUID) -> BookingLinkOut:
    """Take a link back. What was booked by it stands."""
    return _out(uow, await service.withdraw_booking_link(uow, actor, booking_link_id))


def _out(uow: Uow, link: BookingLink) -> BookingLinkOut:
    url = service.booking_url(uow.runtime, uow.org_id, link.id, link.nonce)
    return BookingLinkOut.of(link, url)
