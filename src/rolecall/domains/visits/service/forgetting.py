"""Forgetting days that are long over."""

from datetime import timedelta
from typing import Final

from rolecall.domains.visits import repository
from rolecall.domains.visits.rules.days import months_before
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

KEPT_MONTHS: Final = 25
"""A whole month can be compared with the same one two years before."""
BATCHES_KEPT: Final = timedelta(days=7)
"""Longer than a batch can wait in Redis."""


async def forget_old(uow: UnitOfWork) -> None:
    """Remove days that are older than `KEPT_MONTHS`, and records of batches that are gone."""
    now = clock.now()
    await repository.remove_before(uow, months_before(now.date(), KEPT_MONTHS))
    await repository.remove_batches_before(uow, now - BATCHES_KEPT)
