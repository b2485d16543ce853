"""What automation tells of a person in its runs."""

import sqlalchemy as sa

from rolecall.domains.automation.models import runs
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import ERASED_NAME, Erased, Person, erases

_n = runs.c


@erases("automation", runs)
async def erase_runs(uow: UnitOfWork, person: Person) -> Erased:
    """Take the name out of runs; that a rule ran stays with the application."""
    named = await uow.execute(
        sa.update(runs)
        .where(
            _n.org_id == uow.org_id,
            _n.application_id.in_(person.of("application")),
            _n.candidate_name != ERASED_NAME,
        )
        .values(candidate_name=ERASED_NAME)
    )
    return Erased({"automation_runs": named})
