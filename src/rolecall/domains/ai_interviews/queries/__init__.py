"""Reading templates. Versions are read with their template, which hides with a confidential job."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.ai_interviews.contracts import Template, TemplateVersion, VersionSummary
from rolecall.domains.ai_interviews.models import templates, versions
from rolecall.domains.ai_interviews.models.rows import (
    SUMMARY_COLUMNS,
    TEMPLATE_COLUMNS,
    VERSION_COLUMNS,
    summary_of,
    template_of,
    version_of,
)
from rolecall.infra.db import UnitOfWork

_t, _v = templates.c, versions.c
_OF_TEMPLATE = sa.and_(_t.org_id == _v.org_id, _t.id == _v.template_id)


async def find_of_job(uow: UnitOfWork, job_id: UUID) -> Template | None:
    """Return the template of a job's interview."""
    row = await uow.fetch_one(
        sa.select(*TEMPLATE_COLUMNS).where(_t.org_id == uow.org_id, _t.job_id == job_id)
    )
    return template_of(row) if row else None


async def find_template(uow: UnitOfWork, template_id: UUID) -> Template | None:
    """Return a template."""
    row = await uow.fetch_one(
        sa.select(*TEMPLATE_COLUMNS).where(_t.org_id == uow.org_id, _t.id == template_id)
    )
    return template_of(row) if row else None


async def list_versions(uow: UnitOfWork, template_id: UUID) -> tuple[VersionSummary, ...]:
    """Return a template's versions without their content, the newest first."""
    rows = await uow.fetch(
        sa.select(*SUMMARY_COLUMNS)
        .join(templates, _OF_TEMPLATE)
        .where(_v.org_id == uow.org_id, _v.template_id == template_id)
        .order_by(_v.number.desc())
    )
    return tuple(summary_of(row) for row in rows)


async def find_version(uow: UnitOfWork, template_id: UUID, number: int) -> TemplateVersion | None:
    """Return one version of a template."""
    row = await uow.fetch_one(
        sa.select(*VERSION_COLUMNS)
        .join(templates, _OF_TEMPLATE)
        .where(_v.org_id == uow.org_id, _v.template_id == template_id, _v.number == number)
    )
    return version_of(row) if row else None
