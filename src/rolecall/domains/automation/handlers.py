"""What automation does about events, and which views its own make stale."""

from rolecall.domains.applications.events import (
    ApplicationSubmitted,
    CandidateAddedToJob,
    StageChanged,
)
from rolecall.domains.automation import service
from rolecall.domains.automation.events import RuleChanged, RunChanged, RunDue
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


@handles(ApplicationSubmitted, name="automation.on_application_submitted")
async def on_application_submitted(uow: UnitOfWork, event: ApplicationSubmitted) -> None:
    """Begin the rules of the entry stage."""
    await service.on_entry(uow, event.application_id)


@handles(CandidateAddedToJob, name="automation.on_candidate_added_to_job")
async def on_candidate_added(uow: UnitOfWork, event: CandidateAddedToJob) -> None:
    """Begin the rules of the entry stage."""
    await service.on_entry(uow, event.application_id)


@handles(StageChanged, name="automation.on_stage_changed")
async def on_stage_changed(uow: UnitOfWork, event: StageChanged) -> None:
    """Begin the rules of both stages."""
    await service.on_move(uow, event)


@handles(RunDue, name="automation.on_run_due")
async def on_run_due(uow: UnitOfWork, event: RunDue) -> None:
    """Act."""
    await service.run_due(uow, event.run_id)


@stales(RuleChanged)
def _on_rule_changed(event: RuleChanged) -> StaleKeys:
    return [["automation-rules", str(event.workflow_id)]]


@stales(RunChanged)
def _on_run_changed(event: RunChanged) -> StaleKeys:
    return [["automation-runs"], ["applications", str(event.application_id)]]
