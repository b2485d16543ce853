"""Cutting a page out of what several domains find, and counting it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from rolecall.domains.search.contracts import SearchKind
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.tables import Timestamp
from rolecall.infra.db.terms import MOST_RANKED
from rolecall.kernel.searching import COLUMNS, Hit

_TYPES: Final[tuple[Any, ...]] = (
    sa.Integer(), Timestamp, sa.Uuid(), sa.Uuid(), sa.Text(), sa.Text(), sa.Text(), sa.Text(),
    sa.Uuid(),
)  # fmt: skip
_ORDER: Final = ("score", "at", "id", "target_id")


async def list_hits(
    uow: UnitOfWork, sources: Sequence[Any], after: tuple[Any, ...] | None, limit: int
) -> list[Hit]:
    """Return up to `limit` of what these statements find, the best first."""
    hits = sa.union_all(*(_typed(source) for source in sources)).subquery()
    listed = sa.select(*hits.c)
    keys = [hits.c[name] for name in _ORDER]
    if after is not None:
        position = (
            sa.literal(value, column.type) for value, column in zip(after, keys, strict=True)
        )
        listed = listed.where(sa.tuple_(*keys) < sa.tuple_(*position))
    rows = await uow.fetch(listed.order_by(*(key.desc() for key in keys)).limit(limit))
    return [Hit(**dict(row)) for row in rows]


def position_of(hit: Hit) -> tuple[Any, ...]:
    """Return where a hit stands in its list."""
    return tuple(getattr(hit, name) for name in _ORDER)


async def count_hits(
    uow: UnitOfWork, sources: Mapping[SearchKind, Sequence[Any]]
) -> dict[SearchKind, int]:
    """Return how many of each kind there are, up to what is ranked, in one statement."""
    counted = [
        sa.select(sa.literal(kind.value).label("kind"), sa.func.count().label("n")).select_from(
            source.subquery()
        )
        for kind, statements in sources.items()
        for source in statements
    ]
    if not counted:
        return {}
    counts = dict.fromkeys(sources, 0)
    for row in await uow.fetch(sa.union_all(*counted)):
        counts[SearchKind(row["kind"])] += row["n"]
    return {kind: min(count, MOST_RANKED) for kind, count in counts.items()}


def _typed(source: Any) -> sa.Select[Any]:
    columns = zip(source.subquery().c, _TYPES, COLUMNS, strict=True)
    return sa.select(*(sa.cast(column, type_).label(name) for column, type_, name in columns))
