"""Making two records of one person one.

Guarantees: nothing is lost and nothing is there twice; what the merged record was is kept, so that
the two can be split at any later time (`splitting`); the merged record leads on to the survivor and
is in no list; of two people who merge the same records, one does; everything is one transaction, so
that the next screen shows all of it.

What a login of the candidate's portal sees does not change by a merge: an application stays with
the address that it was made with (docs/decisions/0017).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, repository
from rolecall.domains.candidates.contracts import (
    ContactKind,
    FieldChange,
    Merge,
    MergeCandidates,
    MergePreview,
    Moved,
    MovedKind,
    OriginKind,
)
from rolecall.domains.candidates.events import CandidateMerged
from rolecall.domains.candidates.queries import merging as queries
from rolecall.domains.candidates.repository import merging
from rolecall.domains.candidates.rules import normalise_contact
from rolecall.domains.candidates.rules.merging import chosen
from rolecall.domains.candidates.service.duplicates import find_duplicates
from rolecall.domains.candidates.service.followers import followers
from rolecall.domains.candidates.service.records import get_candidate, require_version
from rolecall.domains.candidates.service.values import (
    FIRST_AND_LAST,
    in_words,
    values_of,
    write_values,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def preview_merge(
    uow: UnitOfWork, actor: Actor, survivor_id: UUID, merged_id: UUID
) -> MergePreview:
    """Return what would move, and what one has to know before.

    Raises:
        NotFound: one of them is not there.
        Conflict: code `candidate_merged`; one of them is part of another record already.
    """
    policy.can_merge(actor).require()
    rows = await queries.records(uow, _two(survivor_id, merged_id))
    for row in rows.values():
        repository.require_unmerged(row)
    counts = await queries.counts_of(uow, merged_id)
    twice = []
    for follower in followers():
        counts[follower.kind] = len(await follower.things_of(uow, merged_id))
        twice += await follower.applied_twice(uow, survivor_id, merged_id)
    differ = await _addresses_differ(uow, rows[survivor_id], rows[merged_id])
    return MergePreview(counts, tuple(twice), differ)


async def merge_candidates(uow: UnitOfWork, actor: Actor, command: MergeCandidates) -> Merge:
    """Make one record part of another.

    Raises:
        NotFound: one of them is not there.
        InvalidInput: they are the same.
        VersionMismatch: one of them changed since its version was read.
        Conflict: `candidate_merged` (one of them is part of another record already), or
            `addresses_differ` (both applied, each with an address of their own, and nobody said
            that this was looked at).
    """
    policy.can_merge(actor).require()
    two = _two(command.survivor_id, command.merged_id)
    await merging.lock_identities(uow)
    rows = await merging.lock_records(uow, two)
    survivor, merged = rows[command.survivor_id], rows[command.merged_id]
    for row, expected in (
        (survivor, command.survivor_version),
        (merged, command.merged_version),
    ):
        repository.require_unmerged(row)
        require_version(row["version"], expected)
    if not command.addresses_checked and await _addresses_differ(uow, survivor, merged):
        raise Conflict(
            say(
                "Both people applied, each with an address of their own. Make sure that "
                "they are one person: from now on mails go to {email} alone.",
                email=survivor["email"],
            ),
            code="addresses_differ",
        )
    theirs = await values_of(uow, merged)
    changes = chosen(
        await values_of(uow, survivor), _choosable(theirs), command.take
    ) | _first_and_last(survivor, merged, theirs)
    merge = Merge(
        id=ids.uuid7(),
        survivor_id=survivor["id"],
        merged_id=merged["id"],
        merged_name=merged["full_name"],
        at=clock.now(),
        by_name=actor.name,
        fields=changes,
        split_at=None,
        split_by="",
    )
    moved = await _take_rows(uow, merge)
    merge = replace(merge, fields=await _write(uow, survivor, merged, changes, moved))
    await merging.insert_merge(uow, merge, actor.user_id, moved)
    _remember(uow, actor, merge)
    for follower in followers():
        await follower.follow(uow, survivor["id"])
    await find_duplicates(uow, two)
    _tell(uow, actor, merge)
    return merge


async def set_primary(
    uow: UnitOfWork, candidate_id: UUID, preferred: Mapping[str, str]
) -> dict[str, str]:
    """See that a record has one primary contact of each kind it has; return their values.

    `preferred` names the value of each kind that becomes it, where the record has that.
    """
    contacts = await queries.contacts_of(uow, candidate_id)
    found: dict[str, str] = {}
    for kind in ContactKind:
        of_kind = [one for one in contacts if one["kind"] == kind.value]
        norm = normalise_contact(kind, preferred.get(kind.value) or "")
        wanted = [one for one in of_kind if norm and one["norm"] == norm]
        flagged = [one for one in of_kind if one["is_primary"]]
        primary = next(iter((*wanted, *flagged, *of_kind)), None)
        found[kind.value] = primary["value"] if primary else ""
        if primary is not None and not primary["is_primary"]:
            await merging.make_primary(uow, candidate_id, primary["id"], kind.value)
    return found


async def make_findable(uow: UnitOfWork, candidate_id: UUID, full_name: str) -> None:
    """Let a record be found by its name and all of its addresses and numbers."""
    reached = [row["value"] for row in await queries.contacts_of(uow, candidate_id)]
    await repository.replace_terms(uow, candidate_id, full_name, reached)


def _two(survivor_id: UUID, merged_id: UUID) -> tuple[UUID, UUID]:
    if survivor_id == merged_id:
        raise InvalidInput.of_field(
            "merged_id", say("Choose another record to merge this one with.")
        )
    return survivor_id, merged_id


def _choosable(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in FIRST_AND_LAST}


def _first_and_last(
    survivor: Row, merged: Row, theirs: Mapping[str, Any]
) -> dict[str, FieldChange]:
    """Return what follows from which record was made first and applied last."""
    changes: dict[str, FieldChange] = {}
    if merged["created_at"] < survivor["created_at"]:
        changes["source_first"] = FieldChange(survivor["source_first"], theirs["source_first"])
    applied, other = survivor["last_applied_at"], merged["last_applied_at"]
    if other is not None and (applied is None or other > applied):
        before = applied.isoformat() if applied else None
        changes["last_applied_at"] = FieldChange(before, theirs["last_applied_at"])
        changes["source_last"] = FieldChange(survivor["source_last"], theirs["source_last"])
    return {name: one for name, one in changes.items() if one.before != one.after}


async def _addresses_differ(uow: UnitOfWork, one: Row, other: Row) -> bool:
    if not (one["email"] and other["email"]):
        return False
    return await queries.has_applied(uow, one["id"]) and await queries.has_applied(uow, other["id"])


async def _take_rows(uow: UnitOfWork, merge: Merge) -> list[Moved]:
    moved: list[Moved] = []
    for take, _ in merging.OWN_KINDS.values():
        moved += await take(uow, merge.merged_id, merge.survivor_id)
    for follower in followers():
        moved += await follower.take(uow, merge.merged_id, merge.survivor_id)
    return moved


async def _write(
    uow: UnitOfWork,
    survivor: Row,
    merged: Row,
    changes: Mapping[str, FieldChange],
    moved: list[Moved],
) -> dict[str, FieldChange]:
    """Write both records; return what of the survivor changed.

    The merged one is first, as an address belongs to one record at a time.
    """
    await merging.write_record(
        uow,
        merged["id"],
        {"email_norm": None, "version": merged["version"] + 1},
    )
    await merging.lead_to(uow, (merged["id"],), survivor["id"])
    await merging.forget_terms(uow, merged["id"])
    after = {name: change.after for name, change in changes.items()}
    await write_values(uow, survivor["id"], after)
    reached = await set_primary(uow, survivor["id"], after)
    applied = sum(one.kind is MovedKind.APPLICATION for one in moved)
    await merging.write_record(
        uow,
        survivor["id"],
        {
            **reached,
            "email_norm": normalise_email(reached["email"]) or None,
            "applications_count": survivor["applications_count"] + applied,
            "updated_at": clock.now(),
            "version": survivor["version"] + 1,
        },
    )
    await make_findable(uow, survivor["id"], after.get("full_name", survivor["full_name"]))
    # A number that both records have stays as the survivor spells it.
    spelt = {
        name: replace(change, after=reached.get(name, change.after))
        for name, change in changes.items()
    }
    return {name: change for name, change in spelt.items() if change.before != change.after}


def _remember(uow: UnitOfWork, actor: Actor, merge: Merge) -> None:
    """Keep where the survivor's new values came from."""
    changed = {
        name: in_words(change.after)
        for name, change in merge.fields.items()
        if name not in FIRST_AND_LAST
    }
    repository.remember(uow, actor, merge.survivor_id, changed, merge.at, OriginKind.MERGE)


def _tell(uow: UnitOfWork, actor: Actor, merge: Merge) -> None:
    audit.record(
        uow, actor, "candidates.merged", "candidate", merge.survivor_id,
        say("Merged another record into this one."),
    )  # fmt: skip
    audit.record(
        uow, actor, "candidates.merged_into", "candidate", merge.merged_id,
        say("Merged this record into another one."),
    )  # fmt: skip
    uow.emit(
        CandidateMerged(
            candidate_id=merge.survivor_id, merged_id=merge.merged_id, merge_id=merge.id
        )
    )


async def list_merges(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[Merge]:
    """Return what is merged into a record now, directly or through another, newest first.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate = await get_candidate(uow, actor, candidate_id)
    return await queries.list_merges(uow, candidate.id)


async def get_merge(uow: UnitOfWork, merge_id: UUID) -> Merge:
    """Return a merge, split or not.

    Raises:
        NotFound: there is none of this id.
    """
    found = await queries.find_merge(uow, merge_id)
    if found is None:
        raise NotFound(say("There is no such merge."))
    return found
