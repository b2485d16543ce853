"""What automation tells of a person in its runs: disclosed to them, and erased."""

import sqlalchemy as sa

from rolecall.domains.automation.models import runs
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of
from rolecall.infra.erasure import ERASED_NAME, Erased, Person, erases, leaves_rows
from rolecall.kernel.sentences import say

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


discloses(
    Section(
        name="automation_runs",
        title=say("Rules that ran by themselves"),
        table=runs,
        about=of("application", runs.c.application_id),
        shown=("rule_name", "stage_name", "created_at", "finished_at"),
        codes=("id", "application_id", "trigger", "actions", "state", "reason", "moved", "due_at"),
        withheld={
            Withheld.COPY: ("candidate_name", "job_id", "job_title"),
            Withheld.OTHERS: ("cancelled_by", "outcomes"),
            Withheld.MACHINERY: ("rule_id", "rule_version", "entry_id", "conditions"),
        },
    )
)
leaves_rows(
    runs,
    emptied=("candidate_name",),
    kept=(
        "id", "rule_id", "rule_name", "rule_version", "trigger", "conditions", "actions",
        "application_id", "job_id", "job_title", "entry_id", "stage_name", "state", "reason",
        "outcomes", "moved", "created_at", "due_at", "finished_at", "cancelled_by",
    ),
)  # fmt: skip
