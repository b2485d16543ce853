"""What a tenant's audit log says."""

from uuid import UUID

from rolecall.domains.audit import queries
from rolecall.domains.audit.contracts import AuditEntry, AuditFilter
from rolecall.infra.runtime import Runtime
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.tenant import Tenant


async def audited(
    runtime: Runtime, org_id: UUID, action: str, record_id: UUID | None = None
) -> list[AuditEntry]:
    """Return the entries of one action, newest first, of one record if given."""
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        page = await queries.list_entries(
            uow, AuditFilter(action=action, record_id=record_id), PageRequest(100)
        )
    return list(page.items)
