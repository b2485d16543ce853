"""Tagging many candidates and filling talent pools, as operations in the background."""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import policy, queries
from rolecall.domains.candidates.contracts import CandidateSelection
from rolecall.domains.candidates.queries import sorting as sorting_queries
from rolecall.domains.candidates.repository import sorting as repository
from rolecall.domains.candidates.service.looking import narrowed
from rolecall.domains.candidates.service.many import tell_sorted
from rolecall.domains.candidates.service.pools import get_pool
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import (
    MAX_ITEMS,
    Item,
    ItemStatus,
    NewItem,
    Operation,
    Outcome,
    StartOperation,
    Undo,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.sentences import say

_DAY = timedelta(days=1)
_TAG, _TAG_BACK = "candidates.tag", "candidates.tag_back"
_POOL, _POOL_BACK = "candidates.pool", "candidates.pool_back"
_TAKE_OUT, _TAKE_OUT_BACK = "candidates.take_out", "candidates.take_out_back"
_GONE = Outcome(ItemStatus.REFUSED, say("This candidate is not there any more."), "not_found")


async def select_candidates(
    uow: UnitOfWork, actor: Actor, selection: CandidateSelection
) -> list[NewItem]:
    """Return the selected candidates as items of an operation."""
    policy.can_read(actor).require()
    if selection.wanted is None:
        return await queries.list_named(uow, selection.ids)
    found = await queries.list_all_named(
        uow, await narrowed(uow, selection.wanted), MAX_ITEMS + 1 + len(selection.excluded)
    )
    return [one for one in found if one.subject_id not in selection.excluded]


async def start_tagging(
    uow: UnitOfWork,
    actor: Actor,
    people: Sequence[NewItem],
    add: tuple[UUID, ...],
    remove: tuple[UUID, ...],
) -> Operation:
    """Begin to mark candidates with tags, and to take others away.

    Raises:
        NotFound: a tag is not there.
        InvalidInput: no tag is named.
    """
    policy.can_update(actor).require()
    tags = {one.tag.id: one.tag.name for one in await sorting_queries.list_tags(uow)}
    if {*add, *remove} - tags.keys():
        raise NotFound(say("There is no such tag."))
    if not add and not remove:
        raise InvalidInput.of_field("action.add", say("Choose a tag."), "required")
    actions = [
        *(say("Tag “{tag}”", tag=tags[one]) for one in add),
        *(say("Untag “{tag}”", tag=tags[one]) for one in remove),
    ]
    parameters = {"add": [str(one) for one in add], "remove": [str(one) for one in remove]}
    command = StartOperation(
        kind=_TAG, title=say("{actions}", actions=actions), parameters=parameters
    )
    return await operations.start_operation(uow, actor, command, people)


async def start_pooling(
    uow: UnitOfWork, actor: Actor, people: Sequence[NewItem], pool_id: UUID, *, puts_in: bool = True
) -> Operation:
    """Begin to put candidates into a talent pool, or to take them out.

    Raises:
        NotFound: the pool is not there.
    """
    policy.can_update(actor).require()
    pool = await get_pool(uow, pool_id)
    kind = _POOL if puts_in else _TAKE_OUT
    title = (
        say("Add to “{pool}”", pool=pool.name)
        if puts_in
        else say("Take out of “{pool}”", pool=pool.name)
    )
    command = StartOperation(kind=kind, title=title, parameters={"pool_id": str(pool_id)})
    return await operations.start_operation(uow, actor, command, people)


@operations.kind(_TAG, noun="candidate", at_once=200, undo=Undo(_TAG_BACK, _DAY))
async def tag_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Change the tags of each who is there."""
    add = [UUID(one) for one in chunk.parameters["add"]]
    remove = [UUID(one) for one in chunk.parameters["remove"]]
    return await _mark(uow, chunk, lambda _: add, lambda _: remove)


@operations.kind(_TAG_BACK, noun="candidate", at_once=200)
async def tag_many_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take away the tags that were given, and give back those that were taken."""
    return await _mark(
        uow,
        chunk,
        lambda item: [UUID(one) for one in item.given["removed"]],
        lambda item: [UUID(one) for one in item.given["added"]],
    )


Tags = Callable[[Item], Collection[UUID]]


async def _mark(uow: UnitOfWork, chunk: operations.Chunk, add: Tags, remove: Tags) -> list[Outcome]:
    policy.can_update(chunk.actor).require()
    there = await _there(uow, chunk.items)
    tags = {one.tag.id for one in await sorting_queries.list_tags(uow)}
    known = [item for item in chunk.items if item.record_id in there]
    # A tag that was removed meanwhile is nothing to give; the outcome is what was changed.
    wanted = [(item.record_id, tag_id) for item in known for tag_id in add(item) if tag_id in tags]
    unwanted = [(item.record_id, tag_id) for item in known for tag_id in remove(item)]
    added = await repository.add_marks(uow, wanted, clock.now())
    removed = await repository.remove_marks(uow, unwanted)
    changed = tuple(dict.fromkeys(person for person, _ in (*added, *removed)))
    if changed:
        tell_sorted(uow, chunk.actor, "candidates.tagged", changed, say("Changed tags."))

    def outcome(item: Item) -> Outcome:
        if item.record_id not in there:
            return _GONE
        if item.record_id not in changed:
            return Outcome(ItemStatus.SKIPPED, say("The tags are like that already."))
        return Outcome(
            ItemStatus.DONE,
            undo={
                "added": [str(tag) for person, tag in sorted(added) if person == item.record_id],
                "removed": [
                    str(tag) for person, tag in sorted(removed) if person == item.record_id
                ],
            },
        )

    return [outcome(item) for item in chunk.items]


@operations.kind(_POOL, noun="candidate", at_once=200, undo=Undo(_POOL_BACK, _DAY))
async def pool_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Put each who is there into the pool."""
    return await _pool(uow, chunk, UUID(chunk.parameters["pool_id"]), puts_in=True)


@operations.kind(_POOL_BACK, noun="candidate", at_once=200)
async def pool_many_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take out who was put in."""
    pool_id = UUID(chunk.items[0].given["pool_id"])
    return await _pool(uow, chunk, pool_id, puts_in=False)


@operations.kind(_TAKE_OUT, noun="candidate", at_once=200, undo=Undo(_TAKE_OUT_BACK, _DAY))
async def take_many_out(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take each who is there out of the pool."""
    return await _pool(uow, chunk, UUID(chunk.parameters["pool_id"]), puts_in=False)


@operations.kind(_TAKE_OUT_BACK, noun="candidate", at_once=200)
async def put_many_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Put in again who was taken out."""
    return await _pool(uow, chunk, UUID(chunk.items[0].given["pool_id"]), puts_in=True)


async def _pool(
    uow: UnitOfWork, chunk: operations.Chunk, pool_id: UUID, *, puts_in: bool
) -> list[Outcome]:
    policy.can_update(chunk.actor).require()
    try:
        pool = await get_pool(uow, pool_id)
    except NotFound as gone:
        return [Outcome(ItemStatus.REFUSED, gone.detail, gone.problem_code) for _ in chunk.items]
    there = await _there(uow, chunk.items)
    at = clock.now() if puts_in else None
    changed = await repository.change_pool(uow, pool_id, sorted(there), at) if there else set()
    if changed:
        summary = say("Changed who is in “{pool}”.", pool=pool.name)
        tell_sorted(uow, chunk.actor, "candidates.pooled", tuple(sorted(changed)), summary)

    def outcome(item: Item) -> Outcome:
        if item.record_id not in there:
            return _GONE
        if item.record_id not in changed:
            return Outcome(ItemStatus.SKIPPED, say("The pool is like that already."))
        return Outcome(ItemStatus.DONE, undo={"pool_id": str(pool_id)})

    return [outcome(item) for item in chunk.items]


async def _there(uow: UnitOfWork, items: Sequence[Item]) -> set[UUID]:
    ids = tuple(item.record_id for item in items)
    return set(await queries.existing_ids(uow, ids))
