"""What applications do about events, and which views their own make stale."""

from rolecall.domains.applications import service
from rolecall.domains.applications.events import (
    ApplicationNoted,
    ApplicationsImported,
    ApplicationsMigrated,
    ApplicationSnoozed,
    ApplicationSubmitted,
    AssigneesChanged,
    CandidateAddedToJob,
    DraftAged,
    DraftMailed,
    ImportedApplicationsRemoved,
    PromiseAlertDue,
    PromiseBroken,
    PromisesOutdated,
    PromisesRecounted,
    StageChanged,
    TransitionUndone,
)
from rolecall.domains.applications.service import drafting, promises
from rolecall.domains.applications.service.applying_by_answer import begin_by_answer
from rolecall.domains.applications.service.applying_by_mail import answer_mail
from rolecall.domains.candidates.events import CandidateUpdated
from rolecall.domains.identity.events import WorkingTimeChanged
from rolecall.domains.jobs.events import (
    JobArchived,
    JobHeld,
    JobOpened,
    JobServiceLevelsChanged,
    ServiceLevelsChanged,
)
from rolecall.domains.messaging.events import ReplyReceived
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock


@handles_outside_transaction(DraftMailed, name="applications.on_draft_mailed", queue="mail")
async def on_draft_mailed(runtime: Runtime, event: DraftMailed, delivered: Delivered) -> None:
    """Fill the draft in from its résumé, and mail the link to it."""
    await answer_mail(runtime.database, delivered.org_id, event.draft_id)


@handles_outside_transaction(ReplyReceived, name="applications.on_reply_received", queue="mail")
async def on_reply_received(runtime: Runtime, event: ReplyReceived, delivered: Delivered) -> None:
    """Begin an application with an answer to a mail that invites to a job."""
    if event.record_type == "candidate" and not event.automatic:
        await begin_by_answer(runtime.database, delivered.org_id, event.arrival_id)


@handles(DraftAged, name="applications.on_draft_aged")
async def on_draft_aged(uow: UnitOfWork, event: DraftAged) -> None:
    """Remove a draft that was neither sent nor changed for a week."""
    await drafting.expire_draft(uow, event.draft_id)


@handles(StageChanged, name="applications.directory_on_stage_changed")
async def update_directory(uow: UnitOfWork, event: StageChanged) -> None:
    """Show the new stage to the candidate's login."""
    await service.refresh_directory(uow, event.application_id)


@handles(ApplicationsMigrated, name="applications.directory_on_migrated")
async def update_directory_of_job(uow: UnitOfWork, event: ApplicationsMigrated) -> None:
    """Show the stages of the other workflow version to the candidates' logins."""
    await service.refresh_directory_of_job(uow, event.job_id)


@handles(CandidateUpdated, name="applications.on_candidate_updated")
async def follow_candidate(uow: UnitOfWork, event: CandidateUpdated) -> None:
    """Let the copies of the candidate's name and address follow."""
    await service.follow_candidate(uow, event.candidate_id)


@handles(PromiseAlertDue, name="applications.on_promise_alert_due")
async def on_promise_alert_due(uow: UnitOfWork, event: PromiseAlertDue) -> None:
    """Take the escalation."""
    await promises.escalate(uow, event)


@handles(PromisesOutdated, name="applications.on_promises_outdated")
async def on_promises_outdated(uow: UnitOfWork, event: PromisesOutdated) -> None:
    """Count a portion anew."""
    await promises.count_anew(uow, event)


@handles(ServiceLevelsChanged, name="applications.on_service_levels_changed")
async def on_service_levels_changed(uow: UnitOfWork, event: ServiceLevelsChanged) -> None:
    """Count anew what is due in the workflow."""
    promises.ask_to_count_anew(uow, workflow_id=event.workflow_id)


