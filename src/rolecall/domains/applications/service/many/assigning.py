"""Asking members to assess many."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries, repository
from rolecall.domains.applications.service.assigning import assign_people
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome, Undo
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

ASSIGN = "applications.assign"
_BACK = "applications.assign_back"


@operations.kind(ASSIGN, noun="application", undo=Undo(_BACK, timedelta(days=1)))
async def assign_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Ask the members to assess each, and release others."""
    add = {UUID(one) for one in chunk.parameters["add"]}
    remove = {UUID(one) for one in chunk.parameters["remove"]}

    async def assign(item: Item) -> Outcome:
        return await _change(uow, chunk.actor, item.record_id, add, remove)

    return await operations.each(uow, chunk.items, assign)


@operations.kind(_BACK, noun="application")
async def assign_many_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Release whom the operation asked, and ask whom it released."""

    async def back(item: Item) -> Outcome:
        added = {UUID(one) for one in item.given["added"]}
        removed = {UUID(one) for one in item.given["removed"]}
        return await _change(uow, chunk.actor, item.record_id, removed, added)

    return await operations.each(uow, chunk.items, back)


async def _change(
    uow: UnitOfWork,
    actor: Actor,
    application_id: UUID,
    add: Collection[UUID],
    remove: Collection[UUID],
) -> Outcome:
    policy.can_assign(actor).require()
    await repository.get_for_update(uow, application_id)
    before = {person.user_id for person in await queries.list_assignees(uow, application_id)}
    wanted = (before | set(add)) - set(remove)
    if wanted == before:
        return Outcome(ItemStatus.SKIPPED, say("The same people are asked already."))
    people = await assign_people(uow, actor, application_id, sorted(wanted))
    after = {person.user_id for person in people}
    return Outcome(
        ItemStatus.DONE,
        undo={
            "added": [str(one) for one in sorted(after - before)],
            "removed": [str(one) for one in sorted(before - after)],
        },
    )
