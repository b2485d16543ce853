"""What stands in the mail of a report: its headline figures, and what they mean. Pure.

Names of figures and their definitions are those of the screen; they are said, and numbers are
written, in the reader's language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from rolecall.domains.analytics.contracts import (
    Column,
    Figure,
    Period,
    Report,
    ReportKey,
    Unit,
)

_COLUMNS: Final = {
    ReportKey.FUNNEL: ("reached", "pass_rate"),
    ReportKey.TIME_IN_STAGE: ("stays", "median"),
    ReportKey.TIME_TO_HIRE: ("hires", "median", "from_opening"),
    ReportKey.SOURCES: ("applications", "hired"),
    ReportKey.OFFERS: ("sent", "acceptance_rate", "days_to_answer"),
    ReportKey.SERVICE_LEVELS: ("promised", "kept_rate"),
    ReportKey.WORKLOAD: ("open", "waiting", "overdue"),
    ReportKey.VISITS: ("visitors", "views", "job_views", "begun", "sent"),
}
"""The columns of each report's first table that a mail shows."""
_MOST_ROWS: Final = 8
_WAS: Final = {"en": "was {0}", "de": "zuvor {0}", "es": "antes {0}"}
_NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Headline:
    """Pairs of words: each row with its figures, each figure with its definition."""

    figures: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    left_out: int
    """Rows that the screen shows and the mail does not."""


def headline_of(report: Report, locale: str, words: Callable[[str], str] = str) -> Headline:
    """Return what the mail says of a report; no figures where nothing happened.

    `words` says sentences in the reader's language.
    """
    wanted, table = _COLUMNS[report.key], report.tables[0]
    if not any(figure.rows for row in table.rows for figure in row.figures.values()):
        return Headline((), (), 0)
    columns = [column for column in table.columns if column.key in wanted]
    reader = _known(locale)
    shown = [
        (words(row.label), _line(row.figures, columns, reader, words))
        for row in table.rows[:_MOST_ROWS]
    ]
    terms = [report.terms[column.term] for column in columns]
    return Headline(
        tuple(shown),
        tuple((words(term.name), words(term.meaning)) for term in terms),
        max(0, len(table.rows) - _MOST_ROWS),
    )


def days_in_words(period: Period, locale: str) -> str:
    """Return the first and the last day, as the reader's language writes them."""
    reader = _known(locale)
    return " – ".join(format_date(day, "medium", reader) for day in (period.first, period.last))


def _line(
    figures: Mapping[str, Figure],
    columns: Sequence[Column],
    locale: Locale,
    words: Callable[[str], str],
) -> str:
    said = [
        f"{words(column.label)} {_with_before(figures[column.key], column.unit, locale)}"
        for column in columns
        if column.key in figures
    ]
    return " · ".join(said)


def _with_before(figure: Figure, unit: Unit, locale: Locale) -> str:
    now = _number(figure.value, unit, locale)
    if figure.before is None:
        return now
    was = _WAS.get(locale.language, _WAS["en"])
    return f"{now} ({was.format(_number(figure.before, unit, locale))})"


def _number(value: float | None, unit: Unit, locale: Locale) -> str:
    if value is None:
        return _NOTHING
    if unit is Unit.SHARE:
        return format_percent(value, "#,##0.#%", locale=locale)
    if unit is Unit.DAYS:
        return f"{format_decimal(value, '#,##0.#', locale=locale)} d"
    return format_decimal(value, "#,##0", locale=locale)


def _known(locale: str) -> Locale:
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
