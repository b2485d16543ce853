"""Writing kits, questions and the scale."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.interviews.contracts import BankQuestion, KitContent
from rolecall.domains.interviews.models import kit_versions, kits, questions, scales
from rolecall.domains.interviews.models.rows import kit_columns
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_k, _q, _s = kits.c, questions.c, scales.c


async def insert_question(uow: UnitOfWork, question: BankQuestion) -> None:
    """Add a question to the bank."""
    await uow.execute(
        sa.insert(questions).values(
            org_id=uow.org_id,
            id=question.id,
            text=question.text,
            good_answer=question.good_answer,
            attribute=question.attribute,
            active=question.active,
            version=question.version,
            created_at=clock.now(),
        )
    )


async def update_question(
    uow: UnitOfWork, question_id: UUID, version: int, values: dict[str, Any]
) -> None:
    """Write columns and count the version up.

    Raises:
        VersionMismatch: the row has another version by now.
    """
    written = await uow.execute(
        sa.update(questions)
        .where(_q.org_id == uow.org_id, _q.id == question_id, _q.version == version)
        .values(version=version + 1, **values)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this question meanwhile. Load it again."))


async def insert_kit(uow: UnitOfWork, kit_id: UUID, content: KitContent, *, active: bool) -> None:
    """Insert a kit with its first version."""
    now = clock.now()
    await uow.execute(
        sa.insert(kits).values(
            org_id=uow.org_id,
            id=kit_id,
            newest=1,
            active=active,
            version=1,
            created_at=now,
            updated_at=now,
        )
    )
    await _insert_version(uow, kit_id, 1, content)


async def update_kit(
    uow: UnitOfWork,
    kit_id: UUID,
    version: int,
    *,
    active: bool,
    next_number: int | None,
    content: KitContent,
) -> None:
    """Count the record's version up; with `next_number`, add that version of the content.

    Raises:
        VersionMismatch: the record has another version by now.
    """
    values: dict[str, Any] = {"active": active, "version": version + 1, "updated_at": clock.now()}
    if next_number is not None:
        values["newest"] = next_number
    written = await uow.execute(
        sa.update(kits)
        .where(_k.org_id == uow.org_id, _k.id == kit_id, _k.version == version)
        .values(**values)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this kit meanwhile. Load it again."))
    if next_number is not None:
        await _insert_version(uow, kit_id, next_number, content)


async def write_scale(uow: UnitOfWork, anchors: dict[str, str], version: int) -> None:
    """Write the organization's words for the ratings over those of `version` (0: none yet).

    Raises:
        VersionMismatch: they have another version by now.
    """
    values = {"anchors": anchors, "version": version + 1}
    written = await uow.execute(
        insert(scales)
        .values(org_id=uow.org_id, id=uow.org_id, **values)
        .on_conflict_do_update(
            index_elements=["org_id", "id"], set_=values, where=_s.version == version
        )
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed the scale meanwhile. Load it again."))


async def _insert_version(uow: UnitOfWork, kit_id: UUID, number: int, content: KitContent) -> None:
    await uow.execute(
        sa.insert(kit_versions).values(
            org_id=uow.org_id,
            kit_id=kit_id,
            number=number,
            created_at=clock.now(),
            **kit_columns(content),
        )
    )
