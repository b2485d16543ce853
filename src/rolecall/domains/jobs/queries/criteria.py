"""Reading criteria."""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts.criteria import Criterion, JobCriteria
from rolecall.domains.jobs.models import job_criteria
from rolecall.infra.db import Reader, TenantRead

_c = job_criteria.c

_GET = TenantRead(
    sa.select(_c.criteria, _c.version).where(
        _c.org_id == sa.bindparam("org_id"), _c.job_id == sa.bindparam("job_id")
    )
)


async def get_criteria(reader: Reader, job_id: UUID) -> JobCriteria:
    """Return the criteria of a job; none where nobody wrote any, or there is no such job."""
    row = await reader.fetch_one(_GET, org_id=reader.org_id, job_id=job_id)
    if row is None:
        return JobCriteria(job_id=job_id)
    return JobCriteria(
        job_id=job_id,
        items=msgspec.convert(row["criteria"], tuple[Criterion, ...]),
        version=row["version"],
    )
