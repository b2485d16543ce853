"""Reading candidate records."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.candidates.contracts import (
    Candidate,
    CandidateFilter,
    CandidateGroup,
    CandidateGroupBy,
    Contact,
    ContactKind,
    Link,
    Tag,
    TagColor,
)
from rolecall.domains.candidates.models import (
    candidates,
    contacts,
    links,
    pool_members,
    taggings,
    tags,
    terms,
)
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.operations.contracts import NewItem
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork, fetch_page
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.terms import prefix_range, words_of

_c = candidates.c
_RECORD = tuple(column for column in _c if column.name != "org_id")
_TAGS = (
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_array(tags.c.id, tags.c.name, tags.c.color, tags.c.version),
                tags.c.name_key,
            )
        )
    )
    .select_from(
        taggings.join(
            tags, sa.and_(tags.c.org_id == taggings.c.org_id, tags.c.id == taggings.c.tag_id)
        )
    )
    .where(taggings.c.org_id == _c.org_id, taggings.c.candidate_id == _c.id)
    .scalar_subquery()
    .label("tags")
)
_WHOLE = (
    sa.select(
        *_RECORD,
        _TAGS,
        sa.select(
            sa.func.jsonb_agg(
                aggregate_order_by(
                    sa.func.jsonb_build_array(links.c.url, links.c.label), links.c.position
                )
            )
        )
        .where(links.c.org_id == _c.org_id, links.c.candidate_id == _c.id)
        .scalar_subquery()
        .label("links"),
        sa.select(
            sa.func.jsonb_agg(
                aggregate_order_by(
                    sa.func.jsonb_build_array(
                        contacts.c.id, contacts.c.kind, contacts.c.value, contacts.c.label,
                        contacts.c.is_primary,
                    ),
                    contacts.c.position,
                )
            )
        )
        .where(contacts.c.org_id == _c.org_id, contacts.c.candidate_id == _c.id)
        .scalar_subquery()
        .label("contacts"),
    )
)  # fmt: skip
_FIND = TenantRead(
    _WHOLE.where(_c.org_id == sa.bindparam("org_id"), _c.id == sa.bindparam("candidate_id"))
)


async def find_candidate(reader: Reader, candidate_id: UUID) -> Candidate | None:
    """Return the record with its contacts, links and tags; a merged one leads to its survivor."""
    row = await reader.fetch_one(_FIND, org_id=reader.org_id, candidate_id=candidate_id)
    if row is not None and row["merged_into"] is not None:
        survivor_id = row["merged_into"]
        row = await reader.fetch_one(_FIND, org_id=reader.org_id, candidate_id=survivor_id)
    return _candidate(row) if row else None


async def find_candidates(
    uow: UnitOfWork, candidate_ids: Collection[UUID]
) -> dict[UUID, Candidate]:
    """Return records with their contacts, links and tags, by id; merged ones are left out."""
    if not candidate_ids:
        return {}
    rows = await uow.fetch(
        _WHOLE.where(
            _c.org_id == uow.org_id, _c.id.in_(sorted(candidate_ids)), _c.merged_into.is_(None)
        )
    )
    return {row["id"]: _candidate(row) for row in rows}


async def find_id_by_email(uow: UnitOfWork, email: str) -> UUID | None:
    """Return whose address this is in the organization."""
    c = contacts.c
    found: UUID | None = await uow.fetch_value(
        sa.select(c.candidate_id).where(
            c.org_id == uow.org_id,
            c.kind == ContactKind.EMAIL.value,
            c.norm == normalise_email(email),
        )
    )
    return found


_SORTS: dict[str, sa.ColumnElement[Any]] = {"created_at": _c.created_at, "name": _c.name_sort}


async def list_candidates(
    uow: UnitOfWork, wanted: CandidateFilter, page: PageRequest, sort: str = "-created_at"
) -> Page[Candidate]:
    """Return records; with `q`, those that have a word beginning with each word."""
    listed = sa.select(*_RECORD, _TAGS).where(*_conditions(uow.org_id, wanted))
    by = _SORTS[sort.removeprefix("-")]
    descending = sort.startswith("-")
    return await fetch_page(uow, listed, page, by, _c.id, convert=_candidate, descending=descending)


MOST_GROUPS = 500


async def list_groups(
    uow: UnitOfWork, wanted: CandidateFilter, by: CandidateGroupBy
) -> list[CandidateGroup]:
    """Return the groups, largest first. Who has several tags is counted with each."""
    key: sa.ColumnElement[Any] = _c.source_first
    label: sa.ColumnElement[Any] = _c.source_first
    source: sa.FromClause = candidates
    if by is CandidateGroupBy.TAG:
        marks, named = taggings.alias("marks"), tags.alias("named")
        source = candidates.outerjoin(
            marks, sa.and_(marks.c.org_id == _c.org_id, marks.c.candidate_id == _c.id)
        ).outerjoin(named, sa.and_(named.c.org_id == marks.c.org_id, named.c.id == marks.c.tag_id))
        key, label = named.c.id, sa.func.coalesce(sa.func.min(named.c.name), "No tags")
    counted = sa.func.count().label("n")
    rows = await uow.fetch(
        sa.select(key.label("key"), label.label("label"), counted)
        .select_from(source)
        .where(*_conditions(uow.org_id, wanted))
        .group_by(key)
        .order_by(counted.desc(), key)
        .limit(MOST_GROUPS)
    )
    return [CandidateGroup(str(row["key"] or ""), row["label"], row["n"]) for row in rows]


async def count_fitting(uow: UnitOfWork, wanted: CandidateFilter, most: int) -> int:
    """Return how many candidates fit, `most` at most."""
    fitting = sa.select(_c.id).where(*_conditions(uow.org_id, wanted)).limit(most).subquery()
    found: int = await uow.fetch_value(sa.select(sa.func.count()).select_from(fitting))
    return found


async def list_named(uow: UnitOfWork, candidate_ids: Sequence[UUID]) -> list[NewItem]:
    """Return those of these candidates that are there, in the order of the ids."""
    rows = await uow.fetch(
        sa.select(_c.id, _c.full_name).where(
            _c.org_id == uow.org_id, _c.id.in_(sorted(set(candidate_ids)))
        )
    )
    names = {row["id"]: row["full_name"] for row in rows}
    return [NewItem(one, names[one]) for one in dict.fromkeys(candidate_ids) if one in names]


async def list_all_named(uow: UnitOfWork, wanted: CandidateFilter, most: int) -> list[NewItem]:
    """Return up to `most` candidates that fit, in the order of the list."""
    rows = await uow.fetch(
        sa.select(_c.id, _c.full_name)
        .where(*_conditions(uow.org_id, wanted))
        .order_by(_c.created_at.desc(), _c.id.desc())
        .limit(most)
    )
    return [NewItem(row["id"], row["full_name"]) for row in rows]


async def list_ids(
    uow: UnitOfWork, wanted: CandidateFilter, most: int, sort: str = "-created_at"
) -> list[UUID]:
    """Return up to `most` candidates that fit, by id, in the order of the list."""
    by, descending = _SORTS[sort.removeprefix("-")], sort.startswith("-")
    order = (by.desc(), _c.id.desc()) if descending else (by.asc(), _c.id.asc())
    rows = await uow.fetch(
        sa.select(_c.id).where(*_conditions(uow.org_id, wanted)).order_by(*order).limit(most)
    )
    return [row["id"] for row in rows]


def _conditions(org_id: UUID, wanted: CandidateFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [_c.org_id == org_id, _c.merged_into.is_(None)]
    for word in words_of(wanted.q):
        t, (first, end) = terms.alias(), prefix_range(word)
        conditions.append(
            sa.exists().where(
                t.c.org_id == org_id,
                t.c.candidate_id == _c.id,
                t.c.term >= first,
                t.c.term < end,
            )
        )
    for tag_id in wanted.tag_ids:
        g = taggings.alias()
        conditions.append(
            sa.exists().where(g.c.org_id == org_id, g.c.candidate_id == _c.id, g.c.tag_id == tag_id)
        )
    if wanted.pool_id is not None:
        m = pool_members.c
        conditions.append(
            sa.exists().where(
                m.org_id == org_id, m.candidate_id == _c.id, m.pool_id == wanted.pool_id
            )
        )
    if wanted.source:
        conditions.append(sa.or_(_c.source_first == wanted.source, _c.source_last == wanted.source))
    if wanted.first_source is not None:
        conditions.append(_c.source_first == wanted.first_source)
    if wanted.untagged:
        u = taggings.alias()
        conditions.append(~sa.exists().where(u.c.org_id == org_id, u.c.candidate_id == _c.id))
    return conditions + custom_fields.conditions(_c.id, org_id, wanted.fields)


async def existing_ids(uow: UnitOfWork, candidate_ids: tuple[UUID, ...]) -> list[UUID]:
    """Return which of these are records by themselves, and stay so in this transaction."""
    rows = await uow.fetch(
        sa.select(_c.id)
        .where(_c.org_id == uow.org_id, _c.id.in_(candidate_ids), _c.merged_into.is_(None))
        .order_by(_c.id)
        .with_for_update(read=True, key_share=True)
    )
    return [row["id"] for row in rows]


async def erased_among(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these records are erased, or were merged into one that is."""
    holder = candidates.alias("holder")
    rows = await uow.fetch(
        sa.select(_c.id)
        .join(holder, sa.and_(holder.c.org_id == _c.org_id, holder.c.id == _c.merged_into))
        .where(
            _c.org_id == uow.org_id,
            _c.id.in_(sorted(candidate_ids)),
            holder.c.merged_into == holder.c.id,
        )
    )
    return frozenset(row["id"] for row in rows)


def _candidate(row: Row) -> Candidate:
    beside: dict[str, Any] = dict(row)
    return Candidate(
        id=row["id"],
        full_name=row["full_name"],
        email=row["email"],
        phone=row["phone"],
        location=row["location"],
        headline=row["headline"],
        employer=row["employer"],
        contacts=tuple(
            Contact(UUID(id_), ContactKind(kind), value, label, is_primary)
            for id_, kind, value, label, is_primary in beside.get("contacts") or ()
        ),
        links=tuple(Link(url, label) for url, label in beside.get("links") or ()),
        tags=tuple(
            Tag(UUID(id_), name, TagColor(color), version)
            for id_, name, color, version in row["tags"] or ()
        ),
        source_first=row["source_first"],
        source_last=row["source_last"],
        applications_count=row["applications_count"],
        last_applied_at=row["last_applied_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
        is_erased=row["merged_into"] == row["id"],
    )
