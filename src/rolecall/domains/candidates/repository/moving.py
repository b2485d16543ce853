"""Rows that change over from one record to another, and back.

Each kind is taken as a whole and given back by key. What both records have stays with the survivor
and is kept as the values that make it again.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.candidates.contracts import Moved, MovedKind
from rolecall.domains.candidates.models import (
    contacts,
    links,
    notes,
    pool_members,
    pools,
    taggings,
    tags,
)
from rolecall.infra.db import UnitOfWork

Take = Callable[[UnitOfWork, UUID, UUID], Awaitable[list[Moved]]]
"""Takes all of a kind from one record to another."""
GiveBack = Callable[[UnitOfWork, UUID, UUID, Sequence[Moved], Sequence[Moved]], Awaitable[None]]
"""Gives rows of one record to another, and makes those anew that others have, too."""

_c, _l, _n = contacts.c, links.c, notes.c
_BEHIND = 100
"""Beyond the places that a record's own contacts and links take."""


async def take_contacts(uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
    """Take all addresses and numbers, behind the survivor's and none of them primary."""
    rows = await uow.fetch(
        sa.select(contacts)
        .where(_c.org_id == uow.org_id, _c.candidate_id.in_([survivor_id, merged_id]))
        .order_by(_c.position)
    )
    known = {_same_contact(row) for row in rows if row["candidate_id"] == survivor_id}
    there = [row["position"] for row in rows if row["candidate_id"] == survivor_id]
    theirs = [row for row in rows if row["candidate_id"] == merged_id]
    shared = [row for row in theirs if _same_contact(row) in known]
    if shared:
        await uow.execute(
            sa.delete(contacts).where(
                _c.org_id == uow.org_id, _c.id.in_([row["id"] for row in shared])
            )
        )
    await uow.execute(
        sa.update(contacts)
        .where(_c.org_id == uow.org_id, _c.candidate_id == merged_id)
        .values(
            candidate_id=survivor_id,
            is_primary=False,
            position=_c.position + max(there, default=-1) + 1,
        )
    )
    return [
        Moved(
            MovedKind.CONTACT,
            str(row["id"]),
            _contact_payload(row),
            _same_contact(row) in known,
        )
        for row in theirs
    ]


def _same_contact(row: Any) -> tuple[str, str]:
    return row["kind"], row["norm"] or row["value"]


def _contact_payload(row: Any) -> dict[str, Any]:
    names = ("kind", "value", "norm", "label", "position", "is_primary")
    same = ":".join(_same_contact(row))
    return {name: row[name] for name in names} | {"same": same}


def behind(move: Moved) -> Moved:
    """Return a row that is remade for its new holder: behind the others, and not the primary."""
    payload = dict(move.payload)
    if move.kind is MovedKind.CONTACT:
        payload |= {"position": payload["position"] + _BEHIND, "is_primary": False}
    if move.kind is MovedKind.LINK:
        payload["rows"] = [
            {**entry, "position": entry["position"] + _BEHIND} for entry in payload["rows"]
        ]
    return replace(move, payload=payload)


async def give_contacts(
    uow: UnitOfWork,
    holder_id: UUID,
    to_id: UUID,
    moved: Sequence[Moved],
    remade: Sequence[Moved],
) -> None:
    """Give contacts back, in the places that they had."""
    for one in moved:
        await uow.execute(
            sa.update(contacts)
            .where(
                _c.org_id == uow.org_id, _c.id == UUID(one.key), _c.candidate_id == holder_id
            )
            .values(
                candidate_id=to_id,
                position=one.payload["position"],
                is_primary=one.payload["is_primary"],
            )
        )  # fmt: skip
    rows = [
        {
            "org_id": uow.org_id,
            "id": UUID(one.key),
            "candidate_id": to_id,
            **{name: value for name, value in one.payload.items() if name != "same"},
        }
        for one in remade
    ]
    if rows:
        await uow.execute(insert(contacts).values(rows).on_conflict_do_nothing())


async def take_links(uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
    """Take all links, behind the survivor's; a link that stands twice is one."""
    rows = await uow.fetch(
        sa.select(_l.candidate_id, _l.position, _l.url, _l.label)
        .where(_l.org_id == uow.org_id, _l.candidate_id.in_([survivor_id, merged_id]))
        .order_by(_l.position)
    )
    known = {row["url"] for row in rows if row["candidate_id"] == survivor_id}
    there = [row["position"] for row in rows if row["candidate_id"] == survivor_id]
    theirs: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["candidate_id"] == merged_id:
            entry = {"position": row["position"], "label": row["label"]}
            theirs.setdefault(row["url"], []).append(entry)
    await uow.execute(
        sa.delete(links).where(
            _l.org_id == uow.org_id, _l.candidate_id == merged_id, _l.url.in_(sorted(known))
        )
    )
    await uow.execute(
        sa.update(links)
        .where(_l.org_id == uow.org_id, _l.candidate_id == merged_id)
        .values(
            candidate_id=survivor_id, position=_l.position + max(there, default=-1) + 1
        )
    )  # fmt: skip
    return [
        Moved(MovedKind.LINK, url, {"rows": entries}, url in known)
        for url, entries in theirs.items()
    ]


async def give_links(
    uow: UnitOfWork,
    holder_id: UUID,
    to_id: UUID,
    moved: Sequence[Moved],
    remade: Sequence[Moved],
) -> None:
    """Give links back that are still there, in the places that they had."""
    left = await uow.fetch(
        sa.delete(links)
        .where(
            _l.org_id == uow.org_id,
            _l.candidate_id == holder_id,
            _l.url.in_([one.key for one in moved]),
        )
        .returning(_l.url)
    )
    there = {row["url"] for row in left}
    rows = [
        {"org_id": uow.org_id, "candidate_id": to_id, "url": one.key, **entry}
        for one in (*(one for one in moved if one.key in there), *remade)
        for entry in one.payload["rows"]
    ]
    if rows:
        await uow.execute(insert(links).values(rows).on_conflict_do_nothing())


async def take_notes(uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
    """Take all notes."""
    rows = await uow.fetch(
        sa.update(notes)
        .where(_n.org_id == uow.org_id, _n.candidate_id == merged_id)
        .values(candidate_id=survivor_id)
        .returning(_n.id)
    )
    return [Moved(MovedKind.NOTE, str(row["id"])) for row in rows]


async def give_notes(
    uow: UnitOfWork,
    holder_id: UUID,
    to_id: UUID,
    moved: Sequence[Moved],
    _: Sequence[Moved],
) -> None:
    """Give notes back that are still there."""
    await uow.execute(
        sa.update(notes)
        .where(
            _n.org_id == uow.org_id,
            _n.candidate_id == holder_id,
            _n.id.in_([UUID(one.key) for one in moved]),
        )
        .values(candidate_id=to_id)
    )


def _members(
    kind: MovedKind, table: sa.Table, group: str, since: str, groups: sa.Table
) -> tuple[Take, GiveBack]:
    """Return how marks of one kind change over: rows of a candidate and what they belong to."""
    of, at, who = table.c[group], table.c[since], table.c.candidate_id

    async def take(uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
        rows = await uow.fetch(
            sa.select(who, of, at).where(
                table.c.org_id == uow.org_id, who.in_([survivor_id, merged_id])
            )
        )
        known = {row[group] for row in rows if row["candidate_id"] == survivor_id}
        theirs = [row for row in rows if row["candidate_id"] == merged_id]
        own = sa.and_(table.c.org_id == uow.org_id, who == merged_id)
        await uow.execute(sa.delete(table).where(own, of.in_(known)))
        await uow.execute(sa.update(table).where(own).values(candidate_id=survivor_id))
        return [
            Moved(kind, str(row[group]), {"at": row[since].isoformat()}, row[group] in known)
            for row in theirs
        ]

    async def give_back(
        uow: UnitOfWork,
        holder_id: UUID,
        to_id: UUID,
        moved: Sequence[Moved],
        remade: Sequence[Moved],
    ) -> None:
        await uow.execute(
            sa.update(table)
            .where(
                table.c.org_id == uow.org_id,
                who == holder_id,
                of.in_([UUID(one.key) for one in moved]),
            )
            .values(candidate_id=to_id)
        )
        there = await uow.fetch(
            sa.select(groups.c.id).where(
                groups.c.org_id == uow.org_id,
                groups.c.id.in_([UUID(one.key) for one in remade]),
            )
        )
        known = {str(row["id"]) for row in there}
        rows = [
            {
                "org_id": uow.org_id,
                "candidate_id": to_id,
                group: UUID(one.key),
                since: datetime.fromisoformat(one.payload["at"]),
            }
            for one in remade
            if one.key in known
        ]
        if rows:
            await uow.execute(insert(table).values(rows).on_conflict_do_nothing())

    return take, give_back


KINDS: dict[MovedKind, tuple[Take, GiveBack]] = {
    MovedKind.CONTACT: (take_contacts, give_contacts),
    MovedKind.LINK: (take_links, give_links),
    MovedKind.TAG: _members(MovedKind.TAG, taggings, "tag_id", "tagged_at", tags),
    MovedKind.POOL: _members(MovedKind.POOL, pool_members, "pool_id", "added_at", pools),
    MovedKind.NOTE: (take_notes, give_notes),
}
"""What changes over inside this domain."""
