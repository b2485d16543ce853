"""Reading what may be one person: the queue in one query, and the look for partners."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.candidates.contracts import (
    SHARED_AT_MOST,
    ContactKind,
    DuplicatePair,
    DuplicateScan,
    Identity,
    MatchKey,
    MatchKind,
    PairMember,
    PairState,
    PairView,
)
from rolecall.domains.candidates.models import candidates, contacts, match_keys, pairs, scans
from rolecall.infra.db import Row, UnitOfWork, fetch_page, prepared
from rolecall.kernel.pages import Page, PageRequest

_c, _k, _p, _s = candidates.c, match_keys.c, pairs.c, scans.c
_low, _high = candidates.alias("low"), candidates.alias("high")
_MEMBER = (
    "id", "full_name", "email", "phone", "location", "headline", "employer",
    "applications_count", "created_at",
)  # fmt: skip


def _partners() -> sa.Select[Any]:
    """Return who holds each of the keys that are given as two lists of the same length."""
    asked = (
        sa.func.unnest(
            sa.bindparam("kinds", type_=sa.ARRAY(sa.Text)),
            sa.bindparam("key_values", type_=sa.ARRAY(sa.Text)),
        )
        .table_valued(sa.column("kind", sa.Text), sa.column("value", sa.Text))
        .render_derived(name="asked")
    )
    holders = (
        sa.select(_k.candidate_id)
        .where(
            _k.org_id == sa.bindparam("org_id"),
            _k.kind == asked.c.kind,
            _k.value == asked.c.value.collate("C"),
        )
        .limit(SHARED_AT_MOST + 1)
        .lateral("holders")
    )
    return sa.select(asked.c.kind, asked.c.value, holders.c.candidate_id).join_from(
        asked, holders, sa.true()
    )


_PARTNERS = prepared(_partners())


def _queue(org_id: UUID) -> sa.Select[Any]:
    """Return the pairs of records that are both there by themselves."""
    sides = [
        side.c[name].label(f"{label}_{name}")
        for label, side in (("low", _low), ("high", _high))
        for name in _MEMBER
    ]
    return (
        sa.select(
            _p.id, _p.reasons, _p.strength, _p.state, _p.later_until, _p.found_at,
            _p.decided_by, _p.decided_at, _p.version, *sides,
        )
        .join(_low, sa.and_(_low.c.org_id == _p.org_id, _low.c.id == _p.low_id))
        .join(_high, sa.and_(_high.c.org_id == _p.org_id, _high.c.id == _p.high_id))
        .where(
            _p.org_id == org_id, _low.c.merged_into.is_(None), _high.c.merged_into.is_(None)
        )
    )  # fmt: skip


async def list_pairs(
    uow: UnitOfWork, view: PairView, candidate_id: UUID | None, now: datetime, page: PageRequest
) -> Page[DuplicatePair]:
    """Return pairs, the likeliest first."""
    listed = _queue(uow.org_id)
    if view is PairView.DIFFERENT:
        listed = listed.where(_p.state == PairState.DIFFERENT.value)
    else:
        waits = sa.and_(_p.later_until.is_not(None), _p.later_until > now)
        listed = listed.where(
            _p.state == PairState.OPEN.value,
            waits if view is PairView.LATER else sa.not_(waits),
        )
    if candidate_id is not None:
        listed = listed.where(sa.or_(_p.low_id == candidate_id, _p.high_id == candidate_id))
    return await fetch_page(uow, listed, page, _p.strength, _p.id, convert=_pair)


async def find_pair(uow: UnitOfWork, pair_id: UUID) -> DuplicatePair | None:
    """Return a pair whose records are both there by themselves."""
    row = await uow.fetch_one(_queue(uow.org_id).where(_p.id == pair_id))
    return _pair(row) if row else None


async def identities(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> list[Identity]:
    """Return what tells who records are, without the merged ones."""
    return [_identity(row) for row in await uow.fetch(
        _identities(uow.org_id).where(_c.id.in_(candidate_ids))
    )]  # fmt: skip


async def next_identities(uow: UnitOfWork, after_id: UUID | None, limit: int) -> list[Identity]:
    """Return the next records of a pass, in the order of their ids."""
    wanted = _identities(uow.org_id)
    if after_id is not None:
        wanted = wanted.where(_c.id > after_id)
    rows = await uow.fetch(wanted.order_by(_c.id).limit(limit))
    return [_identity(row) for row in rows]


async def partners_of(uow: UnitOfWork, keys: Iterable[MatchKey]) -> dict[MatchKey, list[UUID]]:
    """Return who is found by each key; by one that too many share, nobody.

    Of each key no more rows are read than tell that it is shared by too many.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    rows = await uow.fetch(
        _PARTNERS,
        org_id=uow.org_id,
        kinds=[key.kind.value for key in wanted],
        key_values=[key.value for key in wanted],
    )
    found: dict[MatchKey, list[UUID]] = {}
    for kind, value, candidate_id in rows:
        found.setdefault(MatchKey(MatchKind(kind), value), []).append(candidate_id)
    return {key: one for key, one in found.items() if 1 < len(one) <= SHARED_AT_MOST}


