"""When applications are due, by the service levels of their job and its workflow.

Guarantees: the deadline of a stage is written in the transaction that enters it; a change of
promises, calendar or job reaches every application in progress, in portions; each escalation of a
stay in a stage happens once, whoever runs it how often, and none after the application has left
the stage or while its job is on hold.
"""

from datetime import datetime
from uuid import UUID

from rolecall.access.actor import system_actor
from rolecall.domains.applications import queries, repository
from rolecall.domains.applications.contracts import ApplicationRow, Deadline, StageRef
from rolecall.domains.applications.events import (
    PromiseAlertDue,
    PromiseBroken,
    PromisesOutdated,
    PromisesRecounted,
)
from rolecall.domains.applications.rules import promises as rules
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import FINAL_KINDS, JobPromises
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence, plain, say
from rolecall.kernel.working_days import WorkingCalendar

PORTION = 500
"""Applications that are counted anew in one transaction."""


async def deadline_on_entry(
    uow: UnitOfWork, job_id: UUID, stage: StageRef, at: datetime
) -> Deadline:
    """Return when an application that enters a stage is due there."""
    if stage.kind in FINAL_KINDS:
        return rules.NOTHING_PROMISED
    promise = (await jobs.promises_of_job(uow, job_id)).of_stage(stage.key)
    if promise is None:
        return rules.NOTHING_PROMISED
    return rules.begun(promise, await identity.working_calendar(uow), at)


async def deadline_on_return(
    uow: UnitOfWork, application: ApplicationRow, stage: StageRef, at: datetime
) -> Deadline:
    """Return when an application is due in the stage that an undo brings it back to.

    The promise goes on as if nobody had moved it, so that an undo buys no time.
    """
    promise = (await jobs.promises_of_job(uow, application.job_id)).of_stage(stage.key)
    if promise is None:
        return rules.NOTHING_PROMISED
    entered = await queries.entered_before(uow, application.id, application.stage_entered_at)
    calendar = await identity.working_calendar(uow)
    return rules.counted_anew(
        rules.NOTHING_PROMISED, promise, calendar, since=entered or at, now=at
    )


def tell_of_alert(
    uow: UnitOfWork, application_id: UUID, entered_at: datetime, deadline: Deadline
) -> None:
    """Publish, for its time, that an escalation is due."""
    if deadline.alert_at is not None:
        uow.emit(
            PromiseAlertDue(
                application_id=application_id,
                entered_at=entered_at,
                step=deadline.alert_step,
                at=deadline.alert_at,
            ),
            available_at=deadline.alert_at,
        )


async def escalate(uow: UnitOfWork, due: PromiseAlertDue) -> None:
    """Take an escalation, unless it was taken, is due at another time, or nobody waits any more."""
    application = await repository.get_for_update(uow, due.application_id)
    current = application.deadline
    waited = (application.stage_entered_at, current.alert_step, current.alert_at)
    if waited != (due.entered_at, due.step, due.at) or current.due_at is None:
        return
    promise = (await jobs.promises_of_job(uow, application.job_id)).of_stage(application.stage_key)
    if promise is None or due.step >= len(promise.escalations):
        return
    told = promise.escalations[due.step].to
    calendar, at = await identity.working_calendar(uow), clock.now()
    after = rules.after_alert(current, promise, calendar)
    await repository.insert_alert(uow, application, told, at)
    await repository.set_deadlines(uow, {application.id: after})
    tell_of_alert(uow, application.id, application.stage_entered_at, after)
    overdue_days = calendar.overdue_days(current.due_at, at)
    due_on = calendar.last_day(current.due_at).isoformat()
    audit.record(
        uow,
        system_actor(uow.org_id),
        "applications.escalated",
        "application",
        application.id,
        say(
            "Was due in {stage_name} on {due_on}; told the {people}.",
            stage_name=application.stage_name,
            due_on=calendar.last_day(current.due_at),
            people=_words(told),
        ),
    )
    uow.emit(
        PromiseBroken(
            application_id=application.id,
            job_id=application.job_id,
            stage_key=application.stage_key,
            stage_name=application.stage_name,
            entered_at=application.stage_entered_at,
            step=due.step,
            to=tuple(word.value for word in told),
            due_on=due_on,
            overdue_days=overdue_days,
        )
    )


async def count_anew(uow: UnitOfWork, outdated: PromisesOutdated) -> None:
    """Write the deadlines of a portion of applications, and ask for the next one."""
    found = await repository.lock_active(
        uow,
        job_id=outdated.job_id,
        workflow_id=outdated.workflow_id,
        after=outdated.after,
        limit=PORTION,
    )
    calendar = await identity.working_calendar(uow)
    held: dict[UUID, JobPromises] = {}
    changed: dict[UUID, Deadline] = {}
    for application in found:
        if application.job_id not in held:
            held[application.job_id] = await jobs.promises_of_job(uow, application.job_id)
        anew = _anew(application, held[application.job_id], calendar, outdated.restarted_at)
        if anew != application.deadline:
            changed[application.id] = anew
            if anew.alert_at != application.alert_at:
                tell_of_alert(uow, application.id, application.stage_entered_at, anew)
    await repository.set_deadlines(uow, changed)
    if changed:
        uow.emit(PromisesRecounted(organization_id=uow.org_id))
    if len(found) == PORTION:
        ask_to_count_anew(
            uow,
            job_id=outdated.job_id,
            workflow_id=outdated.workflow_id,
            restarted_at=outdated.restarted_at,
            after=found[-1].id,
        )


def ask_to_count_anew(
    uow: UnitOfWork,
    *,
    job_id: UUID | None = None,
    workflow_id: UUID | None = None,
    restarted_at: datetime | None = None,
    after: UUID | None = None,
) -> None:
    """Publish that deadlines are outdated: of a job, of a workflow, or of the organization."""
    uow.emit(
        PromisesOutdated(
            organization_id=uow.org_id,
            job_id=job_id,
            workflow_id=workflow_id,
            restarted_at=restarted_at,
            after=after,
        )
    )


def _anew(
    application: ApplicationRow,
    held: JobPromises,
    calendar: WorkingCalendar,
    restarted_at: datetime | None,
) -> Deadline:
    promise = held.of_stage(application.stage_key)
    if promise is None:
        return rules.NOTHING_PROMISED
    since = max(application.stage_entered_at, restarted_at or application.stage_entered_at)
    return rules.counted_anew(application.deadline, promise, calendar, since=since, now=clock.now())


_TOLD = {
    "recruiters": say("recruiters"),
    "hiring_managers": say("hiring managers"),
    "administrators": say("administrators"),
}


def _words(told: tuple[str, ...]) -> list[Sentence]:
    return [_TOLD.get(word, plain(word)) for word in told]
