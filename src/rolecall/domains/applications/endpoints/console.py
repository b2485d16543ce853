"""`/api/v1/applications`: lists and one application."""

from dataclasses import replace
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Response

from rolecall.access import Permission
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.contracts import ApplicationStatus, ListFilter
from rolecall.domains.applications.contracts.selections import MOST_SELECTED, GroupBy
from rolecall.domains.applications.endpoints.timeline import timeline_of
from rolecall.domains.applications.schemas import (
    ApplicationOut,
    ApplicationSummaryOut,
    AssigneesIn,
    AssigneesOut,
    GroupOut,
    GroupsOut,
    HistoryOut,
    PersonOut,
    TimelineOut,
    TransitionOut,
)
from rolecall.domains.custom_fields.contracts import MAX_COLUMNS
from rolecall.infra.http import (
    ActorDep,
    PageOut,
    Paging,
    ReaderDep,
    Router,
    Uow,
    encoded_page,
    org,
    set_etag,
)
from rolecall.kernel import clock

router = Router(tags=["applications"])
READ = org(Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED)
READ_ALONE = org(
    Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED, transaction=False
)
Sort = Literal["-applied_at", "applied_at", "-stage_entered_at", "stage_entered_at", "due_at"]


async def _wanted(
    reader: ReaderDep,
    actor: ActorDep,
    job_id: UUID | None = None,
    stage: Annotated[str | None, Query(max_length=60)] = None,
    status: ApplicationStatus | None = None,
    candidate_id: UUID | None = None,
    assigned_to_me: bool = False,
    overdue: bool = False,
    on_my_jobs: bool = False,
    assignee_id: UUID | None = None,
    unassigned: bool = False,
    source: Annotated[str | None, Query(max_length=200)] = None,
    share_link_id: UUID | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
) -> ListFilter:
    scope = actor.user_id if assigned_to_me else service.reader_scope(actor)
    return ListFilter(
        job_id,
        stage,
        status,
        candidate_id,
        scope or assignee_id,
        assignee_id if scope else None,
        q,
        overdue_at=clock.now() if overdue else None,
        job_ids=await service.jobs_of(reader, actor) if on_my_jobs else None,
        source=source,
        unassigned=unassigned,
        share_link_id=share_link_id,
    )


Wanted = Annotated[ListFilter, Depends(_wanted)]
"""What a list is narrowed to; an interviewer's to the assigned ones."""


@router.get("/applications", response_model=PageOut[ApplicationSummaryOut], **READ_ALONE)
async def list_applications(
    reader: ReaderDep,
    actor: ActorDep,
    paging: Paging,
    wanted: Wanted,
    sort: Sort = "-applied_at",
    with_field: Annotated[list[UUID] | None, Query(max_length=MAX_COLUMNS)] = None,
) -> Response:
    """List applications; an interviewer sees the assigned ones.

    `sort=due_at` has the oldest promise first, and only what is promised; with `on_my_jobs`, over
    the jobs whose hiring team the caller belongs to. `with_field` names custom fields of candidates
    whose values each item tells.
    """
    purpose = f"applications:{sort}"
    sorted_so = replace(wanted, sort=sort)
    page = await queries.list_applications(reader, sorted_so, paging.request(purpose))
    if with_field:
        page = await service.with_columns(reader, actor, page, with_field)
    return encoded_page(page, paging, purpose)


@router.get("/applications/groups", **READ)
async def group_applications(uow: Uow, wanted: Wanted, by: GroupBy | None = None) -> GroupsOut:
    """Count the applications that fit the filters of the list, in all and by group."""
    groups = await queries.list_groups(uow, wanted, by) if by else []
    total = await queries.count_fitting(uow, wanted, MOST_SELECTED)
    return GroupsOut(total=total, groups=[GroupOut.model_validate(one) for one in groups])


@router.get("/applications/{application_id}", **READ_ALONE)
async def get_application(
    reader: ReaderDep, actor: ActorDep, application_id: UUID, response: Response
) -> ApplicationOut:
    """Return one application with what the caller may do with it."""
    view = await service.get_application(reader, actor, application_id)
    set_etag(response, view.application.version)
    return ApplicationOut.of(view, actor)


@router.get("/applications/{application_id}/history", **READ)
async def list_application_history(uow: Uow, actor: ActorDep, application_id: UUID) -> HistoryOut:
    """Return how the application moved, oldest first."""
    found = await service.list_history(uow, actor, application_id)
    return HistoryOut(items=[TransitionOut.of(transition) for transition in found])


@router.get("/applications/{application_id}/timeline", **READ)
async def get_application_timeline(uow: Uow, actor: ActorDep, application_id: UUID) -> TimelineOut:
    """Return everything that happened, newest first: moves, notes, files, mails."""
    return await timeline_of(uow, actor, application_id)


@router.put("/applications/{application_id}/assignees", **org(Permission.APPLICATIONS_ASSIGN))
async def set_application_assignees(
    uow: Uow, actor: ActorDep, application_id: UUID, body: AssigneesIn
) -> AssigneesOut:
    """Ask exactly these members to assess the application."""
    people = await service.assign_people(uow, actor, application_id, body.user_ids)
    return AssigneesOut(items=[PersonOut.model_validate(person) for person in people])