async def pairs_of(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> list[Row]:
    """Return the pairs with one of these records, hidden ones too, whatever was decided.

    Columns: `id`, `low_id`, `high_id`, `reasons`, `state`.
    """
    return await uow.fetch(
        sa.select(_p.id, _p.low_id, _p.high_id, _p.reasons, _p.state).where(
            _p.org_id == uow.org_id,
            sa.or_(_p.low_id.in_(candidate_ids), _p.high_id.in_(candidate_ids)),
        )
    )


async def merged_members(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return which records are kept in these, by id."""
    rows = await uow.fetch(
        sa.select(_c.id, _c.merged_into).where(
            _c.org_id == uow.org_id, _c.merged_into.in_(candidate_ids)
        )
    )
    return {row["id"]: row["merged_into"] for row in rows}


async def newest_scan(uow: UnitOfWork) -> DuplicateScan | None:
    """Return the pass that began last."""
    row = await uow.fetch_one(
        sa.select(_s.id, _s.started_at, _s.finished_at, _s.seen, _s.found, _s.by_name)
        .where(_s.org_id == uow.org_id)
        .order_by(_s.started_at.desc(), _s.id.desc())
        .limit(1)
    )
    return DuplicateScan(**dict(row)) if row else None


async def was_scanned(uow: UnitOfWork, rules_version: int) -> bool:
    """Tell whether a pass by these rules was begun."""
    found = await uow.fetch_value(
        sa.select(_s.id).where(_s.org_id == uow.org_id, _s.rules_version >= rules_version).limit(1)
    )
    return found is not None


def read_reasons(stored: Iterable[tuple[str, str]]) -> tuple[MatchKey, ...]:
    """Return reasons from their document."""
    return tuple(MatchKey(MatchKind(kind), value) for kind, value in stored)


def _identities(org_id: UUID) -> sa.Select[Any]:
    n = contacts.c
    reached = (
        sa.select(
            sa.func.jsonb_agg(
                aggregate_order_by(sa.func.jsonb_build_array(n.kind, n.value), n.position)
            )
        )
        .where(n.org_id == _c.org_id, n.candidate_id == _c.id)
        .scalar_subquery()
        .label("contacts")
    )
    return sa.select(_c.id, _c.full_name, _c.employer, _c.headline, reached).where(
        _c.org_id == org_id, _c.merged_into.is_(None)
    )


def _identity(row: Row) -> Identity:
    reached = row["contacts"] or ()
    return Identity(
        candidate_id=row["id"],
        full_name=row["full_name"],
        employer=row["employer"],
        headline=row["headline"],
        emails=tuple(value for kind, value in reached if kind == ContactKind.EMAIL.value),
        phones=tuple(value for kind, value in reached if kind == ContactKind.PHONE.value),
    )


def _pair(row: Row) -> DuplicatePair:
    return DuplicatePair(
        id=row["id"],
        first=_member(row, "low"),
        second=_member(row, "high"),
        reasons=read_reasons(row["reasons"]),
        strength=row["strength"],
        state=PairState(row["state"]),
        later_until=row["later_until"],
        found_at=row["found_at"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        version=row["version"],
    )


def _member(row: Row, label: str) -> PairMember:
    return PairMember(**{name: row[f"{label}_{name}"] for name in _MEMBER})
