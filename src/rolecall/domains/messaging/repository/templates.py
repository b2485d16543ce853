"""Writing templates of mails."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts import Attachment, SaveTemplate
from rolecall.domains.messaging.models import mail_templates
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.terms import fold

_t = mail_templates.c


async def insert_template(
    uow: UnitOfWork, template_id: UUID, wanted: SaveTemplate, attached: Sequence[Attachment]
) -> bool:
    """Insert the first version; False if the kind, or the name of a message, has one."""
    now = clock.now()
    inserted = await uow.fetch_value(
        insert(mail_templates)
        .values(
            org_id=uow.org_id,
            id=template_id,
            kind=wanted.kind.value,
            version=1,
            created_at=now,
            updated_at=now,
            **_content_of(wanted, attached),
        )
        .on_conflict_do_nothing(index_elements=["org_id", "kind", "name_norm"])
        .returning(_t.id)
    )
    return inserted is not None


async def is_name_taken(uow: UnitOfWork, wanted: SaveTemplate) -> bool:
    """Tell whether another template of the kind has this name."""
    found = await uow.fetch_value(
        sa.select(_t.id).where(
            _t.org_id == uow.org_id,
            _t.kind == wanted.kind.value,
            _t.name_norm == fold(wanted.name),
            _t.id != wanted.template_id,
        )
    )
    return found is not None


async def update_template(
    uow: UnitOfWork, version: int, wanted: SaveTemplate, attached: Sequence[Attachment]
) -> bool:
    """Write the version after `version`; False if the row has another by now."""
    written = await uow.execute(
        sa.update(mail_templates)
        .where(_t.org_id == uow.org_id, _t.id == wanted.template_id, _t.version == version)
        .values(version=version + 1, updated_at=clock.now(), **_content_of(wanted, attached))
    )
    return written == 1


async def delete_template(uow: UnitOfWork, template_id: UUID) -> None:
    """Delete a template; mails that were written by it keep their words."""
    await uow.execute(
        sa.delete(mail_templates).where(_t.org_id == uow.org_id, _t.id == template_id)
    )


def _content_of(wanted: SaveTemplate, attached: Sequence[Attachment]) -> dict[str, object]:
    return {
        "name": wanted.name,
        "name_norm": fold(wanted.name),
        "texts": {language: asdict(text) for language, text in wanted.texts.items()},
        "attachments": [
            {"filename": one.filename, "size": one.size, "file_id": str(one.file_id)}
            for one in attached
        ],
    }
