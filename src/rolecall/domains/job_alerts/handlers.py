"""What alerts do when one is due or its mail comes back, and what is forgotten after a while."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import LoginDeleted
from rolecall.domains.job_alerts import service
from rolecall.domains.job_alerts.contracts import RECORD
from rolecall.domains.job_alerts.events import JobAlertChanged, JobAlertDue
from rolecall.domains.messaging.events import MessageBounced
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.tenant import Tenant

MOST_FAILURES = 40
"""The database may be away for hours before somebody has to look; what is due is not lost."""


@handles_outside_transaction(
    JobAlertDue, name="job_alerts.on_job_alert_due", queue="bulk", max_failures=MOST_FAILURES
)
async def on_due(runtime: Runtime, event: JobAlertDue, delivered: Delivered) -> None:
    """Send what is new, and say when it is due next."""
    await service.send_due(runtime.database, delivered.org_id, event)


@handles(MessageBounced, name="job_alerts.on_message_bounced")
async def on_bounced(uow: UnitOfWork, event: MessageBounced) -> None:
    """End what goes to a mailbox that does not exist."""
    if event.record_type == RECORD and event.record_id is not None and event.bad_recipient:
        await service.stop_after_bounce(uow, event.record_id)


@handles_outside_transaction(
    LoginDeleted, name="job_alerts.on_login_deleted", queue="bulk", max_failures=MOST_FAILURES
)
async def on_login_deleted(runtime: Runtime, event: LoginDeleted, delivered: Delivered) -> None:
    """Remove alerts and saved jobs of the login's address everywhere; again changes nothing."""
    del delivered
    email_norm = normalise_email(event.email)
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.forget_login(uow, email_norm, event.deleted_at)


@scheduled("job_alerts.forget_old", every=timedelta(hours=1), queue="bulk")
async def forget_old(runtime: Runtime) -> None:
    """Forget alerts that nobody confirmed, or that ended a while ago."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.forget_old(uow)


@stales(JobAlertChanged)
def _on_changed(_: JobAlertChanged) -> StaleKeys:
    return [["job-alerts"]]
