"""`/api/v1/applications/board`, `/counts` and `/share-link-counts`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.contracts import ApplicationStatus, StageRef
from rolecall.domains.applications.schemas import (
    BoardOut,
    CountsOut,
    JobCountsOut,
    ShareLinkCountOut,
    ShareLinkCountsOut,
)
from rolecall.domains.jobs import api as jobs
from rolecall.infra.http import ActorDep, Beginnings, Router, Uow, encoded, org

router = Router(prefix="/applications", tags=["applications"])
_READ = org(Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED)
_COLUMN = "applications:-stage_entered_at"
_FINAL = {"hired", "rejected", "withdrawn"}


@router.get("/board", response_model=BoardOut, **_READ)
async def get_board(uow: Uow, actor: ActorDep, beginnings: Beginnings, job_id: UUID) -> Response:
    """Return the first cards of each stage of a job.

    More of a stage: the list, with `stage`, `sort=-stage_entered_at` and the column's cursor.
    """
    job = await jobs.get_job(uow, job_id)
    stages = [StageRef(stage.key, stage.name, stage.kind) for stage in job.workflow.stages]
    board = await queries.read_board(uow, job_id, stages, service.reader_scope(actor))
    return encoded(
        {
            "job": {"id": job.id, "title": job.title, "status": job.status},
            "columns": [
                {
                    "stage": column.stage,
                    "count": column.count,
                    "items": column.page.items,
                    "next_cursor": beginnings.next_cursor(_COLUMN, column.page),
                }
                for column in board.columns
            ],
        }
    )


@router.get("/counts", **org(Permission.APPLICATIONS_READ))
async def count_applications(
    uow: Uow, job_ids: Annotated[list[UUID], Query(min_length=1, max_length=200)]
) -> CountsOut:
    """Count the applications of jobs: all, in progress, and still in the first stage."""
    counts = await queries.counts_by_job(uow, job_ids)
    return CountsOut(
        items=[
            JobCountsOut(
                job_id=job_id,
                total=sum(kinds.values()),
                active=sum(n for kind, n in kinds.items() if kind not in _FINAL),
                new=kinds.get("applied", 0),
            )
            for job_id, kinds in counts.items()
        ]
    )


@router.get("/share-link-counts", **org(Permission.APPLICATIONS_READ))
async def count_applications_by_share_link(uow: Uow, job_id: UUID) -> ShareLinkCountsOut:
    """Count what came by each share link of a job; links by which nobody came are left out."""
    found = await queries.counts_by_share_link(uow, job_id)
    return ShareLinkCountsOut(
        items=[
            ShareLinkCountOut(
                share_link_id=link_id,
                total=sum(statuses.values()),
                hired=statuses.get(ApplicationStatus.HIRED.value, 0),
            )
            for link_id, statuses in found.items()
        ]
    )
