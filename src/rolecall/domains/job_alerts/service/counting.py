"""How many people an organization's alerts reach."""

from dataclasses import replace

from rolecall.domains.job_alerts import queries
from rolecall.domains.job_alerts.contracts import Audience
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork


async def count_audience(uow: UnitOfWork) -> Audience:
    """Return how many people alerts reach, by department and by job, and nobody's address.

    A job that the transaction does not see is left out.
    """
    found = await queries.count_audience(uow)
    told = [one.job_id for one in found.jobs if one.job_id is not None]
    titles = await jobs.titles_of(uow, told)
    named = tuple(
        replace(one, name=titles[one.job_id]) for one in found.jobs if one.job_id in titles
    )
    return replace(found, jobs=named)
