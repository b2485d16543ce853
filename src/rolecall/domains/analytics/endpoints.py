"""`/api/v1/reports`, for members."""

from typing import Any

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.analytics import service
from rolecall.domains.analytics.contracts import READING, ReportKey
from rolecall.domains.analytics.schemas import (
    CellQuery,
    FilterQuery,
    ImpactReportOut,
    MonthsQuery,
    ReportChoicesOut,
    ReportOut,
    ReportRowOut,
    ReportsOut,
)
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(prefix="/reports", tags=["reports"])
_READ = org(*READING)
_READ_IMPACT = org(Permission.REPORTS_READ_ADVERSE_IMPACT)
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


@router.get("", **_READ)
async def list_reports() -> ReportsOut:
    """List the reports there are."""
    return ReportsOut.of(service.list_reports())


@router.get("/choices", **_READ)
async def list_report_choices(uow: Uow, actor: ActorDep) -> ReportChoicesOut:
    """Return what the filters of reports offer."""
    return ReportChoicesOut.of(await service.get_choices(uow, actor))


@router.get("/adverse-impact", **_READ_IMPACT)
async def get_adverse_impact(uow: Uow, actor: ActorDep, wanted: MonthsQuery) -> ImpactReportOut:
    """Return selection by sex and by race or ethnicity, of groups that are large enough.

    Whole months that are over, as they stood at their end. Its numbers open no rows.
    """
    return ImpactReportOut.of(await service.get_adverse_impact(uow, actor, wanted))


@router.post("/adverse-impact/export", response_class=Response, responses=_CSV, **_READ_IMPACT)
async def export_adverse_impact(uow: Uow, actor: ActorDep, wanted: MonthsQuery) -> Response:
    """Return the same as CSV, and record that it was taken out."""
    return _file(await service.export_adverse_impact(uow, actor, wanted), "adverse-impact")


@router.get("/{report}", **_READ)
async def get_report(
    uow: Uow, actor: ActorDep, report: ReportKey, wanted: FilterQuery, *, compare: bool = False
) -> ReportOut:
    """Return a report as it is now, on request beside the period of as many days before."""
    return ReportOut.of(await service.get_report(uow, actor, report, wanted, compare=compare))


@router.get("/{report}/rows", **_READ)
async def list_report_rows(
    uow: Uow,
    actor: ActorDep,
    report: ReportKey,
    cell: CellQuery,
    wanted: FilterQuery,
    paging: Paging,
) -> PageOut[ReportRowOut]:
    """List exactly the rows that a figure was made from, the newest first."""
    purpose = f"reports:{report.value}:{cell.table}:{cell.row}:{cell.column}"
    page = await service.list_report_rows(uow, actor, report, wanted, cell, paging.request(purpose))
    return page_out(page, paging, purpose, ReportRowOut.of)


@router.post("/{report}/export", response_class=Response, responses=_CSV, **_READ)
async def export_report(
    uow: Uow, actor: ActorDep, report: ReportKey, wanted: FilterQuery
) -> Response:
    """Return the tables of a report as CSV, and record that it was taken out."""
    return _file(await service.export_report(uow, actor, report, wanted), report.value)


@router.post("/{report}/rows/export", response_class=Response, responses=_CSV, **_READ)
async def export_report_rows(
    uow: Uow, actor: ActorDep, report: ReportKey, cell: CellQuery, wanted: FilterQuery
) -> Response:
    """Return the rows that a figure was made from as CSV, and record that they were taken out."""
    text = await service.export_report_rows(uow, actor, report, wanted, cell)
    return _file(text, report.value)


def _file(text: str, name: str) -> Response:
    # Spreadsheets take a file without a byte order mark for one of their own old encodings.
    return Response(
        text.encode("utf-8-sig"),
        media_type="text/csv",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Cache-Control": "no-store, private",
        },
    )
