"""Visits of the demo's careers sites in the weeks before: invented, and the same each time."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final

from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.selection import JobFacts, JobSelection
from rolecall.domains.visits import api as visits
from rolecall.domains.visits.contracts import NO_JOB, WITHIN, Device, Hit, Step
from rolecall.entrypoints.seed.dice import dice, weighted
from rolecall.infra.db import UnitOfWork

DAYS: Final = 56
_VISITORS_A_DAY: Final = (14, 34)
_WEEKEND: Final = 5
_SOURCES: Final = {
    "direct": 5,
    "google": 6,
    "linkedin": 5,
    "indeed": 3,
    "newsletter": 1,
    "other": 1,
}
_NAMED: Final = frozenset({"linkedin", "indeed", "newsletter"})
"""Their links lead to a job and name where they stand. Of a search engine nothing is known any more
when a form is sent, so that those applications count as direct."""
_DEVICES: Final = {Device.PHONE: 2, Device.DESKTOP: 3}
_LANDS_ON_A_JOB: Final = 0.45
_LANDS_BY_NAME: Final = 0.85
_OPENS_A_JOB: Final = 0.6
_BEGINS: Final = 0.09
_SENDS: Final = 0.55


async def tell_visits(uow: UnitOfWork, as_of: datetime, key: str) -> None:
    """Count what visitors of the last weeks may have done; `key` names the organization."""
    facts = await jobs.list_job_facts(uow, JobSelection())
    for number in range(DAYS):
        day = as_of.date() - timedelta(days=DAYS - 1 - number)
        # In the order of their titles: ids differ from one load to the next.
        open_then = [
            job for job in facts if job.opened_at is not None and job.opened_at.date() <= day
        ]
        hits, visitors = _of_day(day, key, open_then)
        await visits.add_day(uow, day, hits, visitors)


def _of_day(day: date, key: str, open_then: list[JobFacts]) -> tuple[Counter[Hit], int]:
    rng = dice(0, "visits", key, day)
    visitors = rng.randint(*_VISITORS_A_DAY) // (3 if day.weekday() >= _WEEKEND else 1)
    hits: Counter[Hit] = Counter()
    for _ in range(visitors):
        source, device = weighted(rng, _SOURCES), weighted(rng, _DEVICES)
        came_from = source
        lands = _LANDS_BY_NAME if source in _NAMED else _LANDS_ON_A_JOB
        if not open_then or rng.random() >= lands:
            hits[Hit(Step.LIST, NO_JOB, source, device)] += 1
            came_from = WITHIN
        if not open_then or (came_from == WITHIN and rng.random() >= _OPENS_A_JOB):
            continue
        job = rng.choice(open_then)
        hits[Hit(Step.JOB, job.id, came_from, device)] += 1
        if rng.random() < _BEGINS:
            named = source if came_from in _NAMED else "direct"
            hits[Hit(Step.BEGUN, job.id, named, device)] += 1
            if rng.random() < _SENDS:
                hits[Hit(Step.SENT, job.id, named, device)] += 1
    return hits, visitors
