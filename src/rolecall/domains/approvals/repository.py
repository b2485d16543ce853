"""Writing chains, requests, slots and delegations."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    Chain,
    ChainContent,
    Delegation,
    Slot,
)
from rolecall.domains.approvals.models import approvals, chains, delegations, slots
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses
from rolecall.infra.erasure import ERASED_NAME, Erased, Person, erases, leaves_rows
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_a, _c, _d, _s = approvals.c, chains.c, delegations.c, slots.c


async def insert_chain(uow: UnitOfWork, chain_id: UUID, content: ChainContent) -> None:
    """Insert the first version of a chain."""
    now = clock.now()
    values = {"version": 1, "created_at": now, "updated_at": now, **_columns_of(content)}
    await uow.execute(sa.insert(chains).values(org_id=uow.org_id, id=chain_id, **values))


async def update_chain(uow: UnitOfWork, chain: Chain, content: ChainContent) -> None:
    """Write the next version of a chain.

    Raises:
        VersionMismatch: the row has another version by now.
    """
    written = await uow.execute(
        sa.update(chains)
        .where(_c.org_id == uow.org_id, _c.id == chain.id, _c.version == chain.version)
        .values(version=chain.version + 1, updated_at=clock.now(), **_columns_of(content))
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this chain meanwhile. Load it again."))


async def delete_chain(uow: UnitOfWork, chain_id: UUID) -> None:
    """Delete a chain; requests keep what they took from it."""
    await uow.execute(sa.delete(chains).where(_c.org_id == uow.org_id, _c.id == chain_id))


async def lock_approval(uow: UnitOfWork, approval_id: UUID) -> None:
    """Let this transaction alone change a request; read it after this."""
    await uow.execute(
        sa.select(_a.id)
        .where(_a.org_id == uow.org_id, _a.id == approval_id)
        .with_for_update(key_share=True)
    )


async def insert_approval(uow: UnitOfWork, approval: Approval) -> None:
    """Insert a request with its slots."""
    await uow.execute(
        sa.insert(approvals).values(
            org_id=uow.org_id,
            id=approval.id,
            kind=approval.kind.value,
            subject_id=approval.subject_id,
            job_id=approval.job_id,
            title=approval.title,
            link=approval.link,
            chain_id=approval.chain_id,
            chain_name=approval.chain_name,
            sequence=approval.sequence.value,
            groups=msgspec.to_builtins(approval.groups),
            fields=msgspec.to_builtins(approval.fields),
            before=msgspec.to_builtins(approval.before),
            status=approval.status.value,
            requested_by=approval.requested_by,
            requested_by_name=approval.requested_by_name,
            note=approval.note,
            allows_own=approval.allows_own,
            remind_after_days=approval.remind_after_days,
            requested_at=approval.requested_at,
            finished_at=approval.finished_at,
        )
    )
    await uow.execute(
        sa.insert(slots).values(
            [
                {"org_id": uow.org_id, "approval_id": approval.id, "position": slot.position}
                | _slot_columns(slot)
                for slot in approval.slots
            ]
        )
    )


async def finish_approval(
    uow: UnitOfWork, approval_id: UUID, status: ApprovalStatus, at: datetime
) -> None:
    """Write what became of a request."""
    await uow.execute(
        sa.update(approvals)
        .where(_a.org_id == uow.org_id, _a.id == approval_id)
        .values(status=status.value, finished_at=at)
    )


async def update_slots(
    uow: UnitOfWork, approval_id: UUID, before: Sequence[Slot], after: Iterable[Slot]
) -> None:
    """Write the slots that differ; the request must be locked."""
    for old, new in zip(before, after, strict=True):
        if new != old:
            await uow.execute(
                sa.update(slots)
                .where(
                    _s.org_id == uow.org_id,
                    _s.approval_id == approval_id,
                    _s.position == new.position,
                )
                .values(**_slot_columns(new))
            )


async def insert_delegation(uow: UnitOfWork, delegation: Delegation) -> None:
    """Insert a delegation."""
    await uow.execute(
        sa.insert(delegations).values(
            org_id=uow.org_id,
            id=delegation.id,
            user_id=delegation.user_id,
            delegate_id=delegation.delegate_id,
            starts_at=delegation.starts_at,
            ends_at=delegation.ends_at,
            created_at=clock.now(),
        )
    )


async def delete_delegation(uow: UnitOfWork, delegation_id: UUID) -> None:
    """End a delegation."""
    await uow.execute(sa.delete(delegations).where(_d.org_id == uow.org_id, _d.id == delegation_id))


def _columns_of(content: ChainContent) -> dict[str, Any]:
    return {
        "name": content.name,
        "kind": content.kind.value,
        "sequence": content.sequence.value,
        "groups": [
            {
                "name": group.name,
                "member_ids": [str(member) for member in group.member_ids],
                "needed": group.needed,
            }
            for group in content.groups
        ],
        "departments": list(content.departments),
        "allows_own": content.allows_own,
        "remind_after_days": content.remind_after_days,
        "active": content.active,
    }


def _slot_columns(slot: Slot) -> dict[str, Any]:
    return {
        "group_index": slot.group,
        "member_id": slot.member_id,
        "assignee_id": slot.assignee_id,
        "state": slot.state.value,
        "decided_by": slot.decided_by,
        "comment": slot.comment,
        "via": slot.via.value if slot.via else None,
        "asked_at": slot.asked_at,
        "decided_at": slot.decided_at,
    }


@erases("approvals", approvals, slots)
async def erase_approvals(uow: UnitOfWork, person: Person) -> Erased:
    """Take what was written out of approvals of a person's offers; who decided when stays."""
    a, s = approvals.c, slots.c
    rows = await uow.fetch(
        sa.select(a.id).where(a.org_id == uow.org_id, a.subject_id.in_(person.of("offer")))
    )
    found = [row["id"] for row in rows]
    await uow.execute(
        sa.update(approvals)
        .where(a.org_id == uow.org_id, a.id.in_(found))
        .values(title=ERASED_NAME, fields=[], before=[], note="")
    )
    await uow.execute(
        sa.update(slots).where(s.org_id == uow.org_id, s.approval_id.in_(found)).values(comment="")
    )
    return Erased({"approvals": len(found)})


