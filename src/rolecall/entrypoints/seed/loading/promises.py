"""Service levels of the demo: what its employers promise to applicants, and when they work."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import Holiday, SaveWorkingTime
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import (
    EscalateTo,
    Escalation,
    SaveJobServiceLevels,
    SaveServiceLevels,
    StagePromise,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.working_days import MONDAY_TO_FRIDAY

_TO_RECRUITERS: Final = Escalation(0, (EscalateTo.RECRUITERS,))
_TO_MANAGERS: Final = Escalation(2, (EscalateTo.HIRING_MANAGERS,))
_TO_ADMINS: Final = Escalation(5, (EscalateTo.ADMINS,))
_PROMISES: Final = (
    StagePromise("applied", 3, (_TO_RECRUITERS, _TO_MANAGERS)),
    StagePromise("screening", 5, (_TO_RECRUITERS, _TO_MANAGERS, _TO_ADMINS)),
    StagePromise("interview", 10, (_TO_RECRUITERS,)),
    StagePromise("offer", 5, (_TO_RECRUITERS, _TO_ADMINS)),
)
_URGENT: Final = StagePromise("applied", 1, (_TO_RECRUITERS,))
"""What the job that is hardest to fill promises, sooner than its workflow."""
_EVERY_YEAR: Final = ((1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day"))


async def tell_promises(uow: UnitOfWork, actors: Mapping[str, Actor], urgent_job: UUID) -> None:
    """Save the working time, the service levels of the default workflow, and those of one job.

    They begin now: what is overdue by then shows it, and nobody is told of it.
    """
    admin, year = actors["admin"], clock.now().year
    holidays = tuple(
        Holiday(date(year + later, month, day), name)
        for later in (0, 1)
        for month, day, name in _EVERY_YEAR
    )
    working_time = SaveWorkingTime(weekdays=MONDAY_TO_FRIDAY, holidays=holidays)
    await identity.save_working_time(uow, admin, working_time)
    workflow = await jobs.default_workflow(uow)
    await jobs.save_service_levels(
        uow, admin, SaveServiceLevels(workflow_id=workflow.id, promises=_PROMISES)
    )
    await jobs.save_job_service_levels(
        uow, admin, SaveJobServiceLevels(job_id=urgent_job, promises=(_URGENT,))
    )
