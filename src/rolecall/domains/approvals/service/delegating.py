"""Letting somebody decide in one's place for a span of time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.approvals import repository
from rolecall.domains.approvals.contracts import Delegation, NewDelegation
from rolecall.domains.approvals.events import ApprovalDelegated
from rolecall.domains.approvals.queries import delegations as queries
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound
from rolecall.kernel.sentences import say

LONGEST = timedelta(days=366)


async def delegate(uow: UnitOfWork, actor: Actor, new: NewDelegation) -> Delegation:
    """Let a member decide in the actor's place; the actor can still decide as well.

    It does not pass on: a delegate's own delegate has no voice.

    Raises:
        InvalidInput: the other is no active member or the actor; the span is empty, over, or
            longer than a year.
    """
    user_id = _person(actor)
    member = (await identity.get_members_by_ids(uow, [new.delegate_id])).get(new.delegate_id)
    if member is None or member.status is not MemberStatus.ACTIVE or member.user_id == user_id:
        raise InvalidInput.of_field(
            "delegate_id", say("Choose another member of your organization."), "not_a_member"
        )
    if new.ends_at <= max(new.starts_at, clock.now()):
        raise InvalidInput.of_field(
            "ends_at", say("Choose an end after the beginning and after now.")
        )
    if new.ends_at - new.starts_at > LONGEST:
        raise InvalidInput.of_field("ends_at", say("A span is at most one year long."))
    made = Delegation(
        id=ids.uuid7(),
        user_id=user_id,
        delegate_id=member.user_id,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
    )
    await repository.insert_delegation(uow, made)
    audit.record(
        uow,
        actor,
        "approvals.delegated",
        "user",
        user_id,
        say("Lets {member} decide on approvals in their place.", member=member.full_name),
        {"starts_at": audit.Change(None, new.starts_at.isoformat()),
         "ends_at": audit.Change(None, new.ends_at.isoformat())},
    )  # fmt: skip
    uow.emit(
        ApprovalDelegated(delegation_id=made.id, user_id=user_id, delegate_id=made.delegate_id)
    )
    return (await _named(uow, [made]))[0]


async def end_delegation(uow: UnitOfWork, actor: Actor, delegation_id: UUID) -> None:
    """End a delegation of the actor's now.

    Raises:
        NotFound: the actor has none of this id.
    """
    found = await queries.find_delegation(uow, delegation_id)
    if found is None or found.user_id != _person(actor):
        raise NotFound(say("You have no such delegation."))
    await repository.delete_delegation(uow, delegation_id)
    audit.record(
        uow,
        actor,
        "approvals.delegation_ended",
        "user",
        found.user_id,
        say("Decides on approvals alone again."),
    )
    uow.emit(
        ApprovalDelegated(
            delegation_id=found.id,
            user_id=found.user_id,
            delegate_id=found.delegate_id,
            ended=True,
        )
    )


async def list_delegations(uow: UnitOfWork, actor: Actor) -> list[Delegation]:
    """Return what is not over of what the actor delegates, or is delegated."""
    found = await queries.list_delegations(uow, _person(actor), clock.now())
    return await _named(uow, found)


def _person(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Only people approve."))
    return actor.user_id


async def _named(uow: UnitOfWork, found: Sequence[Delegation]) -> list[Delegation]:
    wanted = {person for one in found for person in (one.user_id, one.delegate_id)}
    members = await identity.get_members_by_ids(uow, wanted) if wanted else {}
    names = {user_id: member.full_name for user_id, member in members.items()}
    return [
        replace(
            one,
            user_name=names.get(one.user_id, ""),
            delegate_name=names.get(one.delegate_id, ""),
        )
        for one in found
    ]
