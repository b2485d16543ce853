"""What a knock-out rule would have done, before it is saved."""

from datetime import timedelta
from uuid import UUID

from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import ApplicationStatus, KnockoutReplay
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Knockout
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

DAYS = 90
LOOKED_AT = 5_000
"""Answers that a replay looks at, the newest ones."""
SHOWN = 100


async def replay_knockout(
    uow: UnitOfWork, job_id: UUID, question_id: str, rule: Knockout
) -> KnockoutReplay:
    """Return which applications of the last ninety days the rule would have marked.

    Raises:
        NotFound: there is no such job.
    """
    await jobs.get_job(uow, job_id)
    found = await queries.list_answered(
        uow,
        job_id=job_id,
        question_id=question_id,
        since=clock.now() - timedelta(days=DAYS),
        limit=LOOKED_AT + 1,
    )
    looked_at = found[:LOOKED_AT]
    matched = [passage for passage, answer in looked_at if rule.fits(answer)]
    return KnockoutReplay(
        days=DAYS,
        total=len(looked_at),
        matched=len(matched),
        hired=sum(one.status is ApplicationStatus.HIRED for one in matched),
        applications=tuple(matched[:SHOWN]),
        capped=len(found) > LOOKED_AT,
    )