_OF_OFFERS = sa.select(approvals.c.id).where(approvals.c.org_id == slots.c.org_id)


def _of_slots(person: Person) -> sa.ColumnElement[bool]:
    theirs = approvals.c.subject_id.in_(person.of("offer"))
    return slots.c.approval_id.in_(_OF_OFFERS.where(theirs))


discloses(
    Section(
        name="approvals",
        title=say("Approvals of offers to you"),
        table=approvals,
        about=lambda person: approvals.c.subject_id.in_(person.of("offer")),
        shown=("requested_at", "title", "finished_at", "note"),
        codes=("id", "kind", "subject_id", "job_id", "status"),
        withheld={
            Withheld.OTHERS: ("requested_by", "requested_by_name"),
            Withheld.MACHINERY: (
                "link", "chain_id", "chain_name", "sequence", "groups", "allows_own",
                "remind_after_days",
            ),
            Withheld.UNSENT: ("fields", "before"),
        },
        whole=Choice.NOTES,
    )
)  # fmt: skip
leaves_rows(
    approvals,
    emptied=("title", "fields", "before", "note"),
    kept=(
        "id", "kind", "subject_id", "job_id", "link", "chain_id", "chain_name", "sequence",
        "groups", "status", "requested_by", "requested_by_name", "allows_own",
        "remind_after_days", "requested_at", "finished_at",
    ),
)  # fmt: skip
discloses(
    Section(
        name="approval_decisions",
        title=say("Decisions about offers to you"),
        table=slots,
        about=_of_slots,
        shown=("decided_at", "comment"),
        codes=("approval_id", "position", "state", "asked_at"),
        withheld={
            Withheld.OTHERS: ("member_id", "assignee_id", "decided_by"),
            Withheld.MACHINERY: ("group_index", "via"),
        },
        whole=Choice.NOTES,
    )
)
leaves_rows(
    slots,
    emptied=("comment",),
    kept=(
        "approval_id", "position", "group_index", "member_id", "assignee_id", "state",
        "decided_by", "via", "asked_at", "decided_at",
    ),
)  # fmt: skip
