"""Writing texts, the consent to them, and the account that sends them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.messaging.contracts.texts import ConsentSource, ConsentState, TextStatus
from rolecall.domains.messaging.models import text_consents, text_messages, text_settings
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_t = text_messages.c
_s = text_settings.c


async def save_settings(uow: UnitOfWork, values: dict[str, Any], *, after: int) -> None:
    """Replace the account, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved it meanwhile.
    """
    if after == 0:
        statement = insert(text_settings).values(org_id=uow.org_id, **values)
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(text_settings)
            .where(_s.org_id == uow.org_id, _s.version == after)
            .values(**values)
        )
    if not written:
        raise VersionMismatch(say("Somebody else saved this meanwhile. Read it again and retry."))


async def note_account(uow: UnitOfWork, problem: str, at: datetime) -> bool:
    """Note whether the account was accepted (no problem) or why not; False if that is known."""
    changed = await uow.execute(
        sa.update(text_settings)
        .where(
            _s.org_id == uow.org_id,
            sa.or_(_s.problem != problem, _s.checked_at.is_(None)),
        )
        .values(problem=problem, checked_at=at)
    )
    return changed > 0


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str) -> Row | None:
    """Return `sealed` of the account if it is under another key, locked."""
    return await uow.fetch_one(
        sa.select(_s.sealed)
        .where(_s.org_id == uow.org_id, _s.sealed_key_id.is_not(None), _s.sealed_key_id != key_id)
        .with_for_update()
    )


async def reseal(uow: UnitOfWork, sealed: str, key_id: str) -> None:
    """Write the account's secret as it is under another key."""
    await uow.execute(
        sa.update(text_settings)
        .where(_s.org_id == uow.org_id)
        .values(sealed=sealed, sealed_key_id=key_id)
    )


async def insert_consent(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Add an entry to the log of consents."""
    await uow.execute(insert(text_consents).values(org_id=uow.org_id, **values))


async def insert_brought(
    uow: UnitOfWork,
    number: str,
    candidate_id: UUID,
    other_id: UUID,
    source: ConsentSource,
    state: ConsentState,
) -> None:
    """Add to the log what a record brought along to another, or that it is gone again."""
    await insert_consent(
        uow,
        {
            "id": ids.uuid7(),
            "number": number,
            "candidate_id": candidate_id,
            "other_id": other_id,
            "state": state.value,
            "source": source.value,
            "shown": "",
            "note": "",
            "by_name": "",
            "at": clock.now(),
        },
    )


async def insert_text(uow: UnitOfWork, values: dict[str, Any]) -> bool:
    """Insert a text; False if its dedupe key is taken."""
    inserted = await uow.fetch_value(
        insert(text_messages)
        .values(org_id=uow.org_id, **values)
        .on_conflict_do_nothing(index_elements=["org_id", "dedupe_key"])
        .returning(_t.id)
    )
    return inserted is not None


async def find_for_update(uow: UnitOfWork, text_id: UUID) -> Row | None:
    """Return the locked row; waits for whoever has it."""
    return await uow.fetch_one(
        sa.select(*_t).where(_t.org_id == uow.org_id, _t.id == text_id).with_for_update()
    )


async def update_text(uow: UnitOfWork, text_id: UUID, values: dict[str, Any]) -> None:
    """Change a text. The row must be locked."""
    await uow.execute(
        sa.update(text_messages).where(_t.org_id == uow.org_id, _t.id == text_id).values(**values)
    )


async def update_held(uow: UnitOfWork, text_id: UUID, attempt: int, values: dict[str, Any]) -> bool:
    """Change a text that this attempt holds; False if it no longer does."""
    changed = await uow.execute(
        sa.update(text_messages)
        .where(
            _t.org_id == uow.org_id,
            _t.id == text_id,
            _t.attempts == attempt,
            _t.status == TextStatus.SENDING.value,
        )
        .values(**values)
    )
    return changed > 0
