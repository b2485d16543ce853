"""Taking counts over, and forgetting old ones."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.visits import service
from rolecall.infra.outbox import scheduled
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@scheduled("visits.take_over", every=timedelta(minutes=1), queue="bulk")
async def take_over(runtime: Runtime) -> None:
    """Add what was counted to the daily rows."""
    await service.take_over(runtime.database)


@scheduled("visits.forget_old", every=timedelta(hours=24), queue="bulk")
async def forget_old(runtime: Runtime) -> None:
    """Forget days that are long over."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.forget_old(uow)
