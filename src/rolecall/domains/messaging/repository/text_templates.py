"""Writing saved texts."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts.text_templates import SaveTextTemplate
from rolecall.domains.messaging.models import text_templates
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.terms import fold

_t = text_templates.c


async def insert_text_template(
    uow: UnitOfWork, template_id: UUID, wanted: SaveTextTemplate
) -> bool:
    """Insert the first version; False if the name is taken."""
    now = clock.now()
    inserted = await uow.fetch_value(
        insert(text_templates)
        .values(
            org_id=uow.org_id, id=template_id, version=1, created_at=now, updated_at=now,
            **_content_of(wanted),
        )
        .on_conflict_do_nothing(index_elements=["org_id", "name_norm"])
        .returning(_t.id)
    )  # fmt: skip
    return inserted is not None


async def is_text_name_taken(uow: UnitOfWork, wanted: SaveTextTemplate) -> bool:
    """Tell whether another saved text has this name."""
    found = await uow.fetch_value(
        sa.select(_t.id).where(
            _t.org_id == uow.org_id, _t.name_norm == fold(wanted.name), _t.id != wanted.template_id
        )
    )
    return found is not None


async def update_text_template(uow: UnitOfWork, version: int, wanted: SaveTextTemplate) -> bool:
    """Write the version after `version`; False if the row has another by now."""
    written = await uow.execute(
        sa.update(text_templates)
        .where(_t.org_id == uow.org_id, _t.id == wanted.template_id, _t.version == version)
        .values(version=version + 1, updated_at=clock.now(), **_content_of(wanted))
    )
    return written == 1


async def delete_text_template(uow: UnitOfWork, template_id: UUID) -> None:
    """Delete a saved text."""
    await uow.execute(
        sa.delete(text_templates).where(_t.org_id == uow.org_id, _t.id == template_id)
    )


def _content_of(wanted: SaveTextTemplate) -> dict[str, object]:
    return {"name": wanted.name, "name_norm": fold(wanted.name), "texts": dict(wanted.texts)}
