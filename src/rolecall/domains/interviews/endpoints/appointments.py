"""`/api/v1/interviews` and the interviews of an application."""

from typing import Literal
from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.contracts import InterviewFilter, InterviewState
from rolecall.domains.interviews.schemas.appointments import (
    CancelInterviewIn,
    InterviewIn,
    InterviewOut,
    InterviewPatch,
    InterviewsOut,
    ListedInterviewOut,
)
from rolecall.domains.interviews.schemas.scorecards import DebriefOut, InterviewPageOut
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)
from rolecall.kernel import clock

router = Router(tags=["interviews"])
READ = org(Permission.INTERVIEWS_READ, Permission.INTERVIEWS_READ_ASSIGNED)
_SCHEDULE = org(Permission.INTERVIEWS_SCHEDULE)
View = Literal["upcoming", "to_fill_in", "all"]


@router.get("/interviews", **READ)
async def list_interviews(
    uow: Uow, actor: ActorDep, paging: Paging, view: View = "all", mine: bool = False
) -> PageOut[ListedInterviewOut]:
    """List interviews: what comes next, where one's own scorecard is missing, or all.

    Whoever may not read all gets those that they hold.
    """
    own = actor.user_id if mine or view == "to_fill_in" else None
    wanted = {
        "upcoming": InterviewFilter(own, InterviewState.SCHEDULED, starts_after=clock.now()),
        "to_fill_in": InterviewFilter(own, InterviewState.COMPLETED, actor.user_id),
        "all": InterviewFilter(own),
    }[view]
    purpose = f"interviews:{view}"
    page = await service.list_interviews(
        uow, actor, wanted, paging.request(purpose), earliest_first=view != "all"
    )
    return page_out(page, paging, purpose, ListedInterviewOut.of)


@router.get("/applications/{application_id}/interviews", **READ)
async def list_application_interviews(
    uow: Uow, actor: ActorDep, application_id: UUID
) -> InterviewsOut:
    """List the interviews of an application, earliest first."""
    found = await service.list_of_application(uow, actor, application_id)
    return InterviewsOut(items=[InterviewOut.of(interview) for interview in found])


@router.post("/applications/{application_id}/interviews", status_code=201, **_SCHEDULE)
async def schedule_interview(
    uow: Uow, actor: ActorDep, application_id: UUID, body: InterviewIn, response: Response
) -> InterviewOut:
    """Arrange an interview. Somebody who is busy then is 409 `double_booked`."""
    saved = await service.schedule_interview(uow, actor, body.command(application_id))
    set_etag(response, saved.version)
    return InterviewOut.of(saved)


@router.get("/applications/{application_id}/debrief", **READ)
async def get_debrief(uow: Uow, actor: ActorDep, application_id: UUID) -> DebriefOut:
    """Return interviewers and attributes on one table, disagreements on top."""
    found = await service.get_debrief(uow, actor, application_id)
    return DebriefOut.model_validate(found)


@router.get("/interviews/{interview_id}", **READ)
async def get_interview(
    uow: Uow, actor: ActorDep, interview_id: UUID, response: Response
) -> InterviewPageOut:
    """Return an interview with its kit and the scorecards that the caller may see."""
    view = await service.get_interview(uow, actor, interview_id)
    set_etag(response, view.interview.version)
    return InterviewPageOut.of(view)


@router.patch("/interviews/{interview_id}", **_SCHEDULE)
async def change_interview(
    uow: Uow,
    actor: ActorDep,
    interview_id: UUID,
    body: InterviewPatch,
    response: Response,
    if_match: IfMatch,
) -> InterviewOut:
    """Move an interview, or change its people, its place or its words."""
    saved = await service.change_interview(uow, actor, body.command(interview_id, if_match))
    set_etag(response, saved.version)
    return InterviewOut.of(saved)


@router.post("/interviews/{interview_id}/cancel", **_SCHEDULE)
async def cancel_interview(
    uow: Uow,
    actor: ActorDep,
    interview_id: UUID,
    body: CancelInterviewIn,
    response: Response,
    if_match: IfMatch,
) -> InterviewOut:
    """Call an interview off."""
    saved = await service.cancel_interview(uow, actor, interview_id, body.reason, if_match)
    set_etag(response, saved.version)
    return InterviewOut.of(saved)


@router.post("/interviews/{interview_id}/complete", **_SCHEDULE)
async def complete_interview(
    uow: Uow, actor: ActorDep, interview_id: UUID, response: Response, if_match: IfMatch
) -> InterviewOut:
    """Say that an interview took place."""
    saved = await service.complete_interview(uow, actor, interview_id, if_match)
    set_etag(response, saved.version)
    return InterviewOut.of(saved)


@router.post("/interviews/{interview_id}/no-show", **_SCHEDULE)
async def miss_interview(
    uow: Uow, actor: ActorDep, interview_id: UUID, response: Response, if_match: IfMatch
) -> InterviewOut:
    """Say that the candidate did not come."""
    saved = await service.miss_interview(uow, actor, interview_id, if_match)
    set_etag(response, saved.version)
    return InterviewOut.of(saved)
