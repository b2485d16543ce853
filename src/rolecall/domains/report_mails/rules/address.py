"""Where the screen of a mail's report is, with the same filters. Pure."""

import json
from datetime import date
from urllib.parse import quote, urlencode

from rolecall.domains.analytics.contracts import ReportFilter, ReportKey
from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.domains.report_mails.contracts import Narrowing

LIST_PAGE = "/app/reports/mails"


def filter_of(narrowing: Narrowing, days: tuple[date, date]) -> ReportFilter:
    """Return what the report is asked for."""
    first, last = days
    return ReportFilter(
        first=first,
        last=last,
        job_ids=narrowing.job_ids,
        departments=narrowing.departments,
        sources=narrowing.sources,
        recruiter_id=narrowing.recruiter_id,
        cohort=narrowing.cohort,
        attribution=narrowing.attribution,
    )


def page_of(report: ReportKey, wanted: ReportFilter, *, compare: bool) -> str:
    """Return the path of the report's screen, narrowed to the same.

    Lists and texts are JSON in the address, as the router of the screens reads them.
    """
    found: dict[str, object] = {}
    if wanted.first is not None and wanted.last is not None:
        found |= {"first": wanted.first.isoformat(), "last": wanted.last.isoformat()}
    lists = {
        "jobs": [str(job_id) for job_id in wanted.job_ids],
        "departments": list(wanted.departments),
        "sources": list(wanted.sources),
    }
    found |= {name: json.dumps(values) for name, values in lists.items() if values}
    if wanted.recruiter_id is not None:
        found["recruiter"] = str(wanted.recruiter_id)
    if wanted.cohort is not Cohort.APPLIED:
        found["cohort"] = wanted.cohort.value
    if wanted.attribution is not Attribution.APPLICATION:
        found["attribution"] = wanted.attribution.value
    if not compare:
        found["compare"] = "no"
    query = urlencode(found, quote_via=quote)
    return f"/app/reports/{report.value}?{query}"
