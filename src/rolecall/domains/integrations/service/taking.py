"""Records of theirs into ours, page by page, in the transaction that moves the cursor.

Guarantees: the dry run and the sync judge by the same rules; a record that breaks spoils nothing
but itself; what was deleted here is not made again, and who was erased is not read again; a page
that comes twice changes nothing the second time.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog

from rolecall.access import Actor
from rolecall.domains.integrations.contracts.connections import Authority
from rolecall.domains.integrations.contracts.mappings import Mapped
from rolecall.domains.integrations.contracts.plans import Deed, Planned
from rolecall.domains.integrations.contracts.port import Entity, Record
from rolecall.domains.integrations.contracts.syncing import Kept, RecordState, Taken
from rolecall.domains.integrations.repository import records as repository
from rolecall.domains.integrations.rules.counterparts import (
    first_met,
    groups_of,
    in_our_words,
    is_closed,
    label_of,
    unknown_of,
)
from rolecall.domains.integrations.rules.mapping import FieldMap
from rolecall.domains.integrations.rules.merging import Merged, Ours, Theirs, Values, merge
from rolecall.domains.integrations.rules.passes import digest_of
from rolecall.domains.integrations.rules.planning import Counterpart, planned
from rolecall.domains.integrations.service.counterparts import (
    COUNTERPARTS,
    identity_of,
    key_of,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import RolecallError, Unavailable
from rolecall.kernel.sentences import Sentence, say

_ENDED: Final = frozenset({RecordState.LEFT, RecordState.ERASED})
_LINKED: Final = frozenset({RecordState.LINKED, RecordState.UNDECIDED})
_BROKEN: Final = say(
    "Something went wrong inside Rolecall with this record, and nothing of it was taken. If it "
    "fails again, tell whoever runs this installation."
)
_log = structlog.get_logger("integrations")


@dataclass(frozen=True, slots=True)
class Ground:
    """By what records of a stream are judged."""

    connection_id: UUID
    stream: str
    entity: Entity
    number: int
    """Of the mapping."""
    mapping: FieldMap
    authority: Authority


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with a record. `mapped` is None where nothing of it is looked at."""

    record: Record
    digest: str
    planned: Planned
    kept: Kept | None
    mapped: Mapped | None = None
    values: Values | None = None
    local_id: UUID | None = None
    merged: Merged | None = None
    is_left: bool = False
    """Its counterpart was deleted here."""

    @property
    def is_seen_only(self) -> bool:
        """Tell whether it is kept as it is."""
        return self.mapped is None and self.kept is not None and not self.is_left


async def judge(
    uow: UnitOfWork, ground: Ground, page: Sequence[Record], *, read_at: datetime
) -> list[Verdict]:
    """Return what is to be done with the records of a page, each as it came last."""
    last = {one.external_id: one for one in page}
    known = await repository.lock_known(uow, ground.connection_id, ground.stream, last)
    verdicts: list[Verdict] = []
    open_ones: list[Verdict] = []
    for record in last.values():
        verdict = _first_look(ground, record, known.get(record.external_id))
        (open_ones if verdict.values is not None else verdicts).append(verdict)
    return verdicts + await _with_counterparts(uow, ground, open_ones, read_at)


async def take(
    uow: UnitOfWork,
    actor: Actor,
    ground: Ground,
    verdicts: Sequence[Verdict],
    *,
    batch_id: UUID,
    complete: int,
) -> Counter[Deed]:
    """Do what is to be done, and keep the records; returns how often what was done."""
    now = clock.now()
    seen = [one for one in verdicts if one.is_seen_only]
    await repository.note_seen(
        uow, [one.kept.id for one in seen if one.kept], seen_at=now, complete=complete
    )
    done = Counter({Deed.LEAVE: len(seen)})
    taken: list[Taken] = []
    for verdict in verdicts:
        if verdict.is_seen_only or _is_new(verdict):
            continue
        deed, one = await _settled(uow, actor, ground, verdict)
        done[deed] += 1
        taken.append(one)
    for group in _strangers([one for one in verdicts if _is_new(one)], ground.entity):
        for deed, one in await _made(uow, actor, ground, group, batch_id):
            done[deed] += 1
            taken.append(one)
    await repository.write_taken(
        uow, ground.connection_id, ground.stream, taken, seen_at=now, complete=complete
    )
    return +done


