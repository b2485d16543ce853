"""What people do to a profile, and undoing it.

Guarantees: what somebody typed, removed or arranged is kept apart from what was read, so that no
reading can write over it; each change says who made it and when, and is undone exactly, unless its
items were changed since; of two people who change one item at once, one does and the other is told.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.profiles import policy, queries, repository
from rolecall.domains.profiles.contracts import (
    AddItem,
    ArrangeItems,
    ChangeKind,
    Edited,
    EditItem,
    Owner,
    Profile,
    ProfileItem,
    ReadingState,
    RemoveItem,
    Section,
    Touch,
)
from rolecall.domains.profiles.events import ProfileChanged
from rolecall.domains.profiles.rules.sections import SINGLE, checked
from rolecall.domains.profiles.service.changing import (
    Written,
    former,
    outdated,
    touched,
    view_for,
    write_change,
)
from rolecall.domains.profiles.service.reading import ask_for
from rolecall.domains.profiles.service.sealing import (
    CHANGES,
    ITEMS,
    opened,
    touch_of,
)
from rolecall.domains.profiles.service.viewing import holds_section, view_profile
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def add_item(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: AddItem, owner: Owner | None = None
) -> Edited:
    """Add an item by hand.

    Raises:
        NotFound: there is no such candidate.
        InvalidInput: a value does not fit, there is none, or the section has one item already.
    """
    profile = await _open(uow, actor, candidate_id, owner)
    typed = {name: one for name, one in checked(command.section, command.values).items() if one}
    if not typed:
        raise InvalidInput.of_field("values", say("Fill in at least one field."), "required")
    if command.section in SINGLE and any(
        one.section is command.section for one in (*profile.items, *profile.removed)
    ):
        raise InvalidInput.of_field(
            "section", say("A profile has this once. Change what is there."), "exists"
        )
    there = await _unseen(uow, owner, command.section)
    if there is not None:
        # A member wrote one, which the person does not see: theirs takes its place.
        after = replace(there, typed=typed, removed=False)
        written = [Written(there.id, there, after)]
        return await write_change(uow, actor, profile, ChangeKind.ADDED, written, owner)
    touch = Touch(
        id=ids.uuid7(), section=command.section, typed=typed, record_id=profile.candidate_id
    )
    written = [Written(touch.id, None, touch)]
    return await write_change(uow, actor, profile, ChangeKind.ADDED, written, owner)


async def edit_item(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: EditItem, owner: Owner | None = None
) -> Edited:
    """Change values of an item, or let them be as in the résumé again.

    Raises:
        NotFound: there is no such candidate, or no such item any more.
        InvalidInput: a value does not fit, or nothing would be left.
        VersionMismatch: somebody changed the item meanwhile.
    """
    profile = await _open(uow, actor, candidate_id, owner)
    item = _item(profile.items, command.item_id)
    _require_version(item, command.expected_version)
    given = {name: one for name, one in command.values.items() if one is not None}
    back = {name for name, one in command.values.items() if one is None}
    typed = checked(item.section, given)
    touch = touched(item, profile)
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
    return await write_change(
        uow, actor, profile, ChangeKind.EDITED, [Written(item.id, item.touch, after)], owner
    )


async def remove_item(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    command: RemoveItem,
    owner: Owner | None = None,
) -> Edited:
    """Take an item off the profile; no later reading brings it back.

    Raises:
        NotFound: there is no such candidate, or no such item any more.
        VersionMismatch: somebody changed the item meanwhile.
    """
    profile = await _open(uow, actor, candidate_id, owner)
    item = _item(profile.items, command.item_id)
    _require_version(item, command.expected_version)
    after = replace(touched(item, profile), removed=True)
    return await write_change(
        uow, actor, profile, ChangeKind.REMOVED, [Written(item.id, item.touch, after)], owner
    )


async def restore_item(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, item_id: UUID, owner: Owner | None = None
) -> Edited:
    """Bring a removed item back, as it was.

    Raises:
        NotFound: there is no such candidate, or no such removed item.
    """
    profile = await _open(uow, actor, candidate_id, owner)
    item = _item(profile.removed, item_id)
    after = replace(touched(item, profile), removed=False)
    return await write_change(
        uow, actor, profile, ChangeKind.EDITED, [Written(item.id, item.touch, after)], owner
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
        Written(one.id, one.touch, replace(touched(one, profile), rank=rank))
        for rank, one in enumerate(order)
    ]
    if not written:
        raise InvalidInput.of_field("item_ids", say("There is nothing to put in order."))
    return await write_change(uow, actor, profile, ChangeKind.ARRANGED, written)


async def undo_change(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, change_id: UUID, owner: Owner | None = None
) -> Edited:
    """Let everything be as it was before a change. Undoing that change again brings it back.

    Raises:
        NotFound: there is no such change of this profile.
        Conflict: `already_undone`, or `changed_since`: one of its items was changed afterwards.
    """
    profile = await _open(uow, actor, candidate_id, owner)
    row = await queries.find_change(uow, profile.candidate_id, change_id)
    if row is None or (owner is not None and not row["by_candidate"]):
        raise NotFound(say("There is no such change."))
    if row["undone_at"] is not None:
        raise Conflict(say("This was undone already."), code="already_undone")
    ring = await files.get_key_ring(uow)
    before = opened(ring, uow.org_id, CHANGES, change_id, row["body"])
    there = await repository.lock_items(uow, [UUID(one) for one in row["versions"]])
    written: list[Written] = []
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
        written.append(Written(item_id, present, former(dict(row), item_id, before[name], present)))
    await repository.end_change(uow, change_id, clock.now())
    return await write_change(uow, actor, profile, ChangeKind.UNDONE, written, owner)


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


async def _open(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, owner: Owner | None = None
) -> Profile:
    if owner is None:
        policy.can_change(actor).require()
    profile = await view_for(uow, actor, candidate_id, owner)
    await candidates.hold_candidate(uow, profile.candidate_id)
    return profile


async def _unseen(uow: UnitOfWork, owner: Owner | None, section: Section) -> Touch | None:
    if owner is None or section not in SINGLE:
        return None
    found = await holds_section(uow, owner, section)
    return found.touch if found else None


def _item(among: Iterable[ProfileItem], item_id: UUID) -> ProfileItem:
    for one in among:
        if one.id == item_id:
            return one
    raise NotFound(
        say("This is not on the profile any more: a résumé was read anew, or somebody changed it.")
    )


def _require_version(item: ProfileItem, expected: int | None) -> None:
    if expected not in {None, item.version}:
        raise outdated()
