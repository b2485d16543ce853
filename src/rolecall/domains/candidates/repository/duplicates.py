"""Writing match keys, pairs of records, and passes over all of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.candidates.contracts import MatchKey, PairState
from rolecall.domains.candidates.models import match_keys, pairs, scans
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_k, _p, _s = match_keys.c, pairs.c, scans.c
Two = tuple[UUID, UUID]
"""Two records, the smaller id first."""


async def replace_keys(uow: UnitOfWork, keys: Mapping[UUID, Collection[MatchKey]]) -> None:
    """Make these the keys of the records."""
    await uow.execute(
        sa.delete(match_keys).where(_k.org_id == uow.org_id, _k.candidate_id.in_(sorted(keys)))
    )
    rows = [
        {
            "org_id": uow.org_id,
            "candidate_id": candidate_id,
            "kind": key.kind.value,
            "value": key.value,
        }
        for candidate_id, found in keys.items()
        for key in found
    ]
    await uow.insert(match_keys, rows)


async def insert_pairs(
    uow: UnitOfWork, found: Mapping[Two, tuple[Sequence[MatchKey], int]], at: datetime
) -> None:
    """Put pairs into the queue that were never in it."""
    rows = [
        {
            "org_id": uow.org_id,
            "id": ids.uuid7(),
            "low_id": low,
            "high_id": high,
            "reasons": reasons_json(reasons),
            "strength": strength,
            "state": PairState.OPEN.value,
            "found_at": at,
            "decided_by": "",
            "version": 1,
        }
        for (low, high), (reasons, strength) in found.items()
    ]
    if rows:
        await uow.execute(insert(pairs).values(rows).on_conflict_do_nothing())


async def update_reasons(
    uow: UnitOfWork, pair_id: UUID, reasons: Sequence[MatchKey], strength: int
) -> None:
    """Write why a pair is in the queue; one that was settled is asked about again."""
    await uow.execute(
        sa.update(pairs)
        .where(_p.org_id == uow.org_id, _p.id == pair_id)
        .values(
            reasons=reasons_json(reasons),
            strength=strength,
            state=PairState.OPEN.value,
            version=_p.version + 1,
        )
    )


async def delete_pairs(uow: UnitOfWork, pair_ids: Iterable[UUID]) -> None:
    """Forget pairs that have nothing in common any more."""
    wanted = list(pair_ids)
    if wanted:
        await uow.execute(sa.delete(pairs).where(_p.org_id == uow.org_id, _p.id.in_(wanted)))


async def decide_pair(
    uow: UnitOfWork,
    pair_id: UUID,
    version: int,
    *,
    state: PairState,
    later_until: datetime | None,
    by_name: str,
    at: datetime,
) -> None:
    """Write a decision about a pair.

    Raises:
        VersionMismatch: somebody else decided meanwhile.
    """
    written = await uow.execute(
        sa.update(pairs)
        .where(_p.org_id == uow.org_id, _p.id == pair_id, _p.version == version)
        .values(
            state=state.value,
            later_until=later_until,
            decided_by=by_name,
            decided_at=at,
            version=version + 1,
        )
    )
    if not written:
        raise VersionMismatch(
            say("Somebody else decided about these two meanwhile. Load them again.")
        )


async def start_scan(
    uow: UnitOfWork, scan_id: UUID, rules_version: int, at: datetime, by_name: str
) -> bool:
    """Begin a pass over all records; False if one is under way."""
    started = await uow.fetch_value(
        insert(scans)
        .values(
            org_id=uow.org_id,
            id=scan_id,
            rules_version=rules_version,
            started_at=at,
            seen=0,
            found=0,
            by_name=by_name,
        )
        .on_conflict_do_nothing()
        .returning(_s.id)
    )
    return started is not None


async def get_scan_for_update(uow: UnitOfWork, scan_id: UUID) -> Row | None:
    """Return the locked pass (`after_id`, `finished_at`)."""
    return await uow.fetch_one(
        sa.select(_s.after_id, _s.finished_at)
        .where(_s.org_id == uow.org_id, _s.id == scan_id)
        .with_for_update()
    )


async def advance_scan(
    uow: UnitOfWork,
    scan_id: UUID,
    *,
    after_id: UUID | None,
    seen: int,
    found: int,
    finished_at: datetime | None,
) -> None:
    """Keep how far a pass came."""
    await uow.execute(
        sa.update(scans)
        .where(_s.org_id == uow.org_id, _s.id == scan_id)
        .values(
            after_id=after_id,
            seen=_s.seen + seen,
            found=_s.found + found,
            finished_at=finished_at,
        )
    )


def reasons_json(reasons: Iterable[MatchKey]) -> list[list[str]]:
    """Return reasons as a document."""
    return [[one.kind.value, one.value] for one in sorted(reasons)]
