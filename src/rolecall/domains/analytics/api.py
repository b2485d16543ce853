"""What those above may ask of reports."""

from rolecall.domains.analytics.rules.exporting import report_csv
from rolecall.domains.analytics.rules.terms import TITLES
from rolecall.domains.analytics.service.reading import get_report

__all__ = ["TITLES", "get_report", "report_csv"]
