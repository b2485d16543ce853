"""Writing job templates."""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts import JobTemplate
from rolecall.domains.jobs.models import job_templates
from rolecall.infra.db import UnitOfWork

_t = job_templates.c


async def insert_template(uow: UnitOfWork, template: JobTemplate) -> None:
    """Insert a template."""
    await uow.execute(
        sa.insert(job_templates).values(
            org_id=uow.org_id,
            id=template.id,
            name=template.name,
            content=msgspec.to_builtins(template.content),
            created_at=template.created_at,
            created_by=uow.user_id,
        )
    )


async def delete_template(uow: UnitOfWork, template_id: UUID) -> None:
    """Delete a template; jobs that began with it stay as they are."""
    await uow.execute(sa.delete(job_templates).where(_t.org_id == uow.org_id, _t.id == template_id))
