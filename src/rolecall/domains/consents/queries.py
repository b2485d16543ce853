"""Reading wording."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from rolecall.domains.consents.contracts import Draft, Purpose, Wording
from rolecall.domains.consents.models import drafts, wordings
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_w, _d = wordings.c, drafts.c
_WHOLE = tuple(_w[name] for name in Wording.__dataclass_fields__)


async def find_wording(uow: UnitOfWork, wording_id: UUID) -> Wording | None:
    """Return a version, None if there is none of this id."""
    row = await uow.fetch_one(
        sa.select(*_WHOLE).where(_w.org_id == uow.org_id, _w.id == wording_id)
    )
    return _wording(row) if row else None


async def current_wordings(uow: UnitOfWork) -> dict[Purpose, Wording]:
    """Return the newest version of each purpose that has one."""
    newest = (
        sa.select(*_WHOLE)
        .where(_w.org_id == uow.org_id)
        .ext(distinct_on(_w.purpose))
        .order_by(_w.purpose, _w.number.desc())
    )
    return {(one := _wording(row)).purpose: one for row in await uow.fetch(newest)}


async def last_material(uow: UnitOfWork, purpose: Purpose) -> int:
    """Return the number of the newest version that has to be agreed to anew, 0 if there is none."""
    number: int | None = await uow.fetch_value(
        sa.select(sa.func.max(_w.number)).where(
            _w.org_id == uow.org_id, _w.purpose == purpose.value, _w.is_material
        )
    )
    return number or 0


async def list_wordings(
    uow: UnitOfWork, page: PageRequest, purpose: Purpose | None
) -> Page[Wording]:
    """Return the published versions, newest first."""
    asked = sa.select(*_WHOLE).where(_w.org_id == uow.org_id)
    if purpose is not None:
        asked = asked.where(_w.purpose == purpose.value)
    return await fetch_page(uow, asked, page, _w.published_at, _w.id, convert=_wording)


async def list_drafts(uow: UnitOfWork) -> dict[Purpose, Draft]:
    """Return the drafts, by purpose."""
    rows = await uow.fetch(
        sa.select(_d.purpose, _d.texts, _d.changed_at, _d.changed_by_name, _d.version).where(
            _d.org_id == uow.org_id
        )
    )
    return {
        (purpose := Purpose(row["purpose"])): Draft(
            purpose, row["texts"], row["changed_at"], row["changed_by_name"], row["version"]
        )
        for row in rows
    }


def text_of(
    org_id: sa.ColumnElement[UUID],
    wording_id: sa.ColumnElement[UUID],
    language: sa.ColumnElement[str],
) -> sa.ColumnElement[Any]:
    """Return the text of a version in the language of a row, for statements over other tables."""
    found = sa.select(_w.texts[language].astext).where(_w.org_id == org_id, _w.id == wording_id)
    return found.scalar_subquery()


def _wording(row: Row) -> Wording:
    values: dict[str, Any] = dict(row)
    return Wording(**{**values, "purpose": Purpose(row["purpose"])})
