"""People whose applications have all ended, for whoever asks how long they are kept."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.models import applications

_a = applications.c


def settled_people(org_id: UUID, *, hired: bool) -> sa.Select[Any]:
    """Return the statement of who is considered for nothing: `candidate_id`, and `since` when.

    Either those who were hired by any of their applications or the others. Who was erased is not
    among them.
    """
    is_hired = sa.func.bool_or(_a.status == ApplicationStatus.HIRED.value)
    return (
        sa.select(_a.candidate_id, sa.func.max(_a.stage_entered_at).label("since"))
        .where(_a.org_id == org_id, _a.erased_at.is_(None))
        .group_by(_a.candidate_id)
        .having(
            sa.func.bool_and(_a.status != ApplicationStatus.ACTIVE.value),
            is_hired if hired else sa.not_(is_hired),
        )
    )


def people_of_jobs(org_id: UUID, job_ids: sa.Select[Any]) -> sa.Select[Any]:
    """Return the statement of who applied for any of these jobs."""
    return sa.select(_a.candidate_id).where(_a.org_id == org_id, _a.job_id.in_(job_ids))
