"""What a report is asked for, in its address."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import StringConstraints

from rolecall.domains.analytics.contracts import Cell, ReportFilter
from rolecall.domains.applications.contracts.figures import Attribution, Cohort

_MOST = 50
_Text = Annotated[str, StringConstraints(max_length=200)]


def _filter(
    first: Annotated[
        date | None, Query(description="The first day; without it the last 90 are meant.")
    ] = None,
    last: Annotated[date | None, Query(description="The last day; without it today.")] = None,
    job_ids: Annotated[list[UUID] | None, Query(max_length=_MOST)] = None,
    departments: Annotated[list[_Text] | None, Query(max_length=_MOST)] = None,
    sources: Annotated[list[_Text] | None, Query(max_length=_MOST)] = None,
    recruiter_id: UUID | None = None,
    cohort: Annotated[
        Cohort, Query(description="What has to fall into the period; for the funnel alone.")
    ] = Cohort.APPLIED,
    attribution: Annotated[
        Attribution, Query(description="Which application of a person names the source.")
    ] = Attribution.APPLICATION,
) -> ReportFilter:
    return ReportFilter(
        first=first,
        last=last,
        job_ids=tuple(job_ids or ()),
        departments=tuple(departments or ()),
        sources=tuple(sources or ()),
        recruiter_id=recruiter_id,
        cohort=cohort,
        attribution=attribution,
    )


def _months(
    first: Annotated[
        date | None, Query(description="A day of the first month; without it twelve are meant.")
    ] = None,
    last: Annotated[
        date | None, Query(description="A day of the last month; without it the last one.")
    ] = None,
    job_ids: Annotated[list[UUID] | None, Query(max_length=_MOST)] = None,
    departments: Annotated[list[_Text] | None, Query(max_length=_MOST)] = None,
) -> ReportFilter:
    return ReportFilter(
        first=first,
        last=last,
        job_ids=tuple(job_ids or ()),
        departments=tuple(departments or ()),
    )


def _cell(
    table: Annotated[str, Query(max_length=60)],
    row: Annotated[str, Query(max_length=300)],
    column: Annotated[str, Query(max_length=60)],
) -> Cell:
    return Cell(table, row, column)


FilterQuery = Annotated[ReportFilter, Depends(_filter)]
MonthsQuery = Annotated[ReportFilter, Depends(_months)]
CellQuery = Annotated[Cell, Depends(_cell)]
