"""Taking two records apart that were merged, at any later time.

Guarantees: what the merge moved goes back, wherever it is by now, also when the survivor itself
went into a third record since; what came since stays, unless somebody takes it along; a field gets
its former value back only if nobody changed it since; a merge that is split at once leaves both
records exactly as they were.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, repository
from rolecall.domains.candidates.contracts import (
    TAKEN_KINDS,
    FieldReturn,
    Merge,
    Moved,
    MovedKind,
    OriginKind,
    SplitMerge,
    SplitPreview,
    Thing,
)
from rolecall.domains.candidates.events import CandidateSplit
from rolecall.domains.candidates.queries import merging as queries
from rolecall.domains.candidates.repository import merging
from rolecall.domains.candidates.repository.moving import behind
from rolecall.domains.candidates.rules.merging import (
    Above,
    FieldsBack,
    Path,
    WayBack,
    fields_back,
    way_back,
)
from rolecall.domains.candidates.service.duplicates import find_duplicates, settle_pair
from rolecall.domains.candidates.service.followers import followers
from rolecall.domains.candidates.service.merging import get_merge, make_findable, set_primary
from rolecall.domains.candidates.service.values import (
    FIRST_AND_LAST,
    in_words,
    labels_of,
    values_of,
    write_values,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class _Split:
    """A merge, the merges that followed on its survivor, and what returns through them."""

    merge: Merge
    later: Sequence[Merge]
    others: dict[UUID, Merge]
    """All merges that followed and have a say in what returns."""
    rows: dict[UUID, Row]
    back: WayBack
    fields: FieldsBack
    below: frozenset[UUID]
    """Records that went into the merged one before, or while it was merged."""

    @property
    def path(self) -> tuple[UUID, ...]:
        """The survivor, what it went into, and so on to the record that holds everything."""
        return (self.merge.survivor_id, *(one.survivor_id for one in self.later))

    @property
    def holder(self) -> Row:
        """The record that has everything now."""
        return self.rows[self.path[-1]]

    @property
    def merged(self) -> Row:
        """The record that is to stand for itself again."""
        return self.rows[self.merge.merged_id]


async def preview_split(uow: UnitOfWork, actor: Actor, merge_id: UUID) -> SplitPreview:
    """Return what would go where.

    Raises:
        NotFound: there is no such merge.
        Conflict: code `already_split`.
    """
    policy.can_merge(actor).require()
    split = await _load(uow, merge_id, lock=False)
    there = await _things(uow, split.holder["id"])
    returning = [(one.kind, one.key) for one in split.back.moved]
    return SplitPreview(
        merge=split.merge,
        holder_id=split.holder["id"],
        holder_name=split.holder["full_name"],
        goes=tuple(there[key] for key in returning if key in there)
        + tuple(_unnamed(one) for one in split.back.remade if one.kind in _NAMED),
        gone=tuple(_unnamed(one) for one in split.back.moved if (one.kind, one.key) not in there),
        may_go=tuple(there[key] for key in await _may_go(uow, split) if key in there),
        fields=tuple(await _field_returns(uow, split)),
    )


async def split_merge(uow: UnitOfWork, actor: Actor, command: SplitMerge) -> Merge:
    """Take two records apart.

    Raises:
        NotFound: there is no such merge.
        Conflict: code `already_split`.
        InvalidInput: something that is to go along did not come after the merge.
    """
    policy.can_merge(actor).require()
    await merging.lock_identities(uow)
    split = await _load(uow, command.merge_id, lock=True)
    taken = await _taken(uow, split, command)
    merged_id, holder_id = split.merged["id"], split.holder["id"]
    await _give_back(uow, split, taken)
    await _lead_back(uow, split)
    await _write_fields(uow, split)
    applied = sum(one.kind is MovedKind.APPLICATION for one in (*split.back.moved, *taken))
    await _write_holder(uow, split, applied)
    await _write_merged(uow, split, applied)
    at = clock.now()
    await merging.end_merge(uow, split.merge.id, at, actor.name)
    _remember(uow, actor, split)
    for follower in followers():
        await follower.follow(uow, holder_id)
        await follower.follow(uow, merged_id)
    await find_duplicates(uow, (holder_id, merged_id))
    if command.not_the_same:
        await settle_pair(uow, actor, holder_id, merged_id)
    _tell(uow, actor, split)
    return await get_merge(uow, command.merge_id)


async def _load(uow: UnitOfWork, merge_id: UUID, *, lock: bool) -> _Split:
    merge = await get_merge(uow, merge_id)
    if merge.split_at is not None:
        raise Conflict(
            say(
                "Both records stand for themselves again, since {split_by} split them.",
                split_by=merge.split_by,
            ),
            code="already_split",
        )
    survivor = (await queries.records(uow, (merge.survivor_id,)))[merge.survivor_id]
    holder_id = survivor["merged_into"] or merge.survivor_id
    kept = await queries.list_merges(uow, holder_id)
    by_merged = {one.merged_id: one for one in kept}
    later: list[Merge] = []
    at = merge.survivor_id
    while at != holder_id:
        later.append(by_merged[at])
        at = by_merged[at].survivor_id
    beside = _beside(merge, later, kept)
    load = merging.lock_records if lock else queries.records
    path = (merge.survivor_id, *(one.survivor_id for one in later))
    rows = await load(uow, {merge.merged_id, *path})
    others = [one for level in beside for one in level]
    moves = await queries.moves_of(uow, [one.id for one in (merge, *later, *others)])

    def told(found: Sequence[Merge]) -> list[Above]:
        return [Above(one.id, moves[one.id], one.fields) for one in found]

    way = Path(told(later), [told(level) for level in beside])
    values = [await values_of(uow, rows[one]) for one in path]
    return _Split(
        merge=merge,
        later=later,
        others={one.id: one for one in (*later, *others)},
        rows=rows,
        back=way_back(moves[merge.id].values(), way),
        fields=fields_back(merge.fields, values, way),
        below=_below(merge.merged_id, kept),
    )


def _beside(merge: Merge, later: Sequence[Merge], kept: Sequence[Merge]) -> list[list[Merge]]:
    """Return the later merges into the survivor, and into each record that it went into."""
    levels: list[list[Merge]] = []
    for step in (merge, *later):
        into = [
            one
            for one in kept
            if one.survivor_id == step.survivor_id and (one.at, one.id) > (step.at, step.id)
        ]
        levels.append(sorted(into, key=lambda one: (one.at, one.id)))
    return levels


def _below(merged_id: UUID, kept: Sequence[Merge]) -> frozenset[UUID]:
    """Return the records that went into this one, directly or through others."""
    found = {merged_id}
    while grown := {one.merged_id for one in kept if one.survivor_id in found} - found:
        found |= grown
    return frozenset(found - {merged_id})


async def _things(uow: UnitOfWork, holder_id: UUID) -> dict[tuple[MovedKind, str], Thing]:
    there = await queries.things_of(uow, holder_id)
    for follower in followers():
        there |= {(one.kind, one.key): one for one in await follower.things_of(uow, holder_id)}
    return there


async def _may_go(uow: UnitOfWork, split: _Split) -> list[tuple[MovedKind, str]]:
    """Return what came to the holder after the merge and by no merge."""
    holder_id = split.holder["id"]
    kept = await queries.list_merges(uow, holder_id)
    moved = await queries.moves_of(uow, [one.id for one in kept])
    by_merge = {key for keys in moved.values() for key in keys}
    came = await queries.since(uow, holder_id, split.merge.at)
    for follower in followers():
        came |= await follower.since(uow, holder_id, split.merge.at)
    return sorted(came - by_merge)


async def _taken(uow: UnitOfWork, split: _Split, command: SplitMerge) -> list[Moved]:
    if not command.take:
        return []
    may_go = set(await _may_go(uow, split))
    if not set(command.take) <= may_go or {kind for kind, _ in command.take} - TAKEN_KINDS:
        raise InvalidInput.of_field(
            "take", say("Only notes, files and applications that came after the merge go along.")
        )
    return [Moved(kind, key) for kind, key in dict.fromkeys(command.take)]


async def _give_back(uow: UnitOfWork, split: _Split, taken: Sequence[Moved]) -> None:
    holder_id, merged_id = split.holder["id"], split.merged["id"]
    moved = [*split.back.moved, *taken]
    for kind, (_, give) in merging.OWN_KINDS.items():
        await give(
            uow,
            holder_id,
            merged_id,
            [one for one in moved if one.kind is kind],
            [one for one in split.back.remade if one.kind is kind],
        )
        left = [one for one in split.back.left if one.kind is kind]
        if left:
            await give(uow, merged_id, holder_id, [], [behind(one) for one in left])
    for follower in followers():
        of_kind = [one for one in moved if one.kind is follower.kind]
        await follower.give_back(uow, holder_id, merged_id, of_kind)
    await merging.forget_moves(uow, split.back.forgotten)
    await merging.own_moves(uow, split.back.owned)
    for merge_id, adopted in split.back.adopted:
        await merging.insert_moves(uow, merge_id, [adopted])


async def _lead_back(uow: UnitOfWork, split: _Split) -> None:
    """Let the record stand for itself, and what went into it be kept in it."""
    await merging.write_record(uow, split.merged["id"], {"merged_into": None})
    if split.below:
        await merging.set_merged_into(uow, split.below, split.merged["id"])


async def _write_fields(uow: UnitOfWork, split: _Split) -> None:
    """Give the survivor its values back, and whatever took them from it since."""
    for candidate_id, values in zip(split.path, split.fields.updates, strict=True):
        await write_values(uow, candidate_id, values)
    for merge_id, revised in split.fields.revised.items():
        left = {**split.others[merge_id].fields, **revised}
        told = {name: one for name, one in left.items() if one.before != one.after}
        await merging.revise_fields(uow, merge_id, told)


async def _write_holder(uow: UnitOfWork, split: _Split, applied: int) -> None:
    holder, returned = split.holder, split.fields.updates[-1]
    # Of a chain, the records in between were counted with what they had brought along.
    for candidate_id in split.path[:-1]:
        count = split.rows[candidate_id]["applications_count"] - applied
        await merging.write_record(uow, candidate_id, {"applications_count": max(count, 0)})
    reached = await set_primary(uow, holder["id"], returned)
    await merging.write_record(
        uow,
        holder["id"],
        {
            **reached,
            "email_norm": normalise_email(reached["email"]) or None,
            "applications_count": max(holder["applications_count"] - applied, 0),
            "updated_at": clock.now(),
            "version": holder["version"] + 1,
        },
    )
    await make_findable(uow, holder["id"], returned.get("full_name", holder["full_name"]))


async def _write_merged(uow: UnitOfWork, split: _Split, applied: int) -> None:
    merged = split.merged
    reached = await set_primary(
        uow, merged["id"], {"email": merged["email"], "phone": merged["phone"]}
    )
    await merging.write_record(
        uow,
        merged["id"],
        {
            **reached,
            "email_norm": normalise_email(reached["email"]) or None,
            "applications_count": applied,
            "updated_at": clock.now(),
            "version": merged["version"] + 1,
        },
    )
    await make_findable(uow, merged["id"], merged["full_name"])


async def _field_returns(uow: UnitOfWork, split: _Split) -> list[FieldReturn]:
    labels = await labels_of(uow)
    now = await values_of(uow, split.holder)
    found: list[FieldReturn] = []
    for name, change in split.merge.fields.items():
        if name in FIRST_AND_LAST or name not in labels:
            continue
        found.append(
            FieldReturn(
                field=name,
                label=labels[name],
                before=in_words(change.before),
                after=in_words(change.after),
                now=in_words(now.get(name)),
                returns=name not in split.fields.kept,
            )
        )
    return found


_NAMED = frozenset({MovedKind.CONTACT, MovedKind.LINK})
"""Kinds whose moves say themselves what they are."""


def _unnamed(move: Moved) -> Thing:
    label: Any = move.payload.get("value") or (move.key if move.kind is MovedKind.LINK else "")
    return Thing(move.kind, move.key, str(label))


def _remember(uow: UnitOfWork, actor: Actor, split: _Split) -> None:
    """Keep where the holder's former values came from."""
    returned = {
        name: in_words(value)
        for name, value in split.fields.updates[-1].items()
        if name not in FIRST_AND_LAST
    }
    repository.remember(uow, actor, split.holder["id"], returned, clock.now(), OriginKind.MERGE)


def _tell(uow: UnitOfWork, actor: Actor, split: _Split) -> None:
    holder_id, merged_id = split.holder["id"], split.merged["id"]
    audit.record(
        uow, actor, "candidates.split", "candidate", holder_id,
        say("Split off a record that was merged into this one."),
    )  # fmt: skip
    audit.record(
        uow, actor, "candidates.split_off", "candidate", merged_id,
        say("Made this a record by itself again."),
    )  # fmt: skip
    uow.emit(CandidateSplit(candidate_id=holder_id, merged_id=merged_id, merge_id=split.merge.id))
