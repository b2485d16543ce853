"""Asking for an approval, asking anew when the subject changes, and taking a request back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.approvals import repository
from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    Chain,
    FlaggedField,
    RequestApproval,
    RequestGroup,
    SlotState,
    Standing,
    Subject,
    SubjectKind,
)
from rolecall.domains.approvals.events import (
    ApprovalRequested,
    ApprovalRestarted,
    ApprovalWithdrawn,
)
from rolecall.domains.approvals.queries import approvals as queries
from rolecall.domains.approvals.queries import chains as chain_queries
from rolecall.domains.approvals.rules.chains import chain_for, opened_slots
from rolecall.domains.approvals.rules.changes import baseline, differences
from rolecall.domains.approvals.rules.progress import progress
from rolecall.domains.approvals.service.telling import event_names, tell_asked
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say

_STANDS = frozenset({ApprovalStatus.PENDING, ApprovalStatus.GRANTED})


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said about the approval of one kind of subject. `needed` takes the chain's name."""

    pending: Sentence
    declined: Sentence
    needed: Callable[[str], Sentence]
    not_needed: Sentence


_WORDS: Final = {
    SubjectKind.JOB: _Words(
        say(
            "The approval of this job is not complete. Its approvers have been told; the "
            "job's page shows for whom it waits."
        ),
        say("This job was declined. Change what was criticised and ask for approval again."),
        lambda chain: say(
            "In your organization this job needs approval first ({chain}). Ask for approval on "
            "the job's page.",
            chain=chain,
        ),
        say("No approval chain applies to this job: it needs no approval."),
    ),
    SubjectKind.OFFER: _Words(
        say(
            "The approval of this offer is not complete. Its approvers have been told; the "
            "offer's page shows for whom it waits."
        ),
        say("This offer was declined. Change what was criticised and ask for approval again."),
        lambda chain: say(
            "In your organization this offer needs approval first ({chain}). Ask for approval on "
            "the offer's page.",
            chain=chain,
        ),
        say("No approval chain applies to this offer: it needs no approval."),
    ),
    SubjectKind.AI_INTERVIEW_TEMPLATE: _Words(
        say(
            "The approval of this AI interview is not complete. Its approvers have been told; the "
            "job's page shows for whom it waits."
        ),
        say(
            "This AI interview was declined. Change what was criticised and ask for approval again."
        ),
        lambda chain: say(
            "In your organization this AI interview needs approval first ({chain}). Ask for "
            "approval on the job's page.",
            chain=chain,
        ),
        say("No approval chain applies to this AI interview."),
    ),
}


async def standing_of(
    uow: UnitOfWork, kind: SubjectKind, subject_id: UUID, department: str
) -> Standing:
    """Return whether a chain applies to a subject, and its newest request."""
    chain = chain_for(await chain_queries.chains_of_kind(uow, kind), kind, department)
    newest = await queries.find_newest(uow, kind, subject_id)
    return Standing(chain.name if chain else "", newest)


async def require_granted(uow: UnitOfWork, subject: Subject) -> None:
    """Pass where no chain applies, or where exactly these fields have been approved.

    Raises:
        Conflict: code `approval_required`, `approval_pending` or `approval_declined`.
    """
    standing = await standing_of(uow, subject.kind, subject.id, subject.department)
    approval = standing.approval
    if not standing.is_needed:
        return
    status = standing.status
    if approval and status is ApprovalStatus.GRANTED and approval.fields == subject.fields:
        return
    words = _WORDS[subject.kind]
    if status is ApprovalStatus.PENDING:
        raise Conflict(words.pending, code="approval_pending")
    if status is ApprovalStatus.DECLINED:
        raise Conflict(words.declined, code="approval_declined")
    raise Conflict(words.needed(standing.chain_name), code="approval_required")


async def request_approval(uow: UnitOfWork, actor: Actor, command: RequestApproval) -> Approval:
    """Ask the approvers of the chain that applies. Whether the actor may ask, the caller decides.

    Raises:
        Conflict: code `no_approval_needed`, `approval_pending`, `already_granted` or
            `approvers_missing`.
    """
    subject = command.subject
    chain = await _chain_of(uow, subject)
    if chain is None:
        raise Conflict(_WORDS[subject.kind].not_needed, code="no_approval_needed")
    newest = await _locked_newest(uow, subject.kind, subject.id)
    if newest and newest.status is ApprovalStatus.PENDING:
        raise Conflict(
            say("Approval is asked for already. Take that request back to begin anew."),
            code="approval_pending",
        )
    if newest and newest.status is ApprovalStatus.GRANTED and newest.fields == subject.fields:
        raise Conflict(say("Exactly this is approved already."), code="already_granted")
    made = await _ask(uow, actor, subject, chain, command.note.strip(), baseline(newest))
    audit.record(
        uow,
        actor,
        "approvals.requested",
        subject.kind.value,
        subject.id,
        say(
            "Asked for approval of “{subject}” ({chain}).", subject=subject.title, chain=chain.name
        ),
    )
    uow.emit(ApprovalRequested(**event_names(made)))
    return made


