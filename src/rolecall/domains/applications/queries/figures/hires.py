"""Who was hired, and when."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationStatus, TransitionKind
from rolecall.domains.applications.contracts.figures import FigureRow, Hire, Reported
from rolecall.domains.applications.models import applications
from rolecall.domains.applications.queries.figures.parts import (
    SHOWN,
    a,
    any_of,
    happened,
    of_jobs,
    page_of,
    source,
    t,
    within,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def list_hires(uow: UnitOfWork, wanted: Reported) -> list[Hire]:
    """Return the applications that became hired in the period and are hired now."""
    facts = _facts(uow, wanted).subquery("facts")
    f = facts.c
    rows = await uow.fetch(sa.select(f.application_id, f.job_id, f.at, f.until))
    return [Hire(row["application_id"], row["job_id"], row["at"], row["until"]) for row in rows]


async def list_hired(
    uow: UnitOfWork, wanted: Reported, application_ids: tuple[UUID, ...], page: PageRequest
) -> Page[FigureRow]:
    """Return hires of `list_hires` of these ids, the newest first."""
    facts = _facts(uow, wanted).where(a.id == any_of(application_ids))
    return await page_of(uow, facts, page)


def _facts(uow: UnitOfWork, wanted: Reported) -> sa.Select[Any]:
    hired = (
        sa.select(sa.func.max(t.at))
        .where(
            *happened(uow),
            t.application_id == a.id,
            t.to_kind == ApplicationStatus.HIRED.value,
            t.kind != TransitionKind.MIGRATED.value,
        )
        .correlate(applications)
        .scalar_subquery()
    )
    found = (
        sa.select(a.org_id, a.id, hired.label("hired_at"))
        .where(
            *of_jobs(uow, wanted),
            a.status == ApplicationStatus.HIRED.value,
            # The hire cannot be later than the present stage, nor before the application.
            a.stage_entered_at >= wanted.since,
            a.applied_at < wanted.until,
        )
        .subquery("hired")
    )
    h = found.c
    return (
        sa.select(
            a.id.label("id"),
            *SHOWN,
            source(uow, wanted.attribution).label("source"),
            a.applied_at.label("at"),
            h.hired_at.label("until"),
        )
        .select_from(applications.join(found, sa.and_(a.org_id == h.org_id, a.id == h.id)))
        .where(a.org_id == uow.org_id, *within(h.hired_at, wanted))
    )
