"""Reading kits, questions and the scale."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.interviews.contracts import (
    BankQuestion,
    Kit,
    KitContent,
    KitSummary,
    Scale,
)
from rolecall.domains.interviews.models import kit_versions, kits, questions, scales
from rolecall.domains.interviews.models.rows import anchors_of, bank_question, kit_content
from rolecall.domains.interviews.rules.scale import DEFAULT_ANCHORS
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_k, _v, _q = kits.c, kit_versions.c, questions.c


async def list_questions(
    uow: UnitOfWork, page: PageRequest, *, active: bool | None = None
) -> Page[BankQuestion]:
    """Return the question bank, newest first."""
    listed = sa.select(*_q).where(_q.org_id == uow.org_id)
    if active is not None:
        listed = listed.where(_q.active == active)
    return await fetch_page(uow, listed, page, _q.created_at, _q.id, convert=bank_question)


async def find_question(uow: UnitOfWork, question_id: UUID) -> BankQuestion | None:
    """Return a question of the bank."""
    row = await uow.fetch_one(sa.select(*_q).where(_q.org_id == uow.org_id, _q.id == question_id))
    return bank_question(row) if row else None


async def list_kits(
    uow: UnitOfWork, page: PageRequest, *, active: bool | None = None
) -> Page[KitSummary]:
    """Return the kits by their newest versions, the one that was changed last first."""
    listed = (
        sa.select(
            _k.id, _k.newest, _k.active, _k.version, _k.updated_at,
            _v.name, _v.purpose, _v.minutes, _v.attributes, _v.questions,
        )
        .join(
            kit_versions,
            sa.and_(_v.org_id == _k.org_id, _v.kit_id == _k.id, _v.number == _k.newest),
        )
        .where(_k.org_id == uow.org_id)
    )  # fmt: skip
    if active is not None:
        listed = listed.where(_k.active == active)
    return await fetch_page(uow, listed, page, _k.updated_at, _k.id, convert=_summary)


async def find_kit(uow: UnitOfWork, kit_id: UUID, number: int | None = None) -> Kit | None:
    """Return a kit in its newest version, or in the one that is asked for."""
    row = await uow.fetch_one(
        sa.select(
            _k.id, _k.newest, _k.active, _k.version, _k.updated_at,
            _v.number, _v.name, _v.purpose, _v.minutes, _v.attributes, _v.questions,
        )
        .join(kit_versions, sa.and_(_v.org_id == _k.org_id, _v.kit_id == _k.id))
        .where(
            _k.org_id == uow.org_id,
            _k.id == kit_id,
            _v.number == (_k.newest if number is None else number),
        )
    )  # fmt: skip
    if row is None:
        return None
    return Kit(
        id=row["id"],
        number=row["number"],
        content=kit_content(row),
        active=row["active"],
        newest=row["newest"],
        version=row["version"],
        updated_at=row["updated_at"],
    )


async def get_contents(
    uow: UnitOfWork, wanted: Collection[tuple[UUID, int]]
) -> dict[tuple[UUID, int], KitContent]:
    """Return versions of kits by kit and number."""
    if not wanted:
        return {}
    chosen: list[Any] = [sa.and_(_v.kit_id == kit, _v.number == number) for kit, number in wanted]
    rows = await uow.fetch(
        sa.select(
            _v.kit_id, _v.number, _v.name, _v.purpose, _v.minutes, _v.attributes, _v.questions
        ).where(_v.org_id == uow.org_id, sa.or_(*chosen))
    )
    return {(row["kit_id"], row["number"]): kit_content(row) for row in rows}


async def get_scale(uow: UnitOfWork) -> Scale:
    """Return the organization's words for the ratings; the default ones have version 0."""
    row = await uow.fetch_one(
        sa.select(scales.c.anchors, scales.c.version).where(scales.c.org_id == uow.org_id)
    )
    if row is None:
        return Scale(DEFAULT_ANCHORS, 0)
    return Scale(anchors_of(row["anchors"]) or {}, row["version"])


def _summary(row: Row) -> KitSummary:
    return KitSummary(
        id=row["id"],
        number=row["newest"],
        name=row["name"],
        purpose=row["purpose"],
        minutes=row["minutes"],
        attributes=tuple(one["name"] for one in row["attributes"]),
        questions=len(row["questions"]),
        active=row["active"],
        version=row["version"],
    )
