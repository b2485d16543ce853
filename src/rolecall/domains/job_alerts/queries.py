"""Reading alerts and saved jobs."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.job_alerts.contracts import (
    AlertFrequency,
    AlertStatus,
    Audience,
    AudiencePart,
    JobAlert,
)
from rolecall.domains.job_alerts.models import alerts, saved, told
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_a, _s, _t = alerts.c, saved.c, told.c
MOST_PARTS = 50
"""Departments, and jobs, that are counted apart."""


async def find_alert(uow: UnitOfWork, alert_id: UUID, *, lock: bool = False) -> JobAlert | None:
    """Return an alert, on request held against changes until the transaction ends."""
    wanted = sa.select(alerts).where(_a.org_id == uow.org_id, _a.id == alert_id)
    row = await uow.fetch_one(wanted.with_for_update() if lock else wanted)
    return _alert(row) if row else None


async def list_of_address(uow: UnitOfWork, email_norm: str) -> list[JobAlert]:
    """Return the confirmed alerts of an address at the transaction's organization, oldest first."""
    rows = await uow.fetch(
        sa.select(alerts)
        .where(
            _a.org_id == uow.org_id,
            _a.email_norm == email_norm,
            _a.status != AlertStatus.PENDING.value,
        )
        .order_by(_a.asked_at, _a.id)
    )
    return [_alert(row) for row in rows]


async def find_reader(uow: UnitOfWork, email_norm: str) -> UUID | None:
    """Return by which id the alerts of an address are known, None if it has none."""
    found: UUID | None = await uow.fetch_value(
        sa.select(_a.reader_id)
        .where(_a.org_id == uow.org_id, _a.email_norm == email_norm)
        .order_by(_a.asked_at, _a.id)
        .limit(1)
    )
    return found


async def find_address(uow: UnitOfWork, reader_id: UUID) -> Row | None:
    """Return `email, email_norm, locale` of a reader, None if no alert is kept of them."""
    return await uow.fetch_one(
        sa.select(_a.email, _a.email_norm, _a.locale)
        .where(_a.org_id == uow.org_id, _a.reader_id == reader_id)
        .order_by(_a.asked_at.desc(), _a.id.desc())
        .limit(1)
    )


async def list_told(uow: UnitOfWork, alert_id: UUID, job_ids: Collection[UUID]) -> set[UUID]:
    """Return of which of these jobs an alert has told."""
    rows = await uow.fetch(
        sa.select(_t.job_id).where(
            _t.org_id == uow.org_id, _t.alert_id == alert_id, _t.job_id.in_(list(job_ids))
        )
    )
    return {row["job_id"] for row in rows}


async def list_own(uow: UnitOfWork, email_norm: str, page: PageRequest) -> Page[JobAlert]:
    """Return the confirmed alerts of a proved address in every organization, newest first."""
    listed = sa.select(alerts).where(
        _a.email_norm == email_norm, _a.status != AlertStatus.PENDING.value
    )
    return await fetch_page(uow, listed, page, _a.asked_at, _a.id, convert=_alert)


async def find_own(uow: UnitOfWork, email_norm: str, alert_id: UUID) -> JobAlert | None:
    """Return one of a proved address's confirmed alerts."""
    row = await uow.fetch_one(
        sa.select(alerts).where(
            _a.email_norm == email_norm,
            _a.id == alert_id,
            _a.status != AlertStatus.PENDING.value,
        )
    )
    return _alert(row) if row else None


async def count_own(uow: UnitOfWork, email_norm: str) -> dict[UUID, int]:
    """Return how many active alerts a proved address has at each organization."""
    rows = await uow.fetch(
        sa.select(_a.org_id, sa.func.count().label("number"))
        .where(_a.email_norm == email_norm, _a.status == AlertStatus.ACTIVE.value)
        .group_by(_a.org_id)
    )
    return {row["org_id"]: row["number"] for row in rows}


async def list_saved(
    uow: UnitOfWork, email_norm: str, page: PageRequest
) -> Page[tuple[UUID, datetime]]:
    """Return which jobs a proved address keeps in every organization, and since when."""
    listed = sa.select(_s.job_id, _s.saved_at).where(_s.email_norm == email_norm)
    return await fetch_page(
        uow, listed, page, _s.saved_at, _s.job_id,
        convert=lambda row: (row["job_id"], row["saved_at"]),
    )  # fmt: skip


async def organization_of_saved(uow: UnitOfWork, email_norm: str, job_id: UUID) -> UUID | None:
    """Return whose job it is that a proved address keeps, None if it does not."""
    found: UUID | None = await uow.fetch_value(
        sa.select(_s.org_id).where(_s.email_norm == email_norm, _s.job_id == job_id)
    )
    return found


async def count_saved(uow: UnitOfWork, email_norm: str) -> int:
    """Return how many jobs of the transaction's organization an address keeps."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count())
        .select_from(saved)
        .where(_s.org_id == uow.org_id, _s.email_norm == email_norm)
    )
    return found


async def count_audience(uow: UnitOfWork) -> Audience:
    """Return how many people the organization's alerts reach now, and by what."""
    people = sa.func.count(sa.distinct(_a.email_norm)).label("people")
    active = sa.and_(_a.org_id == uow.org_id, _a.status == AlertStatus.ACTIVE.value)
    whole = await uow.fetch_one(sa.select(people, sa.func.count().label("alerts")).where(active))
    department = sa.func.coalesce(_a.search["department"].astext, "").label("name")
    by_department = await uow.fetch(
        sa.select(department, people)
        .where(active)
        .group_by(department)
        .order_by(people.desc(), department)
        .limit(MOST_PARTS)
    )
    by_job = await uow.fetch(
        sa.select(_t.job_id, people)
        .join(alerts, sa.and_(_a.org_id == _t.org_id, _a.id == _t.alert_id))
        .where(active)
        .group_by(_t.job_id)
        .order_by(people.desc(), _t.job_id)
        .limit(MOST_PARTS)
    )
    return Audience(
        whole["people"] if whole else 0,
        whole["alerts"] if whole else 0,
        tuple(AudiencePart(row["name"], row["people"]) for row in by_department),
        tuple(AudiencePart("", row["people"], row["job_id"]) for row in by_job),
    )


def _alert(row: Row) -> JobAlert:
    return JobAlert(
        id=row["id"],
        org_id=row["org_id"],
        reader_id=row["reader_id"],
        email=row["email"],
        email_norm=row["email_norm"],
        locale=row["locale"],
        search=PostingFilter.asked(row["search"]),
        frequency=AlertFrequency(row["frequency"]),
        status=AlertStatus(row["status"]),
        statement=row["statement"],
        asked_at=row["asked_at"],
        confirmed_at=row["confirmed_at"],
        since=row["since"],
        changed_at=row["changed_at"],
        next_due_at=row["next_due_at"],
        last_due_at=row["last_due_at"],
        last_sent_at=row["last_sent_at"],
        version=row["version"],
    )
