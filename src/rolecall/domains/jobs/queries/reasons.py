"""Reading rejection reasons."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import RejectionReason
from rolecall.domains.jobs.models import rejection_reasons
from rolecall.infra.db import Row, UnitOfWork, prepared

_r = rejection_reasons.c
_ALL = sa.select(_r.id, _r.code, _r.label, _r.active, _r.version).where(
    _r.org_id == sa.bindparam("org_id")
)
_LIST = prepared(_ALL.order_by(_r.position, _r.id))
_GET = prepared(_ALL.where(_r.id == sa.bindparam("reason_id")))


async def list_reasons(uow: UnitOfWork) -> list[RejectionReason]:
    """Return all reasons in the organization's order, inactive ones too."""
    return [_of_row(row) for row in await uow.fetch(_LIST, org_id=uow.org_id)]


async def find_reason(uow: UnitOfWork, reason_id: UUID) -> RejectionReason | None:
    """Return a reason, None if the tenant has none of this id."""
    row = await uow.fetch_one(_GET, org_id=uow.org_id, reason_id=reason_id)
    return _of_row(row) if row else None


def _of_row(row: Row) -> RejectionReason:
    return RejectionReason(row["id"], row["code"], row["label"], row["active"], row["version"])
