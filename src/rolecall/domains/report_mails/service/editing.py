"""Making, changing and removing report mails."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.analytics.contracts import READING, ReportKey
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.report_mails import policy, queries, repository
from rolecall.domains.report_mails.contracts import (
    MAX_MAILS,
    ChangeReportMail,
    Choosable,
    MailStatus,
    NewReportMail,
    ReportMail,
)
from rolecall.domains.report_mails.events import ReportMailChanged, ReportMailDue
from rolecall.domains.report_mails.rules.timing import checked_timing, next_due
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, say


async def list_mails(
    uow: UnitOfWork, actor: Actor, report: ReportKey | None = None
) -> list[ReportMail]:
    """Return the mails that the actor sends or gets; who administers sees everybody's."""
    policy.can_use(actor).require()
    return await queries.list_mails(uow, None if policy.sees_all(actor) else actor.user_id, report)


async def get_mail(uow: UnitOfWork, actor: Actor, report_mail_id: UUID) -> ReportMail:
    """Return a mail.

    Raises:
        NotFound: there is none that the actor sees.
    """
    policy.can_use(actor).require()
    found = await queries.find_mail(uow, report_mail_id)
    if found is None or not policy.can_see(actor, found):
        raise NotFound(say("There is no such mail. Whoever sent it may have removed it."))
    return found


async def list_choosable(uow: UnitOfWork, actor: Actor) -> list[Choosable]:
    """Return the members who may be chosen as readers: whoever reads reports, by name."""
    policy.can_use(actor).require()
    members = await identity.list_members(uow)
    return [
        Choosable(member.user_id, member.full_name)
        for member in members
        if any(member.has(one) for one in READING)
    ]


async def create_mail(uow: UnitOfWork, actor: Actor, new: NewReportMail) -> ReportMail:
    """Have a report sent from now on.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: a day is missing, a reader may not read reports, or there are too many mails.
    """
    policy.can_use(actor).require()
    owner_id = _person(actor)
    if await queries.count_own(uow, owner_id) >= MAX_MAILS:
        raise InvalidInput(
            say("You have {max_mails} reports sent. Remove one first.", max_mails=MAX_MAILS)
        )
    reader_ids = await _checked_readers(uow, actor, new.reader_ids, ())
    timing, now = checked_timing(new.timing), clock.now()
    mail = ReportMail(
        id=ids.uuid7(),
        report=new.report,
        name=_checked_name(new.name),
        period=new.period,
        narrowing=new.narrowing,
        timing=timing,
        status=MailStatus.ACTIVE,
        owner_id=owner_id,
        owner_name=actor.name,
        readers=(),
        next_due_at=next_due(timing, await identity.working_calendar(uow), now),
        last_sent_at=None,
        version=1,
    )
    await repository.insert_mail(uow, mail)
    await repository.add_readers(uow, mail.id, reader_ids, now)
    announce(uow, mail)
    return await _told(
        uow, actor, mail, say("Began to send the report mail “{mail}”.", mail=mail.name)
    )


async def change_mail(uow: UnitOfWork, actor: Actor, command: ChangeReportMail) -> ReportMail:
    """Change what is sent, when and to whom, pause it, or let it go on.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: as for `create_mail`.
    """
    before = await changeable(uow, actor, command.report_mail_id, command.expected_version)
    changed = replace(
        before,
        name=before.name if command.name is None else _checked_name(command.name),
        period=command.period or before.period,
        narrowing=command.narrowing or before.narrowing,
        timing=before.timing if command.timing is None else checked_timing(command.timing),
        version=before.version + 1,
    )
    changed = _with_status(actor, changed, paused=command.paused)
    changed = await _with_due(uow, before, changed)
    await repository.update_mail(uow, changed)
    if command.reader_ids is not None:
        await _change_readers(uow, actor, before, command.reader_ids)
    if changed.next_due_at != before.next_due_at:
        announce(uow, changed)
    return await _told(uow, actor, changed, _change_told(before, changed))


