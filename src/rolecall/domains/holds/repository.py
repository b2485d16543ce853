"""Writing holds."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.holds.contracts import Hold
from rolecall.domains.holds.models import SHOWN, hold_of, holds
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.security import is_not_hidden
from rolecall.infra.disclosure import Section, Withheld, discloses
from rolecall.infra.erasure import Erased, Person, erases, leaves_rows
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_h = holds.c


async def insert_hold(uow: UnitOfWork, hold: Hold, placed_by: UUID | None) -> None:
    """Insert a hold."""
    values = {name: getattr(hold, name) for name in Hold.__dataclass_fields__}
    await uow.execute(
        sa.insert(holds).values(
            **{**values, "kind": hold.kind.value}, org_id=uow.org_id, placed_by=placed_by
        )
    )


async def get_for_update(uow: UnitOfWork, hold_id: UUID) -> Hold:
    """Return a locked hold.

    Raises:
        NotFound: there is none in this organization, or it is on a job that the actor cannot see.
    """
    row = await uow.fetch_one(
        sa.select(*SHOWN)
        .where(_h.org_id == uow.org_id, _h.id == hold_id, is_not_hidden(_h.subject_id))
        .with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such hold."))
    return hold_of(row)


async def lift(uow: UnitOfWork, hold_id: UUID, at: datetime, by_name: str) -> None:
    """End a hold."""
    await uow.execute(
        sa.update(holds)
        .where(_h.org_id == uow.org_id, _h.id == hold_id)
        .values(lifted_at=at, lifted_by_name=by_name, version=_h.version + 1)
    )


async def forget_reasons(uow: UnitOfWork, subject_ids: Collection[UUID]) -> int:
    """Take the words out of holds on these records; returns how many had any."""
    return await uow.execute(
        sa.update(holds)
        .where(_h.org_id == uow.org_id, _h.subject_id.in_(sorted(subject_ids)), _h.reason != "")
        .values(reason="")
    )


@erases("holds", holds)
async def erase_holds(uow: UnitOfWork, person: Person) -> Erased:
    """Take the words out of holds that a person was under; that there were holds stays."""
    return Erased({"holds": await forget_reasons(uow, person.ids)})


discloses(
    Section(
        name="legal_holds",
        title=say("Legal holds on your record"),
        table=holds,
        about=lambda person: _h.subject_id.in_(person.of("candidate")),
        shown=("placed_at", "ends_on", "lifted_at"),
        codes=("id", "kind", "subject_id"),
        withheld={
            Withheld.CLAIMS: ("reason",),
            Withheld.OTHERS: ("placed_by", "placed_by_name", "lifted_by_name"),
            Withheld.MACHINERY: ("ends_at", "version"),
        },
    )
)
leaves_rows(
    holds,
    emptied=("reason",),
    kept=(
        "id", "kind", "subject_id", "ends_on", "ends_at", "placed_by", "placed_by_name",
        "placed_at", "lifted_at", "lifted_by_name", "version",
    ),
)  # fmt: skip