async def follow_change(uow: UnitOfWork, actor: Actor, subject: Subject) -> Approval | None:
    """Ask anew when flagged fields differ from those of a pending or granted request.

    Where the chain that applies now lacks approvers, the old request ends and nobody is asked: a
    change can be saved, and whoever asks next learns what is missing. Returns the new request, None
    if there is none.
    """
    newest = await _locked_newest(uow, subject.kind, subject.id)
    if newest is None or newest.status not in _STANDS or newest.fields == subject.fields:
        return None
    await _end(uow, newest, ApprovalStatus.SUPERSEDED)
    chain = await _chain_of(uow, subject)
    made: Approval | None = None
    if chain is not None:
        with suppress(Conflict):
            made = await _ask(uow, actor, subject, chain, newest.note, baseline(newest))
    changed = differences(newest.fields, subject.fields)
    labels = [change.label.lower() for change in changed]
    audit.record(
        uow,
        actor,
        "approvals.restarted" if made else "approvals.superseded",
        subject.kind.value,
        subject.id,
        say(
            "The approval of “{subject}” begins anew, because this changed: {labels}.",
            subject=subject.title,
            labels=labels,
        )
        if made
        else say(
            "The approval of “{subject}” no longer holds, because this changed: {labels}.",
            subject=subject.title,
            labels=labels,
        ),
        {change.name: audit.Change(change.before, change.after) for change in changed},
    )
    if made is None:
        uow.emit(ApprovalWithdrawn(**event_names(newest)))
        return None
    uow.emit(ApprovalRestarted(**event_names(made), previous_id=newest.id))
    return made


async def withdraw(
    uow: UnitOfWork,
    actor: Actor,
    kind: SubjectKind,
    subject_id: UUID,
    told: Callable[[str], Sentence] | None = None,
) -> Approval | None:
    """End the pending request of a subject, for the domain that owns the subject and has decided.

    `told` makes the sentence of the audit log from the subject's title, where it says more than
    that the request was taken back. Returns the request, None if none was pending.
    """
    newest = await _locked_newest(uow, kind, subject_id)
    if newest is None or newest.status is not ApprovalStatus.PENDING:
        return None
    await _end(uow, newest, ApprovalStatus.WITHDRAWN)
    audit.record(
        uow,
        actor,
        "approvals.withdrawn",
        kind.value,
        subject_id,
        told(newest.title)
        if told is not None
        else say("Took back the request to approve “{subject}”.", subject=newest.title),
    )
    uow.emit(ApprovalWithdrawn(**event_names(newest)))
    return replace(newest, status=ApprovalStatus.WITHDRAWN)


async def _locked_newest(uow: UnitOfWork, kind: SubjectKind, subject_id: UUID) -> Approval | None:
    newest = await queries.find_newest(uow, kind, subject_id)
    if newest is None:
        return None
    await repository.lock_approval(uow, newest.id)
    return await queries.find_approval(uow, newest.id)


async def _chain_of(uow: UnitOfWork, subject: Subject) -> Chain | None:
    chains = await chain_queries.chains_of_kind(uow, subject.kind)
    return chain_for(chains, subject.kind, subject.department)


async def _ask(
    uow: UnitOfWork,
    actor: Actor,
    subject: Subject,
    chain: Chain,
    note: str,
    before: tuple[FlaggedField, ...],
) -> Approval:
    named = {member for group in chain.groups for member in group.member_ids}
    members = await identity.get_members_by_ids(uow, named)
    able = {user_id for user_id, one in members.items() if one.status is MemberStatus.ACTIVE}
    if not chain.allows_own:
        able.discard(actor.user_id)
    opened = opened_slots(chain.groups, able)
    groups = tuple(RequestGroup(group.name, group.needed) for group in chain.groups)
    now = clock.now()
    states = progress(chain.sequence, groups, opened).states
    slots = tuple(
        replace(slot, state=state, asked_at=now if state is SlotState.ASKED else None)
        for slot, state in zip(opened, states, strict=True)
    )
    made = Approval(
        id=ids.uuid7(),
        kind=subject.kind,
        subject_id=subject.id,
        job_id=subject.job_id,
        title=subject.title,
        link=subject.link,
        chain_id=chain.id,
        chain_name=chain.name,
        sequence=chain.sequence,
        groups=groups,
        slots=slots,
        fields=subject.fields,
        before=before,
        status=ApprovalStatus.PENDING,
        requested_by=actor.user_id,
        requested_by_name=actor.name,
        note=note,
        allows_own=chain.allows_own,
        remind_after_days=chain.remind_after_days,
        requested_at=now,
        finished_at=None,
    )
    await repository.insert_approval(uow, made)
    await tell_asked(uow, made, [s.position for s in slots if s.state is SlotState.ASKED])
    return made


async def _end(uow: UnitOfWork, approval: Approval, status: ApprovalStatus) -> None:
    open_states = {SlotState.LATER, SlotState.ASKED}
    ended = [
        replace(slot, state=SlotState.SPARED) if slot.state in open_states else slot
        for slot in approval.slots
    ]
    await repository.update_slots(uow, approval.id, approval.slots, ended)
    await repository.finish_approval(uow, approval.id, status, clock.now())
