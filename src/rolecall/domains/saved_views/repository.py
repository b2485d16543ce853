"""Writing saved views."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.saved_views.contracts import SavedView, ViewPlace
from rolecall.domains.saved_views.models import defaults, views
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_v, _d = views.c, defaults.c


async def insert_view(uow: UnitOfWork, view: SavedView) -> None:
    """Insert a view.

    Raises:
        Conflict: code `view_exists`; another view of this list has the name.
    """
    with _unique_name():
        await uow.execute(
            sa.insert(views).values(
                org_id=uow.org_id,
                id=view.id,
                place=view.place.value,
                owner_id=view.owner_id,
                owner_name=view.owner_name,
                created_at=clock.now(),
                version=view.version,
                **_changeable(view),
            )
        )


async def update_view(uow: UnitOfWork, view: SavedView) -> None:
    """Write a changed view over the one of the version before.

    Raises:
        Conflict: code `view_exists`.
        VersionMismatch: somebody else changed it meanwhile.
    """
    with _unique_name():
        written = await uow.execute(
            sa.update(views)
            .where(_v.org_id == uow.org_id, _v.id == view.id, _v.version == view.version - 1)
            .values(version=view.version, **_changeable(view))
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this view meanwhile. Load it again."))


async def delete_view(uow: UnitOfWork, view_id: UUID, version: int) -> None:
    """Remove a view, and let nobody's list open with it any more.

    Raises:
        VersionMismatch: somebody else changed or removed it meanwhile.
    """
    removed = await uow.execute(
        sa.delete(views).where(_v.org_id == uow.org_id, _v.id == view_id, _v.version == version)
    )
    if not removed:
        raise VersionMismatch(say("Somebody else changed this view meanwhile. Load it again."))


async def forget_defaults_of_others(uow: UnitOfWork, view_id: UUID, owner_id: UUID) -> None:
    """Let nobody's list but the owner's open with a view that is not shared any more."""
    await uow.execute(
        sa.delete(defaults).where(
            _d.org_id == uow.org_id, _d.view_id == view_id, _d.user_id != owner_id
        )
    )


async def set_default(
    uow: UnitOfWork, user_id: UUID, place: ViewPlace, view_id: UUID | None
) -> None:
    """Let a member's list open with a view, or (None) with none.

    Raises:
        NotFound: the view was removed meanwhile.
    """
    if view_id is None:
        await uow.execute(
            sa.delete(defaults).where(
                _d.org_id == uow.org_id, _d.user_id == user_id, _d.place == place.value
            )
        )
        return
    try:
        await uow.execute(
            insert(defaults)
            .values(org_id=uow.org_id, user_id=user_id, place=place.value, view_id=view_id)
            .on_conflict_do_update(
                index_elements=["org_id", "user_id", "place"], set_={"view_id": view_id}
            )
        )
    except asyncpg.ForeignKeyViolationError as error:
        raise NotFound(say("There is no such view.")) from error


@contextmanager
def _unique_name() -> Iterator[None]:
    """Says in words that a name is taken."""
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("There is a view with this name already. Choose another name."), code="view_exists"
        ) from error


def _changeable(view: SavedView) -> dict[str, Any]:
    return {
        "name": view.name,
        "name_key": fold(view.name),
        "shared": view.shared,
        "shown": dict(view.shown),
    }
