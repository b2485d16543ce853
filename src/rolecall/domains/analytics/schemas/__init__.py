"""Reports over HTTP."""

from rolecall.domains.analytics.schemas.asking import CellQuery, FilterQuery, MonthsQuery
from rolecall.domains.analytics.schemas.impact import ImpactReportOut
from rolecall.domains.analytics.schemas.reading import (
    ReportChoicesOut,
    ReportOut,
    ReportRowOut,
    ReportsOut,
)

__all__ = [
    "CellQuery",
    "FilterQuery",
    "ImpactReportOut",
    "MonthsQuery",
    "ReportChoicesOut",
    "ReportOut",
    "ReportRowOut",
    "ReportsOut",
]
