"""What applications do about events, and which views their own make stale."""

from rolecall.domains.applications import queries, repository
from rolecall.domains.applications.events import (
    ApplicationNoted,
    ApplicationSubmitted,
    AssigneesChanged,
    StageChanged,
    TransitionUndone,
)
from rolecall.infra.realtime import StaleKeys, stales


@stales(ApplicationSubmitted)
def _on_submitted(event: ApplicationSubmitted) -> StaleKeys:
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


@stales(ApplicationNoted)
def _on_noted(event: ApplicationNoted) -> StaleKeys:
    return [["applications", str(event.application_id)]]


@stales(AssigneesChanged)
def _on_assigned(event: AssigneesChanged) -> StaleKeys:
    return [["applications"], ["applications", str(event.application_id)]]