async def remove_mail(
    uow: UnitOfWork, actor: Actor, report_mail_id: UUID, expected_version: int | None
) -> None:
    """Send a report no more, and forget that it was.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
    """
    mail = await changeable(uow, actor, report_mail_id, expected_version)
    await repository.delete_mail(uow, mail.id, mail.version)
    _tell(uow, actor, mail, say("Removed the report mail “{mail}”.", mail=mail.name))


async def changeable(
    uow: UnitOfWork, actor: Actor, report_mail_id: UUID, expected_version: int | None
) -> ReportMail:
    """Return a mail that the actor may change, held until the transaction ends.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
    """
    policy.can_use(actor).require()
    mail = await queries.find_mail(uow, report_mail_id, lock=True)
    if mail is None or not policy.can_see(actor, mail):
        raise NotFound(say("There is no such mail. Whoever sent it may have removed it."))
    policy.can_change(actor, mail).require()
    if expected_version not in {None, mail.version}:
        raise VersionMismatch(say("Somebody else changed this mail meanwhile. Load it again."))
    return mail


def announce(uow: UnitOfWork, mail: ReportMail) -> None:
    """Publish, for its time, that the mail is due."""
    if mail.next_due_at is not None:
        uow.emit(
            ReportMailDue(report_mail_id=mail.id, at=mail.next_due_at),
            available_at=mail.next_due_at,
        )


def _with_status(actor: Actor, mail: ReportMail, *, paused: bool | None) -> ReportMail:
    if paused is None:
        return mail
    if paused:
        return replace(mail, status=MailStatus.PAUSED)
    if policy.takes_over(actor, mail):
        mail = replace(mail, owner_id=_person(actor), owner_name=actor.name)
    return replace(mail, status=MailStatus.ACTIVE)


async def _with_due(uow: UnitOfWork, before: ReportMail, mail: ReportMail) -> ReportMail:
    if mail.status is not MailStatus.ACTIVE:
        return replace(mail, next_due_at=None)
    if before.status is MailStatus.ACTIVE and before.timing == mail.timing:
        return mail
    calendar = await identity.working_calendar(uow)
    return replace(mail, next_due_at=next_due(mail.timing, calendar, clock.now()))


async def _change_readers(
    uow: UnitOfWork, actor: Actor, mail: ReportMail, wanted: Collection[UUID]
) -> None:
    had = {reader.user_id for reader in mail.readers}
    reader_ids = await _checked_readers(uow, actor, wanted, had)
    await repository.remove_readers(uow, mail.id, had - set(reader_ids))
    await repository.add_readers(uow, mail.id, reader_ids, clock.now())


async def _checked_readers(
    uow: UnitOfWork, actor: Actor, wanted: Collection[UUID], had: Collection[UUID]
) -> list[UUID]:
    """Return the readers without repetitions; new ones must be members who read reports."""
    may = {one.user_id for one in await list_choosable(uow, actor)}
    if set(wanted) - may - set(had):
        raise InvalidInput.of_field(
            "reader_ids",
            say("Choose members who may read reports. Somebody of them may not."),
            "not_a_member",
        )
    return list(dict.fromkeys(wanted))


def _checked_name(name: str) -> str:
    trimmed = " ".join(name.split())
    if not trimmed:
        raise InvalidInput.of_field("name", say("Give the mail a name."), "required")
    return trimmed


def _person(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Report mails belong to people; sign in as one."))
    return actor.user_id


def _change_told(before: ReportMail, after: ReportMail) -> Sentence:
    if before.status is after.status:
        return say("Changed the report mail “{mail}”.", mail=after.name)
    if after.status is MailStatus.PAUSED:
        return say("Paused the report mail “{mail}”.", mail=after.name)
    return say("Resumed the report mail “{mail}”.", mail=after.name)


async def _told(uow: UnitOfWork, actor: Actor, mail: ReportMail, told: Sentence) -> ReportMail:
    _tell(uow, actor, mail, told)
    written = await queries.find_mail(uow, mail.id)
    return mail if written is None else written


def _tell(uow: UnitOfWork, actor: Actor, mail: ReportMail, told: Sentence) -> None:
    audit.record(
        uow, actor, "report_mails.changed", "report_mail", mail.id,
        told,
    )  # fmt: skip
    uow.emit(ReportMailChanged(report_mail_id=mail.id))
