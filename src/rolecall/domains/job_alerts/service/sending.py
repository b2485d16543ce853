"""Sending what is new when an alert is due.

An alert is due by an event that waits for its time, so it survives whatever restarts meanwhile. The
jobs are found first, in memory and under no transaction; then the mail, what it told, and the next
due time are one commit. Whoever comes second finds another due time and does nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.job_alerts import queries, repository
from rolecall.domains.job_alerts.contracts import RECORD, AlertStatus, JobAlert
from rolecall.domains.job_alerts.events import JobAlertDue
from rolecall.domains.job_alerts.rules.news import MOST_SHOWN, news
from rolecall.domains.job_alerts.service.links import reader_path, stop_url
from rolecall.domains.job_alerts.service.loading import going, mails_of
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import PublicPosting
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

_AGAIN = timedelta(seconds=5)


async def send_due(db: Database, org_id: UUID, due: JobAlertDue) -> None:
    """Send what is new to the reader of an alert that is due, and say when it is due next.

    What is due at another time by now, or is paused, is left. An organization that is suspended or
    shows no careers page sends nothing, and its alerts go on being due.

    Raises:
        RetryLater: the search was changed at this moment.
    """
    async with db.transaction(Tenant(org_id)) as uow:
        before = await queries.find_alert(uow, due.alert_id)
    if before is None or not _is_due(before, due):
        return
    found = await jobs.find_jobs(db, org_id, before.search)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = await queries.find_alert(uow, due.alert_id, lock=True)
        if alert is None or not _is_due(alert, due):
            return
        if alert.search != before.search:
            raise RetryLater("the search was changed", after=_AGAIN)
        await _go_on(uow, alert, due, found)


def _is_due(alert: JobAlert, due: JobAlertDue) -> bool:
    return alert.status is AlertStatus.ACTIVE and alert.next_due_at == due.at


async def _go_on(
    uow: UnitOfWork, alert: JobAlert, due: JobAlertDue, found: Sequence[PublicPosting]
) -> None:
    now = clock.now()
    after = await going(uow, alert, max(now, due.at))
    told = await queries.list_told(uow, alert.id, [job.id for job in found])
    new = news(found, alert.since, told)
    if new and await _shows_jobs(uow):
        await repository.note_told(uow, alert.id, [job.id for job in new], now)
        await _mail(uow, alert, due, new)
        after = replace(after, last_due_at=due.at, last_sent_at=now)
    await repository.update_alert(uow, after)


async def _shows_jobs(uow: UnitOfWork) -> bool:
    """Tell whether the public may see the organization's jobs; postings follow a moment later."""
    organization = await identity.get_organization(uow)
    return organization.is_active and (await identity.get_settings(uow)).careers_enabled


async def _mail(
    uow: UnitOfWork, alert: JobAlert, due: JobAlertDue, new: Sequence[PublicPosting]
) -> None:
    base, runtime = uow.runtime.public_url, uow.runtime
    organization = await identity.get_organization(uow)
    shown = [jobs.job_in_words(one, alert.locale) for one in new[:MOST_SHOWN]]
    mail = mails_of(alert.id, due.at)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.JOB_ALERT,
            recipient=Recipient(alert.email, locale=alert.locale, time_zone=organization.time_zone),
            variables={
                "frequency": alert.frequency.value,
                "search": " · ".join(jobs.search_in_words(alert.search, alert.locale)) or None,
                "count": len(new),
                "jobs": [(one.title, one.facts, base + one.path) for one in shown],
                "left_out": max(0, len(new) - MOST_SHOWN) or None,
                "list_url": base + jobs.list_path(organization.slug, alert.search, alert.locale),
                "alerts_url": base + reader_path(runtime, alert.org_id, alert.reader_id),
                "stop_url": stop_url(runtime, alert),
            },
            brand=(await messaging.sender_of(uow)).brand,
            dedupe_key=mail,
            group_key=mail,
            record=RecordRef(RECORD, alert.id),
        ),
    )
