"""The vocabulary of reports.

A report is tables of figures. Each figure says how many rows it was made from, and `Cell` names it,
so that the rows can be asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.domains.self_identification.contracts import QuestionImpact

READING: Final = (Permission.REPORTS_READ, Permission.REPORTS_READ_OWN_JOBS)
"""One of these is needed for any report."""


class ReportKey(StrEnum):
    """The reports there are."""

    FUNNEL = "funnel"
    TIME_IN_STAGE = "time_in_stage"
    TIME_TO_HIRE = "time_to_hire"
    SOURCES = "sources"
    OFFERS = "offers"
    SERVICE_LEVELS = "service_levels"
    WORKLOAD = "workload"
    VISITS = "visits"


class Unit(StrEnum):
    """What a figure counts in."""

    COUNT = "count"
    SHARE = "share"
    """From 0 to 1."""
    DAYS = "days"
    """Of 24 hours."""


class RowKind(StrEnum):
    """What the rows behind a figure are."""

    APPLICATION = "application"
    STAY = "stay"
    HIRE = "hire"
    OFFER = "offer"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Period:
    """Days in the organization's time zone, both included, and the instants that bound them."""

    first: date
    last: date
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilter:
    """What a report is about; every criterion that is given must hold.

    Without days it is the last 90 up to today. `cohort` matters to the funnel alone, and
    `attribution` to whatever says where applications came from.
    """

    first: date | None = None
    last: date | None = None
    job_ids: tuple[UUID, ...] = ()
    departments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    recruiter_id: UUID | None = None
    cohort: Cohort = Cohort.APPLIED
    attribution: Attribution = Attribution.APPLICATION


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the reports: what it is called, and what exactly it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `term` is the key of its definition."""

    key: str
    unit: Unit
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number. `value` is None where there is nothing to say it of.

    `rows` is how many rows it was made from: the same as the value of a count; of a share, all that
    it is a share of; of a median, all that were measured. `before` is the value in the period
    before, None where nothing was compared or nothing was there.
    """

    value: float | None
    rows: int
    before: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; a column that does not apply to it is missing from `figures`."""

    key: str
    label: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a report. `heading` is what its rows are.

    What is `of_now` says how things are now, whatever the period: there is nothing before it. The
    figures of one that is not `opens` were counted and lead to no rows.
    """

    key: str
    title: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    of_now: bool = False
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that is still there after so many days, as steps: (days, share) in order."""

    key: str
    label: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it is now. `terms` defines its columns, `general` what holds for all of them."""

    key: ReportKey
    title: str
    description: str
    period: Period
    before: Period | None
    time_zone: str
    computed_at: datetime
    tables: tuple[Table, ...]
    curves: tuple[Curve, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    general: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReport:
    """Selection by group, of whole months and as it was at their end. No number opens its rows.

    Without `asked` the organization does not ask for groups, and there is nothing else.
    """

    title: str
    description: str
    asked: bool
    period: Period
    time_zone: str
    smallest: int
    applications: int
    questions: tuple[QuestionImpact, ...]
    terms: Mapping[str, Term]
    general: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure stands: table, row and column by their keys."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row behind a figure, as lists show it. `lasted` is what was measured, if anything was."""

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
    lasted: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of reports offer to this reader."""

    jobs: tuple[tuple[UUID, str], ...]
    departments: tuple[str, ...]
    sources: tuple[str, ...]
    recruiters: tuple[tuple[UUID, str], ...]
