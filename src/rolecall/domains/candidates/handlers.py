"""Which views candidates' events make stale."""

from rolecall.domains.candidates.events import (
    CandidateCreated,
    CandidateNoted,
    CandidatesSorted,
    CandidateUpdated,
    PoolChanged,
    SegmentChanged,
    TagsChanged,
)
from rolecall.infra.realtime import StaleKeys, stales


@stales(CandidateCreated)
def _on_created(event: CandidateCreated) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)]]


@stales(CandidateUpdated)
def _on_updated(event: CandidateUpdated) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)]]


@stales(CandidatesSorted)
def _on_sorted(_: CandidatesSorted) -> StaleKeys:
    return [["candidates"], ["tags"], ["talent-pools"]]


@stales(TagsChanged)
def _on_tags(_: TagsChanged) -> StaleKeys:
    return [["tags"], ["candidates"]]


@stales(PoolChanged)
def _on_pool(_: PoolChanged) -> StaleKeys:
    return [["talent-pools"]]


@stales(SegmentChanged)
def _on_segment(_: SegmentChanged) -> StaleKeys:
    return [["segments"]]


@stales(CandidateNoted)
def _on_noted(event: CandidateNoted) -> StaleKeys:
    return [["candidates", str(event.candidate_id)]]
