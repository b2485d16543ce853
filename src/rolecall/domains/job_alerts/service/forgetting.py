"""Forgetting alerts that nobody confirmed, that ended a while ago, or whose login is gone."""

from datetime import datetime

from rolecall.domains.job_alerts import repository
from rolecall.domains.job_alerts.contracts import PENDING_FOR, STOPPED_FOR
from rolecall.domains.job_alerts.service.loading import remove
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


async def forget_login(uow: UnitOfWork, email_norm: str, until: datetime) -> None:
    """Forget what an address asked for and saved here until its login was deleted.

    What came later under the same address is another login's, and stays.
    """
    await remove(uow, await repository.take_of_address(uow, email_norm, until))
    await repository.forget_jobs_of_address(uow, email_norm, until)


async def forget_old(uow: UnitOfWork) -> int:
    """Forget what has had its time at the transaction's organization; returns how many alerts."""
    now = clock.now()
    old = await repository.take_forgettable(uow, now - PENDING_FOR, now - STOPPED_FOR)
    await remove(uow, old)
    return len(old)
