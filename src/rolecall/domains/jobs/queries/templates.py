"""Reading job templates."""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts import JobContent, JobTemplate
from rolecall.domains.jobs.models import job_templates
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_t = job_templates.c
_ALL = sa.select(_t.id, _t.name, _t.content, _t.created_at)


async def list_templates(uow: UnitOfWork, page: PageRequest) -> Page[JobTemplate]:
    """Return templates, the newest first."""
    listed = _ALL.where(_t.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, _t.id, convert=_template_of)


async def find_template(uow: UnitOfWork, template_id: UUID) -> JobTemplate | None:
    """Return a template, None if the tenant has none of this id."""
    row = await uow.fetch_one(_ALL.where(_t.org_id == uow.org_id, _t.id == template_id))
    return _template_of(row) if row else None


def _template_of(row: Row) -> JobTemplate:
    return JobTemplate(
        id=row["id"],
        name=row["name"],
        content=msgspec.convert(row["content"], JobContent),
        created_at=row["created_at"],
    )
