"""Writing service levels."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.service_levels import ServiceLevels
from rolecall.domains.jobs.models import service_levels
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch

_l = service_levels.c


async def save_service_levels(uow: UnitOfWork, wanted: ServiceLevels, *, after: int) -> None:
    """Replace a workflow's promises, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved them meanwhile.
    """
    values: dict[str, Any] = {
        "promises": [
            [
                promise.stage_key,
                promise.working_days,
                [[step.after_days, list(step.to)] for step in promise.escalations],
            ]
            for promise in wanted.promises
        ],
        "version": wanted.version,
        "updated_at": clock.now(),
    }
    if after == 0:
        statement = insert(service_levels).values(
            org_id=uow.org_id, workflow_id=wanted.workflow_id, **values
        )
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(service_levels)
            .where(
                _l.org_id == uow.org_id,
                _l.workflow_id == wanted.workflow_id,
                _l.version == after,
            )
            .values(**values)
        )
    if not written:
        raise VersionMismatch("Somebody else changed these service levels. Load them again.")
