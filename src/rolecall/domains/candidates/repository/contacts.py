"""Writing addresses and numbers, and where values came from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.access import Actor, ActorKind
from rolecall.domains.candidates.contracts import (
    Contact,
    ContactKind,
    NewCandidate,
    NewContact,
    OriginKind,
)
from rolecall.domains.candidates.models import contacts, field_history
from rolecall.domains.candidates.rules import arranged, normalise_contact
from rolecall.infra.db import UnitOfWork, Write
from rolecall.kernel import ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_c = contacts.c

_REMEMBER = Write(
    sa.insert(field_history).values(
        {
            column.name: sa.bindparam(
                column.name if column.name == "org_id" else f"history_{column.name}",
                type_=column.type,
            )
            for column in field_history.c
        }
    )
)

_ORIGINS = {
    ActorKind.USER: OriginKind.MEMBER,
    ActorKind.API_KEY: OriginKind.API,
    ActorKind.CANDIDATE: OriginKind.APPLICATION,
    ActorKind.ANONYMOUS: OriginKind.APPLICATION,
    ActorKind.SYSTEM: OriginKind.SYSTEM,
}


def contacts_of(new: NewCandidate) -> tuple[NewContact, ...]:
    """Return the contacts of a new record: the ones it names first are primary."""
    named = (
        *([NewContact(ContactKind.EMAIL, new.email, is_primary=True)] if new.email else []),
        *([NewContact(ContactKind.PHONE, new.phone, is_primary=True)] if new.phone else []),
    )
    return arranged((*named, *new.contacts))


async def insert_contacts(
    uow: UnitOfWork,
    candidate_id: UUID,
    wanted: Sequence[NewContact],
    kept: Mapping[tuple[ContactKind, str], UUID] | None = None,
) -> None:
    """Insert contacts; those whose kind and value `kept` names get their id back.

    Raises:
        Conflict: code `duplicate_candidate`; an address is another candidate's by now.
    """
    known = kept or {}
    rows = [
        {
            "org_id": uow.org_id,
            "id": known.get((one.kind, one.value)) or ids.uuid7(),
            "candidate_id": candidate_id,
            "kind": one.kind.value,
            "position": position,
            "value": one.value,
            "norm": normalise_contact(one.kind, one.value),
            "label": one.label,
            "is_primary": one.is_primary,
        }
        for position, one in enumerate(wanted)
    ]
    try:
        await uow.insert(contacts, rows)
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("Another candidate has this e-mail address. Please try again."),
            code="duplicate_candidate",
        ) from error


async def replace_contacts(
    uow: UnitOfWork, candidate_id: UUID, before: Sequence[Contact], wanted: Sequence[NewContact]
) -> None:
    """Make these the candidate's contacts; those that stay keep their ids.

    Raises:
        Conflict: code `duplicate_candidate`.
    """
    await uow.execute(
        sa.delete(contacts).where(_c.org_id == uow.org_id, _c.candidate_id == candidate_id)
    )
    kept = {(one.kind, one.value): one.id for one in before}
    await insert_contacts(uow, candidate_id, wanted, kept)


def remember(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    changed: Mapping[str, str],
    at: datetime,
    origin: OriginKind | None = None,
) -> None:
    """Keep where these fields' new values came from."""
    for field, value in changed.items():
        uow.write(
            _REMEMBER,
            org_id=uow.org_id,
            history_id=ids.uuid7(),
            history_candidate_id=candidate_id,
            history_field=field,
            history_value=value,
            history_origin=(origin or _ORIGINS[actor.kind]).value,
            history_by_id=actor.user_id,
            history_by_name=actor.name,
            history_at=at,
        )
