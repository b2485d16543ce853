"""What runs did."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.retention import policy, queries
from rolecall.domains.retention.contracts import Run
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.spreadsheets import csv_lines

_HEADER = ("record", "rule", "months", "outcome", "receipt", "at")


async def list_runs(uow: UnitOfWork, actor: Actor, page: PageRequest) -> Page[Run]:
    """Return the runs of the organization, newest first."""
    policy.can_manage(actor).require()
    return await queries.list_runs(uow, page)


async def export_run(uow: UnitOfWork, actor: Actor, run_id: UUID) -> str:
    """Return what became of the people of a run as CSV, by ids alone; noted in the audit log.

    Raises:
        NotFound: there is no such run.
    """
    policy.can_manage(actor).require()
    run = await queries.find_run(uow, run_id)
    if run is None:
        raise NotFound(say("There is no such run."))
    lines = [
        (
            str(one.candidate_id),
            one.kind.value,
            run.rules[one.kind].months,
            one.outcome.value,
            str(one.erasure_id or ""),
            one.at.isoformat(),
        )
        for one in await queries.items_of(uow, run_id)
    ]
    audit.record(
        uow, actor, "retention.run_exported", "retention_run", run_id,
        say("Took out what the run of {day} did.", day=run.day),
    )  # fmt: skip
    return csv_lines([_HEADER, *lines])
