"""What goes of a person's records. The records themselves stay, empty, because applications do."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import ContactKind
from rolecall.domains.candidates.models import (
    candidates,
    consents,
    contacts,
    field_history,
    links,
    match_keys,
    merges,
    notes,
    pairs,
    pool_members,
    taggings,
    terms,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.erasure import ERASED_NAME
from rolecall.kernel.terms import fold

_c = candidates.c
BESIDE = (
    consents,
    contacts,
    field_history,
    links,
    match_keys,
    notes,
    pool_members,
    taggings,
    terms,
)
"""Tables whose rows belong to one record and go with the person."""


async def records_of_person(uow: UnitOfWork, candidate_id: UUID, *, lock: bool) -> list[Row]:
    """Return the records of a person (`id`, `full_name`, `merged_into`), the kept one first.

    `candidate_id` may be that of a merged one. With `lock` nobody merges or splits them meanwhile.
    """
    holder = sa.func.coalesce(_c.merged_into, _c.id)
    holder_id = await uow.fetch_value(
        sa.select(holder).where(_c.org_id == uow.org_id, _c.id == candidate_id)
    )
    if holder_id is None:
        return []
    merged = sa.select(_c.id).where(_c.org_id == uow.org_id, _c.merged_into == holder_id)
    own = sa.union_all(sa.select(sa.literal(holder_id, sa.Uuid)), merged)
    found = (
        sa.select(_c.id, _c.full_name, _c.merged_into)
        .where(_c.org_id == uow.org_id, _c.id.in_(own))
        .order_by(_c.id)
    )
    rows = await uow.fetch(found.with_for_update() if lock else found)
    return sorted(rows, key=lambda row: row["id"] != holder_id)


async def addresses_of(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> frozenset[str]:
    """Return the normalised e-mail addresses of records."""
    n = contacts.c
    rows = await uow.fetch(
        sa.select(n.norm).where(
            n.org_id == uow.org_id,
            n.candidate_id.in_(sorted(candidate_ids)),
            n.kind == ContactKind.EMAIL.value,
        )
    )
    return frozenset(row["norm"] for row in rows)


async def empty_records(
    uow: UnitOfWork, candidate_ids: Collection[UUID], at: datetime
) -> dict[str, int]:
    """Empty records and remove what hangs on them; returns how much, by table."""
    own, org = sorted(candidate_ids), uow.org_id
    counts = {}
    for table in BESIDE:
        counts[table.name] = await uow.execute(
            sa.delete(table).where(table.c.org_id == org, table.c.candidate_id.in_(own))
        )
    p, m = pairs.c, merges.c
    for table, either in ((pairs, (p.low_id, p.high_id)), (merges, (m.survivor_id, m.merged_id))):
        await uow.execute(
            sa.delete(table).where(
                table.c.org_id == org, sa.or_(*(column.in_(own) for column in either))
            )
        )
    await uow.execute(
        sa.update(candidates)
        .where(
            _c.org_id == org,
            _c.id.in_(own),
            sa.or_(_c.full_name != ERASED_NAME, _c.email != "", _c.merged_into.is_(None)),
        )
        .values(
            full_name=ERASED_NAME,
            name_sort=fold(ERASED_NAME),
            email="",
            email_norm=None,
            phone="",
            location="",
            headline="",
            employer="",
            updated_at=at,
            version=_c.version + 1,
            merged_into=sa.func.coalesce(_c.merged_into, _c.id),
        )
    )
    return counts
