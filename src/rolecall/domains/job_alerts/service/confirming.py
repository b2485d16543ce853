"""Confirming an alert by the link in its mail.

Guarantees: a GET changes nothing, because scanners follow links; confirming again changes nothing;
an alert for the same search takes the place of an earlier one and remembers what that one told.
"""

from dataclasses import dataclass, replace

from rolecall.domains.job_alerts import queries, repository
from rolecall.domains.job_alerts.contracts import (
    MAX_ALERTS,
    AlertStatus,
    JobAlert,
)
from rolecall.domains.job_alerts.service.links import read_confirm, reader_path
from rolecall.domains.job_alerts.service.loading import going, reader_of, remove, tell
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page of a link to confirm shows; `path` leads to all alerts of the address."""

    alert: JobAlert
    path: str


async def find_asked(db: Database, token: str) -> Asked:
    """Return the alert of a link to confirm.

    Raises:
        NotFound: the link is not one of ours, or the alert was removed.
        Gone: it is too old.
    """
    org_id, alert_id = read_confirm(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = _found(await queries.find_alert(uow, alert_id))
    return Asked(alert, reader_path(db.runtime, org_id, alert.reader_id))


async def confirm(db: Database, token: str, ip: str) -> Asked:
    """Let the alert of a link send; that it does already is no error.

    Raises:
        NotFound, Gone: as for `find_asked`.
        Conflict: code `too_many_alerts`; the address has as many as there may be.
    """
    org_id, alert_id = read_confirm(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        alert = _found(await queries.find_alert(uow, alert_id, lock=True))
        if alert.status is AlertStatus.PENDING:
            alert = await _begin(uow, alert, ip)
    return Asked(alert, reader_path(db.runtime, org_id, alert.reader_id))


async def _begin(uow: UnitOfWork, alert: JobAlert, ip: str) -> JobAlert:
    others = await queries.list_of_address(uow, alert.email_norm)
    same = [one for one in others if one.search == alert.search]
    if len(others) - len(same) >= MAX_ALERTS:
        raise Conflict(
            say("You have {most} alerts here. Delete one of them first.", most=MAX_ALERTS),
            code="too_many_alerts",
        )
    now = clock.now()
    confirmed = replace(alert, status=AlertStatus.ACTIVE, confirmed_at=now, changed_at=now)
    for one in same:
        await repository.hand_on_told(uow, one.id, alert.id)
        confirmed = replace(confirmed, since=min(confirmed.since, one.since))
    await remove(uow, [one.id for one in same])
    confirmed = await going(uow, confirmed)
    await repository.update_alert(uow, confirmed)
    tell(
        uow,
        reader_of(confirmed, ip),
        confirmed,
        "job_alerts.confirmed",
        say("Confirmed, by the link in the mail, to hear of new jobs."),
    )
    return confirmed


def _found(alert: JobAlert | None) -> JobAlert:
    if alert is None:
        raise NotFound(
            say("This request is not kept any more. Ask for new jobs on the careers page again.")
        )
    return alert
