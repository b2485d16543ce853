"""Writing templates and their versions."""

from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.ai_interviews.contracts import Template, TemplateVersion
from rolecall.domains.ai_interviews.models import templates, versions
from rolecall.domains.ai_interviews.models.rows import TEMPLATE_COLUMNS, stored, template_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say

_t = templates.c


async def get_for_update(uow: UnitOfWork, template_id: UUID) -> Template:
    """Return the locked template.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await find_for_update(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found


async def find_for_update(uow: UnitOfWork, template_id: UUID) -> Template | None:
    """Return the locked template, None if it went."""
    row = await uow.fetch_one(
        sa.select(*TEMPLATE_COLUMNS)
        .where(_t.org_id == uow.org_id, _t.id == template_id)
        .with_for_update()
    )
    return template_of(row) if row else None


async def insert_template(uow: UnitOfWork, template: Template) -> None:
    """Insert a template.

    Raises:
        Conflict: code `template_exists`; the job has one.
    """
    values = {name: getattr(template, name) for name in Template.__dataclass_fields__}
    try:
        await uow.execute(sa.insert(templates).values(org_id=uow.org_id, **stored(values)))
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("This job has an interview already. Change that one."), code="template_exists"
        ) from error


async def update_template(uow: UnitOfWork, template_id: UUID, values: dict[str, Any]) -> None:
    """Change a template that is locked, and count its version up."""
    await uow.execute(
        sa.update(templates)
        .where(_t.org_id == uow.org_id, _t.id == template_id)
        .values(**stored(values), version=_t.version + 1)
    )


async def delete_template(uow: UnitOfWork, template_id: UUID) -> None:
    """Remove a template that is locked and has no version."""
    await uow.execute(
        sa.delete(templates).where(
            _t.org_id == uow.org_id, _t.id == template_id, _t.newest_version == 0
        )
    )


async def insert_version(uow: UnitOfWork, version: TemplateVersion) -> None:
    """Append a version."""
    values = {name: getattr(version, name) for name in TemplateVersion.__dataclass_fields__}
    await uow.execute(sa.insert(versions).values(org_id=uow.org_id, **stored(values)))
