"""What a report is narrowed to, as it is kept. Pure."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.domains.report_mails.contracts import Narrowing


def kept(narrowing: Narrowing) -> dict[str, Any]:
    """Return it as a document."""
    return {
        "job_ids": [str(job_id) for job_id in narrowing.job_ids],
        "departments": list(narrowing.departments),
        "sources": list(narrowing.sources),
        "recruiter_id": str(narrowing.recruiter_id) if narrowing.recruiter_id else None,
        "cohort": narrowing.cohort.value,
        "attribution": narrowing.attribution.value,
        "compare": narrowing.compare,
    }


def narrowing_of(document: Mapping[str, Any]) -> Narrowing:
    """Return it as it was kept."""
    recruiter = document["recruiter_id"]
    return Narrowing(
        tuple(UUID(job_id) for job_id in document["job_ids"]),
        tuple(document["departments"]),
        tuple(document["sources"]),
        UUID(recruiter) if recruiter else None,
        Cohort(document["cohort"]),
        Attribution(document["attribution"]),
        document["compare"],
    )
