"""Openings: a hire fills one, taking the hire back gives it back."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs.events import OpeningsChanged
from rolecall.domains.jobs.repository import jobs as repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def fill_opening(uow: UnitOfWork, actor: Actor, job_id: UUID) -> None:
    """Fill one opening of a job. Who may hire was decided by the caller.

    Raises:
        Conflict: all openings are filled, or there is no such job; code `no_opening_left`.
    """
    found = await repository.fill_opening(uow, job_id)
    if found is None:
        raise Conflict(
            say("All openings of this job are filled. Add an opening to the job, then hire."),
            code="no_opening_left",
        )
    _tell(uow, actor, job_id, found, -1)


async def unfill_opening(uow: UnitOfWork, actor: Actor, job_id: UUID) -> None:
    """Give one opening of a job back; one that was never filled is left alone."""
    found = await repository.unfill_opening(uow, job_id)
    if found is not None:
        _tell(uow, actor, job_id, found, +1)


def _tell(
    uow: UnitOfWork, actor: Actor, job_id: UUID, found: tuple[str, int, int], before: int
) -> None:
    title, openings, filled = found
    audit.record(
        uow,
        actor,
        "jobs.opening_filled" if before < 0 else "jobs.opening_given_back",
        "job",
        job_id,
        say(
            "{filled} of {openings} openings of “{title}” are filled.",
            filled=filled,
            openings=openings,
            title=title,
        ),
        {"openings_filled": audit.Change(filled + before, filled)},
    )
    uow.emit(OpeningsChanged(job_id=job_id, openings=openings, openings_filled=filled))
