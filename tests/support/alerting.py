"""Job alerts as they are after their readers confirmed them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from rolecall.domains.job_alerts import repository
from rolecall.domains.job_alerts.contracts import AlertFrequency, AlertStatus, JobAlert
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email


async def confirmed_alert(uow: UnitOfWork, email: str, job_id: UUID, **changes: Any) -> JobAlert:
    """Insert an alert that has told of a job; it is due in some days."""
    now = clock.now()
    alert = JobAlert(
        **{
            "id": ids.uuid7(),
            "org_id": uow.org_id,
            "reader_id": ids.uuid7(),
            "email": email,
            "email_norm": normalise_email(email),
            "locale": "en",
            "search": PostingFilter(q="nurse"),
            "frequency": AlertFrequency.WEEKLY,
            "status": AlertStatus.ACTIVE,
            "statement": "New jobs may be sent to me.",
            "asked_at": now,
            "confirmed_at": now,
            "since": now,
            "changed_at": now,
            "next_due_at": now + timedelta(days=3),
            "last_due_at": None,
            "last_sent_at": None,
            "version": 1,
            **changes,
        }
    )
    await repository.insert_alert(uow, alert)
    await repository.note_told(uow, alert.id, [job_id], now)
    return alert
