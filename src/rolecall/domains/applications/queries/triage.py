"""Reading the queue. What is snoozed is one anti-join, so that a list is one query."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.domains.applications.contracts import ApplicationSummary, TransitionKind
from rolecall.domains.applications.contracts.triage import (
    WAITING_KINDS,
    QueueFilter,
    Snoozed,
    TriageProgress,
)
from rolecall.domains.applications.models import applications, snoozes, transitions
from rolecall.domains.applications.models.rows import SUMMARY_COLUMNS, application_summary
from rolecall.infra.db import Reader, TenantRead, UnitOfWork, capped_count
from rolecall.infra.db.tables import Timestamp
from rolecall.kernel.pages import Page, PageRequest, Total

_a, _s, _t = applications.c, snoozes.c, transitions.c
_NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""In a position: nothing is promised. In the table it is NULL, which sorts last."""


def _written(column: sa.ColumnElement[str], words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Return the condition with its words written out: partial indexes are for what is seen."""
    name = f"written_{column.key}"
    given: sa.BindParameter[Any] = sa.bindparam(
        name, list(words), expanding=True, literal_execute=True
    )
    return column.in_(given)


_IS_WAITING = _written(_a.stage_kind, WAITING_KINDS)
_SNOOZED = sa.and_(
    _s.org_id == _a.org_id,
    _s.application_id == _a.id,
    _s.user_id == sa.bindparam("user_id", type_=sa.Uuid),
    _s.until > sa.bindparam("at", type_=Timestamp),
    _s.entered_at == _a.stage_entered_at,
)


async def list_queue(
    reader: Reader, wanted: QueueFilter, page: PageRequest
) -> Page[ApplicationSummary]:
    """Return applications that wait for a decision: oldest promise first, then longest waiting."""
    given = _given(wanted)
    total = None
    if page.counted:
        count = _total(wanted.job_ids is not None)
        total = Total.of(await reader.fetch_value(count, org_id=reader.org_id, **given))
    after = ""
    if page.after:
        after = "none" if page.after[0] == _NEVER else "due"
        given["after_due"], given["after_entered"], given["after_id"] = page.after
        if after == "none":
            del given["after_due"]
    statement = _queue(wanted.job_ids is not None, after)
    rows = await reader.fetch(statement, org_id=reader.org_id, limit=page.limit + 1, **given)
    return Page.of(
        [application_summary(row) for row in rows],
        page,
        lambda item: (item.due_at or _NEVER, item.stage_entered_at, item.id),
        total,
    )


async def count_waiting(reader: Reader, wanted: QueueFilter) -> tuple[int, int]:
    """Return how many applications wait, and how many more are snoozed."""
    statement = _counts(wanted.job_ids is not None)
    row = await reader.fetch_one(statement, org_id=reader.org_id, **_given(wanted))
    return (0, 0) if row is None else (row["waiting"], row["snoozed"])


async def count_decided(uow: UnitOfWork, wanted: QueueFilter, since: datetime) -> int:
    """Return how many applications a member moved on since then, and did not take back."""
    taken_back = transitions.alias()
    counted = sa.select(sa.func.count(_t.application_id.distinct())).where(
        _t.org_id == uow.org_id,
        _t.by_id == wanted.user_id,
        _written(_t.kind, (TransitionKind.MOVED.value,)),
        _t.at >= since,
        _t.from_kind.in_(WAITING_KINDS),
        ~sa.exists().where(taken_back.c.org_id == uow.org_id, taken_back.c.undoes_id == _t.id),
    )
    found: int = await uow.fetch_value(counted)
    return found


async def read_progress(uow: UnitOfWork, wanted: QueueFilter, since: datetime) -> TriageProgress:
    """Return how far a member is who began at `since`."""
    waiting, snoozed = await count_waiting(uow, wanted)
    return TriageProgress(waiting, snoozed, await count_decided(uow, wanted, since))


async def list_snoozed(uow: UnitOfWork, wanted: QueueFilter, limit: int) -> list[Snoozed]:
    """Return what a member snoozed, what comes back first first."""
    rows = await uow.fetch(
        sa.select(_a.id, _a.candidate_name, _a.job_title, _s.until)
        .join(snoozes, _SNOOZED)
        .where(_a.org_id == uow.org_id, _IS_WAITING)
        .order_by(_s.until, _a.id)
        .limit(limit),
        **_given(wanted),
    )
    return [Snoozed(*row) for row in rows]


def _given(wanted: QueueFilter) -> dict[str, Any]:
    given: dict[str, Any] = {"user_id": wanted.user_id, "at": wanted.at}
    if wanted.job_ids is not None:
        given["job_ids"] = list(wanted.job_ids)
    return given


def _conditions(of_jobs: bool) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [_a.org_id == sa.bindparam("org_id"), _IS_WAITING]
    if of_jobs:
        wanted = sa.bindparam("job_ids", type_=ARRAY(sa.Uuid))
        conditions.append(_a.job_id == sa.func.any(wanted))
    return conditions


@lru_cache(maxsize=10)
def _queue(of_jobs: bool, after: str) -> TenantRead:
    """Return the statement of a page; `after` is `due`, or `none` past all that is promised."""
    listed = sa.select(*SUMMARY_COLUMNS).where(*_conditions(of_jobs), ~sa.exists().where(_SNOOZED))
    later = sa.tuple_(_a.stage_entered_at, _a.id) > sa.tuple_(
        sa.bindparam("after_entered", type_=Timestamp), sa.bindparam("after_id", type_=sa.Uuid)
    )
    if after == "none":
        listed = listed.where(_a.due_at.is_(None), later)
    elif after == "due":
        due = sa.bindparam("after_due", type_=Timestamp)
        listed = listed.where(
            sa.or_(_a.due_at > due, sa.and_(_a.due_at == due, later), _a.due_at.is_(None))
        )
    limit = sa.bindparam("limit", type_=sa.Integer)
    return TenantRead(listed.order_by(_a.due_at, _a.stage_entered_at, _a.id).limit(limit))


@lru_cache(maxsize=2)
def _total(of_jobs: bool) -> TenantRead:
    listed = sa.select(_a.id).where(*_conditions(of_jobs), ~sa.exists().where(_SNOOZED))
    return TenantRead(capped_count(listed))


@lru_cache(maxsize=2)
def _counts(of_jobs: bool) -> TenantRead:
    is_snoozed = _s.user_id.is_not(None)
    return TenantRead(
        sa.select(
            sa.func.count().filter(~is_snoozed).label("waiting"),
            sa.func.count().filter(is_snoozed).label("snoozed"),
        )
        .select_from(applications.outerjoin(snoozes, _SNOOZED))
        .where(*_conditions(of_jobs))
    )
