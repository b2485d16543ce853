"""Reading résumés, forgetting old imports, and which views the events of imports make stale."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.imports import service
from rolecall.domains.imports.events import ImportChanged, ResumesStaged
from rolecall.infra.outbox import Delivered, handles_outside_transaction, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@handles_outside_transaction(ResumesStaged, name="imports.read_resumes", queue="bulk")
async def read_resumes(runtime: Runtime, event: ResumesStaged, delivered: Delivered) -> None:
    """Go on finding out who the résumés of a zip are of, for a while."""
    await service.read_resumes(runtime.database, delivered.org_id, event.import_id)


@scheduled("imports.forget_old", every=timedelta(hours=24), queue="bulk")
async def forget_old(runtime: Runtime) -> None:
    """Remove imports after thirty days: their rows are personal data."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.forget_old(uow)


@stales(ImportChanged)
def _on_changed(event: ImportChanged) -> StaleKeys:
    return [["imports"], ["imports", str(event.import_id)]]
