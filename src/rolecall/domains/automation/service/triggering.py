"""From what happens to an application to runs of rules."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow, TransitionKind
from rolecall.domains.applications.events import StageChanged
from rolecall.domains.automation import queries, repository
from rolecall.domains.automation.contracts import (
    ActionKind,
    Reason,
    Rule,
    Run,
    RunState,
    Trigger,
)
from rolecall.domains.automation.events import RunChanged, RunDue
from rolecall.domains.automation.rules.matching import due_at, holds
from rolecall.domains.automation.service.facts import facts_of
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids

_BY_ITSELF = {TransitionKind.UNDONE.value, TransitionKind.MIGRATED.value}
"""Nobody meant these moves to begin anything."""


async def on_entry(uow: UnitOfWork, application_id: UUID) -> None:
    """Begin the rules of the stage in which a new application begins."""
    application = await applications.read_application(uow, application_id)
    entry = await applications.first_entry(uow, application_id)
    wanted = await queries.rules_of_stage(
        uow, application.workflow_id, application.job_id, entry.to_stage.key, Trigger.ENTERS
    )
    for rule in wanted:
        await _begin(uow, rule, application, entry.id, entry.to_stage.name, entry.at, entry.at)


async def on_move(uow: UnitOfWork, event: StageChanged) -> None:
    """Begin the rules of the stage that was left, and of the one that was entered."""
    if event.kind in _BY_ITSELF:
        return
    application = await applications.read_application(uow, event.application_id)
    both = ((Trigger.LEAVES, event.from_stage), (Trigger.ENTERS, event.to_stage))
    for trigger, stage_key in both:
        wanted = await queries.rules_of_stage(
            uow, application.workflow_id, application.job_id, stage_key, trigger
        )
        for rule in wanted:
            await _begin(
                uow,
                rule,
                application,
                event.transition_id,
                event.to_name,
                event.at,
                event.undo_until,
            )


async def _begin(
    uow: UnitOfWork,
    rule: Rule,
    application: ApplicationRow,
    entry_id: UUID,
    stage_name: str,
    at: datetime,
    undo_until: datetime,
) -> None:
    """Let a run wait for its time, or keep at once why there is none."""
    matched = holds(rule.conditions, await facts_of(uow, application, rule.conditions))
    calendar = await identity.working_calendar(uow)
    now = clock.now()
    run = Run(
        id=ids.uuid7(),
        rule_id=rule.id,
        rule_name=rule.name,
        rule_version=rule.version,
        application_id=application.id,
        candidate_name=application.candidate_name,
        job_id=application.job_id,
        job_title=application.job_title,
        entry_id=entry_id,
        stage_name=stage_name,
        state=RunState.WAITING if matched else RunState.SKIPPED,
        reason=None if matched else Reason.CONDITIONS,
        actions=rule.actions,
        outcomes=(),
        created_at=now,
        due_at=due_at(at, rule.after_days, undo_until, calendar) if matched else now,
        finished_at=None if matched else now,
        cancelled_by="",
    )
    if not await repository.insert_run(uow, run, rule.trigger, rule.conditions):
        return
    if matched:
        uow.emit(RunDue(run_id=run.id), available_at=run.due_at)
    uow.emit(RunChanged(application_id=application.id, run_id=run.id, rule_id=rule.id))


def has_move(run: Run) -> bool:
    """Tell whether the run moves the application."""
    return any(action.kind is ActionKind.MOVE for action in run.actions)
