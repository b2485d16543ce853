"""Walking from every figure of a report to its rows."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx2

from rolecall.domains.analytics import service
from rolecall.domains.analytics.contracts import (
    Cell,
    Figure,
    Report,
    ReportFilter,
    ReportKey,
    Unit,
)
from rolecall.infra.db import Database
from rolecall.kernel.pages import PageRequest

from tests.support.world import Account


async def report(client: httpx2.AsyncClient, key: str, **query: Any) -> dict[str, Any]:
    """Return a report."""
    answer = await client.get(f"/api/v1/reports/{key}", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def rows(
    client: httpx2.AsyncClient, key: str, cell: Mapping[str, str], **query: Any
) -> list[dict[str, Any]]:
    """Return all rows behind a figure, page by page."""
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        asked = {**query, **cell, "limit": 200, **({"cursor": cursor} if cursor else {})}
        answer = await client.get(f"/api/v1/reports/{key}/rows", params=asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found


def cells(shown: dict[str, Any]) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """Yield each figure of a report as it came over HTTP, and where it stands."""
    for table in shown["tables"]:
        for row in table["rows"]:
            for column, figure in row["figures"].items():
                yield {"table": table["key"], "row": row["key"], "column": column}, figure


async def check_every_figure(
    database: Database, reader: Account, key: ReportKey, wanted: ReportFilter
) -> int:
    """Assert that each figure opens exactly as many different rows as it was made from.

    Returns how many rows there were over all figures.
    """
    seen = 0
    async with database.transaction(reader.actor.tenant) as uow:
        shown = await service.get_report(uow, reader.actor, key, wanted)
        for cell, figure, unit in figures(shown):
            found = await service.list_report_rows(
                uow, reader.actor, key, wanted, cell, PageRequest(10_000)
            )
            different = {row.id for row in found.items}
            assert len(found.items) == len(different) == figure.rows, (key, cell)
            if unit is Unit.COUNT:
                assert figure.value == figure.rows, (key, cell)
            seen += len(found.items)
    return seen


def figures(shown: Report) -> Iterator[tuple[Cell, Figure, Unit]]:
    """Yield each figure of a report, where it stands, and its unit."""
    for table in shown.tables:
        units = {column.key: column.unit for column in table.columns}
        for row in table.rows:
            for column, figure in row.figures.items():
                yield Cell(table.key, row.key, column), figure, units[column]
