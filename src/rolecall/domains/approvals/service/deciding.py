"""Saying yes or no, and handing a voice on."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.approvals import policy, repository
from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    Decide,
    HandOn,
    Slot,
    SlotState,
    Verdict,
)
from rolecall.domains.approvals.events import (
    ApprovalAdvanced,
    ApprovalDeclined,
    ApprovalGranted,
)
from rolecall.domains.approvals.queries import approvals as queries
from rolecall.domains.approvals.queries import delegations as delegation_queries
from rolecall.domains.approvals.rules.progress import progress
from rolecall.domains.approvals.rules.voices import voices
from rolecall.domains.approvals.service.telling import event_names, tell_asked
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say

_SAID = {Verdict.APPROVE: SlotState.APPROVED, Verdict.DECLINE: SlotState.DECLINED}
_ENDED = {
    ApprovalStatus.GRANTED: say("This is approved already; nothing is left to decide."),
    ApprovalStatus.DECLINED: say("This was declined already; nothing is left to decide."),
    ApprovalStatus.WITHDRAWN: say("This request was taken back; nothing is left to decide."),
    ApprovalStatus.SUPERSEDED: say(
        "What was to be approved has changed meanwhile. Look at the new request."
    ),
}


async def decide(uow: UnitOfWork, actor: Actor, command: Decide) -> Approval:
    """Decide with every voice that the actor has in a request now.

    Raises:
        NotFound: there is no such request, or none that the actor may see.
        Forbidden: it does not wait for the actor.
        Conflict: code `approval_ended`, with its status.
        InvalidInput: a no without words.
    """
    approval = await _locked(uow, command.approval_id)
    now = clock.now()
    stands_in_for = await delegation_queries.stands_in_for(uow, actor.user_id, now)
    _require_pending(actor, approval, stands_in_for)
    policy.can_decide(actor, approval, stands_in_for).require()
    comment = command.comment.strip()
    if command.verdict is Verdict.DECLINE and not comment:
        raise InvalidInput.of_field(
            "comment",
            say("Say what would have to change, so that people know what to do."),
            "required",
        )
    own = {slot.position for slot in voices(approval, actor.user_id, stands_in_for)}
    said = [
        replace(
            slot,
            state=_SAID[command.verdict],
            decided_by=actor.user_id,
            decided_at=now,
            comment=comment,
            via=command.via,
        )
        if slot.position in own
        else slot
        for slot in approval.slots
    ]
    _record(uow, actor, approval, command, comment)
    return await _advance(uow, approval, said)


async def hand_on(uow: UnitOfWork, actor: Actor, command: HandOn) -> Approval:
    """Give a voice that is not used yet to another member.

    Raises:
        NotFound: there is no such request, or none that the actor may see.
        Forbidden: the voice is somebody else's.
        Conflict: code `approval_ended`, or `no_voice` where nothing is left to hand on.
        InvalidInput: the other is no active member, has a voice in the group, or asked for it; or
            there is no reason for handing on what waits for somebody else.
    """
    approval = await _locked(uow, command.approval_id)
    giver = command.from_user_id or actor.user_id
    _require_pending(actor, approval, set())
    if giver is None:
        raise NotFound(say("There is no such request for approval."))
    policy.can_hand_on(actor, giver).require()
    reason = " ".join(command.reason.split())
    if giver != actor.user_id and not reason:
        raise InvalidInput.of_field(
            "reason", say("Say why somebody else decides: the audit log keeps it."), "required"
        )
    taker = (await identity.get_members_by_ids(uow, [command.to_user_id])).get(command.to_user_id)
    if taker is None or taker.status is not MemberStatus.ACTIVE:
        raise InvalidInput.of_field(
            "to_user_id", say("This is not a member of your organization."), "not_a_member"
        )
    if taker.user_id == approval.requested_by and not approval.allows_own:
        raise InvalidInput.of_field(
            "to_user_id", say("They asked for this approval, so that others have to decide."), "own"
        )
    given = [slot for slot in approval.slots if slot.assignee_id == giver and _is_open(slot)]
    if not given:
        raise Conflict(say("Nothing in this request waits for them."), code="no_voice")
    groups = {slot.group for slot in given}
    if any(
        taker.user_id in {slot.assignee_id, slot.decided_by}
        for slot in approval.slots
        if slot.group in groups
    ):
        raise InvalidInput.of_field(
            "to_user_id",
            say("They have a voice of their own here. Choose somebody else."),
            "has_voice",
        )
    moved = {slot.position for slot in given}
    slots = [
        replace(slot, assignee_id=taker.user_id) if slot.position in moved else slot
        for slot in approval.slots
    ]
    await repository.update_slots(uow, approval.id, approval.slots, slots)
    audit.record(
        uow,
        actor,
        "approvals.handed_on",
        approval.kind.value,
        approval.subject_id,
        say(
            "Handed the approval of “{approval}” on to {taker}.",
            approval=approval.title,
            taker=taker.full_name,
        ),
        {
            "assignee_id": audit.Change(str(giver), str(taker.user_id)),
            **({"reason": audit.Change(None, reason)} if reason else {}),
        },
    )
    after = replace(approval, slots=tuple(slots))
    uow.emit(ApprovalAdvanced(**event_names(after)))
    await tell_asked(uow, after, [slot.position for slot in given if slot.state is SlotState.ASKED])
    return after


async def _locked(uow: UnitOfWork, approval_id: UUID) -> Approval:
    await repository.lock_approval(uow, approval_id)
    found = await queries.find_approval(uow, approval_id)
    if found is None:
        raise NotFound(say("There is no such request for approval."))
    return found


def _require_pending(actor: Actor, approval: Approval, stands_in_for: set[UUID]) -> None:
    if not policy.can_read(actor, approval, stands_in_for):
        raise NotFound(say("There is no such request for approval."))
    if approval.status is not ApprovalStatus.PENDING:
        raise Conflict(
            _ENDED[approval.status], code="approval_ended", status_now=approval.status.value
        )


def _is_open(slot: Slot) -> bool:
    return slot.state in {SlotState.ASKED, SlotState.LATER}


async def _advance(uow: UnitOfWork, approval: Approval, said: list[Slot]) -> Approval:
    now = clock.now()
    reached = progress(approval.sequence, approval.groups, said)
    slots = tuple(
        replace(
            slot,
            state=state,
            asked_at=now if state is SlotState.ASKED is not slot.state else slot.asked_at,
        )
        for slot, state in zip(said, reached.states, strict=True)
    )
    await repository.update_slots(uow, approval.id, approval.slots, slots)
    after = replace(approval, slots=slots, status=reached.status)
    names = event_names(after)
    if reached.status is ApprovalStatus.PENDING:
        uow.emit(ApprovalAdvanced(**names))
        turned = [s.position for s, old in zip(slots, said, strict=True) if s.state != old.state]
        await tell_asked(uow, after, [p for p in turned if slots[p].state is SlotState.ASKED])
        return after
    await repository.finish_approval(uow, approval.id, reached.status, now)
    granted = reached.status is ApprovalStatus.GRANTED
    uow.emit(ApprovalGranted(**names) if granted else ApprovalDeclined(**names))
    return replace(after, finished_at=now)


def _record(
    uow: UnitOfWork, actor: Actor, approval: Approval, command: Decide, comment: str
) -> None:
    approved = command.verdict is Verdict.APPROVE
    audit.record(
        uow,
        actor,
        "approvals.approved" if approved else "approvals.declined",
        approval.kind.value,
        approval.subject_id,
        say("Approved “{approval}” ({chain}).", approval=approval.title, chain=approval.chain_name)
        if approved
        else say(
            "Declined “{approval}” ({chain}).", approval=approval.title, chain=approval.chain_name
        ),
        {"comment": audit.Change(None, comment), "via": audit.Change(None, command.via.value)},
    )
