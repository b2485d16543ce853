"""Writing when applications are due, and that people were told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus, Deadline
from rolecall.domains.applications.models import alerts, applications
from rolecall.domains.applications.models.rows import ROW_COLUMNS, application_row
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.tables import Timestamp

_a = applications.c


async def lock_active(
    uow: UnitOfWork,
    *,
    job_id: UUID | None,
    workflow_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> list[ApplicationRow]:
    """Lock applications in progress, of a job or a workflow if one is named, in order of ids."""
    conditions = [_a.org_id == uow.org_id, _a.status == ApplicationStatus.ACTIVE.value]
    if job_id is not None:
        conditions.append(_a.job_id == job_id)
    if workflow_id is not None:
        conditions.append(_a.workflow_id == workflow_id)
    if after is not None:
        conditions.append(_a.id > after)
    rows = await uow.fetch(
        sa.select(*ROW_COLUMNS).where(*conditions).order_by(_a.id).limit(limit).with_for_update()
    )
    return [application_row(row) for row in rows]


async def set_deadlines(uow: UnitOfWork, deadlines: Mapping[UUID, Deadline]) -> None:
    """Write the deadlines of several applications in one statement."""
    if not deadlines:
        return
    given = sa.values(
        sa.column("application_id", sa.Uuid),
        sa.column("promised_from", Timestamp),
        sa.column("due_at", Timestamp),
        sa.column("alert_step", sa.SmallInteger),
        sa.column("alert_at", Timestamp),
        name="given",
    ).data(
        [
            (application_id, one.promised_from, one.due_at, one.alert_step, one.alert_at)
            for application_id, one in deadlines.items()
        ]
    )
    # A column of nothing but NULL has no type of its own.
    await uow.execute(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.id == given.c.application_id)
        .values(
            promised_from=sa.cast(given.c.promised_from, Timestamp),
            due_at=sa.cast(given.c.due_at, Timestamp),
            alert_step=given.c.alert_step,
            alert_at=sa.cast(given.c.alert_at, Timestamp),
        )
    )


async def insert_alert(
    uow: UnitOfWork, application: ApplicationRow, told: Sequence[str], at: datetime
) -> None:
    """Keep that people were told of a broken promise."""
    await uow.execute(
        sa.insert(alerts).values(
            org_id=uow.org_id,
            application_id=application.id,
            entered_at=application.stage_entered_at,
            step=application.alert_step,
            stage_name=application.stage_name,
            due_at=application.due_at,
            told=list(told),
            at=at,
        )
    )
