"""Applications of records that are merged, and split again."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.models import applications
from rolecall.infra.db import Row, UnitOfWork

_a = applications.c


async def of_candidates(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> list[Row]:
    """Return applications, the earliest first (`id`, `candidate_id`, `job_id`, …)."""
    return await uow.fetch(
        sa.select(
            _a.id, _a.candidate_id, _a.job_id, _a.job_title, _a.applied_at,
            _a.first_application_id, _a.candidate_name, _a.candidate_email,
        )
        .where(_a.org_id == uow.org_id, _a.candidate_id.in_(candidate_ids))
        .order_by(_a.applied_at, _a.id)
    )  # fmt: skip


async def link_to_first(
    uow: UnitOfWork, application_ids: Collection[UUID], first_id: UUID | None
) -> None:
    """Let applications be further ones beside the first, or stand for themselves."""
    if application_ids:
        await uow.execute(
            sa.update(applications)
            .where(_a.org_id == uow.org_id, _a.id.in_(application_ids))
            .values(first_application_id=first_id)
        )


async def hand_over(uow: UnitOfWork, application_ids: Collection[UUID], candidate_id: UUID) -> None:
    """Let applications belong to another record."""
    if application_ids:
        await uow.execute(
            sa.update(applications)
            .where(_a.org_id == uow.org_id, _a.id.in_(application_ids))
            .values(candidate_id=candidate_id)
        )


async def applied_since(uow: UnitOfWork, candidate_id: UUID, at: datetime) -> list[UUID]:
    """Return a record's applications that were made after an instant."""
    rows = await uow.fetch(
        sa.select(_a.id).where(
            _a.org_id == uow.org_id, _a.candidate_id == candidate_id, _a.applied_at > at
        )
    )
    return [row["id"] for row in rows]
