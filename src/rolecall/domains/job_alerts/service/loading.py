"""What the use cases of alerts share: who acts, when an alert is due, how its mails are called."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.job_alerts import repository
from rolecall.domains.job_alerts.contracts import RECORD, AlertStatus, JobAlert
from rolecall.domains.job_alerts.events import JobAlertChanged, JobAlertDue
from rolecall.domains.job_alerts.rules.timing import next_due
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import RecordRef
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence


def reader_of(alert: JobAlert, ip: str) -> Actor:
    """Return who acts by a link in a mail. The audit log names them by the alert alone."""
    return Actor(ActorKind.CANDIDATE, org_id=alert.org_id, ip=ip)


def mails_of(alert_id: UUID, due_at: datetime) -> str:
    """Return the name of the mail of one due time: by it the mail is sent once, and recalled."""
    return f"job_alert:{alert_id}:{due_at.isoformat()}"


async def going(uow: UnitOfWork, alert: JobAlert, after: datetime | None = None) -> JobAlert:
    """Return an active alert with its next due time, which is announced."""
    organization = await identity.get_organization(uow)
    due = next_due(alert.frequency, alert.id, organization.time_zone, after or clock.now())
    uow.emit(JobAlertDue(alert_id=alert.id, at=due), available_at=due)
    return replace(alert, next_due_at=due)


async def halted(uow: UnitOfWork, alert: JobAlert, status: AlertStatus) -> JobAlert:
    """Return an alert that sends nothing; a mail that has not left does not leave."""
    if alert.last_due_at is not None:
        await messaging.recall_messages(uow, mails_of(alert.id, alert.last_due_at))
    return replace(alert, status=status, next_due_at=None, changed_at=clock.now())


async def remove(uow: UnitOfWork, alert_ids: Collection[UUID]) -> None:
    """Remove alerts with their mails."""
    for alert_id in alert_ids:
        await messaging.forget_messages(uow, RecordRef(RECORD, alert_id))
    if alert_ids:
        await repository.delete_alerts(uow, alert_ids)


def tell(uow: UnitOfWork, actor: Actor, alert: JobAlert, action: str, summary: Sentence) -> None:
    """Record and publish what happened to an alert."""
    audit.record(uow, actor, action, RECORD, alert.id, summary)
    uow.emit(JobAlertChanged(alert_id=alert.id))
