"""What applications do about events, and which views their own make stale."""

from rolecall.domains.applications import service
from rolecall.domains.applications.events import (
    ApplicationNoted,
    ApplicationsMigrated,
    ApplicationSubmitted,
    AssigneesChanged,
    CandidateAddedToJob,
    StageChanged,
    TransitionUndone,
)
from rolecall.domains.candidates.events import CandidateUpdated
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


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


@stales(ApplicationSubmitted)
def _on_submitted(event: ApplicationSubmitted) -> StaleKeys:
    return [["applications"], ["board", str(event.job_id)], ["jobs"], ["candidates"]]


@stales(CandidateAddedToJob)
def _on_added(event: CandidateAddedToJob) -> StaleKeys:
    return [["applications"], ["board", str(event.job_id)], ["jobs"], ["candidates"]]


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
