"""Lists: pages and their count are of the same select."""

import pytest
import sqlalchemy as sa

from rolecall.infra.db import Database, capped_count, fetch_page
from rolecall.kernel.pages import MAX_COUNTED, PageRequest, Total
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

NOBODY = Tenant(PLATFORM_ORG)


def numbers(last: int) -> sa.Select[tuple[int, int]]:
    """The list of the numbers up to `last` by their tens: `(ten, number)`."""
    series = sa.func.generate_series(1, last).table_valued(sa.column("number", sa.Integer))
    each = series.render_derived().c.number
    found = sa.select((each // 10).label("ten"), each).subquery()
    return sa.select(found.c.ten, found.c.number)


@pytest.mark.parametrize("descending", [True, False])
async def test_pages_follow_each_other_and_the_total_stays(
    database: Database, *, descending: bool
) -> None:
    listed = numbers(25)
    by = listed.selected_columns.ten, listed.selected_columns.number
    seen: list[int] = []
    after = None
    async with database.transaction(NOBODY) as uow:
        while True:
            page = await fetch_page(
                uow,
                listed,
                PageRequest(10, after, counted=True),
                *by,
                convert=lambda row: row["number"],
                descending=descending,
            )
            assert page.total == Total(25, is_capped=False)
            seen += page.items
            if page.next_after is None:
                break
            after = page.next_after
    assert seen == sorted(range(1, 26), reverse=descending)


async def test_nothing_is_counted_unasked(database: Database) -> None:
    listed = numbers(3)
    async with database.transaction(NOBODY) as uow:
        page = await fetch_page(
            uow, listed, PageRequest(), listed.selected_columns.number, convert=tuple
        )
    assert page.total is None


@pytest.mark.parametrize(
    ("there", "total"),
    [
        (0, Total(0, is_capped=False)),
        (MAX_COUNTED, Total(MAX_COUNTED, is_capped=False)),
        (MAX_COUNTED + 1, Total(MAX_COUNTED, is_capped=True)),
        (MAX_COUNTED * 3, Total(MAX_COUNTED, is_capped=True)),
    ],
)
async def test_counting_stops_at_the_cap(database: Database, there: int, total: Total) -> None:
    async with database.transaction(NOBODY) as uow:
        found = await uow.fetch_value(capped_count(numbers(there)))
    assert found <= MAX_COUNTED + 1
    assert Total.of(found) == total
