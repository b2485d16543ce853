"""`/api/v1/interviewer-calendar`, and who is busy at a time that one has in mind."""

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.schemas.calendars import (
    BusyCheckIn,
    CalendarIn,
    ClashesOut,
    ClashOut,
    OwnCalendarOut,
)
from rolecall.infra.http import ActorDep, DatabaseDep, Router, Uow, org

router = Router(tags=["interviews"])
_OWN = (Permission.INTERVIEWS_READ, Permission.INTERVIEWS_READ_ASSIGNED)
_PATH = "/interviewer-calendar"


@router.get(_PATH, **org(*_OWN))
async def get_interviewer_calendar(uow: Uow, actor: ActorDep) -> OwnCalendarOut:
    """Return how the caller's own calendar is, null while none is connected."""
    return OwnCalendarOut.of(await service.get_own_calendar(uow, actor))


@router.put(_PATH, **org(*_OWN, transaction=False))
async def connect_interviewer_calendar(
    db: DatabaseDep, actor: ActorDep, body: CalendarIn
) -> OwnCalendarOut:
    """Connect the caller's calendar, in the place of another. It is read before this answers."""
    return OwnCalendarOut.of(await service.connect_calendar(db, actor, body.command()))


@router.post(f"{_PATH}/read", **org(*_OWN, transaction=False))
async def read_interviewer_calendar(db: DatabaseDep, actor: ActorDep) -> OwnCalendarOut:
    """Read the caller's calendar now, unless that was tried within the last half minute."""
    return OwnCalendarOut.of(await service.read_own_calendar(db, actor))


@router.delete(_PATH, status_code=204, **org(*_OWN))
async def disconnect_interviewer_calendar(uow: Uow, actor: ActorDep) -> None:
    """Forget the caller's calendar, with its address, password and busy times."""
    await service.disconnect_calendar(uow, actor)


@router.post("/interview-clashes", **org(Permission.INTERVIEWS_SCHEDULE, transaction=False))
async def check_interview_clashes(
    db: DatabaseDep, actor: ActorDep, body: BusyCheckIn
) -> ClashesOut:
    """Tell who of a panel is busy at a time by their own calendar. Changes and forbids nothing."""
    found = await service.check_busy(db, actor, body.check())
    return ClashesOut(items=[ClashOut.of(clash) for clash in found])
