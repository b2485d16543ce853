"""What people do to a profile, and undoing it.

Guarantees: what somebody typed, removed or arranged is kept apart from what was read, so that no
reading can write over it; each change says who made it and when, and is undone exactly, unless its
items were changed since; of two people who change one item at once, one does and the other is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.profiles import policy, queries, repository
from rolecall.domains.profiles.contracts import (
    APPLICATION,
    CANDIDATE,
    AddItem,
    ArrangeItems,
    ChangeKind,
    Edited,
    EditItem,
    Profile,
    ProfileItem,
    ReadingState,
    RemoveItem,
    Section,
    Touch,
)
from rolecall.domains.profiles.events import ProfileChanged
from rolecall.domains.profiles.rules.sections import SINGLE, checked
from rolecall.domains.profiles.service.reading import ask_for
from rolecall.domains.profiles.service.sealing import (
    CHANGES,
    ITEMS,
    opened,
    seal,
    touch_json,
    touch_of,
)
from rolecall.domains.profiles.service.viewing import view_profile
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound, VersionMismatch
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
class _Written:
    """An item before and after a change; None where nobody had touched it, or nobody has."""

    item_id: UUID
    before: Touch | None
    after: Touch | None


async def add_item(uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: AddItem) -> Edited:
    """Add an item by hand.

    Raises:
        NotFound: there is no such candidate.
        InvalidInput: a value does not fit, there is none, or the section has one item already.
    """
    profile = await _open(uow, actor, candidate_id)
    typed = {name: one for name, one in checked(command.section, command.values).items() if one}
    if not typed:
        raise InvalidInput.of_field("values", say("Fill in at least one field."), "required")
    if command.section in SINGLE and any(
        one.section is command.section for one in (*profile.items, *profile.removed)
    ):
        raise InvalidInput.of_field(
            "section", say("A profile has this once. Change what is there."), "exists"
        )
    touch = Touch(
        id=ids.uuid7(), section=command.section, typed=typed, record_id=profile.candidate_id
    )
    written = [_Written(touch.id, None, touch)]
    return await _write(uow, actor, profile, ChangeKind.ADDED, written)


async def edit_item(uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: EditItem) -> Edited:
    """Change values of an item, or let them be as in the résumé again.

    Raises:
        NotFound: there is no such candidate, or no such item any more.
        InvalidInput: a value does not fit, or nothing would be left.
        VersionMismatch: somebody changed the item meanwhile.
    """
    profile = await _open(uow, actor, candidate_id)
    item = _item(profile.items, command.item_id)
    _require_version(item, command.expected_version)
    given = {name: one for name, one in command.values.items() if one is not None}
    back = {name for name, one in command.values.items() if one is None}
    typed = checked(item.section, given)
    touch = _touch(item, profile)
    kept = {name: one for name, one in {**touch.typed, **typed}.items() if name not in back}
    # What is typed as it was read is not typed: a better reading may still better it.
    read = {name: tuple(it.value for it in one.read) for name, one in item.fields.items()}
    changed = {
        name: one for name, one in kept.items() if one != read.get(name, touch.anchor.get(name, ()))
    }
    after = replace(touch, typed=changed)
    if not any({**after.anchor, **read, **changed}.values()):
        raise InvalidInput.of_field(
            "values", say("Leave at least one field, or remove the item."), "required"
        )
    return await _write(
        uow, actor, profile, ChangeKind.EDITED, [_Written(item.id, item.touch, after)]
    )


async def remove_item(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: RemoveItem
) -> Edited:
    """Take an item off the profile; no later reading brings it back.

    Raises:
        NotFound: there is no such candidate, or no such item any more.
        VersionMismatch: somebody changed the item meanwhile.
    """
    profile = await _open(uow, actor, candidate_id)
    item = _item(profile.items, command.item_id)
    _require_version(item, command.expected_version)
    after = replace(_touch(item, profile), removed=True)
    return await _write(
        uow, actor, profile, ChangeKind.REMOVED, [_Written(item.id, item.touch, after)]
    )


async def restore_item(uow: UnitOfWork, actor: Actor, candidate_id: UUID, item_id: UUID) -> Edited:
    """Bring a removed item back, as it was.

    Raises:
        NotFound: there is no such candidate, or no such removed item.
    """
    profile = await _open(uow, actor, candidate_id)
    item = _item(profile.removed, item_id)
    after = replace(_touch(item, profile), removed=False)
    return await _write(
        uow, actor, profile, ChangeKind.EDITED, [_Written(item.id, item.touch, after)]
    )


async def arrange_items(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: ArrangeItems
) -> Edited:
    """Put the items of a section into an order.

    Raises:
        NotFound: there is no such candidate, or one of the items is not there any more.
        VersionMismatch: somebody changed one of them meanwhile.
    """
    profile = await _open(uow, actor, candidate_id)
    of_section = [one for one in profile.items if one.section is command.section]
    named = [_item(of_section, one) for one in dict.fromkeys(command.item_ids)]
    order = [*named, *(one for one in of_section if one not in named)]
    written = [
        _Written(one.id, one.touch, replace(_touch(one, profile), rank=rank))
        for rank, one in enumerate(order)
    ]
    if not written:
        raise InvalidInput.of_field("item_ids", say("There is nothing to put in order."))
    return await _write(uow, actor, profile, ChangeKind.ARRANGED, written)


async def undo_change(uow: UnitOfWork, actor: Actor, candidate_id: UUID, change_id: UUID) -> Edited:
    """Let everything be as it was before a change. Undoing that change again brings it back.

    Raises:
        NotFound: there is no such change of this profile.
        Conflict: `already_undone`, or `changed_since`: one of its items was changed afterwards.
    """
    profile = await _open(uow, actor, candidate_id)
    row = await queries.find_change(uow, profile.candidate_id, change_id)
    if row is None:
        raise NotFound(say("There is no such change."))
    if row["undone_at"] is not None:
        raise Conflict(say("This was undone already."), code="already_undone")
    ring = await files.get_key_ring(uow)
    before = opened(ring, uow.org_id, CHANGES, change_id, row["body"])
    there = await repository.lock_items(uow, [UUID(one) for one in row["versions"]])
    written: list[_Written] = []
    for name, version in row["versions"].items():
        item_id = UUID(name)
        now = there.get(item_id)
        if (now["version"] if now else 0) != version:
            raise Conflict(
                say("This was changed again since. Undo that first, or change it by hand."),
                code="changed_since",
            )
        present = (
            touch_of(dict(now), opened(ring, uow.org_id, ITEMS, item_id, now["body"]))
            if now
            else None
        )
        written.append(
            _Written(item_id, present, _former(dict(row), item_id, before[name], present))
        )
    await repository.end_change(uow, change_id, clock.now())
    return await _write(uow, actor, profile, ChangeKind.UNDONE, written)


async def read_again(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Profile:
    """Have the person's résumés read again; what people did stays as it is.

    Raises:
        NotFound: there is no such candidate.
        Conflict: code `nothing_to_read`; there is no résumé with a text.
    """
    profile = await _open(uow, actor, candidate_id)
    readable = [
        one.ref.id for one in profile.sources if one.state is not ReadingState.NO_TEXT
    ]  # fmt: skip
    if not readable:
        raise Conflict(
            say("There is no résumé with a text to read. Add one as a PDF or Word document."),
            code="nothing_to_read",
        )
    await ask_for(uow, readable)
    audit.record(
        uow, actor, "profiles.read_again", "candidate", profile.candidate_id,
        say("Asked for the résumés to be read again."),
    )  # fmt: skip
    uow.emit(ProfileChanged(candidate_id=profile.candidate_id))
    return await view_profile(uow, actor, profile.candidate_id)


async def _open(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Profile:
    policy.can_change(actor).require()
    profile = await view_profile(uow, actor, candidate_id)
    await candidates.hold_candidate(uow, profile.candidate_id)
    return profile


def _item(among: Iterable[ProfileItem], item_id: UUID) -> ProfileItem:
    for one in among:
        if one.id == item_id:
            return one
    raise NotFound(
        say("This is not on the profile any more: a résumé was read anew, or somebody changed it.")
    )


def _require_version(item: ProfileItem, expected: int | None) -> None:
    if expected not in {None, item.version}:
        raise _outdated()


def _outdated() -> VersionMismatch:
    return VersionMismatch(
        say("Somebody changed this meanwhile. Look at it again before you change it.")
    )


def _touch(item: ProfileItem, profile: Profile) -> Touch:
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


def _former(
    row: Mapping[str, Any], item_id: UUID, body: Any, present: Touch | None
) -> Touch | None:
    if body is None:
        return None
    like = {
        "id": item_id,
        "section": present.section if present else Section(row["section"]),
        "version": present.version if present else 0,
        "by_name": "",
        "at": None,
        "record_type": present.record_type if present else row["record_type"],
        "record_id": present.record_id if present else row["record_id"],
    }
    return touch_of(like, body)


async def _write(
    uow: UnitOfWork,
    actor: Actor,
    profile: Profile,
    kind: ChangeKind,
    written: Sequence[_Written],
) -> Edited:
    """Keep what an action makes of items, and the action itself.

    Raises:
        VersionMismatch: somebody else wrote one of them meanwhile.
    """
    ring = await files.get_key_ring(uow)
    at, versions = clock.now(), {}
    for one in sorted(written, key=lambda it: it.item_id):
        version = one.before.version if one.before else 0
        versions[str(one.item_id)] = await _write_one(uow, actor, profile, one, version)
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
            at=at,
        ),
    )  # fmt: skip
    audit.record(
        uow, actor, f"profiles.{kind.value}", "candidate", profile.candidate_id, _TOLD[kind]
    )
    uow.emit(ProfileChanged(candidate_id=profile.candidate_id))
    after = await view_profile(uow, actor, profile.candidate_id)
    change = next(one for one in after.changes if one.id == change_id)
    first = written[0].item_id
    return Edited(change=change, item=next((it for it in after.items if it.id == first), None))


async def _write_one(
    uow: UnitOfWork, actor: Actor, profile: Profile, one: _Written, version: int
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
        at=clock.now(),
        version=version + 1,
        words=frozenset() if touch.removed else terms_of(*typed),
    )
    if not await repository.write_item(uow, kept):
        raise _outdated()
    return kept.version
