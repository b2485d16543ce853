"""What a job's applications look like to a change of their workflow."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import Transition, TransitionKind
from rolecall.domains.applications.models import applications, transitions, workflow_migrations
from rolecall.domains.applications.models.rows import TRANSITION_COLUMNS, transition
from rolecall.infra.db import UnitOfWork

_a, _t, _m = applications.c, transitions.c, workflow_migrations.c


async def count_by_stage(uow: UnitOfWork, job_id: UUID) -> dict[str, int]:
    """Return how many applications of a job are in each stage, by the stage's key."""
    rows = await uow.fetch(
        sa.select(_a.stage_key, sa.func.count().label("n"))
        .where(_a.org_id == uow.org_id, _a.job_id == job_id)
        .group_by(_a.stage_key)
    )
    return {row["stage_key"]: row["n"] for row in rows}


async def newest_decision(uow: UnitOfWork, application_id: UUID) -> Transition | None:
    """Return how the application came into its stage, changes of its workflow left out."""
    row = await uow.fetch_one(
        sa.select(*TRANSITION_COLUMNS)
        .where(
            _t.org_id == uow.org_id,
            _t.application_id == application_id,
            _t.kind != TransitionKind.MIGRATED.value,
        )
        .order_by(_t.at.desc(), _t.id.desc())
        .limit(1)
    )
    return transition(row) if row else None


async def list_mappings_since(
    uow: UnitOfWork, job_id: UUID, at: datetime
) -> list[Mapping[str, str]]:
    """Return which stage became which at each change of the job's workflow, oldest first."""
    rows = await uow.fetch(
        sa.select(_m.stages)
        .where(_m.org_id == uow.org_id, _m.job_id == job_id, _m.at >= at)
        .order_by(_m.at, _m.id)
    )
    return [row["stages"] for row in rows]
