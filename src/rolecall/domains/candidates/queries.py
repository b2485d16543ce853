"""Reading candidate records."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.candidates.contracts import Candidate, Consent, Link
from rolecall.domains.candidates.models import candidates, consents, links, terms
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork, fetch_page
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.terms import prefix_range, words_of

_FIND = TenantRead(
    sa.select(
        *(column for column in candidates.c if column.name != "org_id"),
        sa.select(
            sa.func.jsonb_agg(
                aggregate_order_by(
                    sa.func.jsonb_build_array(links.c.url, links.c.label), links.c.position
                )
            )
        )
        .where(links.c.org_id == candidates.c.org_id, links.c.candidate_id == candidates.c.id)
        .scalar_subquery()
        .label("links"),
    ).where(
        candidates.c.org_id == sa.bindparam("org_id"),
        candidates.c.id == sa.bindparam("candidate_id"),
    )
)


async def find_candidate(reader: Reader, candidate_id: UUID) -> Candidate | None:
    """Return the record with its links."""
    row = await reader.fetch_one(_FIND, org_id=reader.org_id, candidate_id=candidate_id)
    if row is None:
        return None
    return _candidate(row, [Link(url, label) for url, label in row["links"] or ()])


async def find_id_by_email(uow: UnitOfWork, email: str) -> UUID | None:
    """Return whose address this is in the organization."""
    c = candidates.c
    found: UUID | None = await uow.fetch_value(
        sa.select(c.id).where(c.org_id == uow.org_id, c.email_norm == normalise_email(email))
    )
    return found


async def list_candidates(uow: UnitOfWork, q: str, page: PageRequest) -> Page[Candidate]:
    """Return records, newest first; with `q`, those that have a word beginning with each word."""
    c = candidates.c
    conditions: list[sa.ColumnElement[bool]] = [c.org_id == uow.org_id]
    for word in words_of(q):
        t, (first, end) = terms.alias(), prefix_range(word)
        conditions.append(
            sa.exists().where(
                t.c.org_id == uow.org_id,
                t.c.candidate_id == c.id,
                t.c.term >= first,
                t.c.term < end,
            )
        )
    listed = sa.select(*c).where(*conditions)
    return await fetch_page(uow, listed, page, c.created_at, c.id, convert=_candidate)


async def list_consents(uow: UnitOfWork, candidate_id: UUID) -> list[Consent]:
    """Return the candidate's consents, newest first."""
    c = consents.c
    rows = await uow.fetch(
        sa.select(c.purpose, c.text_version, c.given_at, c.ip)
        .where(c.org_id == uow.org_id, c.candidate_id == candidate_id)
        .order_by(c.given_at.desc())
    )
    return [Consent(**dict(row)) for row in rows]


def _candidate(row: Row, found: Sequence[Link] = ()) -> Candidate:
    return Candidate(
        id=row["id"],
        full_name=row["full_name"],
        email=row["email"],
        phone=row["phone"],
        location=row["location"],
        headline=row["headline"],
        links=tuple(found),
        source_first=row["source_first"],
        source_last=row["source_last"],
        applications_count=row["applications_count"],
        last_applied_at=row["last_applied_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
    )
