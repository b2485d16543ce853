"""Reading delegations."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.approvals.contracts import Delegation
from rolecall.domains.approvals.models import delegations
from rolecall.infra.db import Row, UnitOfWork

_d = delegations.c


async def stands_in_for(uow: UnitOfWork, delegate_id: UUID | None, at: datetime) -> set[UUID]:
    """Return those for whom this person may decide at this instant."""
    if delegate_id is None:
        return set()
    rows = await uow.fetch(
        sa.select(_d.user_id).where(
            _d.org_id == uow.org_id,
            _d.delegate_id == delegate_id,
            _d.starts_at <= at,
            _d.ends_at > at,
        )
    )
    return {row["user_id"] for row in rows}


async def delegates_of(
    uow: UnitOfWork, user_ids: Collection[UUID], at: datetime
) -> dict[UUID, list[UUID]]:
    """Return who may decide for these people at this instant, by the person."""
    rows = await uow.fetch(
        sa.select(_d.user_id, _d.delegate_id)
        .where(
            _d.org_id == uow.org_id,
            _d.user_id.in_(list(user_ids)),
            _d.starts_at <= at,
            _d.ends_at > at,
        )
        .order_by(_d.id)
    )
    found: dict[UUID, list[UUID]] = {}
    for row in rows:
        found.setdefault(row["user_id"], []).append(row["delegate_id"])
    return found


async def list_delegations(uow: UnitOfWork, user_id: UUID, at: datetime) -> list[Delegation]:
    """Return what is not over of what this person delegates, or is delegated; the next first."""
    rows = await uow.fetch(
        sa.select(delegations)
        .where(
            _d.org_id == uow.org_id,
            sa.or_(_d.user_id == user_id, _d.delegate_id == user_id),
            _d.ends_at > at,
        )
        .order_by(_d.starts_at, _d.id)
        .limit(200)
    )
    return [_delegation_of(row) for row in rows]


async def find_delegation(uow: UnitOfWork, delegation_id: UUID) -> Delegation | None:
    """Return a delegation, None if the tenant has none of this id."""
    row = await uow.fetch_one(
        sa.select(delegations).where(_d.org_id == uow.org_id, _d.id == delegation_id)
    )
    return _delegation_of(row) if row else None


def _delegation_of(row: Row) -> Delegation:
    return Delegation(
        id=row["id"],
        user_id=row["user_id"],
        delegate_id=row["delegate_id"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
    )
