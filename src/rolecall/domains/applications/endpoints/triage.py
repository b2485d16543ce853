"""`/api/v1/triage`, and what triage asks of an application."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from rolecall.access import Permission
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.contracts.triage import QueueFilter
from rolecall.domains.applications.schemas import ApplicationSummaryOut
from rolecall.domains.applications.schemas.triage import (
    FindingsOut,
    SnoozedOut,
    SnoozeIn,
    SnoozeOut,
    SnoozesOut,
    TriageProgressOut,
)
from rolecall.domains.identity import api as identity
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    PageOut,
    Paging,
    ReaderDep,
    Router,
    Uow,
    encoded_page,
    org,
)
from rolecall.kernel import clock

router = Router(tags=["triage"])
_READ = org(Permission.APPLICATIONS_READ)
_READ_ALONE = org(Permission.APPLICATIONS_READ, transaction=False)
_MOST = 200
_PURPOSE = "triage:due_at"


async def _wanted(
    reader: ReaderDep, actor: ActorDep, on_my_jobs: bool = True, job_id: UUID | None = None
) -> QueueFilter:
    mine = await service.jobs_of(reader, actor) if on_my_jobs else None
    if job_id is not None:
        mine = (job_id,) if mine is None or job_id in mine else ()
    return QueueFilter(user_id=actor.user_id, at=clock.now(), job_ids=mine)


Wanted = Annotated[QueueFilter, Depends(_wanted)]
"""Which queue: over the jobs whose hiring team one is on, or over all jobs."""


@router.get("/triage", response_model=PageOut[ApplicationSummaryOut], **_READ_ALONE)
async def list_triage(reader: ReaderDep, paging: Paging, wanted: Wanted) -> Response:
    """List the applications that wait for somebody to read them, the oldest promise first.

    They are in stages of the kinds `applied` and `screening`. What one snoozed is left out.
    """
    page = await queries.list_queue(reader, wanted, paging.request(_PURPOSE))
    return encoded_page(page, paging, _PURPOSE)


@router.get("/triage/progress", **_READ)
async def get_triage_progress(uow: Uow, wanted: Wanted) -> TriageProgressOut:
    """Count what waits, what one snoozed, and what one decided today."""
    zone = (await identity.working_calendar(uow)).zone
    today = datetime.combine(clock.now().astimezone(zone).date(), time(), zone)
    return TriageProgressOut.model_validate(await queries.read_progress(uow, wanted, today))


@router.get("/triage/snoozed", **_READ)
async def list_snoozed(uow: Uow, wanted: Wanted) -> SnoozesOut:
    """List what one snoozed, on all jobs."""
    found = await queries.list_snoozed(uow, wanted, _MOST)
    return SnoozesOut(items=[SnoozedOut.model_validate(one) for one in found])


@router.get("/applications/{application_id}/findings", **_READ_ALONE)
async def get_findings(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> FindingsOut:
    """Look for the job's criteria in the application, and quote what is found."""
    return FindingsOut.of(await service.find_criteria(db, actor, application_id))


@router.put("/applications/{application_id}/snooze", **org(Permission.APPLICATIONS_ADVANCE))
async def snooze_application(
    uow: Uow, actor: ActorDep, application_id: UUID, body: SnoozeIn
) -> SnoozeOut:
    """Keep an application out of one's own queue for a while; nobody else's changes."""
    snooze = await service.snooze_application(uow, actor, application_id, body.until)
    return SnoozeOut.model_validate(snooze)


@router.delete(
    "/applications/{application_id}/snooze",
    status_code=204,
    **org(Permission.APPLICATIONS_ADVANCE),
)
async def wake_application(uow: Uow, actor: ActorDep, application_id: UUID) -> None:
    """Take an application back into one's queue."""
    await service.wake_application(uow, actor, application_id)
