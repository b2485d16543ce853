"""What the demo organizations keep as evidence."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.holds import api as holds
from rolecall.domains.holds.contracts import HeldKind, PlaceHold
from rolecall.infra.db import UnitOfWork

_REASON = "The works council asks how people were chosen. Talk to Legal before anything is erased."


async def tell_holds(uow: UnitOfWork, administrator: Actor, job_id: UUID) -> None:
    """Let an administrator hold a job."""
    await holds.place_hold(uow, administrator, PlaceHold(HeldKind.JOB, job_id, _REASON, None))
