"""Writing what becomes of a job's applications when its workflow changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import MigrationPlan, StageRef
from rolecall.domains.applications.models import applications, workflow_migrations
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids

_a = applications.c


async def lock_stages_of_job(uow: UnitOfWork, job_id: UUID) -> list[tuple[UUID, str]]:
    """Lock all applications of a job; returns the key of the stage that each is in."""
    rows = await uow.fetch(
        sa.select(_a.id, _a.stage_key)
        .where(_a.org_id == uow.org_id, _a.job_id == job_id)
        .order_by(_a.id)
        .with_for_update()
    )
    return [(row["id"], row["stage_key"]) for row in rows]


async def pin_stage(
    uow: UnitOfWork, job_id: UUID, key: str, target: StageRef, pin: tuple[UUID, int], at: datetime
) -> None:
    """Let the applications in a stage go on in another workflow version, as `target`.

    Those that are pinned to that version already stay as they are.
    """
    pinned = sa.tuple_(_a.workflow_id, _a.workflow_version)
    # What is promised about the stage is counted anew once the migration is published.
    entered: dict[str, Any] = (
        {}
        if key == target.key
        else {
            "stage_entered_at": at,
            "promised_from": None,
            "due_at": None,
            "alert_step": 0,
            "alert_at": None,
        }
    )
    await uow.execute(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.job_id == job_id, _a.stage_key == key, pinned != pin)
        .values(
            workflow_id=pin[0],
            workflow_version=pin[1],
            stage_key=target.key,
            stage_name=target.name,
            stage_kind=target.kind,
            updated_at=at,
            version=_a.version + 1,
            **entered,
        )
    )


async def insert_migration(
    uow: UnitOfWork,
    plan: MigrationPlan,
    mapping: Mapping[str, str],
    at: datetime,
) -> None:
    """Keep which stage became which, for applications that are reopened later."""
    await uow.execute(
        sa.insert(workflow_migrations).values(
            org_id=uow.org_id,
            id=ids.uuid7(),
            job_id=plan.job_id,
            from_workflow_id=plan.from_workflow.id,
            from_version=plan.from_workflow.version,
            to_workflow_id=plan.to_workflow.id,
            to_version=plan.to_workflow.version,
            stages=dict(mapping),
            at=at,
            by_id=uow.user_id,
        )
    )
