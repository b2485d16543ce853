"""Which day it is for an organization."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


@dataclass(frozen=True, slots=True)
class Now:
    """An instant, and the day and hour it is in an organization's time zone."""

    at: datetime
    zone: ZoneInfo
    organization: str

    @property
    def today(self) -> date:
        """The day."""
        return self.at.astimezone(self.zone).date()

    @property
    def hour(self) -> int:
        """The hour of the day."""
        return self.at.astimezone(self.zone).hour


async def read_now(uow: UnitOfWork) -> Now:
    """Return what time it is in the transaction's organization."""
    organization = await identity.get_organization(uow)
    return Now(clock.now(), ZoneInfo(organization.time_zone), organization.name)
