"""Which views candidates' events make stale."""

from rolecall.domains.candidates.events import CandidateCreated, CandidateUpdated
from rolecall.infra.realtime import StaleKeys, stales


@stales(CandidateCreated)
def _on_created(event: CandidateCreated) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)]]


@stales(CandidateUpdated)
def _on_updated(event: CandidateUpdated) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)]]
