"""Reading when an organization works."""

from datetime import date

import sqlalchemy as sa

from rolecall.domains.identity.contracts.working_time import Holiday, WorkingTime
from rolecall.domains.identity.models import organizations, working_times
from rolecall.infra.db import UnitOfWork, prepared
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG

_w = working_times.c
_GET = prepared(
    sa.select(organizations.c.time_zone, _w.weekdays, _w.holidays, _w.version)
    .outerjoin(working_times, _w.org_id == organizations.c.id)
    .where(organizations.c.id == sa.bindparam("org_id"))
)


async def get_working_time(uow: UnitOfWork) -> WorkingTime:
    """Return when the transaction's organization works.

    Raises:
        NotFound: the transaction runs under the platform, which is no employer.
    """
    row = await uow.fetch_one(_GET, org_id=uow.org_id)
    if row is None or uow.org_id == PLATFORM_ORG:
        raise NotFound(say("There is no such organization."))
    if row["version"] is None:
        return WorkingTime(time_zone=row["time_zone"])
    return WorkingTime(
        time_zone=row["time_zone"],
        weekdays=tuple(row["weekdays"]),
        holidays=tuple(Holiday(date.fromisoformat(day), name) for day, name in row["holidays"]),
        version=row["version"],
    )
