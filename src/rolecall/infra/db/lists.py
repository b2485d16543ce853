"""Reading a list page by page, and counting it where somebody asked for that.

A list is a select of everything in it: filters and visibility, neither order nor limit. Page and
count are made of the same select, so they cannot disagree about what belongs to the list.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import sqlalchemy as sa

from rolecall.infra.db.statements import Row
from rolecall.infra.db.unit_of_work import UnitOfWork
from rolecall.kernel.pages import MAX_COUNTED, Page, PageRequest, Total

T = TypeVar("T")


async def fetch_page(
    uow: UnitOfWork,
    listed: sa.Select[Any],
    page: PageRequest,
    *by: sa.ColumnElement[Any],
    convert: Callable[[Row], T],
    descending: bool = True,
) -> Page[T]:
    """Return a page of the list in the order of `by`: selected columns that are unique together."""
    paged = listed
    if page.after is not None:
        keys = sa.tuple_(*by)
        given = zip(page.after, by, strict=True)
        position = sa.tuple_(*(sa.literal(value, column.type) for value, column in given))
        paged = paged.where(keys < position if descending else keys > position)
    order = [column.desc() if descending else column.asc() for column in by]
    rows = await uow.fetch(paged.order_by(None).order_by(*order).limit(page.limit + 1))
    total = None
    if page.counted:
        total = Total.of(await uow.fetch_value(capped_count(listed)))
    found = Page.of(rows, page, lambda row: tuple(row[str(column.key)] for column in by), total)
    return found.map(convert)


def capped_count(listed: sa.Select[Any]) -> sa.Select[Any]:
    """Return the statement that counts a list, up to one more than `MAX_COUNTED`.

    PostgreSQL drops the columns, as nothing reads them, and stops at the cap.
    """
    counted = listed.order_by(None).limit(MAX_COUNTED + 1).subquery()
    return sa.select(sa.func.count()).select_from(counted)
