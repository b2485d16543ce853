"""Whose records the people of a file are: a handful of statements for many people."""

from collections.abc import Collection, Mapping
from typing import TypeAlias
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import ContactKind
from rolecall.domains.candidates.models import (
    candidates,
    contacts,
    merges,
    notes,
    pool_members,
    taggings,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

_c, _n = candidates.c, contacts.c
NumberAndName: TypeAlias = tuple[str, str]
"""A number in its looked-up form and a name in its sorted form."""


async def owners_of_emails(uow: UnitOfWork, norms: Collection[str]) -> dict[str, UUID]:
    """Return whose each address is; of a merged record, the record that it went into."""
    if not norms:
        return {}
    rows = await uow.fetch(
        sa.select(_n.norm, sa.func.coalesce(_c.merged_into, _c.id).label("owner"))
        .join(candidates, sa.and_(_c.org_id == _n.org_id, _c.id == _n.candidate_id))
        .where(
            _n.org_id == uow.org_id,
            _c.org_id == uow.org_id,
            _n.kind == ContactKind.EMAIL.value,
            _n.norm.in_(sorted(norms)),
        )
    )
    return {row["norm"]: row["owner"] for row in rows}


async def owners_of_numbers(
    uow: UnitOfWork, wanted: Collection[NumberAndName]
) -> dict[NumberAndName, UUID]:
    """Return whose number it is among people of that name, the oldest record first."""
    if not wanted:
        return {}
    rows = await uow.fetch(
        sa.select(_n.norm, _c.name_sort, _c.id)
        .join(candidates, sa.and_(_c.org_id == _n.org_id, _c.id == _n.candidate_id))
        .where(
            _n.org_id == uow.org_id,
            _c.org_id == uow.org_id,
            _n.kind == ContactKind.PHONE.value,
            _n.norm.in_(sorted({number for number, _ in wanted})),
            _c.merged_into.is_(None),
        )
        .order_by(_c.id)
    )
    found: dict[NumberAndName, UUID] = {}
    for row in rows:
        found.setdefault((row["norm"], row["name_sort"]), row["id"])
    return found


async def list_touched(uow: UnitOfWork, versions: Mapping[UUID, int]) -> dict[UUID, str]:
    """Return which records somebody has worked with since they had these versions, and how.

    Those that are not there any more are left out. The records are locked.
    """
    ids = sorted(versions)
    rows = await uow.fetch(
        sa.select(
            _c.id,
            _c.version,
            _c.merged_into,
            _c.applications_count,
            _exists(notes, notes.c.candidate_id).label("noted"),
            _exists(pool_members, pool_members.c.candidate_id).label("pooled"),
            _exists(merges, merges.c.survivor_id).label("merged"),
            _exists(taggings, taggings.c.candidate_id, taggings.c.tagged_at > _c.created_at).label(
                "tagged"
            ),
        )
        .where(_c.org_id == uow.org_id, _c.id.in_(ids))
        .order_by(_c.id)
        .with_for_update(of=candidates)
    )
    return {
        row["id"]: next(
            (
                words
                for holds, words in (
                    (row["merged_into"] is not None, say("It was merged with another record.")),
                    (row["merged"], say("Another record was merged into it.")),
                    (row["applications_count"] > 0, say("The person is considered for a job.")),
                    (row["version"] != versions[row["id"]], say("Somebody changed it since.")),
                    (row["noted"], say("Somebody wrote a note about the person.")),
                    (row["pooled"], say("It was put into a talent pool.")),
                    (row["tagged"], say("Somebody tagged it since.")),
                )
                if holds
            ),
            "",
        )
        for row in rows
    }


def _exists(
    table: sa.Table, owner: sa.ColumnElement[UUID], *more: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    return sa.exists().where(table.c.org_id == _c.org_id, owner == _c.id, *more)
