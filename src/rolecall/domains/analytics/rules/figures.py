"""Making figures, and comparing them with those of the period before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from rolecall.domains.analytics.contracts import Figure, Report, Table, TableRow


class Counted(Protocol):
    """So many things that are alike."""

    @property
    def count(self) -> int:
        """How many."""


G_contra = TypeVar("G_contra", bound=Counted, contravariant=True)
G = TypeVar("G", bound=Counted)


class Slice(Protocol[G_contra]):
    """Which groups belong to a figure."""

    def holds(self, group: G_contra, /) -> bool:
        """Tell whether a group does."""


def counted(groups: Sequence[G], chosen: Slice[G]) -> int:
    """Return how many things of the groups belong to a slice."""
    return sum(group.count for group in groups if chosen.holds(group))


def count(found: int) -> Figure:
    """Return the figure of a count."""
    return Figure(found, found)


def share(part: int, whole: int) -> Figure:
    """Return the figure of a share; of nothing there is none."""
    return Figure(part / whole if whole else None, whole)


def measured(days: float | None, rows: int) -> Figure:
    """Return the figure of a duration that was calculated from so many rows."""
    return Figure(days, rows)


def compared(report: Report, earlier: Report) -> Report:
    """Return the report with the values of the earlier one beside its own.

    A period in which nothing happened is none to compare with: often there was nobody yet.
    """
    if not any(figure.rows for table in earlier.tables for figure in _figures_of(table)):
        return replace(report, before=earlier.period)
    known = {table.key: table for table in earlier.tables}
    tables = tuple(_beside(table, known.get(table.key)) for table in report.tables)
    return replace(report, tables=tables, before=earlier.period)


def _figures_of(table: Table) -> Iterator[Figure]:
    return (figure for row in table.rows for figure in row.figures.values())


def _beside(table: Table, earlier: Table | None) -> Table:
    if earlier is None or table.of_now:
        return table
    known = {row.key: row for row in earlier.rows}
    return replace(table, rows=tuple(_row(row, known.get(row.key)) for row in table.rows))


def _row(row: TableRow, earlier: TableRow | None) -> TableRow:
    if earlier is None:
        return row
    figures = {
        key: replace(figure, before=earlier.figures[key].value)
        if key in earlier.figures
        else figure
        for key, figure in row.figures.items()
    }
    return replace(row, figures=figures)
