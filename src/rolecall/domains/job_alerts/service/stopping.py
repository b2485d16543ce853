"""Ending one alert by the link in its mail, and wanting it again.

One click is a POST without cookie, answered without a redirect (RFC 8058, section 3.1); a GET
changes nothing, because scanners follow links.
"""

from dataclasses import dataclass, replace

from rolecall.domains.job_alerts import queries, repository
from rolecall.domains.job_alerts.contracts import WANTABLE, AlertStatus, JobAlert
from rolecall.domains.job_alerts.service.links import read_stop, reader_path
from rolecall.domains.job_alerts.service.loading import going, halted, reader_of, tell
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Stopping:
    """What the page of a link to end an alert shows; `path` leads to all alerts."""

    alert: JobAlert
    path: str


async def find_stopping(db: Database, token: str) -> Stopping:
    """Return the alert of a link to end it.

    Raises:
        NotFound: the link is not one of ours, or the alert was removed.
        Gone: it is too old.
    """
    org_id, alert_id = read_stop(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = _found(await queries.find_alert(uow, alert_id))
    return Stopping(alert, reader_path(db.runtime, org_id, alert.reader_id))


async def stop(db: Database, token: str, ip: str) -> Stopping:
    """End the alert; that it has ended already is no error.

    Raises:
        NotFound, Gone: as for `find_stopping`.
    """
    org_id, alert_id = read_stop(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = _found(await queries.find_alert(uow, alert_id, lock=True))
        if alert.status in {AlertStatus.ACTIVE, AlertStatus.PAUSED}:
            alert = await halted(uow, alert, AlertStatus.STOPPED)
            await repository.update_alert(uow, alert)
            said = say("Does not want to hear of new jobs any more.")
            tell(uow, reader_of(alert, ip), alert, "job_alerts.stopped", said)
    return Stopping(alert, reader_path(db.runtime, org_id, alert.reader_id))


async def want_again(db: Database, token: str, ip: str) -> Stopping:
    """Let the alert send again; that it does already is no error.

    Raises:
        NotFound, Gone: as for `find_stopping`.
    """
    org_id, alert_id = read_stop(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = _found(await queries.find_alert(uow, alert_id, lock=True))
        if alert.status in WANTABLE:
            active = replace(alert, status=AlertStatus.ACTIVE, changed_at=clock.now())
            alert = await going(uow, active)
            await repository.update_alert(uow, alert)
            said = say("Wants to hear of new jobs again.")
            tell(uow, reader_of(alert, ip), alert, "job_alerts.wanted_again", said)
    return Stopping(alert, reader_path(db.runtime, org_id, alert.reader_id))


def _found(alert: JobAlert | None) -> JobAlert:
    if alert is None or alert.status is AlertStatus.PENDING:
        raise NotFound(say("This alert is not kept any more, and nothing is sent for it."))
    return alert
