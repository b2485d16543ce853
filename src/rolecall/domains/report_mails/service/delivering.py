"""Writing one reader's mail."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.analytics import api as analytics
from rolecall.domains.analytics.contracts import Report
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    EnclosedFile,
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
)
from rolecall.domains.report_mails import policy, queries, repository
from rolecall.domains.report_mails.contracts import MailReader, ReaderState, ReportMail
from rolecall.domains.report_mails.events import ReportMailAsked, ReportMailChanged
from rolecall.domains.report_mails.rules.address import LIST_PAGE, filter_of, page_of
from rolecall.domains.report_mails.rules.headline import days_in_words, headline_of
from rolecall.domains.report_mails.rules.timing import days_of
from rolecall.domains.report_mails.service.stopping import stop_url
from rolecall.domains.report_mails.service.telling import tell_of_lost_reader
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import in_language, language_of
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence, say


async def deliver(uow: UnitOfWork, asked: ReportMailAsked) -> None:
    """Write the mail to one reader, with what they may see now.

    Who stopped it meanwhile, may not read reports any more, or left gets none; the owner is told
    of the latter two.
    """
    mail = await queries.find_mail(uow, asked.report_mail_id)
    if mail is None or not (await identity.get_organization(uow)).is_active:
        return
    reader = next((one for one in mail.readers if one.user_id == asked.reader_id), None)
    if reader is None or reader.state is not ReaderState.GETS:
        return
    actor = await identity.actor_of_member(uow, reader.user_id)
    if actor is None or not policy.can_use(actor):
        await _let_go(uow, mail, reader, asked.at)
        return
    member = (await identity.get_members_by_ids(uow, [reader.user_id]))[reader.user_id]
    await uow.confine(actor.tenant)
    await _write(uow, mail, reader, actor, member, asked.at)


async def _let_go(uow: UnitOfWork, mail: ReportMail, reader: MailReader, at: datetime) -> None:
    await repository.set_reader(uow, mail.id, reader.user_id, ReaderState.MAY_NOT, clock.now())
    await tell_of_lost_reader(uow, mail, reader.full_name, at.isoformat())
    uow.emit(ReportMailChanged(report_mail_id=mail.id))


async def _write(
    uow: UnitOfWork,
    mail: ReportMail,
    reader: MailReader,
    actor: Actor,
    member: MemberRef,
    at: datetime,
) -> None:
    organization = await identity.get_organization(uow)
    days = days_of(mail.period, at.astimezone(ZoneInfo(organization.time_zone)).date())
    wanted, compare = filter_of(mail.narrowing, days), mail.narrowing.compare
    report = await analytics.get_report(uow, actor, mail.report, wanted, compare=compare)
    page = page_of(mail.report, wanted, compare=compare)
    dedupe = f"report_mail:{mail.id}:{at.isoformat()}:{member.user_id}"
    audit.record(
        uow,
        system_actor(uow.org_id),
        "report_mails.written",
        "report_mail",
        mail.id,
        _told(report, member, with_file=reader.with_file),
    )
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.REPORT_MAIL,
            recipient=Recipient.of_member(member),
            variables=_variables(uow, mail, report, member, page),
            brand=(await messaging.sender_of(uow)).brand,
            dedupe_key=dedupe,
            enclosed=_figures(report, member.locale) if reader.with_file else None,
        ),
    )
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPORT_MAIL,
            readers=[Reader.of_member(member)],
            variables={"title": mail.name, "when": days_in_words(report.period, member.locale)},
            dedupe_key=dedupe,
            link=page,
        ),
    )


def _told(report: Report, member: MemberRef, *, with_file: bool) -> Sentence:
    title, name = report.title, member.full_name
    if with_file:
        return say(
            "Wrote the report “{report}” to {member}, with a file of its figures.",
            report=title,
            member=name,
        )
    return say("Wrote the report “{report}” to {member}.", report=title, member=name)


def _figures(report: Report, locale: str) -> EnclosedFile:
    """Return the tables that the reader's own export would have at this moment.

    The byte order mark is for spreadsheets, which take a file without one for another encoding.
    """
    name = f"{report.key.value}-{report.period.first}-{report.period.last}.csv"
    return EnclosedFile(
        name, "text/csv", f"\ufeff{analytics.report_csv(report, _words_of(locale))}"
    )


def _words_of(locale: str) -> Callable[[str], str]:
    """Return what says sentences in the reader's language."""
    return partial(in_language, language=language_of(locale))


def _variables(
    uow: UnitOfWork, mail: ReportMail, report: Report, member: MemberRef, page: str
) -> dict[str, object]:
    words = _words_of(member.locale)
    headline = headline_of(report, member.locale, words)
    base = uow.runtime.public_url
    return {
        "recipient_name": member.full_name,
        "title": mail.name,
        "report_title": words(report.title),
        "description": words(report.description),
        "days": days_in_words(report.period, member.locale),
        "sender_name": None if mail.owner_id == member.user_id else mail.owner_name,
        "figures": headline.figures or None,
        "rows_left_out": headline.left_out or None,
        "definitions": headline.definitions or None,
        "report_url": f"{base}{page}",
        "list_url": f"{base}{LIST_PAGE}",
        "stop_url": stop_url(uow, mail.id, member.user_id),
    }
