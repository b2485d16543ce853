"""Reading requests with their slots."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalShow,
    ApprovalStatus,
    FlaggedField,
    RequestGroup,
    Sequence,
    Slot,
    SlotState,
    SubjectKind,
)
from rolecall.domains.approvals.models import approvals, delegations, slots
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.infra.db.security import is_not_hidden
from rolecall.kernel.pages import Page, PageRequest

_a, _s, _d = approvals.c, slots.c, delegations.c
_SLOTS = (
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_object(
                    "position",
                    _s.position,
                    "group",
                    _s.group_index,
                    "member_id",
                    _s.member_id,
                    "assignee_id",
                    _s.assignee_id,
                    "state",
                    _s.state,
                    "decided_by",
                    _s.decided_by,
                    "comment",
                    _s.comment,
                    "via",
                    _s.via,
                    "asked_at",
                    _s.asked_at,
                    "decided_at",
                    _s.decided_at,
                ),
                _s.position,
            )
        )
    )
    .where(_s.org_id == _a.org_id, _s.approval_id == _a.id)
    .scalar_subquery()
    .label("slots")
)
_WHOLE = sa.select(approvals, _SLOTS)


async def find_approval(uow: UnitOfWork, approval_id: UUID) -> Approval | None:
    """Return a request, None if the tenant has none of this id."""
    row = await uow.fetch_one(_WHOLE.where(_a.org_id == uow.org_id, _a.id == approval_id))
    return _approval_of(row) if row else None


async def find_newest(uow: UnitOfWork, kind: SubjectKind, subject_id: UUID) -> Approval | None:
    """Return the newest request for a subject, None if there never was one."""
    row = await uow.fetch_one(
        _WHOLE.where(_a.org_id == uow.org_id, _a.kind == kind.value, _a.subject_id == subject_id)
        .order_by(_a.id.desc())
        .limit(1)
    )
    return _approval_of(row) if row else None


async def list_approvals(
    uow: UnitOfWork, user_id: UUID, show: ApprovalShow, at: datetime, page: PageRequest
) -> Page[Approval]:
    """Return the requests that concern this person in one way, the newest first."""
    chosen = {
        ApprovalShow.WAITING: lambda: _waits_for(user_id, at),
        ApprovalShow.ASKED: lambda: _a.requested_by == user_id,
        ApprovalShow.DECIDED: lambda: _slot_exists(_s.decided_by == user_id),
        ApprovalShow.PENDING: _pending_and_seen,
    }[show]()
    listed = _WHOLE.where(_a.org_id == uow.org_id, chosen)
    return await fetch_page(uow, listed, page, _a.id, convert=_approval_of)


def _pending_and_seen() -> sa.ColumnElement[bool]:
    """State that a request waits for somebody, and is not of a job that is hidden from the reader.

    The table itself is not hidden, because what tells the hidden jobs reads it (decision 27).
    """
    return sa.and_(_a.status == ApprovalStatus.PENDING.value, is_not_hidden(_a.job_id))


def _waits_for(user_id: UUID, at: datetime) -> sa.ColumnElement[bool]:
    """State in SQL what `rules.voices` says of one person."""
    mine = slots.alias()
    stands_in = sa.exists().where(
        _d.org_id == _s.org_id,
        _d.user_id == _s.assignee_id,
        _d.delegate_id == user_id,
        _d.starts_at <= at,
        _d.ends_at > at,
    )
    has_own_voice = sa.exists().where(
        mine.c.org_id == _s.org_id,
        mine.c.approval_id == _s.approval_id,
        mine.c.group_index == _s.group_index,
        sa.or_(mine.c.assignee_id == user_id, mine.c.decided_by == user_id),
    )
    return sa.and_(
        _a.status == ApprovalStatus.PENDING.value,
        sa.or_(_a.allows_own, _a.requested_by.is_distinct_from(user_id)),
        _slot_exists(
            _s.state == SlotState.ASKED.value,
            sa.or_(_s.assignee_id == user_id, sa.and_(stands_in, sa.not_(has_own_voice))),
        ),
    )


def _slot_exists(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(_s.org_id == _a.org_id, _s.approval_id == _a.id, *conditions)


def _approval_of(row: Row) -> Approval:
    return Approval(
        id=row["id"],
        kind=SubjectKind(row["kind"]),
        subject_id=row["subject_id"],
        job_id=row["job_id"],
        title=row["title"],
        link=row["link"],
        chain_id=row["chain_id"],
        chain_name=row["chain_name"],
        sequence=Sequence(row["sequence"]),
        groups=msgspec.convert(row["groups"], tuple[RequestGroup, ...]),
        slots=_slots_of(row["slots"]),
        fields=msgspec.convert(row["fields"], tuple[FlaggedField, ...]),
        before=msgspec.convert(row["before"], tuple[FlaggedField, ...]),
        status=ApprovalStatus(row["status"]),
        requested_by=row["requested_by"],
        requested_by_name=row["requested_by_name"],
        note=row["note"],
        allows_own=row["allows_own"],
        remind_after_days=row["remind_after_days"],
        requested_at=row["requested_at"],
        finished_at=row["finished_at"],
    )


def _slots_of(items: list[dict[str, Any]] | None) -> tuple[Slot, ...]:
    return msgspec.convert(items or [], tuple[Slot, ...])