def _first_look(ground: Ground, record: Record, kept: Kept | None) -> Verdict:
    digest = digest_of(record.data)
    left = Planned(record.external_id, Deed.LEAVE)
    if kept is not None and kept.state in _ENDED:
        return Verdict(
            record, digest, replace(left, deed=Deed.SKIP, why=_ENDINGS[kept.state]), kept
        )
    if kept is not None and kept.state in _LINKED and _local(kept) is None:
        gone = replace(left, deed=Deed.SKIP, why=_ENDINGS[RecordState.LEFT])
        return Verdict(record, digest, gone, kept, is_left=True)
    if kept is not None and kept.digest == digest and kept.mapping == ground.number:
        return Verdict(record, digest, left, kept)
    mapped = ground.mapping.apply(record.data)
    first = planned(record.external_id, mapped, None, {})
    if mapped.usable and _local(kept) is None and is_closed(ground.entity, mapped):
        first = replace(first, deed=Deed.SKIP, fields=(), why=say("It is closed over there."))
    if first.deed is Deed.SKIP:
        return Verdict(record, digest, first, kept, mapped)
    return Verdict(record, digest, first, kept, mapped, in_our_words(ground.entity, mapped))


async def _with_counterparts(
    uow: UnitOfWork, ground: Ground, verdicts: Sequence[Verdict], read_at: datetime
) -> list[Verdict]:
    """Return records with what we have for them, and what follows."""
    side = COUNTERPARTS[ground.entity]
    linked = {one.record.external_id: _local(one.kept) for one in verdicts if _local(one.kept)}
    strangers = [one for one in verdicts if one.record.external_id not in linked]
    owners = await side.owners(uow, [one.values or {} for one in strangers])
    owned = {
        one.record.external_id: owner
        for one, owner in zip(strangers, owners, strict=True)
        if owner is not None
    }
    ids = {one for one in (*linked.values(), *owned.values()) if one is not None}
    found = await side.find(uow, ids)
    results: list[Verdict] = []
    for one in verdicts:
        name, values = one.record.external_id, one.values or {}
        local_id = linked.get(name) or owned.get(name)
        ours = found.get(local_id) if local_id else None
        if ours is None:
            results.append(_without_counterpart(one, was_linked=name in linked))
            continue
        base = one.kept.base if one.kept else {}
        mine = {key: ours.says(key, (value, base.get(key))) for key, value in values.items()}
        if name in linked:
            unknown = unknown_of(ground.entity, one.mapped) if one.mapped else frozenset()
            merged = merge(
                base,
                Ours(mine, ours.changed_at),
                Theirs(values, read_at, one.record.updated_at, unknown),
                groups_of(ground.entity, ground.authority),
            )
        else:
            merged = first_met(mine, values)
        counterpart = Counterpart(merged, linked=name in linked)
        if one.mapped is not None:
            decided = planned(name, one.mapped, counterpart, {})
            results.append(replace(one, planned=decided, local_id=ours.id, merged=merged))
    return results


def _without_counterpart(verdict: Verdict, *, was_linked: bool) -> Verdict:
    if not was_linked:
        return verdict
    why = _ENDINGS[RecordState.LEFT]
    plan = replace(verdict.planned, deed=Deed.SKIP, fields=(), why=why)
    return replace(verdict, planned=plan, is_left=True)


def _is_new(verdict: Verdict) -> bool:
    """Tell whether a record is made here, or meets one of ours for the first time."""
    return verdict.planned.deed in {Deed.CREATE, Deed.LINK}


async def _settled(
    uow: UnitOfWork, actor: Actor, ground: Ground, verdict: Verdict
) -> tuple[Deed, Taken]:
    """Do what follows for a record that is linked, or not taken at all."""
    if verdict.is_left or verdict.values is None or verdict.merged is None:
        state = RecordState.LINKED if _local(verdict.kept) else RecordState.SKIPPED
        state = RecordState.LEFT if verdict.is_left else state
        return Deed.SKIP, _taken(ground, verdict, state, verdict.planned.why)
    merged, deed = verdict.merged, verdict.planned.deed
    if merged.take and verdict.local_id is not None:
        why = await _changed(uow, actor, ground, verdict.local_id, merged.take)
        if why is not None:
            # What could not be taken is tried again when either side has changed.
            failed = _taken(ground, verdict, RecordState.LINKED, why)
            return Deed.SKIP, replace(failed, digest="")
    if not merged.undecided:
        return deed, _taken(ground, verdict, RecordState.LINKED, None)
    disputed = _taken(ground, verdict, RecordState.UNDECIDED, verdict.planned.why)
    return deed, replace(
        disputed,
        ours={name: one for part in merged.undecided for name, one in part.ours.items()},
        theirs={name: one for part in merged.undecided for name, one in part.theirs.items()},
    )


