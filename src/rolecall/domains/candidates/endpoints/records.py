"""`/api/v1/candidates`: the list and the records."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Response
from pydantic import StringConstraints

from rolecall.access import Permission
from rolecall.domains.candidates import queries, service
from rolecall.domains.candidates.contracts import (
    Candidate,
    CandidateGroupBy,
    ListCandidates,
    SavedFilters,
    Section,
)
from rolecall.domains.candidates.schemas import (
    CandidateGroupOut,
    CandidateGroupsOut,
    CandidateIn,
    CandidateOut,
    CandidatePatch,
    CandidateSummaryOut,
    CustomValuesIn,
    FieldHistoryOut,
    FieldOriginOut,
)
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import MAX_COLUMNS, MAX_FILTERS, RecordType
from rolecall.infra.db import UnitOfWork
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
MAX_TAGS_ASKED = 10
FilterText = Annotated[str, StringConstraints(max_length=300)]


Sort = Literal["-created_at", "created_at", "name", "-name"]


async def _filters(
    q: Annotated[str, Query(max_length=200)] = "",
    tag_id: Annotated[list[UUID] | None, Query(max_length=MAX_TAGS_ASKED)] = None,
    pool_id: UUID | None = None,
    source: Annotated[str, Query(max_length=200)] = "",
    field: Annotated[list[FilterText] | None, Query(max_length=MAX_FILTERS)] = None,
) -> SavedFilters:
    return SavedFilters(
        q=q,
        tag_ids=tuple(tag_id or ()),
        pool_id=pool_id,
        source=source,
        fields=tuple(field or ()),
    )


Filters = Annotated[SavedFilters, Depends(_filters)]
"""What the list is narrowed to."""


@router.get("", **org(Permission.CANDIDATES_READ))
async def list_candidates(
    uow: Uow,
    actor: ActorDep,
    paging: Paging,
    filters: Filters,
    first_source: Annotated[str | None, Query(max_length=200)] = None,
    untagged: bool = False,
    sort: Sort = "-created_at",
    with_field: Annotated[list[UUID] | None, Query(max_length=MAX_COLUMNS)] = None,
) -> PageOut[CandidateSummaryOut]:
    """List candidates.

    `q` finds beginnings of names and e-mail addresses; of several `tag_id` all must be there;
    `field` is `FIELD_ID:VALUE`, where a number or a date may be a range (`5..10`) and `*` is any.
    `with_field` names custom fields whose values each item tells.
    """
    purpose = f"candidates:{sort}"
    wanted = ListCandidates(
        filters=filters,
        section=Section(first_source=first_source, untagged=untagged),
        sort=sort,
        columns=tuple(with_field or ()),
    )
    page = await service.list_candidates(uow, actor, wanted, paging.request(purpose))
    return page_out(page, paging, purpose, CandidateSummaryOut.model_validate)


@router.get("/groups", **org(Permission.CANDIDATES_READ))
async def group_candidates(
    uow: Uow, actor: ActorDep, filters: Filters, by: CandidateGroupBy | None = None
) -> CandidateGroupsOut:
    """Count the candidates that fit the filters of the list, in all and by group."""
    total, groups = await service.group_candidates(uow, actor, filters, by)
    return CandidateGroupsOut(
        total=total, groups=[CandidateGroupOut.model_validate(one) for one in groups]
    )


@router.post("", status_code=201, **org(Permission.CANDIDATES_UPDATE))
async def create_candidate(
    uow: Uow, actor: ActorDep, body: CandidateIn, response: Response
) -> CandidateOut:
    """Add a candidate by hand."""
    candidate = await service.create_candidate(uow, actor, body.command())
    return await _rendered(uow, candidate, response)


@router.get("/{candidate_id}", **org(Permission.CANDIDATES_READ))
async def get_candidate(
    uow: Uow, actor: ActorDep, candidate_id: UUID, response: Response
) -> CandidateOut:
    """Return one candidate's record, with where each value came from."""
    candidate = await service.get_candidate(uow, actor, candidate_id)
    return await _rendered(uow, candidate, response)


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
    return await _rendered(uow, candidate, response)


@router.patch("/{candidate_id}/custom-fields", **org(Permission.CANDIDATES_UPDATE))
async def set_candidate_fields(
    uow: Uow,
    actor: ActorDep,
    candidate_id: UUID,
    body: CustomValuesIn,
    if_match: IfMatch,
    response: Response,
) -> CandidateOut:
    """Write values of custom fields; those that are not named stay."""
    candidate = await service.set_custom_values(uow, actor, candidate_id, body.values, if_match)
    return await _rendered(uow, candidate, response)


@router.get("/{candidate_id}/fields/{field_name}/history", **org(Permission.CANDIDATES_READ))
async def list_field_history(
    uow: Uow,
    actor: ActorDep,
    candidate_id: UUID,
    field_name: Annotated[str, StringConstraints(max_length=60)],
) -> FieldHistoryOut:
    """Return the values that a field had, newest first (`custom:FIELD_ID` for custom ones)."""
    found = await service.list_history(uow, actor, candidate_id, field_name)
    return FieldHistoryOut(items=[FieldOriginOut.model_validate(one) for one in found])


async def _rendered(uow: UnitOfWork, candidate: Candidate, response: Response) -> CandidateOut:
    set_etag(response, candidate.version)
    return CandidateOut.of(
        candidate,
        await queries.list_consents(uow, candidate.id),
        await custom_fields.values_of(uow, RecordType.CANDIDATE, candidate.id),
        await queries.pools_of(uow, candidate.id),
        await queries.origins_of(uow, candidate.id),
    )
