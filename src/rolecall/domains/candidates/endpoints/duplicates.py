"""Duplicates, merges and splits."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.candidates import service
from rolecall.domains.candidates.contracts import PairView
from rolecall.domains.candidates.schemas import (
    CandidateMergeIn,
    CandidateMergeOut,
    CandidateMergesOut,
    CandidateSplitIn,
    DuplicatePairOut,
    DuplicateScanOut,
    DuplicateScanStateOut,
    MergePreviewOut,
    PairDecisionIn,
    SplitPreviewOut,
)
from rolecall.infra.http import ActorDep, IfMatch, PageOut, Paging, Router, Uow, org, page_out

router = Router(tags=["candidates"])
_MERGE = org(Permission.CANDIDATES_MERGE)


@router.get("/candidate-duplicates", **_MERGE)
async def list_candidate_duplicates(
    uow: Uow,
    actor: ActorDep,
    paging: Paging,
    view: PairView = PairView.OPEN,
    candidate_id: UUID | None = None,
) -> PageOut[DuplicatePairOut]:
    """List pairs of records that may be one person, the likeliest first."""
    purpose = f"candidate-duplicates:{view.value}:-strength"
    page = await service.list_pairs(uow, actor, view, candidate_id, paging.request(purpose))
    return page_out(page, paging, purpose, DuplicatePairOut.of)


@router.post("/candidate-duplicates/{duplicate_id}/decision", **_MERGE)
async def decide_candidate_duplicate(
    uow: Uow, actor: ActorDep, duplicate_id: UUID, body: PairDecisionIn, if_match: IfMatch
) -> DuplicatePairOut:
    """Say that two records are two people, or when to ask again."""
    pair = await service.decide_pair(uow, actor, duplicate_id, body.decision, if_match)
    return DuplicatePairOut.of(pair)


@router.get("/candidate-duplicate-scans/newest", **_MERGE)
async def get_duplicate_scan(uow: Uow, actor: ActorDep) -> DuplicateScanStateOut:
    """Return how far the pass over all records came that began last."""
    return DuplicateScanStateOut.of(await service.get_scan(uow, actor))


@router.post("/candidate-duplicate-scans", status_code=202, **_MERGE)
async def start_duplicate_scan(uow: Uow, actor: ActorDep) -> DuplicateScanOut:
    """Look through all records; where that is under way already, return that pass."""
    return DuplicateScanOut.model_validate(await service.start_scan(uow, actor))


@router.get("/candidates/{candidate_id}/merge-preview", **_MERGE)
async def preview_candidate_merge(
    uow: Uow, actor: ActorDep, candidate_id: UUID, merged_id: UUID
) -> MergePreviewOut:
    """Return what would move if `merged_id` went into this record."""
    preview = await service.preview_merge(uow, actor, candidate_id, merged_id)
    return MergePreviewOut.of(preview)


@router.post("/candidates/{candidate_id}/merge", **_MERGE)
async def merge_candidate(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: CandidateMergeIn
) -> CandidateMergeOut:
    """Merge another record into this one; it can be split off again at any time."""
    merge = await service.merge_candidates(uow, actor, body.command(candidate_id))
    return CandidateMergeOut.of(merge)


@router.get("/candidates/{candidate_id}/merges", **org(Permission.CANDIDATES_READ))
async def list_candidate_merges(
    uow: Uow, actor: ActorDep, candidate_id: UUID
) -> CandidateMergesOut:
    """List what is merged into a record now, newest first."""
    found = await service.list_merges(uow, actor, candidate_id)
    return CandidateMergesOut(items=[CandidateMergeOut.of(one) for one in found])


@router.get("/candidate-merges/{merge_id}/split-preview", **_MERGE)
async def preview_candidate_split(uow: Uow, actor: ActorDep, merge_id: UUID) -> SplitPreviewOut:
    """Return what would go where if the two were taken apart."""
    return SplitPreviewOut.of(await service.preview_split(uow, actor, merge_id))


@router.post("/candidate-merges/{merge_id}/split", **_MERGE)
async def split_candidate_merge(
    uow: Uow, actor: ActorDep, merge_id: UUID, body: CandidateSplitIn
) -> CandidateMergeOut:
    """Take two records apart that were merged."""
    merge = await service.split_merge(uow, actor, body.command(merge_id))
    return CandidateMergeOut.of(merge)
