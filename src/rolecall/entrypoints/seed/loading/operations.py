"""What a recruiter of the demo has done with many at once, shortly before one looks."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import service as applications
from rolecall.domains.applications.contracts import ListFilter
from rolecall.domains.applications.contracts.selections import (
    ExportMany,
    PoolMany,
    Selection,
)
from rolecall.domains.candidates import service as candidates
from rolecall.domains.candidates.contracts import (
    CandidateSelection,
    ExportCandidates,
    SavedFilters,
    SavePool,
)
from rolecall.infra.db import UnitOfWork


async def begin_operations(uow: UnitOfWork, recruiter: Actor) -> list[UUID]:
    """Put who is in interviews into a pool, export them and everybody; returns the operations."""
    met = Selection(wanted=ListFilter(stage="interview", status="active"))
    pool = await candidates.save_pool(
        uow, recruiter, SavePool(name="Met this quarter", description="For the next opening.")
    )
    begun = [
        await applications.start_with_many(uow, recruiter, met, action)
        for action in (PoolMany(pool.id), ExportMany())
    ]
    begun.append(
        await candidates.start_export(
            uow, recruiter, CandidateSelection(wanted=SavedFilters()), ExportCandidates()
        )
    )
    return [operation.id for operation in begun]
