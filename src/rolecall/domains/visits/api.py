"""What those above may ask of visits: to count one, and what was counted."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.visits import queries, repository
from rolecall.domains.visits.contracts import (
    NO_JOB,
    Asked,
    Hit,
    Step,
    VisitFigures,
    VisitsFilter,
)
from rolecall.domains.visits.service import counter_of
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime


def count(
    runtime: Runtime,
    organization: OrganizationRef,
    step: Step,
    asked: Asked,
    *,
    job_id: UUID = NO_JOB,
    source: str | None = None,
) -> None:
    """Count something that was done on a careers site. It waits for nothing, and never fails.

    `source` is where somebody came from as a form says it; None to read it of the request.
    """
    counter_of(runtime).count(organization, step, asked, job_id=job_id, source=source)


async def get_figures(uow: UnitOfWork, wanted: VisitsFilter) -> VisitFigures:
    """Return what was counted in a period; nothing of confidential jobs that are hidden."""
    return await queries.get_figures(uow, wanted)


async def add_day(uow: UnitOfWork, day: date, hits: Mapping[Hit, int], visitors: int) -> None:
    """Add counts of a day that were made elsewhere, such as those of the demo."""
    await repository.add_counts(uow, day, hits)
    await repository.raise_visitors(uow, day, visitors)
