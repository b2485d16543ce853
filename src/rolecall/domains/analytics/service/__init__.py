"""Reports: what they say, and the rows behind each of their figures.

Guarantees: a report is read from the rows of the domains below in the transaction that asks, so it
shows every change that was committed before; a figure and the list of its rows are made by the same
statement and the same slice; nobody is shown figures or rows of jobs that their role does not
reach.
"""

from rolecall.domains.analytics.service.adverse_impact import (
    export_adverse_impact,
    get_adverse_impact,
)
from rolecall.domains.analytics.service.exporting import export_report, export_report_rows
from rolecall.domains.analytics.service.reading import (
    get_choices,
    get_report,
    list_report_rows,
    list_reports,
)

__all__ = [
    "export_adverse_impact",
    "export_report",
    "export_report_rows",
    "get_adverse_impact",
    "get_choices",
    "get_report",
    "list_report_rows",
    "list_reports",
]
