"""Writing wording: drafts over what was seen, versions once."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.consents.contracts import Draft, Purpose, Wording, WriteDraft
from rolecall.domains.consents.models import drafts, wordings
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_w, _d = wordings.c, drafts.c


async def write_draft(uow: UnitOfWork, command: WriteDraft, at: datetime, by_name: str) -> None:
    """Write a draft over the one of `command.version`, 0 for none.

    Raises:
        Conflict: code `draft_changed`; somebody else wrote, published or threw it away.
    """
    values = {"texts": dict(command.texts), "changed_at": at, "changed_by_name": by_name}
    if command.version == 0:
        statement = (
            insert(drafts)
            .values(org_id=uow.org_id, purpose=command.purpose.value, version=1, **values)
            .on_conflict_do_nothing()
        )
        written = await uow.execute(statement)
    else:
        written = await uow.execute(
            sa.update(drafts)
            .where(
                _d.org_id == uow.org_id,
                _d.purpose == command.purpose.value,
                _d.version == command.version,
            )
            .values(version=_d.version + 1, **values)
        )
    if not written:
        raise draft_changed()


async def take_draft(uow: UnitOfWork, purpose: Purpose, version: int) -> Draft:
    """Remove the draft of `version` and return it; of two at once one gets it.

    Raises:
        Conflict: code `draft_changed`.
    """
    row = await uow.fetch_one(
        sa.delete(drafts)
        .where(_d.org_id == uow.org_id, _d.purpose == purpose.value, _d.version == version)
        .returning(_d.texts, _d.changed_at, _d.changed_by_name, _d.version)
    )
    if row is None:
        raise draft_changed()
    return Draft(purpose, **dict(row))


async def insert_wording(uow: UnitOfWork, wording: Wording, by_id: UUID | None) -> None:
    """Insert a version.

    Raises:
        Conflict: code `draft_changed`; somebody published one of this number.
    """
    statement = insert(wordings).values(
        org_id=uow.org_id,
        id=wording.id,
        purpose=wording.purpose.value,
        number=wording.number,
        texts=dict(wording.texts),
        is_material=wording.is_material,
        note=wording.note,
        published_at=wording.published_at,
        published_by=by_id,
        published_by_name=wording.published_by_name,
    )
    if not await uow.execute(statement.on_conflict_do_nothing()):
        raise draft_changed()


def draft_changed() -> Conflict:
    """Return the refusal of what was meant for another draft."""
    return Conflict(
        say("Somebody else changed this text meanwhile. Load it again."), code="draft_changed"
    )
