"""Writing candidate records."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.candidates.contracts import Consent, ContactKind, Link, NewCandidate
from rolecall.domains.candidates.models import (
    candidates,
    consents,
    contacts,
    links,
    terms,
)
from rolecall.domains.candidates.repository.contacts import contacts_of, insert_contacts
from rolecall.domains.candidates.rules import sort_name
from rolecall.domains.candidates.rules.finding import person_terms
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.db.terms import replace_terms as write_terms
from rolecall.kernel import ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def insert_candidate(uow: UnitOfWork, new: NewCandidate, at: datetime) -> UUID | None:
    """Insert the record; None if the organization has one with this e-mail address."""
    candidate_id = ids.uuid7()
    inserted: UUID | None = await uow.fetch_value(
        insert(candidates)
        .values(
            org_id=uow.org_id,
            id=candidate_id,
            full_name=new.full_name,
            name_sort=sort_name(new.full_name),
            email=new.email,
            email_norm=normalise_email(new.email) or None,
            phone=new.phone,
            location=new.location,
            headline=new.headline,
            employer=new.employer,
            source_first=new.source,
            source_last=new.source,
            created_at=at,
            updated_at=at,
            version=1,
        )
        .on_conflict_do_nothing()
        .returning(candidates.c.id)
    )
    if inserted is not None:
        wanted = contacts_of(new)
        await insert_contacts(uow, inserted, wanted)
        await replace_links(uow, inserted, new.links)
        await replace_terms(uow, inserted, new.full_name, [one.value for one in wanted])
    return inserted


async def get_for_update(uow: UnitOfWork, candidate_id: UUID) -> Row:
    """Return the locked row.

    Raises:
        NotFound: there is none in this organization.
        Conflict: code `candidate_merged`, with `merged_into`; it is part of another record.
    """
    row = await uow.fetch_one(
        sa.select(*candidates.c)
        .where(candidates.c.org_id == uow.org_id, candidates.c.id == candidate_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such candidate."))
    require_unmerged(row)
    return row


async def hold_records(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """See that records stay by themselves until the transaction ends, for writes beside them.

    Raises:
        NotFound: one is not there.
        Conflict: code `candidate_merged`, with `merged_into`; one is part of another record.
    """
    c = candidates.c
    rows = await uow.fetch(
        sa.select(c.id, c.full_name, c.merged_into)
        .where(c.org_id == uow.org_id, c.id.in_(sorted(candidate_ids)))
        .order_by(c.id)
        .with_for_update(read=True, key_share=True)
    )
    if len(rows) < len(set(candidate_ids)):
        raise NotFound(say("There is no such candidate."))
    for row in rows:
        require_unmerged(row)


async def hold_by_email(uow: UnitOfWork, email: str) -> UUID | None:
    """Return whose address this is, None if nobody's; the record is not merged meanwhile.

    A merge that is about to be committed is waited for, and the survivor returned.
    """
    n, c = contacts.c, candidates.c
    row = await uow.fetch_one(
        sa.select(c.id, c.merged_into)
        .join(contacts, sa.and_(n.org_id == c.org_id, n.candidate_id == c.id))
        .where(
            c.org_id == uow.org_id,
            n.org_id == uow.org_id,
            n.kind == ContactKind.EMAIL.value,
            n.norm == normalise_email(email),
        )
        .with_for_update(read=True, key_share=True, of=candidates)
    )
    if row is None:
        return None
    found: UUID = row["merged_into"] or row["id"]
    return found


def require_unmerged(row: Row) -> None:
    """Pass if a record stands for itself.

    Raises:
        Conflict: code `candidate_merged`, with `merged_into`, or `candidate_erased`.
    """
    if row["merged_into"] == row["id"]:
        raise Conflict(
            say("This person was erased. Nothing is kept of them."), code="candidate_erased"
        )
    if row["merged_into"] is not None:
        raise Conflict(
            say(
                "“{full_name}” has been merged into another record. Open that one instead.",
                full_name=row["full_name"],
            ),
            code="candidate_merged",
            merged_into=str(row["merged_into"]),
        )


async def update_candidate(
    uow: UnitOfWork, candidate_id: UUID, version: int, values: dict[str, Any]
) -> None:
    """Write changed columns and count the version up.

    Raises:
        VersionMismatch: the row is at another version.
    """
    written = await uow.execute(
        sa.update(candidates)
        .where(
            candidates.c.org_id == uow.org_id,
            candidates.c.id == candidate_id,
            candidates.c.version == version,
        )
        .values(**values, version=version + 1)
    )
    if not written:
        raise VersionMismatch(
            say("Someone changed this candidate meanwhile. Reload and try again.")
        )


async def note_application(uow: UnitOfWork, candidate_id: UUID, source: str, at: datetime) -> None:
    """Count one more application."""
    await uow.execute(
        sa.update(candidates)
        .where(candidates.c.org_id == uow.org_id, candidates.c.id == candidate_id)
        .values(
            applications_count=candidates.c.applications_count + 1,
            last_applied_at=at,
            source_last=source,
        )
    )


async def replace_links(uow: UnitOfWork, candidate_id: UUID, wanted: Sequence[Link]) -> None:
    """Make these the candidate's links, in this order."""
    await uow.execute(
        sa.delete(links).where(links.c.org_id == uow.org_id, links.c.candidate_id == candidate_id)
    )
    rows = [
        {
            "org_id": uow.org_id,
            "candidate_id": candidate_id,
            "position": position,
            "url": link.url,
            "label": link.label,
        }
        for position, link in enumerate(wanted)
    ]
    await uow.insert(links, rows)


async def replace_terms(
    uow: UnitOfWork, candidate_id: UUID, full_name: str, contacts: Iterable[str]
) -> None:
    """Make the record findable by the words of its name, its addresses and its numbers."""
    await write_terms(uow, terms, "candidate_id", candidate_id, person_terms(full_name, contacts))


async def insert_consent(uow: UnitOfWork, consent: Consent) -> None:
    """Add to the log of consents."""
    values = {name: getattr(consent, name) for name in Consent.__dataclass_fields__}
    plain = {name: one.value if isinstance(one, StrEnum) else one for name, one in values.items()}
    await uow.execute(sa.insert(consents).values(org_id=uow.org_id, **plain))
