"""Requests as their readers see them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.approvals import policy
from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalShow,
    ApprovalView,
)
from rolecall.domains.approvals.queries import approvals as queries
from rolecall.domains.approvals.queries import delegations as delegation_queries
from rolecall.domains.approvals.rules.changes import differences
from rolecall.domains.approvals.rules.voices import voices
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def get_view(uow: UnitOfWork, actor: Actor, approval_id: UUID) -> ApprovalView:
    """Return a request as the actor sees it.

    Raises:
        NotFound: there is none of this id that the actor may see.
    """
    found = await queries.find_approval(uow, approval_id)
    stands_in_for = await delegation_queries.stands_in_for(uow, actor.user_id, clock.now())
    if found is None or not policy.can_read(actor, found, stands_in_for):
        raise NotFound(say("There is no such request for approval."))
    return (await _views(uow, actor, [found], stands_in_for))[0]


async def view_of(uow: UnitOfWork, actor: Actor, approval: Approval) -> ApprovalView:
    """Return a request that was loaded as the actor sees it; the caller has decided they may."""
    stands_in_for = await delegation_queries.stands_in_for(uow, actor.user_id, clock.now())
    return (await _views(uow, actor, [approval], stands_in_for))[0]


async def list_views(
    uow: UnitOfWork, actor: Actor, show: ApprovalShow, page: PageRequest
) -> Page[ApprovalView]:
    """Return the requests that concern the actor in one way, the newest first.

    Raises:
        Forbidden: the actor does not see what waits for others.
    """
    if actor.user_id is None:
        raise Forbidden(say("Only people approve."))
    if show is ApprovalShow.PENDING:
        policy.can_list_pending(actor).require()
    now = clock.now()
    found = await queries.list_approvals(uow, actor.user_id, show, now, page)
    stands_in_for = await delegation_queries.stands_in_for(uow, actor.user_id, now)
    return found.with_items(await _views(uow, actor, found.items, stands_in_for))


async def _views(
    uow: UnitOfWork,
    actor: Actor,
    approvals: Sequence[Approval],
    stands_in_for: Collection[UUID],
) -> list[ApprovalView]:
    people: set[UUID | None] = set()
    for approval in approvals:
        for slot in approval.slots:
            people |= {slot.member_id, slot.assignee_id, slot.decided_by}
    wanted = {person for person in people if person is not None}
    members = await identity.get_members_by_ids(uow, wanted) if wanted else {}
    names: dict[UUID | None, str] = {
        user_id: member.full_name for user_id, member in members.items()
    }
    return [_view(actor, _named(approval, names), stands_in_for) for approval in approvals]


def _named(approval: Approval, names: dict[UUID | None, str]) -> Approval:
    return replace(
        approval,
        slots=tuple(
            replace(
                slot,
                member_name=names.get(slot.member_id, ""),
                assignee_name=names.get(slot.assignee_id, ""),
                decided_by_name=names.get(slot.decided_by, ""),
            )
            for slot in approval.slots
        ),
    )


def _view(actor: Actor, approval: Approval, stands_in_for: Collection[UUID]) -> ApprovalView:
    own = voices(approval, actor.user_id, stands_in_for)
    return ApprovalView(
        approval=approval,
        changes=differences(approval.before, approval.fields),
        can_decide=bool(own),
        on_behalf_of=tuple(slot.assignee_name for slot in own if slot.assignee_id != actor.user_id),
    )
