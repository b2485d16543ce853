"""Jobs that are, or were, public, by their ids, in whichever organization."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import ReapplyPolicy
from rolecall.domains.jobs.contracts import (
    EmploymentType,
    Location,
    OncePublished,
    RemotePolicy,
)
from rolecall.domains.jobs.models import public_postings
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock

_p = public_postings.c


async def jobs_once_published(
    uow: UnitOfWork, job_ids: Collection[UUID]
) -> dict[UUID, OncePublished]:
    """Return what the public may know of these jobs; nothing of those that were never published."""
    rows = await uow.fetch(
        sa.select(
            _p.id, _p.org_id, _p.organization_slug, _p.organization_name, _p.title, _p.department,
            _p.locations, _p.remote_policy, _p.employment_type, _p.open, _p.shown, _p.valid_through,
            _p.reapply_policy,
        ).where(_p.id.in_(list(job_ids)))
    )  # fmt: skip
    return {row["id"]: _job(row) for row in rows}


def _job(row: Row) -> OncePublished:
    ends = row["valid_through"]
    return OncePublished(
        id=row["id"],
        org_id=row["org_id"],
        organization_slug=row["organization_slug"],
        organization_name=row["organization_name"],
        title=row["title"],
        department=row["department"],
        locations=tuple(
            Location(one["city"], one["region"], one["country"]) for one in row["locations"]
        ),
        remote_policy=RemotePolicy(row["remote_policy"]),
        employment_type=EmploymentType(row["employment_type"]),
        reapply_policy=ReapplyPolicy(row["reapply_policy"]),
        is_open=row["open"] and row["shown"] and (ends is None or ends > clock.now()),
    )
