"""Changing alerts: by the link to all alerts of an address, by a bounce."""

from dataclasses import dataclass, replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.job_alerts import queries, repository
from rolecall.domains.job_alerts.contracts import (
    WANTABLE,
    AlertStatus,
    ChangeAlert,
    JobAlert,
)
from rolecall.domains.job_alerts.service.links import read_reader
from rolecall.domains.job_alerts.service.loading import going, halted, reader_of, remove, tell
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Mine:
    """All confirmed alerts of one address at one organization."""

    org_id: UUID
    email: str
    locale: str
    alerts: tuple[JobAlert, ...]


async def find_by_link(db: Database, token: str) -> Mine:
    """Return the alerts of a reader's link.

    Raises:
        NotFound: the link is not one of ours, or nothing is kept of its reader.
        Gone: it is too old.
    """
    org_id, reader_id = read_reader(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        return await _mine(uow, reader_id)


async def change_by_link(db: Database, token: str, change: ChangeAlert, ip: str) -> JobAlert:
    """Change one of the alerts of a reader's link.

    Raises:
        NotFound, Gone: as for `find_by_link`; also if the alert is not the reader's.
    """
    org_id, reader_id = read_reader(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        mine = await _mine(uow, reader_id)
        _require_own(mine, change.alert_id)
        return await change_alert(uow, change, ip=ip)


async def remove_by_link(db: Database, token: str, alert_id: UUID | None, ip: str) -> None:
    """Remove one of the alerts of a reader's link, all of them without an id.

    Raises:
        NotFound, Gone: as for `change_by_link`.
    """
    org_id, reader_id = read_reader(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        mine = await _mine(uow, reader_id)
        if alert_id is not None:
            _require_own(mine, alert_id)
        for one in mine.alerts:
            if alert_id in {None, one.id}:
                await remove_alert(uow, one, ip=ip)


async def change_alert(
    uow: UnitOfWork, change: ChangeAlert, *, actor: Actor | None = None, ip: str = ""
) -> JobAlert:
    """Change an alert that its reader has shown to be theirs.

    With another search, new is what is published from now on. After a pause its reader hears of
    what was published meanwhile.

    Raises:
        NotFound: there is none.
    """
    before = await queries.find_alert(uow, change.alert_id, lock=True)
    if before is None or before.status is AlertStatus.PENDING:
        raise _no_such_alert()
    alert = before
    if change.search is not None and change.search != before.search:
        alert = replace(alert, search=change.search, since=clock.now())
    if change.frequency is not None:
        alert = replace(alert, frequency=change.frequency)
    if change.paused and alert.status is AlertStatus.ACTIVE:
        alert = await halted(uow, alert, AlertStatus.PAUSED)
    elif change.paused is False and alert.status in WANTABLE:
        alert = replace(alert, status=AlertStatus.ACTIVE)
    if alert == before:
        return before
    alert = replace(alert, version=before.version + 1, changed_at=clock.now())
    began = before.status is not AlertStatus.ACTIVE or alert.frequency is not before.frequency
    if alert.status is AlertStatus.ACTIVE and began:
        alert = await going(uow, alert)
    await repository.update_alert(uow, alert)
    by = actor or reader_of(alert, ip)
    tell(uow, by, alert, "job_alerts.changed", say("Changed an alert of new jobs."))
    return alert


async def remove_alert(
    uow: UnitOfWork, alert: JobAlert, *, actor: Actor | None = None, ip: str = ""
) -> None:
    """Remove an alert that its reader has shown to be theirs, with its mails."""
    await remove(uow, [alert.id])
    by = actor or reader_of(alert, ip)
    tell(uow, by, alert, "job_alerts.removed", say("Removed an alert of new jobs."))


async def stop_after_bounce(uow: UnitOfWork, alert_id: UUID) -> None:
    """End what goes to a mailbox that does not exist: all alerts of the address."""
    alert = await queries.find_alert(uow, alert_id)
    if alert is None:
        return
    for one in await queries.list_of_address(uow, alert.email_norm):
        if one.status in {AlertStatus.ACTIVE, AlertStatus.PAUSED}:
            ended = await halted(uow, one, AlertStatus.BOUNCED)
            await repository.update_alert(uow, ended)
            said = say("Ended an alert of new jobs: its mail could not be delivered.")
            tell(uow, system_actor(uow.org_id), ended, "job_alerts.bounced", said)


async def _mine(uow: UnitOfWork, reader_id: UUID) -> Mine:
    reader = await queries.find_address(uow, reader_id)
    if reader is None:
        raise NotFound(say("No alerts are kept for you here, and nothing is sent."))
    alerts = await queries.list_of_address(uow, reader["email_norm"])
    return Mine(uow.org_id, reader["email"], reader["locale"], tuple(alerts))


def _require_own(mine: Mine, alert_id: UUID) -> None:
    if alert_id not in {one.id for one in mine.alerts}:
        raise _no_such_alert()


def _no_such_alert() -> NotFound:
    return NotFound(say("There is no such alert of yours."))
