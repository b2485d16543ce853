"""Reports over HTTP."""

from rolecall.domains.analytics.schemas.asking import CellQuery, FilterQuery
from rolecall.domains.analytics.schemas.reading import (
    ReportChoicesOut,
    ReportOut,
    ReportRowOut,
    ReportsOut,
)

__all__ = [
    "CellQuery",
    "FilterQuery",
    "ReportChoicesOut",
    "ReportOut",
    "ReportRowOut",
    "ReportsOut",
]
