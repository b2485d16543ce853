"""Finding records that may be one person, and deciding about them.

Guarantees: a pair is asked about once; told that they are two people, Rolecall asks again only when
it finds something in common that was not known then, also where one of the two was merged into a
third record since. What more than a handful of records share makes no pairs, so that their number
grows with the records and not with its square.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy
from rolecall.domains.candidates.contracts import (
    DuplicatePair,
    DuplicateScan,
    Identity,
    MatchKey,
    PairDecision,
    PairState,
    PairView,
)
from rolecall.domains.candidates.events import DuplicateScanAdvanced, DuplicatesChanged
from rolecall.domains.candidates.queries import duplicates as queries
from rolecall.domains.candidates.repository import duplicates as repository
from rolecall.domains.candidates.repository.duplicates import Two
from rolecall.domains.candidates.repository.merging import lock_identities
from rolecall.domains.candidates.rules import matching
from rolecall.domains.identity import api as identity
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

LATER: Final = timedelta(days=7)
"""For how long "later" puts a pair aside."""
SCANNED_AT_ONCE: Final = 200
"""Records of a pass in one transaction: a tenth of a second or so."""


async def list_pairs(
    uow: UnitOfWork, actor: Actor, view: PairView, candidate_id: UUID | None, page: PageRequest
) -> Page[DuplicatePair]:
    """Return the queue, the likeliest pairs first."""
    policy.can_merge(actor).require()
    return await queries.list_pairs(uow, view, candidate_id, clock.now(), page)


async def decide_pair(
    uow: UnitOfWork,
    actor: Actor,
    pair_id: UUID,
    decision: PairDecision,
    expected_version: int | None,
) -> DuplicatePair:
    """Say that a pair is two people, put it aside for a week, or ask about it again.

    Raises:
        NotFound: there is no such pair (any more).
        VersionMismatch: somebody else decided since `expected_version` was read.
    """
    policy.can_merge(actor).require()
    pair = await queries.find_pair(uow, pair_id)
    if pair is None:
        raise NotFound(say("These two are not in the queue any more."))
    if expected_version not in {None, pair.version}:
        raise VersionMismatch(
            say("Somebody else decided about these two meanwhile. Load them again.")
        )
    at = clock.now()
    different = decision is PairDecision.DIFFERENT
    await repository.decide_pair(
        uow,
        pair_id,
        pair.version,
        state=PairState.DIFFERENT if different else PairState.OPEN,
        later_until=at + LATER if decision is PairDecision.LATER else None,
        by_name=actor.name,
        at=at,
    )
    said = {
        PairDecision.DIFFERENT: say("Said that two records are two people."),
        PairDecision.LATER: say("Put the question aside whether two records are one person."),
        PairDecision.OPEN: say("Asked again whether two records are one person."),
    }[decision]
    for one in (pair.first, pair.second):
        audit.record(uow, actor, "candidates.pair_decided", "candidate", one.id, said)
    uow.emit(DuplicatesChanged(candidate_id=pair.first.id))
    decided = await queries.find_pair(uow, pair_id)
    if decided is None:
        raise NotFound(say("These two are not in the queue any more."))
    return decided


async def find_duplicates(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> int:
    """Look for partners of records, and bring the queue up to date; return how many pairs are new.

    Whoever calls holds no lock of a record yet, or holds `lock_identities` since before.
    """
    await lock_identities(uow)
    people = await queries.identities(uow, candidate_ids)
    there = {one.candidate_id for one in people}
    await repository.replace_keys(uow, {one: () for one in candidate_ids if one not in there})
    return await _compare(uow, people)


async def settle_pair(uow: UnitOfWork, actor: Actor, one: UUID, other: UUID) -> None:
    """Keep that two records are two people for all that is known of them now."""
    low, high = sorted((one, other))
    for row in await queries.pairs_of(uow, (low,)):
        if row["high_id"] == high and row["state"] == PairState.OPEN.value:
            pair = await queries.find_pair(uow, row["id"])
            if pair is not None:
                await repository.decide_pair(
                    uow, pair.id, pair.version, state=PairState.DIFFERENT, later_until=None,
                    by_name=actor.name, at=clock.now(),
                )  # fmt: skip


async def get_scan(uow: UnitOfWork, actor: Actor) -> DuplicateScan | None:
    """Return the pass over all records that began last, None if there was none."""
    policy.can_merge(actor).require()
    return await queries.newest_scan(uow)


async def start_scan(uow: UnitOfWork, actor: Actor) -> DuplicateScan:
    """Look through all records; where that is under way already, return that pass."""
    policy.can_merge(actor).require()
    scan_id = ids.uuid7()
    if await begin_scan(uow, scan_id, actor.name):
        audit.record(
            uow, actor, "candidates.scan_started", "duplicate_scan", scan_id,
            say("Looked through all candidates for duplicates."),
        )  # fmt: skip
    found = await queries.newest_scan(uow)
    if found is None:
        raise NotFound(say("There is no such pass."))
    return found


async def begin_scan(uow: UnitOfWork, scan_id: UUID, by_name: str) -> bool:
    """Begin a pass unless one is under way."""
    started = await repository.start_scan(
        uow, scan_id, matching.RULES_VERSION, clock.now(), by_name
    )
    if started:
        uow.emit(DuplicateScanAdvanced(scan_id=scan_id, seen=0))
    return started


async def needs_scan(uow: UnitOfWork) -> bool:
    """Tell whether no pass by the present rules was begun."""
    return not await queries.was_scanned(uow, matching.RULES_VERSION)


async def advance_scan(uow: UnitOfWork, scan_id: UUID, seen: int) -> None:
    """Look through the next records, and call for the ones behind them.

    The step and the call for the next are one transaction: a process that dies in between loses
    nothing, and the pass goes on where it was.
    """
    await lock_identities(uow)
    scan = await repository.get_scan_for_update(uow, scan_id)
    if scan is None or scan["finished_at"] is not None:
        return
    people = await queries.next_identities(uow, scan["after_id"], SCANNED_AT_ONCE)
    found = await _compare(uow, people)
    done = len(people) < SCANNED_AT_ONCE
    await repository.advance_scan(
        uow,
        scan_id,
        after_id=people[-1].candidate_id if people else scan["after_id"],
        seen=len(people),
        found=found,
        finished_at=clock.now() if done else None,
    )
    if not done:
        uow.emit(DuplicateScanAdvanced(scan_id=scan_id, seen=seen + len(people)))
    else:
        uow.emit(DuplicatesChanged(candidate_id=scan_id))


async def _compare(uow: UnitOfWork, people: Sequence[Identity]) -> int:
    """Write the keys of these people and the pairs that they are part of."""
    if not people:
        return 0
    region = matching.region_of((await identity.get_organization(uow)).time_zone)
    keys = {one.candidate_id: matching.keys_of(one, region) for one in people}
    await repository.replace_keys(uow, keys)
    holders = await queries.partners_of(uow, (key for found in keys.values() for key in found))
    common: dict[Two, list[MatchKey]] = {}
    for key, found in holders.items():
        for two in _twos(found):
            if keys.keys() & set(two):
                common.setdefault(two, []).append(key)
    return await _update_queue(uow, keys.keys(), common)


async def _update_queue(
    uow: UnitOfWork, looked_at: Collection[UUID], common: dict[Two, list[MatchKey]]
) -> int:
    involved = {one for two in common for one in two} | set(looked_at)
    kept_in = await queries.merged_members(uow, involved)
    rows = await queries.pairs_of(uow, involved | kept_in.keys())
    settled: dict[Two, set[MatchKey]] = {}
    for row in rows:
        if row["state"] == PairState.DIFFERENT.value:
            ends = [kept_in.get(one, one) for one in (row["low_id"], row["high_id"])]
            known = settled.setdefault((min(ends), max(ends)), set())
            known.update(queries.read_reasons(row["reasons"]))
    present = {(row["low_id"], row["high_id"]): row for row in rows}
    new: dict[Two, tuple[Sequence[MatchKey], int]] = {}
    for two, reasons in common.items():
        asked = matching.is_asked_again(reasons, settled.get(two, ()))
        strength, there = matching.strength(reasons), present.get(two)
        if there is None and asked:
            new[two] = (reasons, strength)
        elif there is not None and _is_news(there, reasons, asked=asked):
            await repository.update_reasons(uow, there["id"], reasons, strength)
    await repository.insert_pairs(uow, new, clock.now())
    gone = [
        row["id"]
        for two, row in present.items()
        if two not in common
        and row["state"] == PairState.OPEN.value
        and set(two) & set(looked_at)
        and not set(two) & kept_in.keys()
    ]
    await repository.delete_pairs(uow, gone)
    if new or gone:
        uow.emit(DuplicatesChanged(candidate_id=min(looked_at)))
    return len(new)


def _is_news(row: Row, reasons: Sequence[MatchKey], *, asked: bool) -> bool:
    """Tell whether what a pair has in common is not what the queue says."""
    if row["state"] == PairState.DIFFERENT.value:
        return asked
    return set(queries.read_reasons(row["reasons"])) != set(reasons)


def _twos(candidate_ids: Iterable[UUID]) -> list[Two]:
    ordered = sorted(candidate_ids)
    return [(low, high) for at, low in enumerate(ordered) for high in ordered[at + 1 :]]
