"""Writing criteria."""

from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.criteria import JobCriteria
from rolecall.domains.jobs.models import job_criteria
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_c = job_criteria.c


async def save_criteria(uow: UnitOfWork, wanted: JobCriteria, *, after: int) -> None:
    """Replace a job's criteria, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved them meanwhile.
    """
    values: dict[str, Any] = {
        "criteria": msgspec.to_builtins(wanted.items),
        "version": wanted.version,
        "updated_at": clock.now(),
    }
    if after == 0:
        statement = insert(job_criteria).values(org_id=uow.org_id, job_id=wanted.job_id, **values)
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(job_criteria)
            .where(_c.org_id == uow.org_id, _c.job_id == wanted.job_id, _c.version == after)
            .values(**values)
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed these criteria. Load them again."))
