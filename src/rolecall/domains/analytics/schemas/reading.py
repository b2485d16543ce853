"""What reports say."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from rolecall.domains.analytics.contracts import (
    Choices,
    Figure,
    Period,
    Report,
    ReportKey,
    ReportRow,
    RowKind,
    Table,
    Unit,
)
from rolecall.infra.http import Out, Said

_SECONDS_A_DAY = 86_400


class ReportRefOut(Out):
    """A report there is."""

    key: ReportKey
    title: Said
    description: Said


class ReportsOut(Out):
    """The reports there are."""

    items: list[ReportRefOut]

    @classmethod
    def of(cls, reports: Iterable[tuple[ReportKey, str, str]]) -> "ReportsOut":
        """Return the shape."""
        return cls(
            items=[
                ReportRefOut(key=key, title=title, description=description)
                for key, title, description in reports
            ]
        )


class ReportPeriodOut(Out):
    """Days in the organization's time zone, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Period) -> "ReportPeriodOut":
        """Return the shape."""
        return cls(first=period.first, last=period.last)


class ReportFigureOut(Out):
    """A number, how many rows it was made from, and its value in the period before."""

    value: float | None
    rows: int
    before: float | None

    @classmethod
    def of(cls, figure: Figure) -> "ReportFigureOut":
        """Return the shape."""
        return cls(value=figure.value, rows=figure.rows, before=figure.before)


class ReportColumnOut(Out):
    """A column of a table; `term` is the key of its definition among the report's."""

    key: str
    unit: Unit
    term: str
    label: Said


class ReportTableRowOut(Out):
    """A row of a table, its figures by column."""

    key: str
    label: Said
    figures: dict[str, ReportFigureOut]


class ReportTableOut(Out):
    """A table of a report."""

    key: str
    title: Said
    heading: Said
    columns: list[ReportColumnOut]
    rows: list[ReportTableRowOut]
    opens: bool
    """Whether its figures lead to the rows that they were made from."""

    @classmethod
    def of(cls, table: Table) -> "ReportTableOut":
        """Return the shape."""
        return cls(
            key=table.key,
            title=table.title,
            heading=table.heading,
            opens=table.opens,
            columns=[ReportColumnOut.model_validate(column) for column in table.columns],
            rows=[
                ReportTableRowOut(
                    key=row.key,
                    label=row.label,
                    figures={
                        key: ReportFigureOut.of(figure) for key, figure in row.figures.items()
                    },
                )
                for row in table.rows
            ],
        )


class ReportCurvePointOut(Out):
    """The share that lasts longer than so many days."""

    days: float
    share: float


class ReportCurveOut(Out):
    """A curve of a chart, as steps."""

    key: str
    label: Said
    points: list[ReportCurvePointOut]


class ReportTermOut(Out):
    """A word of a report and what it means."""

    name: Said
    meaning: Said


class ReportOut(Out):
    """A report as it is now."""

    key: ReportKey
    title: Said
    description: Said
    period: ReportPeriodOut
    before: ReportPeriodOut | None
    time_zone: str
    computed_at: datetime
    tables: list[ReportTableOut]
    curves: list[ReportCurveOut]
    terms: dict[str, ReportTermOut]
    general: list[ReportTermOut]

    @classmethod
    def of(cls, report: Report) -> "ReportOut":
        """Return the shape."""
        return cls(
            key=report.key,
            title=report.title,
            description=report.description,
            period=ReportPeriodOut.of(report.period),
            before=ReportPeriodOut.of(report.before) if report.before is not None else None,
            time_zone=report.time_zone,
            computed_at=report.computed_at,
            tables=[ReportTableOut.of(table) for table in report.tables],
            curves=[
                ReportCurveOut(
                    key=curve.key,
                    label=curve.label,
                    points=[
                        ReportCurvePointOut(days=days, share=share) for days, share in curve.points
                    ],
                )
                for curve in report.curves
            ],
            terms={key: ReportTermOut.model_validate(term) for key, term in report.terms.items()},
            general=[ReportTermOut.model_validate(term) for term in report.general],
        )


class ReportRowOut(Out):
    """A row behind a figure. `days` is how long it took, where a duration was measured."""

    id: UUID
    kind: RowKind
    application_id: UUID
    candidate_name: str
    job_id: UUID
    job_title: str
    stage_name: str
    status: str
    source: str
    at: datetime
    until: datetime | None
    days: float | None

    @classmethod
    def of(cls, row: ReportRow) -> "ReportRowOut":
        """Return the shape."""
        lasted = row.lasted
        return cls(
            id=row.id,
            kind=row.kind,
            application_id=row.application_id,
            candidate_name=row.candidate_name,
            job_id=row.job_id,
            job_title=row.job_title,
            stage_name=row.stage_name,
            status=row.status,
            source=row.source,
            at=row.at,
            until=row.until,
            days=None if lasted is None else lasted.total_seconds() / _SECONDS_A_DAY,
        )


class ReportChoiceOut(Out):
    """Something that can be chosen, by its id."""

    id: UUID
    label: Said


class ReportChoicesOut(Out):
    """What the filters of reports offer."""

    jobs: list[ReportChoiceOut]
    departments: list[str]
    sources: list[str]
    recruiters: list[ReportChoiceOut]

    @classmethod
    def of(cls, choices: Choices) -> "ReportChoicesOut":
        """Return the shape."""
        return cls(
            jobs=[ReportChoiceOut(id=id_, label=label) for id_, label in choices.jobs],
            departments=list(choices.departments),
            sources=list(choices.sources),
            recruiters=[ReportChoiceOut(id=id_, label=label) for id_, label in choices.recruiters],
        )
