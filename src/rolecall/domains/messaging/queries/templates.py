"""Reading templates of mails."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import MailKind, MailTemplate, Wording
from rolecall.domains.messaging.models import mail_templates
from rolecall.domains.messaging.queries.messages import attachments_of
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_t = mail_templates.c
_SHOWN = (_t.id, _t.kind, _t.name, _t.texts, _t.version, _t.updated_at, _t.attachments)


async def list_templates(
    uow: UnitOfWork, page: PageRequest, kind: MailKind | None
) -> Page[MailTemplate]:
    """Return templates, the newest first; of one kind, or of all."""
    listed = sa.select(*_SHOWN).where(_t.org_id == uow.org_id)
    if kind is not None:
        listed = listed.where(_t.kind == kind.value)
    return await fetch_page(uow, listed, page, _t.id, convert=_template)


async def find_template(uow: UnitOfWork, template_id: UUID) -> MailTemplate | None:
    """Return one template."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_t.org_id == uow.org_id, _t.id == template_id)
    )
    return _template(row) if row else None


async def find_template_of(uow: UnitOfWork, kind: MailKind) -> MailTemplate | None:
    """Return the template of a kind that has one at most."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_t.org_id == uow.org_id, _t.kind == kind.value, _t.name_norm == "")
    )
    return _template(row) if row else None


def _template(row: Row) -> MailTemplate:
    return MailTemplate(
        id=row["id"],
        kind=MailKind(row["kind"]),
        name=row["name"],
        texts={language: Wording(**text) for language, text in row["texts"].items()},
        version=row["version"],
        updated_at=row["updated_at"],
        attachments=attachments_of(row),
    )
