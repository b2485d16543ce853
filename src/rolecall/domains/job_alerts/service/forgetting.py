"""Forgetting alerts that nobody confirmed, or that ended a while ago, with their mails."""

from rolecall.domains.job_alerts import repository
from rolecall.domains.job_alerts.contracts import PENDING_FOR, STOPPED_FOR
from rolecall.domains.job_alerts.service.loading import remove
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


async def forget_old(uow: UnitOfWork) -> int:
    """Forget what has had its time at the transaction's organization; returns how many alerts."""
    now = clock.now()
    old = await repository.take_forgettable(uow, now - PENDING_FOR, now - STOPPED_FOR)
    await remove(uow, old)
    return len(old)
