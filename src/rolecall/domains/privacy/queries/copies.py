"""Reading copies of people's data."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import AskedBy, Choices, CopyStatus, DataCopy
from rolecall.domains.privacy.models import choices, copies
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_c = copies.c
_SHOWN = tuple(_c[name] for name in DataCopy.__dataclass_fields__ if name != "candidate_name")


async def find_copy(uow: UnitOfWork, copy_id: UUID, *, lock: bool = False) -> DataCopy | None:
    """Return a copy, locked if asked. `candidate_name` is for the caller to add."""
    asked = sa.select(*_SHOWN).where(_c.org_id == uow.org_id, _c.id == copy_id)
    row = await uow.fetch_one(asked.with_for_update() if lock else asked)
    return _copy(row) if row else None


async def list_copies(
    uow: UnitOfWork, page: PageRequest, *, status: CopyStatus | None
) -> Page[DataCopy]:
    """Return the organization's copies, newest first."""
    asked = sa.select(*_SHOWN).where(_c.org_id == uow.org_id)
    if status is not None:
        asked = asked.where(_c.status == status.value)
    return await fetch_page(uow, asked, page, _c.requested_at, _c.id, convert=_copy)


async def list_copies_of(
    uow: UnitOfWork, candidate_ids: Sequence[UUID], *, asked_by: AskedBy | None = None
) -> list[DataCopy]:
    """Return the newest copies of a person, newest first, at most ten."""
    asked = sa.select(*_SHOWN).where(_c.org_id == uow.org_id, _c.candidate_id.in_(candidate_ids))
    if asked_by is not None:
        asked = asked.where(_c.asked_by == asked_by.value)
    newest = asked.order_by(_c.requested_at.desc(), _c.id.desc()).limit(10)
    return [_copy(row) for row in await uow.fetch(newest)]


async def count_copies_since(
    uow: UnitOfWork, candidate_ids: Sequence[UUID], since: datetime
) -> int:
    """Return how many copies of a person were asked for since a moment."""
    count: int = await uow.fetch_value(
        sa.select(sa.func.count()).where(
            _c.org_id == uow.org_id,
            _c.candidate_id.in_(candidate_ids),
            _c.requested_at > since,
        )
    )
    return count


async def read_choices(uow: UnitOfWork) -> Choices:
    """Return what the organization chose, or what holds until it does."""
    names = tuple(choices.c[name] for name in Choices.__dataclass_fields__)
    row = await uow.fetch_one(sa.select(*names).where(choices.c.org_id == uow.org_id))
    return Choices(**dict(row)) if row else Choices()


def _copy(row: Row) -> DataCopy:
    values = dict(row)
    values["status"] = CopyStatus(row["status"])
    values["asked_by"] = AskedBy(row["asked_by"])
    return DataCopy(candidate_name="", **values)
