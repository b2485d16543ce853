"""Reading what became overdue."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import PromiseAlert
from rolecall.domains.applications.models import alerts, transitions
from rolecall.infra.db import UnitOfWork

_l = alerts.c
_t = transitions.c


async def list_alerts(uow: UnitOfWork, application_id: UUID) -> list[PromiseAlert]:
    """Return of what people were told, oldest first."""
    rows = await uow.fetch(
        sa.select(_l.step, _l.stage_name, _l.due_at, _l.told, _l.at)
        .where(_l.org_id == uow.org_id, _l.application_id == application_id)
        .order_by(_l.at)
    )
    return [PromiseAlert(**{**dict(row), "told": tuple(row["told"])}) for row in rows]


async def entered_before(uow: UnitOfWork, application_id: UUID, at: datetime) -> datetime | None:
    """Return when the application entered the stage in which it was just before `at`."""
    found: datetime | None = await uow.fetch_value(
        sa.select(_t.at)
        .where(_t.org_id == uow.org_id, _t.application_id == application_id, _t.at < at)
        .order_by(_t.at.desc(), _t.id.desc())
        .limit(1)
    )
    return found
