"""Reading holds."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.holds.contracts import Hold
from rolecall.domains.holds.models import SHOWN, hold_of, holds
from rolecall.infra.db import UnitOfWork, fetch_page
from rolecall.infra.db.security import is_not_hidden
from rolecall.kernel.pages import Page, PageRequest

_h = holds.c


async def holds_on(uow: UnitOfWork, subject_ids: Collection[UUID], now: datetime) -> list[Hold]:
    """Return the holds on any of these records at an instant, oldest first.

    Those on jobs that the reader does not see are among them: they hold all the same.
    """
    rows = await uow.fetch(
        sa.select(*SHOWN)
        .where(_h.org_id == uow.org_id, _h.subject_id.in_(sorted(set(subject_ids))), _stands(now))
        .order_by(_h.placed_at, _h.id)
    )
    return [hold_of(row) for row in rows]


def held_subjects(org_id: UUID, now: datetime) -> sa.Select[Any]:
    """Return the statement of the ids of what is held at an instant."""
    return sa.select(_h.subject_id).where(_h.org_id == org_id, _stands(now))


async def list_holds(uow: UnitOfWork, page: PageRequest) -> Page[Hold]:
    """Return all holds that the reader sees, lifted ones too, newest first."""
    listed = sa.select(*SHOWN).where(_h.org_id == uow.org_id, is_not_hidden(_h.subject_id))
    return await fetch_page(uow, listed, page, _h.placed_at, _h.id, convert=hold_of)


def _stands(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(_h.lifted_at.is_(None), sa.or_(_h.ends_at.is_(None), _h.ends_at > now))
