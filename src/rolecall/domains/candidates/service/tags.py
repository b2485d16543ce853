"""Tags.

Guarantees: a name is there once in an organization however it is spelt; asking for a tag that is
there returns it, so that two people who type the same word get the same tag; what marks many
candidates at once changes all of them or none.
"""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy
from rolecall.domains.candidates.contracts import (
    MAX_TAGS,
    ChangeTag,
    SortCandidates,
    Tag,
    TagColor,
)
from rolecall.domains.candidates.events import TagsChanged
from rolecall.domains.candidates.queries import sorting as queries
from rolecall.domains.candidates.repository import sorting as repository
from rolecall.domains.candidates.service.many import require_candidates, tell_sorted
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def ensure_tag(uow: UnitOfWork, actor: Actor, name: str, color: TagColor) -> Tag:
    """Return the tag of this name, made now if there was none.

    Raises:
        InvalidInput: the organization has as many tags as it may.
    """
    policy.can_update(actor).require()
    name = " ".join(name.split())
    found = await queries.find_tag_by_name(uow, name)
    if found is not None:
        return found
    if len(await queries.list_tags(uow)) >= MAX_TAGS:
        raise InvalidInput(
            say("There may be {max_tags} tags; merge some that mean the same.", max_tags=MAX_TAGS)
        )
    tag = Tag(ids.uuid7(), name, color, 1)
    if not await repository.insert_tag(uow, tag, clock.now()):
        found = await queries.find_tag_by_name(uow, name)
        if found is None:
            raise Conflict(say("This tag is being changed just now. Please try again."))
        return found
    audit.record(
        uow, actor, "tags.created", "tag", tag.id, say("Made the tag “{name}”.", name=name)
    )
    uow.emit(TagsChanged(tag_id=tag.id))
    return tag


async def change_tag(uow: UnitOfWork, actor: Actor, command: ChangeTag) -> Tag:
    """Rename or recolour a tag.

    Raises:
        NotFound: there is none of this id.
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: code `tag_exists`; another one has the name.
    """
    policy.can_update(actor).require()
    tag = await _get_tag(uow, command.tag_id)
    if command.expected_version not in {None, tag.version}:
        raise VersionMismatch(say("Somebody else changed this tag meanwhile. Load it again."))
    changed = replace(
        tag,
        name=tag.name if command.name is None else " ".join(command.name.split()),
        color=command.color or tag.color,
    )
    if changed == tag:
        return tag
    changed = replace(changed, version=tag.version + 1)
    await repository.update_tag(uow, changed)
    audit.record(
        uow,
        actor,
        "tags.changed",
        "tag",
        tag.id,
        say("Changed the tag “{changed}”.", changed=changed.name),
        {"name": audit.Change(tag.name, changed.name)},
    )
    uow.emit(TagsChanged(tag_id=tag.id))
    return changed


async def merge_tags(uow: UnitOfWork, actor: Actor, tag_id: UUID, into_id: UUID) -> Tag:
    """Give everybody who has a tag another one in its place, and remove it.

    Raises:
        NotFound: one of them is not there (any more).
        InvalidInput: they are the same.
    """
    policy.can_update(actor).require()
    if tag_id == into_id:
        raise InvalidInput.of_field("into_id", say("Choose another tag to merge this one into."))
    # Locked in one order whoever merges what into what, so that two merges do not wait in a ring.
    first, second = [await _get_tag(uow, one) for one in sorted((tag_id, into_id))]
    tag, into = (first, second) if first.id == tag_id else (second, first)
    await repository.move_taggings(uow, tag.id, into.id)
    await repository.delete_tag(uow, tag.id)
    audit.record(
        uow,
        actor,
        "tags.merged",
        "tag",
        into.id,
        say("Merged the tag “{tag}” into “{into}”.", tag=tag.name, into=into.name),
    )
    uow.emit(TagsChanged(tag_id=into.id))
    return into


async def remove_tag(uow: UnitOfWork, actor: Actor, tag_id: UUID) -> None:
    """Remove a tag, from everybody who has it, too.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_update(actor).require()
    tag = await _get_tag(uow, tag_id)
    await repository.delete_tag(uow, tag_id)
    audit.record(
        uow, actor, "tags.removed", "tag", tag_id, say("Removed the tag “{tag}”.", tag=tag.name)
    )
    uow.emit(TagsChanged(tag_id=tag_id))


async def tag_candidates(uow: UnitOfWork, actor: Actor, command: SortCandidates) -> None:
    """Mark candidates with tags and take others away.

    Raises:
        NotFound: a candidate or a tag is not there.
    """
    policy.can_update(actor).require()
    await require_candidates(uow, command.candidate_ids)
    named = {*command.add, *command.remove}
    if named - await queries.existing_tag_ids(uow, tuple(sorted(named))):
        raise NotFound(say("There is no such tag."))
    changed = await repository.add_taggings(
        uow, command.candidate_ids, command.add, clock.now()
    ) + await repository.remove_taggings(uow, command.candidate_ids, command.remove)
    if changed:
        tell_sorted(uow, actor, "candidates.tagged", command.candidate_ids, say("Changed tags."))


async def _get_tag(uow: UnitOfWork, tag_id: UUID) -> Tag:
    found = await queries.find_tag(uow, tag_id)
    if found is None:
        raise NotFound(say("There is no such tag."))
    return found
