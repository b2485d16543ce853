"""`/api/v1/audit`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from rolecall.access import Permission
from rolecall.domains.audit import queries, service
from rolecall.domains.audit.contracts import AuditFilter
from rolecall.domains.audit.schemas import AuditEntryOut, VerificationOut
from rolecall.infra.http import PageOut, Paging, Router, Uow, org, page_out
from rolecall.infra.http.schemas import Instant
from rolecall.kernel import clock

router = Router(prefix="/audit", tags=["audit"])
_LIST = "audit:-seq"
_Name = Annotated[str | None, Query(max_length=100)]


@router.get("", **org(Permission.AUDIT_READ))
async def list_audit_entries(
    uow: Uow,
    paging: Paging,
    actor_id: UUID | None = None,
    action: _Name = None,
    record_type: _Name = None,
    record_id: UUID | None = None,
    since: Annotated[Instant | None, Query(alias="from")] = None,
    until: Annotated[Instant | None, Query(alias="to")] = None,
) -> PageOut[AuditEntryOut]:
    """List who did what, newest first."""
    wanted = AuditFilter(actor_id, action, record_type, record_id, since, until)
    page = await queries.list_entries(uow, wanted, paging.request(_LIST))
    return page_out(page, paging, _LIST, AuditEntryOut.of)


@router.get("/verify", **org(Permission.AUDIT_READ))
async def verify_audit_chain(uow: Uow) -> VerificationOut:
    """Walk the organization's chain and say whether every entry follows from the one before."""
    found = await service.verify(uow)
    return VerificationOut(
        ok=found.ok,
        entries=found.entries,
        first_bad_seq=found.first_bad_seq,
        reason=found.reason,
        checked_at=clock.now(),
    )
