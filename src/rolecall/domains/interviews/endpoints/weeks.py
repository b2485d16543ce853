"""`/api/v1/interview-week`: everything on the calendar of a week in one answer."""

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.schemas.weeks import InterviewWeekOut, WeekQuery
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(tags=["interviews"])


@router.get(
    "/interview-week", **org(Permission.INTERVIEWS_READ, Permission.INTERVIEWS_READ_ASSIGNED)
)
async def get_interview_week(uow: Uow, actor: ActorDep, wanted: WeekQuery) -> InterviewWeekOut:
    """Return the interviews of a week, and when people work and are busy, as far as one may see it.

    Whoever may not read all gets the interviews that they hold.
    """
    return InterviewWeekOut.of(await service.get_week(uow, actor, wanted))
