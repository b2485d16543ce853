"""Writing when an organization works."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts.working_time import WorkingTime
from rolecall.domains.identity.models import working_times
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def save_working_time(uow: UnitOfWork, wanted: WorkingTime, *, after: int) -> None:
    """Replace the working time, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved it meanwhile.
    """
    values = {
        "weekdays": list(wanted.weekdays),
        "holidays": [[holiday.day.isoformat(), holiday.name] for holiday in wanted.holidays],
        "version": wanted.version,
        "updated_at": clock.now(),
    }
    if after == 0:
        statement = insert(working_times).values(org_id=uow.org_id, **values)
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(working_times)
            .where(working_times.c.org_id == uow.org_id, working_times.c.version == after)
            .values(**values)
        )
    if not written:
        raise VersionMismatch(
            say("Somebody else saved the working week meanwhile. Read it again and retry.")
        )