async def _changed(
    uow: UnitOfWork, actor: Actor, ground: Ground, local_id: UUID, take: Values
) -> Sentence | None:
    """Change one of ours; returns why that was refused."""
    try:
        async with uow.savepoint():
            await COUNTERPARTS[ground.entity].change(uow, actor, local_id, take)
    except Unavailable:
        raise
    except RolecallError as refusal:
        return refusal.detail
    return None


async def _made(
    uow: UnitOfWork,
    actor: Actor,
    ground: Ground,
    verdicts: Sequence[Verdict],
    batch_id: UUID,
) -> list[tuple[Deed, Taken]]:
    """Make all; if that breaks, one by one, and say what broke."""
    try:
        async with uow.savepoint():
            return await _make(uow, actor, ground, verdicts, batch_id)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001 - which record broke it is found out below
        _log.warning("page_broke", connection_id=str(ground.connection_id), exc_info=True)
    results: list[tuple[Deed, Taken]] = []
    for one in verdicts:
        try:
            async with uow.savepoint():
                results += await _make(uow, actor, ground, [one], batch_id)
        except Unavailable:
            raise
        except RolecallError as refusal:
            results.append(_refused(ground, one, refusal.detail))
        except Exception:  # noqa: BLE001 - it is told as this record's outcome
            _log.exception("record_broke", connection_id=str(ground.connection_id))
            results.append(_refused(ground, one, _BROKEN))
    return results


async def _make(
    uow: UnitOfWork,
    actor: Actor,
    ground: Ground,
    verdicts: Sequence[Verdict],
    batch_id: UUID,
) -> list[tuple[Deed, Taken]]:
    side = COUNTERPARTS[ground.entity]
    made = await side.make(uow, actor, batch_id, [one.values or {} for one in verdicts])
    return [
        (
            Deed.CREATE if one.is_new else Deed.LINK,
            _taken(ground, replace(verdict, local_id=one.id), RecordState.LINKED, None),
        )
        for verdict, one in zip(verdicts, made, strict=True)
    ]


def _refused(ground: Ground, verdict: Verdict, why: Sentence) -> tuple[Deed, Taken]:
    # Without its digest it is looked at again whenever it is seen.
    return Deed.SKIP, replace(_taken(ground, verdict, RecordState.SKIPPED, why), digest="")


def _strangers(verdicts: Sequence[Verdict], entity: Entity) -> list[list[Verdict]]:
    """Return records in groups of which no two are the same person."""
    groups: list[tuple[set[str], list[Verdict]]] = []
    for one in verdicts:
        keys = identity_of(entity, one.values or {})
        for taken, group in groups:
            if taken.isdisjoint(keys):
                taken.update(keys)
                group.append(one)
                break
        else:
            groups.append((set(keys), [one]))
    return [group for _, group in groups]


def _taken(ground: Ground, verdict: Verdict, state: RecordState, why: Sentence | None) -> Taken:
    mapped, kept = verdict.mapped, verdict.kept
    said = verdict.values or (in_our_words(ground.entity, mapped) if mapped else {})
    local_id = verdict.local_id or _local(kept)
    is_job = ground.entity is Entity.JOB
    key = None if local_id else key_of(ground.entity, said)
    # Of whom nobody could find it again when they are erased, nothing is kept.
    findable = is_job or local_id is not None or key is not None
    if mapped is not None and why is not None and not findable:
        why = say("These fields are required and not there: {names}.", names=list(mapped.lacking))
    base: Values = said if kept is None or local_id is None else kept.base
    return Taken(
        external_id=verdict.record.external_id,
        entity=ground.entity,
        data=verdict.record.data if findable else {},
        digest=verdict.digest,
        state=state,
        label=label_of(ground.entity, said) if findable else "",
        person_key=key,
        why=why,
        problems=mapped.problems if mapped and findable else (),
        unmapped=mapped.unmapped if mapped and findable else (),
        base=verdict.merged.base if verdict.merged else base,
        candidate_id=None if is_job else local_id,
        job_id=local_id if is_job else None,
        mapping=ground.number,
    )


def _local(kept: Kept | None) -> UUID | None:
    return None if kept is None else kept.candidate_id or kept.job_id


_ENDINGS: Final[Mapping[RecordState, Sentence]] = {
    RecordState.LEFT: say("Its counterpart was deleted here. It is not made again."),
    RecordState.ERASED: say("The person was erased here. Nothing is taken any more."),
}
