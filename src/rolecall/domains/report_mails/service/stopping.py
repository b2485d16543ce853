"""Not getting a mail any more, and getting it again: on the screen, or by the link in the mail.

Whoever has the link ends the mails of one report to one reader without signing in; the way back is
on the same page. One click is a POST without cookie (RFC 8058, section 3.1); a GET changes nothing.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.report_mails import queries, repository
from rolecall.domains.report_mails.contracts import ReaderState, ReportMail
from rolecall.domains.report_mails.events import ReportMailChanged
from rolecall.domains.report_mails.service.editing import get_mail
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

LIFETIME: Final = timedelta(days=730)
_PURPOSE: Final = "report-mail-stop"


@dataclass(frozen=True, slots=True)
class Stopping:
    """What the page of a link shows."""

    org_id: UUID
    title: str
    locale: str
    gets: bool


def stop_url(uow: UnitOfWork, report_mail_id: UUID, reader_id: UUID) -> str:
    """Return the address at which a reader ends a mail."""
    payload = [str(uow.org_id), str(report_mail_id), str(reader_id)]
    token = uow.runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)
    return f"{uow.runtime.public_url}/report-mails/{token}"


async def read_link(db: Database, token: str) -> Stopping:
    """Return what a link is about.

    Raises:
        NotFound: the link is not one of ours, or the mail or its reader is gone.
        Gone: it is too old.
    """
    org_id, report_mail_id, reader_id = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        return await _stopping(uow, report_mail_id, reader_id)


async def change_by_link(db: Database, token: str, ip: str, *, wanted: bool) -> Stopping:
    """End the mails of a link, or let them come again; that they do already is no error.

    Raises:
        NotFound, Gone: as for `read_link`.
    """
    org_id, report_mail_id, reader_id = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        mail = await _mail(uow, report_mail_id)
        name = next((one.full_name for one in mail.readers if one.user_id == reader_id), "")
        reader = Actor(ActorKind.USER, user_id=reader_id, org_id=org_id, name=name, ip=ip)
        await _change(uow, reader, mail, reader_id, wanted=wanted)
        return await _stopping(uow, report_mail_id, reader_id)


async def change_my_part(
    uow: UnitOfWork,
    actor: Actor,
    report_mail_id: UUID,
    *,
    wanted: bool,
    with_file: bool | None = None,
) -> ReportMail:
    """End a mail to the actor, or let it come again, with the figures as a file or without.

    `with_file` None leaves that as it is.

    Raises:
        NotFound: the actor is not among its readers.
    """
    mail = await get_mail(uow, actor, report_mail_id)
    mine = next((one for one in mail.readers if one.user_id == actor.user_id), None)
    if mine is None:
        raise NotFound(say("You are not among the readers of this mail."))
    await _change(uow, actor, mail, mine.user_id, wanted=wanted)
    if with_file is not None and await repository.set_with_file(
        uow, mail.id, mine.user_id, with_file=with_file
    ):
        audit.record(
            uow,
            actor,
            "report_mails.wanted",
            "report_mail",
            mail.id,
            say("Wants the report mail “{mail}” with a file of its figures.", mail=mail.name)
            if with_file
            else say("Wants the report mail “{mail}” without a file.", mail=mail.name),
        )
        uow.emit(ReportMailChanged(report_mail_id=mail.id))
    return await get_mail(uow, actor, report_mail_id)


async def _change(
    uow: UnitOfWork, actor: Actor, mail: ReportMail, reader_id: UUID, *, wanted: bool
) -> None:
    state = ReaderState.GETS if wanted else ReaderState.STOPPED
    if not await repository.set_reader(uow, mail.id, reader_id, state, clock.now()):
        return
    audit.record(
        uow, actor, "report_mails.wanted" if wanted else "report_mails.stopped", "report_mail",
        mail.id, say("Wants to get the report mail “{mail}”.", mail=mail.name)
        if wanted
        else say("Stopped getting the report mail “{mail}”.", mail=mail.name),
    )  # fmt: skip
    uow.emit(ReportMailChanged(report_mail_id=mail.id))


async def _stopping(uow: UnitOfWork, report_mail_id: UUID, reader_id: UUID) -> Stopping:
    mail = await _mail(uow, report_mail_id)
    reader = next((one for one in mail.readers if one.user_id == reader_id), None)
    if reader is None:
        raise NotFound(say("You do not get this mail any more."))
    found = await identity.get_members_by_ids(uow, [reader_id])
    locale = found[reader_id].locale if reader_id in found else "en"
    return Stopping(uow.org_id, mail.name, locale, reader.state is ReaderState.GETS)


async def _mail(uow: UnitOfWork, report_mail_id: UUID) -> ReportMail:
    mail = await queries.find_mail(uow, report_mail_id)
    if mail is None:
        raise NotFound(say("This mail is not sent any more."))
    return mail


def _read(runtime: Runtime, token: str) -> tuple[UUID, UUID, UUID]:
    org_id, report_mail_id, reader_id = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(report_mail_id), UUID(reader_id)
