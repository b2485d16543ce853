"""Reading around a record: the list with its filters, the timeline, histories."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.candidates import policy, queries
from rolecall.domains.candidates.contracts import (
    Candidate,
    CandidateFilter,
    CandidateGroup,
    CandidateGroupBy,
    FieldOrigin,
    ListCandidates,
    SavedFilters,
    Section,
    TimelineAsked,
    TimelineItem,
)
from rolecall.domains.candidates.service.notes import reader_of
from rolecall.domains.candidates.service.records import get_candidate
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import RefusingAddress
from rolecall.domains.operations.contracts import MAX_ITEMS
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def list_candidates(
    uow: UnitOfWork, actor: Actor, wanted: ListCandidates, page: PageRequest
) -> Page[Candidate]:
    """Return the candidates that fit all filters, with their values of the columns' fields.

    Raises:
        InvalidInput: a filter names no custom field, or a value that is not of its kind.
    """
    policy.can_read(actor).require()
    fitting = await narrowed(uow, wanted.filters, wanted.section)
    found = await queries.list_candidates(uow, fitting, page, wanted.sort)
    if not wanted.columns:
        return found
    values = await custom_fields.columns_of(uow, [one.id for one in found.items], wanted.columns)
    return found.map(lambda one: replace(one, custom=values.get(one.id, ())))


async def group_candidates(
    uow: UnitOfWork, actor: Actor, wanted: SavedFilters, by: CandidateGroupBy | None
) -> tuple[int, list[CandidateGroup]]:
    """Return how many candidates fit (one more than an operation takes at most), and the groups.

    Raises:
        InvalidInput: a filter names no custom field, or a value that is not of its kind.
    """
    policy.can_read(actor).require()
    fitting = await narrowed(uow, wanted)
    groups = await queries.list_groups(uow, fitting, by) if by else []
    return await queries.count_fitting(uow, fitting, MAX_ITEMS + 1), groups


async def narrowed(
    uow: UnitOfWork, wanted: SavedFilters, section: Section | None = None
) -> CandidateFilter:
    """Return the filter that stands in an address, with its custom fields understood.

    Raises:
        InvalidInput: a filter names no custom field, or a value that is not of its kind.
    """
    return CandidateFilter(
        q=wanted.q,
        tag_ids=wanted.tag_ids,
        pool_id=wanted.pool_id,
        source=wanted.source,
        fields=tuple(await custom_fields.parse_filters(uow, RecordType.CANDIDATE, wanted.fields)),
        first_source=section.first_source if section else None,
        untagged=section.untagged if section else False,
    )


async def read_timeline(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, page: PageRequest
) -> Page[TimelineItem]:
    """Return everything that happened with a person, as far as this actor may see it.

    Raises:
        NotFound: there is no such candidate.
    """
    policy.can_read(actor).require()
    asked = TimelineAsked(
        org_id=uow.org_id,
        candidate_id=candidate_id,
        reader=await reader_of(uow, actor, candidate_id),
        reads_messages=actor.has(Permission.MESSAGES_READ),
        reads_files=actor.has(Permission.FILES_READ),
    )
    found = await queries.list_timeline(uow, asked, page)
    if not found.items and page.after is None:
        # Every record tells at least that it was made.
        raise NotFound(say("There is no such candidate."))
    return found


async def list_history(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, field: str
) -> Sequence[FieldOrigin]:
    """Return the values that a field had, newest first.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    return await queries.list_history(uow, candidate_id, field)


async def list_refusing_addresses(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID
) -> tuple[list[RefusingAddress], datetime | None]:
    """Return the addresses that mail is held back from, and since when the person wants less.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate = await get_candidate(uow, actor, candidate_id)
    return (
        await messaging.refusing_addresses(uow, candidate.emails),
        await messaging.unsubscribed_since(uow, candidate.emails),
    )
