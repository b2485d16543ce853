"""Writing service levels."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.service_levels import (
    JobServiceLevels,
    ServiceLevels,
    StagePromise,
)
from rolecall.domains.jobs.models import job_service_levels, service_levels
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def save_service_levels(uow: UnitOfWork, wanted: ServiceLevels, *, after: int) -> None:
    """Replace a workflow's promises, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved them meanwhile.
    """
    values = _values(wanted.promises, wanted.version)
    await _replace(
        uow, service_levels, service_levels.c.workflow_id, wanted.workflow_id, values, after
    )


async def save_job_service_levels(uow: UnitOfWork, wanted: JobServiceLevels, *, after: int) -> None:
    """Replace a job's own promises, which must be at version `after`; 0 stands for none.

    A job that has none any more keeps an empty row, so that its version never goes back.

    Raises:
        VersionMismatch: somebody else saved them meanwhile.
    """
    values = _values(wanted.promises, wanted.version)
    await _replace(
        uow, job_service_levels, job_service_levels.c.job_id, wanted.job_id, values, after
    )


def _values(promises: Sequence[StagePromise], version: int) -> dict[str, Any]:
    return {
        "promises": [
            [
                promise.stage_key,
                promise.working_days,
                [[step.after_days, list(step.to)] for step in promise.escalations],
            ]
            for promise in promises
        ],
        "version": version,
        "updated_at": clock.now(),
    }


async def _replace(
    uow: UnitOfWork,
    table: sa.Table,
    owner: sa.Column[UUID],
    owner_id: UUID,
    values: dict[str, Any],
    after: int,
) -> None:
    if after == 0:
        statement = insert(table).values({"org_id": uow.org_id, owner.name: owner_id, **values})
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(table)
            .where(table.c.org_id == uow.org_id, owner == owner_id, table.c.version == after)
            .values(**values)
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed these service levels. Load them again."))
