"""Reading saved texts."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts.text_templates import TextTemplate
from rolecall.domains.messaging.models import text_templates
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_t = text_templates.c
_SHOWN = (_t.id, _t.name, _t.texts, _t.version, _t.updated_at)


async def list_text_templates(uow: UnitOfWork, page: PageRequest) -> Page[TextTemplate]:
    """Return saved texts, the newest first."""
    listed = sa.select(*_SHOWN).where(_t.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, _t.id, convert=_template)


async def find_text_template(uow: UnitOfWork, template_id: UUID) -> TextTemplate | None:
    """Return one saved text."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_t.org_id == uow.org_id, _t.id == template_id)
    )
    return _template(row) if row else None


def _template(row: Row) -> TextTemplate:
    return TextTemplate(**dict(row))
