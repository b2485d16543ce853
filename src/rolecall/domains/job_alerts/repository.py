"""Writing alerts, what they told, and saved jobs."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.job_alerts.contracts import AlertStatus, JobAlert
from rolecall.domains.job_alerts.models import alerts, saved, told
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, withholds
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel.sentences import say

_a, _t, _s = alerts.c, told.c, saved.c


async def insert_alert(uow: UnitOfWork, alert: JobAlert) -> None:
    """Insert an alert."""
    await uow.execute(
        sa.insert(alerts).values(
            org_id=uow.org_id,
            id=alert.id,
            reader_id=alert.reader_id,
            email=alert.email,
            email_norm=alert.email_norm,
            locale=alert.locale,
            statement=alert.statement,
            asked_at=alert.asked_at,
            **_changeable(alert),
        )
    )


async def update_alert(uow: UnitOfWork, alert: JobAlert) -> None:
    """Write what can change of an alert. Its row must be locked."""
    await uow.execute(
        sa.update(alerts)
        .where(_a.org_id == uow.org_id, _a.id == alert.id)
        .values(**_changeable(alert))
    )


async def delete_alerts(uow: UnitOfWork, alert_ids: Collection[UUID]) -> int:
    """Remove alerts with what they told; returns how many."""
    return await uow.execute(
        sa.delete(alerts).where(_a.org_id == uow.org_id, _a.id.in_(list(alert_ids)))
    )


async def take_forgettable(
    uow: UnitOfWork, asked_before: datetime, ended_before: datetime
) -> list[UUID]:
    """Return the alerts that were never confirmed, or ended long ago, locked."""
    unconfirmed = sa.and_(_a.status == AlertStatus.PENDING.value, _a.changed_at < asked_before)
    ended = sa.and_(
        _a.status.in_((AlertStatus.STOPPED.value, AlertStatus.BOUNCED.value)),
        _a.changed_at < ended_before,
    )
    rows = await uow.fetch(
        sa.select(_a.id)
        .where(_a.org_id == uow.org_id, sa.or_(unconfirmed, ended))
        .with_for_update(skip_locked=True)
    )
    return [row["id"] for row in rows]


async def note_told(
    uow: UnitOfWork, alert_id: UUID, job_ids: Collection[UUID], at: datetime
) -> None:
    """Keep in mind of which jobs an alert has told."""
    rows = [
        {"org_id": uow.org_id, "alert_id": alert_id, "job_id": job_id, "told_at": at}
        for job_id in job_ids
    ]
    await uow.execute(insert(told).values(rows).on_conflict_do_nothing())


async def hand_on_told(uow: UnitOfWork, from_id: UUID, to_id: UUID) -> None:
    """Let an alert remember what another has told, which is about to go."""
    known = sa.select(_t.org_id, sa.literal(to_id, sa.Uuid), _t.job_id, _t.told_at).where(
        _t.org_id == uow.org_id, _t.alert_id == from_id
    )
    await uow.execute(
        insert(told)
        .from_select(["org_id", "alert_id", "job_id", "told_at"], known)
        .on_conflict_do_nothing()
    )


async def save_job(uow: UnitOfWork, email_norm: str, job_id: UUID, at: datetime) -> None:
    """Keep a job for an address; again changes nothing."""
    await uow.execute(
        insert(saved)
        .values(org_id=uow.org_id, email_norm=email_norm, job_id=job_id, saved_at=at)
        .on_conflict_do_nothing()
    )


async def forget_job(uow: UnitOfWork, email_norm: str, job_id: UUID) -> None:
    """Keep a job no more; that it was not kept is no error."""
    await uow.execute(
        sa.delete(saved).where(
            _s.org_id == uow.org_id, _s.email_norm == email_norm, _s.job_id == job_id
        )
    )


async def take_of_address(uow: UnitOfWork, email_norm: str, until: datetime) -> list[UUID]:
    """Return the alerts that an address asked for until an instant, locked."""
    rows = await uow.fetch(
        sa.select(_a.id)
        .where(_a.org_id == uow.org_id, _a.email_norm == email_norm, _a.asked_at <= until)
        .with_for_update()
    )
    return [row["id"] for row in rows]


async def forget_jobs_of_address(uow: UnitOfWork, email_norm: str, until: datetime) -> None:
    """Keep no job any more that an address saved until an instant."""
    await uow.execute(
        sa.delete(saved).where(
            _s.org_id == uow.org_id, _s.email_norm == email_norm, _s.saved_at <= until
        )
    )


@erases("job_alerts", alerts, told, saved)
async def erase(uow: UnitOfWork, person: Person) -> Erased:
    """Remove the alerts and saved jobs of a person's addresses; what is told goes with them."""
    emails = sorted(person.emails)
    ended = await uow.execute(
        sa.delete(alerts).where(_a.org_id == uow.org_id, _a.email_norm.in_(emails))
    )
    forgotten = await uow.execute(
        sa.delete(saved).where(_s.org_id == uow.org_id, _s.email_norm.in_(emails))
    )
    return Erased({"job_alerts": ended, "saved_jobs": forgotten})


discloses(
    Section(
        name="job_alerts",
        title=say("New jobs that you asked to hear of"),
        table=alerts,
        about=lambda person: _a.email_norm.in_(sorted(person.emails)),
        shown=("email", "asked_at", "confirmed_at", "statement", "search", "last_sent_at"),
        codes=("id", "frequency", "status", "locale", "changed_at"),
        withheld={
            Withheld.COPY: ("email_norm",),
            Withheld.MACHINERY: ("reader_id", "since", "next_due_at", "last_due_at", "version"),
        },
    )
)
discloses(
    Section(
        name="saved_jobs",
        title=say("Jobs that you saved"),
        table=saved,
        about=lambda person: _s.email_norm.in_(sorted(person.emails)),
        shown=("saved_at",),
        codes=("job_id",),
        withheld={Withheld.COPY: ("email_norm",)},
    )
)
# The mails that told of them are disclosed whole.
withholds(Withheld.COPY, told)


def _changeable(alert: JobAlert) -> dict[str, Any]:
    return {
        "search": alert.search.fields,
        "frequency": alert.frequency.value,
        "status": alert.status.value,
        "confirmed_at": alert.confirmed_at,
        "since": alert.since,
        "changed_at": alert.changed_at,
        "next_due_at": alert.next_due_at,
        "last_due_at": alert.last_due_at,
        "last_sent_at": alert.last_sent_at,
        "version": alert.version,
    }
