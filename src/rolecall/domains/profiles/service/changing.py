"""Writing what an action makes of a profile: its items, the action itself, and who did it.

Guarantees: items and action are one transaction; of two people who change one item at once, one
does and the other is told; what the person themself did is marked, and that they had a part in an
item stays known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.profiles import repository
from rolecall.domains.profiles.contracts import (
    APPLICATION,
    CANDIDATE,
    ChangeKind,
    Edited,
    Owner,
    Profile,
    ProfileItem,
    Section,
    Touch,
)
from rolecall.domains.profiles.events import ProfileChanged
from rolecall.domains.profiles.service.sealing import CHANGES, ITEMS, seal, touch_json, touch_of
from rolecall.domains.profiles.service.viewing import view_own_profile, view_profile
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.terms import terms_of

_TOLD: Mapping[ChangeKind, Sentence] = {
    ChangeKind.ADDED: say("Added something to the profile."),
    ChangeKind.EDITED: say("Changed the profile."),
    ChangeKind.REMOVED: say("Removed something from the profile."),
    ChangeKind.ARRANGED: say("Put a part of the profile into another order."),
    ChangeKind.UNDONE: say("Undid a change of the profile."),
}


@dataclass(frozen=True, slots=True)
class Written:
    """An item before and after a change; None where nobody had touched it, or nobody has."""

    item_id: UUID
    before: Touch | None
    after: Touch | None


async def view_for(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, owner: Owner | None
) -> Profile:
    """Return the profile as whoever acts sees it: a member, or the person themself."""
    if owner is None:
        return await view_profile(uow, actor, candidate_id)
    return await view_own_profile(uow, owner)


def outdated() -> VersionMismatch:
    """Return that somebody else was quicker."""
    return VersionMismatch(
        say("Somebody changed this meanwhile. Look at it again before you change it.")
    )


def touched(item: ProfileItem, profile: Profile) -> Touch:
    """Return what is kept of an item from now on, with what was read of it last."""
    if item.source is None:
        if item.touch is None:
            raise ValueError("an item is of a résumé or of a person")
        return item.touch
    source = item.source
    if item.touch is not None:
        if item.touch.is_added:
            # It stays theirs, though a résumé says the same.
            return item.touch
        return replace(
            item.touch, anchor=source.values, file_id=source.file_id, places=source.places
        )
    of = next(one for one in profile.sources if one.ref.id == source.file_id)
    return Touch(
        id=item.id,
        section=item.section,
        anchor=source.values,
        file_id=source.file_id,
        places=source.places,
        record_type=APPLICATION if of.application_id else CANDIDATE,
        record_id=of.application_id or profile.candidate_id,
    )


def former(row: Mapping[str, Any], item_id: UUID, body: Any, present: Touch | None) -> Touch | None:
    """Return what a change kept of an item, None where nobody had touched it then."""
    if body is None:
        return None
    like = {
        "id": item_id,
        "section": present.section if present else Section(row["section"]),
        "version": present.version if present else 0,
        "by_name": "",
        "by_candidate": False,
        "at": None,
        "record_type": present.record_type if present else row["record_type"],
        "record_id": present.record_id if present else row["record_id"],
    }
    return touch_of(like, body)


async def write_change(
    uow: UnitOfWork,
    actor: Actor,
    profile: Profile,
    kind: ChangeKind,
    written: Sequence[Written],
    owner: Owner | None = None,
) -> Edited:
    """Keep what an action makes of items, and the action itself.

    Raises:
        VersionMismatch: somebody else wrote one of them meanwhile.
    """
    ring = await files.get_key_ring(uow)
    at, versions = clock.now(), {}
    for one in sorted(written, key=lambda it: it.item_id):
        version = one.before.version if one.before else 0
        versions[str(one.item_id)] = await _write_one(
            uow, actor, profile, _marked(one, owner), version
        )
    lead = next(it for one in written if (it := one.after or one.before) is not None)
    change_id = ids.uuid7()
    await repository.insert_change(
        uow,
        repository.KeptChange(
            id=change_id,
            candidate_id=profile.candidate_id,
            kind=kind,
            section=lead.section,
            record_type=lead.record_type,
            record_id=lead.record_id or profile.candidate_id,
            versions=versions,
            body=seal(
                ring, uow.org_id, CHANGES, change_id,
                {
                    str(one.item_id): touch_json(one.before) if one.before else None
                    for one in written
                },
            ),
            key_id=ring.current_id,
            by_id=actor.user_id,
            by_name=actor.name,
            by_candidate=owner is not None,
            at=at,
        ),
    )  # fmt: skip
    audit.record(
        uow, actor, f"profiles.{kind.value}", "candidate", profile.candidate_id, _TOLD[kind]
    )
    uow.emit(ProfileChanged(candidate_id=profile.candidate_id))
    after = await view_for(uow, actor, profile.candidate_id, owner)
    change = next(one for one in after.changes if one.id == change_id)
    first = written[0].item_id
    return Edited(change=change, item=next((it for it in after.items if it.id == first), None))


def _marked(one: Written, owner: Owner | None) -> Written:
    """Keep whether the person themself did it, and that they once had a part in it."""
    if one.after is None:
        return one
    has_part = owner is not None or one.after.own
    return replace(one, after=replace(one.after, by_candidate=owner is not None, own=has_part))


async def _write_one(
    uow: UnitOfWork, actor: Actor, profile: Profile, one: Written, version: int
) -> int:
    """Write an item; returns the version that it has then, 0 if nothing is kept of it."""
    if one.after is None:
        await repository.delete_item(uow, one.item_id)
        return 0
    ring = await files.get_key_ring(uow)
    touch = one.after
    typed = [text for values in touch.typed.values() for text in values]
    kept = repository.KeptItem(
        id=one.item_id,
        candidate_id=profile.candidate_id,
        section=touch.section,
        record_type=touch.record_type,
        record_id=touch.record_id or profile.candidate_id,
        body=seal(ring, uow.org_id, ITEMS, one.item_id, touch_json(touch)),
        key_id=ring.current_id,
        by_name=actor.name,
        by_candidate=touch.by_candidate,
        at=clock.now(),
        version=version + 1,
        words=frozenset() if touch.removed else terms_of(*typed),
    )
    if not await repository.write_item(uow, kept):
        raise outdated()
    return kept.version
