"""Reading saved views."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.saved_views.contracts import SavedView, ViewPlace
from rolecall.domains.saved_views.models import defaults, views
from rolecall.infra.db import Row, UnitOfWork

_v, _d = views.c, defaults.c


async def list_views(uow: UnitOfWork, place: ViewPlace, user_id: UUID | None) -> list[SavedView]:
    """Return the shared views of a list and the reader's own, by name."""
    rows = await uow.fetch(
        _seen_by(user_id)
        .where(
            _v.org_id == uow.org_id,
            _v.place == place.value,
            sa.or_(_v.shared, _v.owner_id == user_id),
        )
        .order_by(_v.name_key, _v.id)
    )
    return [_view(row) for row in rows]


async def find_view(uow: UnitOfWork, view_id: UUID, user_id: UUID | None) -> SavedView | None:
    """Return a view, whoever made it."""
    row = await uow.fetch_one(_seen_by(user_id).where(_v.org_id == uow.org_id, _v.id == view_id))
    return _view(row) if row else None


async def count_own(uow: UnitOfWork, place: ViewPlace, user_id: UUID) -> int:
    """Return how many views of a list a member keeps."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count())
        .select_from(views)
        .where(_v.org_id == uow.org_id, _v.place == place.value, _v.owner_id == user_id)
    )
    return found


def _seen_by(user_id: UUID | None) -> sa.Select[tuple[object, ...]]:
    return sa.select(
        _v.id,
        _v.place,
        _v.name,
        _v.shown,
        _v.shared,
        _v.owner_id,
        _v.owner_name,
        _v.version,
        _d.view_id.is_not(None).label("is_default"),
    ).select_from(
        views.outerjoin(
            defaults,
            sa.and_(_d.org_id == _v.org_id, _d.view_id == _v.id, _d.user_id == user_id),
        )
    )


def _view(row: Row) -> SavedView:
    return SavedView(**{**dict(row), "place": ViewPlace(row["place"])})
