"""`/api/v1/audit` for an organization's chain, `/api/v1/platform/audit` for the platform's own."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from rolecall.access import Permission
from rolecall.domains.audit import queries, service
from rolecall.domains.audit.contracts import AuditFilter
from rolecall.domains.audit.schemas import AuditEntryOut, VerificationOut
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import PageOut, Paging, Router, Uow, org, page_out, platform
from rolecall.infra.http.paging import Cursors
from rolecall.infra.http.schemas import Instant
from rolecall.kernel import clock

organizations = Router(prefix="/audit", tags=["audit"])
platforms = Router(prefix="/platform/audit", tags=["platform"])
router = [organizations, platforms]
_LIST = "audit:-seq"
_PLATFORM_LIST = "platform_audit:-seq"
_Name = Annotated[str | None, Query(max_length=100)]


async def _wanted(
    actor_id: UUID | None = None,
    action: _Name = None,
    record_type: _Name = None,
    record_id: UUID | None = None,
    since: Annotated[Instant | None, Query(alias="from")] = None,
    until: Annotated[Instant | None, Query(alias="to")] = None,
) -> AuditFilter:
    return AuditFilter(actor_id, action, record_type, record_id, since, until)


_Wanted = Annotated[AuditFilter, Depends(_wanted)]


@organizations.get("", **org(Permission.AUDIT_READ))
async def list_audit_entries(uow: Uow, wanted: _Wanted, paging: Paging) -> PageOut[AuditEntryOut]:
    """List who did what, newest first."""
    return await _page(uow, wanted, paging, _LIST)


@organizations.get("/verify", **org(Permission.AUDIT_READ))
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


@platforms.get("", **platform(Permission.AUDIT_READ))
async def list_platform_audit_entries(
    uow: Uow, wanted: _Wanted, paging: Paging
) -> PageOut[AuditEntryOut]:
    """List what was done on the platform itself, newest first.

    That is what its administrators did, and what happened to logins outside of any organization.
    """
    return await _page(uow, wanted, paging, _PLATFORM_LIST)


async def _page(
    uow: UnitOfWork, wanted: AuditFilter, paging: Cursors, purpose: str
) -> PageOut[AuditEntryOut]:
    page = await queries.list_entries(uow, wanted, paging.request(purpose))
    return page_out(page, paging, purpose, AuditEntryOut.of)
