"""Writing many new records at once: one statement a table, sent once for all rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.access import Actor
from rolecall.domains.candidates.contracts import (
    Applied,
    ImportedPerson,
    NewContact,
    OriginKind,
)
from rolecall.domains.candidates.models import (
    candidates,
    contacts,
    field_history,
    links,
    taggings,
    terms,
)
from rolecall.domains.candidates.rules import normalise_contact, sort_name
from rolecall.domains.candidates.rules.finding import person_terms
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.tables import Timestamp
from rolecall.kernel import ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_c = candidates.c
_TABLES = (candidates, contacts, links, terms, field_history, taggings)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to write: the person, the contacts in their order, the ids of the tags.

    `shown` are the fields as their history keeps them.
    """

    id: UUID
    person: ImportedPerson
    contacts: tuple[NewContact, ...]
    tag_ids: tuple[UUID, ...]
    shown: dict[str, str]


async def insert_records(
    uow: UnitOfWork, actor: Actor, records: Sequence[NewRecord], at: datetime
) -> None:
    """Write new records with all that hangs on them.

    Raises:
        Conflict: code `duplicate_candidate`; an address belongs to another record by now.
    """
    rows: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    for one in records:
        rows[candidates].append(_record(one, at))
        rows[contacts] += _contacts(one)
        rows[links] += [
            {"candidate_id": one.id, "position": place, "url": link.url, "label": link.label}
            for place, link in enumerate(one.person.links)
        ]
        reached = [found.value for found in one.contacts]
        rows[terms] += [
            {"term": word, "candidate_id": one.id}
            for word in sorted(person_terms(one.person.full_name, reached))
        ]
        rows[field_history] += _history(one, actor, at)
        rows[taggings] += [
            {"candidate_id": one.id, "tag_id": tag_id, "tagged_at": at} for tag_id in one.tag_ids
        ]
    try:
        for table, wanted in rows.items():
            await uow.insert(table, [{"org_id": uow.org_id, **row} for row in wanted])
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("Another candidate has one of these e-mail addresses."), code="duplicate_candidate"
        ) from error


async def write_applied(uow: UnitOfWork, applied: Mapping[UUID, Applied], *, adds: bool) -> None:
    """Write how many applications people have, in one statement; or, with `adds`, how many more."""
    if not applied:
        return
    given = sa.values(
        sa.column("candidate_id", sa.Uuid),
        sa.column("count", sa.Integer),
        sa.column("last_at", Timestamp),
        sa.column("source", sa.Text),
        name="given",
    ).data([(one, told.count, told.last_at, told.source) for one, told in applied.items()])
    count = sa.cast(given.c.count, sa.Integer)
    await uow.execute(
        sa.update(candidates)
        .where(_c.org_id == uow.org_id, _c.id == given.c.candidate_id)
        .values(
            applications_count=_c.applications_count + count if adds else count,
            last_applied_at=sa.cast(given.c.last_at, Timestamp),
            source_last=given.c.source,
        )
    )


async def forget_applied(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """Let records say that their people have not applied for anything."""
    if candidate_ids:
        await uow.execute(
            sa.update(candidates)
            .where(_c.org_id == uow.org_id, _c.id.in_(sorted(candidate_ids)))
            .values(applications_count=0, last_applied_at=None, source_last=_c.source_first)
        )


async def delete_records(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """Remove records with all that hangs on them.

    Raises:
        Conflict: code `candidate_in_use`; something that is kept names one of them.
    """
    try:
        await uow.execute(
            sa.delete(candidates).where(_c.org_id == uow.org_id, _c.id.in_(sorted(candidate_ids)))
        )
    except asyncpg.ForeignKeyViolationError as error:
        raise Conflict(say("Something that is kept names it."), code="candidate_in_use") from error


def _record(new: NewRecord, at: datetime) -> dict[str, Any]:
    person = new.person
    email = person.emails[0] if person.emails else ""
    return {
        "id": new.id,
        "full_name": person.full_name,
        "name_sort": sort_name(person.full_name),
        "email": email,
        "email_norm": normalise_email(email) or None,
        "phone": person.phones[0] if person.phones else "",
        "location": person.location,
        "headline": person.headline,
        "employer": person.employer,
        "source_first": person.source,
        "source_last": person.source,
        "created_at": at,
        "updated_at": at,
        "version": 1,
    }


def _contacts(new: NewRecord) -> list[dict[str, Any]]:
    return [
        {
            "id": ids.uuid7(),
            "candidate_id": new.id,
            "kind": one.kind.value,
            "position": place,
            "value": one.value,
            "norm": normalise_contact(one.kind, one.value),
            "label": one.label,
            "is_primary": one.is_primary,
        }
        for place, one in enumerate(new.contacts)
    ]


def _history(new: NewRecord, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    return [
        {
            "id": ids.uuid7(),
            "candidate_id": new.id,
            "field": field,
            "value": value,
            "origin": OriginKind.IMPORT.value,
            "by_id": actor.user_id,
            "by_name": actor.name,
            "at": at,
        }
        for field, value in new.shown.items()
    ]