@handles(JobServiceLevelsChanged, name="applications.on_job_service_levels_changed")
async def on_job_service_levels_changed(uow: UnitOfWork, event: JobServiceLevelsChanged) -> None:
    """Count anew what is due in the job."""
    promises.ask_to_count_anew(uow, job_id=event.job_id)


@handles(WorkingTimeChanged, name="applications.on_working_time_changed")
async def on_working_time_changed(uow: UnitOfWork, event: WorkingTimeChanged) -> None:
    """Count anew what is due in the organization."""
    del event
    promises.ask_to_count_anew(uow)


@handles(ApplicationsMigrated, name="applications.promises_on_migrated")
async def count_migrated(uow: UnitOfWork, event: ApplicationsMigrated) -> None:
    """Count by the promises of the other workflow."""
    promises.ask_to_count_anew(uow, job_id=event.job_id)


@handles(JobHeld, name="applications.on_job_held")
async def on_job_held(uow: UnitOfWork, event: JobHeld) -> None:
    """Pause what is promised."""
    promises.ask_to_count_anew(uow, job_id=event.job_id)


@handles(JobArchived, name="applications.on_job_archived")
async def on_job_archived(uow: UnitOfWork, event: JobArchived) -> None:
    """End what is promised."""
    promises.ask_to_count_anew(uow, job_id=event.job_id)


@handles(JobOpened, name="applications.on_job_opened")
async def on_job_opened(uow: UnitOfWork, event: JobOpened) -> None:
    """Let promises that were paused begin anew."""
    if event.again:
        promises.ask_to_count_anew(uow, job_id=event.job_id, restarted_at=clock.now())


@stales(PromisesRecounted)
def _on_recounted(event: PromisesRecounted) -> StaleKeys:
    del event
    return [["applications"], ["board"]]


@stales(PromiseBroken)
def _on_broken(event: PromiseBroken) -> StaleKeys:
    return [["applications", str(event.application_id)]]


@stales(ApplicationSubmitted)
def _on_submitted(event: ApplicationSubmitted) -> StaleKeys:
    return [["applications"], ["board", str(event.job_id)], ["jobs"], ["candidates"]]


@stales(CandidateAddedToJob)
def _on_added(event: CandidateAddedToJob) -> StaleKeys:
    return [["applications"], ["board", str(event.job_id)], ["jobs"], ["candidates"]]


@stales(ApplicationsImported)
def _on_imported(event: ApplicationsImported) -> StaleKeys:
    return [["applications"], ["board", str(event.job_id)], ["jobs"], ["candidates"]]


@stales(ImportedApplicationsRemoved)
def _on_import_taken_back(event: ImportedApplicationsRemoved) -> StaleKeys:
    del event
    return [["applications"], ["board"], ["jobs"], ["candidates"]]


@stales(StageChanged)
def _on_stage_changed(event: StageChanged) -> StaleKeys:
    return [
        ["applications"],
        ["applications", str(event.application_id)],
        ["board", str(event.job_id)],
        ["jobs", str(event.job_id)],
    ]


@stales(TransitionUndone)
def _on_undone(event: TransitionUndone) -> StaleKeys:
    return [["applications", str(event.application_id)], ["board", str(event.job_id)]]


@stales(ApplicationsMigrated)
def _on_migrated(event: ApplicationsMigrated) -> StaleKeys:
    return [
        ["applications"],
        ["board", str(event.job_id)],
        ["jobs", str(event.job_id)],
        ["workflows"],
    ]


@stales(ApplicationNoted)
def _on_noted(event: ApplicationNoted) -> StaleKeys:
    return [["applications", str(event.application_id)]]


@stales(AssigneesChanged)
def _on_assigned(event: AssigneesChanged) -> StaleKeys:
    return [["applications"], ["applications", str(event.application_id)]]


@stales(ApplicationSnoozed)
def _on_snoozed(event: ApplicationSnoozed) -> StaleKeys:
    del event
    return [["applications", "triage"]]
