"""Sending a mail when it is due, or at once.

A mail is due by an event that waits for its time, so it survives whatever restarts meanwhile.
Whoever takes it publishes the next one and one for each reader; each reader's mail is written by
itself, under that reader's eyes.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.report_mails import policy, queries, repository
from rolecall.domains.report_mails.contracts import MailStatus, ReaderState, ReportMail
from rolecall.domains.report_mails.events import (
    ReportMailAsked,
    ReportMailChanged,
    ReportMailDue,
)
from rolecall.domains.report_mails.rules.timing import is_day, next_due
from rolecall.domains.report_mails.service.editing import announce, changeable
from rolecall.domains.report_mails.service.telling import tell_of_ownerless
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

KEEP_RUNS: Final = timedelta(days=400)


async def send_due(uow: UnitOfWork, due: ReportMailDue) -> None:
    """Send a mail that is due, and say when it is due next.

    What is due at another time by now, was sent for this one, or fell on a day that has become a
    holiday is left. An organization that is suspended gets none, and goes on when it is active
    again.
    """
    mail = await queries.find_mail(uow, due.report_mail_id, lock=True)
    if mail is None or mail.next_due_at != due.at or mail.status is not MailStatus.ACTIVE:
        return
    organization = await identity.get_organization(uow)
    calendar = await identity.working_calendar(uow)
    if organization.is_active and not await _is_owned(uow, mail):
        await repository.set_due(uow, mail.id, MailStatus.OWNERLESS, None)
        await tell_of_ownerless(uow, mail)
        uow.emit(ReportMailChanged(report_mail_id=mail.id))
        return
    await _go_on(uow, mail, next_due(mail.timing, calendar, max(clock.now(), due.at)))
    day = due.at.astimezone(ZoneInfo(mail.timing.time_zone)).date()
    if organization.is_active and is_day(mail.timing, calendar, day):
        await _send(uow, system_actor(uow.org_id), mail, due.at)


async def send_now(
    uow: UnitOfWork, actor: Actor, report_mail_id: UUID, expected_version: int | None
) -> ReportMail:
    """Send a mail at once to whoever gets it; when it is due stays as it is.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: code `nobody_gets_it`.
    """
    mail = await changeable(uow, actor, report_mail_id, expected_version)
    if not _getting(mail):
        raise Conflict(
            say("Nobody gets this mail. Choose who does, then send it."), code="nobody_gets_it"
        )
    await _send(uow, actor, mail, clock.now())
    return await queries.find_mail(uow, mail.id) or mail


async def _is_owned(uow: UnitOfWork, mail: ReportMail) -> bool:
    owner = await identity.actor_of_member(uow, mail.owner_id)
    return owner is not None and bool(policy.can_use(owner))


async def _go_on(uow: UnitOfWork, mail: ReportMail, due_at: datetime | None) -> None:
    await repository.set_due(uow, mail.id, MailStatus.ACTIVE, due_at)
    await repository.forget_runs(uow, mail.id, clock.now() - KEEP_RUNS)
    following = await queries.find_mail(uow, mail.id)
    if following is not None:
        announce(uow, following)


async def _send(uow: UnitOfWork, actor: Actor, mail: ReportMail, at: datetime) -> None:
    if not await repository.begin_run(uow, mail.id, at, clock.now()):
        return
    reader_ids = _getting(mail)
    for reader_id in reader_ids:
        uow.emit(ReportMailAsked(reader_id=reader_id, report_mail_id=mail.id, at=at))
    people = "1 member" if len(reader_ids) == 1 else f"{len(reader_ids)} members"
    audit.record(
        uow, actor, "report_mails.sent", "report_mail", mail.id,
        say("Sent the report mail “{mail}” to {people}.", mail=mail.name, people=people),
    )  # fmt: skip
    uow.emit(ReportMailChanged(report_mail_id=mail.id))


def _getting(mail: ReportMail) -> list[UUID]:
    return [one.user_id for one in mail.readers if one.state is ReaderState.GETS]
