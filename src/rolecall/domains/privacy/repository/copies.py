"""Writing copies of people's data: what is disclosed of them, and how they are erased."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.privacy.contracts import Choices, CopyStatus, NewCopy
from rolecall.domains.privacy.models import choices, copies, requests
from rolecall.domains.privacy.repository.requests import empty_requests
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of
from rolecall.infra.erasure import Erased, Person, erases, finds
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_c = copies.c
COPY_OF = "data_copy"
"""The type of record that the files of copies belong to."""


async def insert_copy(uow: UnitOfWork, new: NewCopy) -> bool:
    """Insert a copy that was asked for; False if one of this person is on its way."""
    values = {name: _stored(getattr(new, name)) for name in NewCopy.__dataclass_fields__}
    statement = insert(copies).values(org_id=uow.org_id, **values)
    return await uow.execute(statement.on_conflict_do_nothing()) == 1


async def update_copy(uow: UnitOfWork, copy_id: UUID, **values: Any) -> None:
    """Change a copy, whose row the caller has locked."""
    await uow.execute(
        sa.update(copies)
        .where(_c.org_id == uow.org_id, _c.id == copy_id)
        .values(version=_c.version + 1, **{name: _stored(one) for name, one in values.items()})
    )


async def over_copies(uow: UnitOfWork, now: datetime) -> list[UUID]:
    """End copies whose time is over; returns their files, which have to go."""
    over = (_c.org_id == uow.org_id, _c.file_id.is_not(None), _c.file_until <= now)
    rows = await uow.fetch(sa.select(_c.id, _c.file_id).where(*over).with_for_update())
    await uow.execute(
        sa.update(copies)
        .where(_c.org_id == uow.org_id, _c.id.in_([row["id"] for row in rows]))
        .values(status=CopyStatus.OVER.value, file_id=None, version=_c.version + 1)
    )
    return [row["file_id"] for row in rows]


async def write_choices(uow: UnitOfWork, wanted: Choices) -> None:
    """Write what the organization chose over what it chose before, `wanted.version` 0 for nothing.

    Raises:
        Conflict: code `choices_changed`; somebody else changed it meanwhile.
    """
    values = {name: getattr(wanted, name) for name in Choices.__dataclass_fields__}
    values["version"] = wanted.version + 1
    if wanted.version == 0:
        statement = insert(choices).values(org_id=uow.org_id, **values).on_conflict_do_nothing()
        written = await uow.execute(statement)
    else:
        written = await uow.execute(
            sa.update(choices)
            .where(choices.c.org_id == uow.org_id, choices.c.version == wanted.version)
            .values(**values)
        )
    if not written:
        raise Conflict(
            say("Somebody else changed this meanwhile. Load it again."), code="choices_changed"
        )


@finds(COPY_OF)
async def find_copies(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the copies of a person's data: their files go with the person."""
    rows = await uow.fetch(
        sa.select(_c.id).where(_c.org_id == uow.org_id, _c.candidate_id.in_(person.of("candidate")))
    )
    return frozenset(row["id"] for row in rows)


@erases("privacy", copies, requests)
async def erase_copies(uow: UnitOfWork, person: Person) -> Erased:
    """Remove the copies of a person's data, whose files went with the others.

    Requests to be erased stay, as the receipts do, without the address that they came from.
    """
    removed = await uow.execute(
        sa.delete(copies).where(
            _c.org_id == uow.org_id, _c.candidate_id.in_(person.of("candidate"))
        )
    )
    emptied = await empty_requests(uow, person)
    return Erased({"data_copies": removed, "erasure_requests": emptied})


discloses(
    Section(
        name="data_copies",
        title=say("Copies of your data"),
        table=copies,
        about=of("candidate", _c.candidate_id),
        shown=("requested_at", "address", "ready_at", "fetched_at", "reason"),
        codes=("id", "candidate_id", "status", "asked_by", "application_id", "locale", "due_on"),
        withheld={
            Withheld.SECRET: ("nonce",),
            Withheld.OTHERS: ("requested_by", "requested_by_name", "decided_by_name"),
            Withheld.MACHINERY: ("file_id", "file_until", "size", "version"),
        },
    )
)


def _stored(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value
