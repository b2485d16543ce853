"""Cancelling what waits."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.automation import policy, queries, repository
from rolecall.domains.automation.contracts import Reason, Run, RunState
from rolecall.domains.automation.events import RunChanged
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def list_waiting(uow: UnitOfWork, actor: Actor, application_id: UUID) -> list[Run]:
    """Return what waits for an application and will be done if nothing changes, oldest first.

    Raises:
        NotFound: there is no such application for this actor.
    """
    await applications.read_as(uow, actor, application_id)
    return await queries.runs_of_application(uow, application_id, {RunState.WAITING})


_IS = {
    RunState.WAITING: say("waiting"),
    RunState.DONE: say("done"),
    RunState.SKIPPED: say("skipped"),
    RunState.CANCELLED: say("cancelled"),
}


async def cancel_run(uow: UnitOfWork, actor: Actor, run_id: UUID) -> None:
    """Cancel a run that waits.

    Raises:
        NotFound: there is no such run.
        Conflict: code `not_waiting`; it has ended.
    """
    policy.can_cancel(actor).require()
    run, _, _ = await repository.get_run_for_update(uow, run_id)
    if run.state is not RunState.WAITING:
        raise Conflict(
            say("This is {state} already and cannot be cancelled.", state=_IS[run.state]),
            code="not_waiting",
        )
    await repository.finish_run(
        uow,
        run_id,
        RunState.CANCELLED,
        at=clock.now(),
        reason=Reason.CANCELLED,
        cancelled_by=actor.name,
    )
    audit.record(
        uow, actor, "automation.cancelled", "application", run.application_id,
        say("Cancelled what the rule “{rule_name}” was about to do.", rule_name=run.rule_name),
    )  # fmt: skip
    uow.emit(RunChanged(application_id=run.application_id, run_id=run_id, rule_id=run.rule_id))
