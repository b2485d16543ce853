"""What approvers are told when it is their turn, and askers when it is decided."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    AskedApprover,
    FieldDiff,
    SlotState,
)
from rolecall.domains.approvals.events import (
    ApprovalDelegated,
    ApprovalReminderDue,
    ApproversAsked,
)
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
    RecordRef,
)
from rolecall.infra.db import UnitOfWork

_PAGE = "/app/approvals"
_NOTHING = "–"


async def ask(uow: UnitOfWork, event: ApproversAsked) -> None:
    """Tell approvers that it is their turn."""
    found = await approvals.asked_approvers(uow, event.approval_id, event.positions)
    if found is not None:
        turn = "-".join(map(str, event.positions))
        await _ask(uow, *found, f"asked:{turn}")


async def remind(uow: UnitOfWork, event: ApprovalReminderDue) -> None:
    """Tell approvers again who have not answered."""
    found = await approvals.remind(uow, event)
    if found is not None:
        turn = "-".join(map(str, event.positions))
        await _ask(uow, *found, f"reminded:{turn}:{event.number}", is_reminder=True)


async def tell_outcome(uow: UnitOfWork, approval: Approval) -> None:
    """Tell whoever asked."""
    if approval.requested_by is None:
        return
    granted = approval.status is ApprovalStatus.GRANTED
    notice = NoticeKind.APPROVAL_GRANTED if granted else NoticeKind.APPROVAL_DECLINED
    member = (await _members(uow, [approval.requested_by])).get(approval.requested_by)
    if member is None:
        return
    await messaging.notify(
        uow,
        Notify(
            kind=notice,
            readers=[Reader.of_member(member)],
            variables={"title": approval.title, "chain_name": approval.chain_name},
            dedupe_key=f"approval:{approval.id}:decided",
            link=approval.link,
            record=_record(approval),
        ),
    )
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind(notice.value),
            recipient=Recipient.of_member(member),
            variables={
                "recipient_name": member.full_name,
                "subject_kind": approval.kind.value,
                "title": approval.title,
                "decisions": await _decisions(uow, approval),
                "console_url": f"{uow.runtime.public_url}{approval.link}",
            },
            brand=sender.brand,
            dedupe_key=f"approval:{approval.id}:decided",
            record=_record(approval),
        ),
    )


async def tell_stand_in(uow: UnitOfWork, event: ApprovalDelegated) -> None:
    """Tell a member that they stand in for another."""
    if event.ended:
        return
    delegation = await approvals.find_delegation(uow, event.delegation_id)
    people = await _members(uow, [event.user_id, event.delegate_id])
    if delegation is None or len(people) < len({event.user_id, event.delegate_id}):
        return
    reader = people[event.delegate_id]
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.APPROVAL_DELEGATED,
            readers=[Reader.of_member(reader)],
            variables={
                "member_name": people[event.user_id].full_name,
                "from_day": delegation.starts_at.date().isoformat(),
                "to_day": delegation.ends_at.date().isoformat(),
            },
            dedupe_key=f"approval-delegation:{event.delegation_id}",
            link=_PAGE,
        ),
    )


async def _ask(
    uow: UnitOfWork,
    approval: Approval,
    changes: Sequence[FieldDiff],
    asked: Sequence[AskedApprover],
    dedupe: str,
    *,
    is_reminder: bool = False,
) -> None:
    members = await _members(uow, [approver.user_id for approver in asked])
    dedupe = f"approval:{approval.id}:{dedupe}"
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.APPROVAL_REQUESTED,
            readers=[Reader.of_member(member) for member in members.values()],
            variables={"title": approval.title, "requester_name": approval.requested_by_name},
            dedupe_key=dedupe,
            link=f"{_PAGE}/{approval.id}",
            record=_record(approval),
        ),
    )
    sender = await sender_of(uow)
    for approver in asked:
        member = members.get(approver.user_id)
        if member is None:
            continue
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=MailKind.APPROVAL_REQUESTED,
                recipient=Recipient.of_member(member),
                variables={
                    "recipient_name": member.full_name,
                    "requester_name": approval.requested_by_name,
                    "subject_kind": approval.kind.value,
                    "title": approval.title,
                    "note": approval.note or None,
                    "changes": _changes(changes) or None,
                    "details": [[one.label, one.value or _NOTHING] for one in approval.fields],
                    "decide_url": approver.url,
                    "console_url": f"{uow.runtime.public_url}{_PAGE}/{approval.id}",
                    "is_reminder": "yes" if is_reminder else None,
                },
                brand=sender.brand,
                dedupe_key=f"{dedupe}:{member.user_id}",
                record=_record(approval),
            ),
        )


def _changes(changes: Sequence[FieldDiff]) -> list[list[str]]:
    return [[one.label, f"{one.before or _NOTHING} → {one.after or _NOTHING}"] for one in changes]


async def _decisions(uow: UnitOfWork, approval: Approval) -> list[list[str]]:
    said = [slot for slot in approval.slots if slot.decided_by is not None]
    people = await identity.get_members_by_ids(
        uow, {slot.decided_by for slot in said if slot.decided_by}
    )
    return [
        [
            people[slot.decided_by].full_name if slot.decided_by in people else _NOTHING,
            slot.comment or ("✓" if slot.state is SlotState.APPROVED else "✗"),
        ]
        for slot in said
    ]


async def _members(uow: UnitOfWork, user_ids: Sequence[UUID]) -> dict[UUID, MemberRef]:
    found = await identity.get_members_by_ids(uow, user_ids)
    return {
        user_id: member for user_id, member in found.items() if member.status is MemberStatus.ACTIVE
    }


def _record(approval: Approval) -> RecordRef:
    return RecordRef(approval.kind.value, approval.subject_id)
