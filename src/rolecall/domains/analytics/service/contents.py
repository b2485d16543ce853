"""What one kind of report does: its tables, and the rows behind its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rolecall.domains.analytics.contracts import (
    Cell,
    Curve,
    ReportRow,
    RowKind,
    Table,
)
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications.contracts.figures import FigureRow
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest, Total
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of a report, and the curves of its chart."""

    tables: tuple[Table, ...]
    curves: tuple[Curve, ...] = ()


class Computing(Protocol):
    """Reads what the report says now."""

    async def __call__(self, uow: UnitOfWork, scope: Scope, /) -> Contents:
        """Return the tables."""


class Listing(Protocol):
    """Reads the rows behind a figure."""

    async def __call__(
        self, uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest, /
    ) -> Page[ReportRow]:
        """Return a page of them.

        Raises:
            NotFound: the report has no such figure.
        """


def no_such_figure() -> NotFound:
    """Return the error for a cell that a report does not have."""
    return NotFound(
        say("This report has no such figure. Open the report and choose one of its numbers.")
    )


def page_within(rows: Sequence[ReportRow], page: PageRequest) -> Page[ReportRow]:
    """Return a page of rows that are all there, the newest first."""
    after = page.after
    following = [row for row in rows if after is None or (row.at, row.id) < after]
    total = Total.of(len(rows)) if page.counted else None
    return Page.of(following[: page.limit + 1], page, lambda row: (row.at, row.id), total)


def report_rows(page: Page[FigureRow], kind: RowKind) -> Page[ReportRow]:
    """Return rows of applications as rows of a report."""
    return page.with_items(_rows(page.items, kind))


def _rows(found: Sequence[FigureRow], kind: RowKind) -> list[ReportRow]:
    return [
        ReportRow(
            id=row.id,
            kind=kind,
            application_id=row.application_id,
            candidate_name=row.candidate_name,
            job_id=row.job_id,
            job_title=row.job_title,
            stage_name=row.stage_name,
            status=row.status,
            source=row.source,
            at=row.at,
            until=row.until,
        )
        for row in found
    ]
