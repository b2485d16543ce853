"""`/api/v1/candidates`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission
from rolecall.domains.candidates import queries, service
from rolecall.domains.candidates.schemas import (
    CandidateIn,
    CandidateOut,
    CandidatePatch,
    CandidateSummaryOut,
)
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(prefix="/candidates", tags=["candidates"])
_LIST = "candidates:-created_at"


@router.get("", **org(Permission.CANDIDATES_READ))
async def list_candidates(
    uow: Uow, paging: Paging, q: Annotated[str, Query(max_length=200)] = ""
) -> PageOut[CandidateSummaryOut]:
    """List candidates, newest first; `q` finds beginnings of names and e-mail addresses."""
    page = await queries.list_candidates(uow, q, paging.request(_LIST))
    return page_out(page, paging, _LIST, CandidateSummaryOut.model_validate)


@router.post("", status_code=201, **org(Permission.CANDIDATES_UPDATE))
async def create_candidate(
    uow: Uow, actor: ActorDep, body: CandidateIn, response: Response
) -> CandidateOut:
    """Add a candidate by hand."""
    candidate = await service.create_candidate(uow, actor, body.command())
    set_etag(response, candidate.version)
    return CandidateOut.of(candidate, [])


@router.get("/{candidate_id}", **org(Permission.CANDIDATES_READ))
async def get_candidate(
    uow: Uow, actor: ActorDep, candidate_id: UUID, response: Response
) -> CandidateOut:
    """Return one candidate's record."""
    candidate = await service.get_candidate(uow, actor, candidate_id)
    set_etag(response, candidate.version)
    return CandidateOut.of(candidate, await queries.list_consents(uow, candidate_id))


@router.patch("/{candidate_id}", **org(Permission.CANDIDATES_UPDATE))
async def update_candidate(
    uow: Uow,
    actor: ActorDep,
    candidate_id: UUID,
    body: CandidatePatch,
    if_match: IfMatch,
    response: Response,
) -> CandidateOut:
    """Change fields of a record; with `If-Match`, only if it is still at that version."""
    candidate = await service.update_candidate(uow, actor, body.command(candidate_id, if_match))
    set_etag(response, candidate.version)
    return CandidateOut.of(candidate, await queries.list_consents(uow, candidate_id))
