"""What members are told of report mails besides the mails themselves."""

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import NoticeKind, Notify, Reader
from rolecall.domains.report_mails.contracts import ReportMail
from rolecall.domains.report_mails.rules.address import LIST_PAGE
from rolecall.infra.db import UnitOfWork


async def tell_of_lost_reader(uow: UnitOfWork, mail: ReportMail, reader_name: str, at: str) -> None:
    """Tell the owner that somebody may not get the mail any more."""
    owners = await identity.get_members_by_ids(uow, [mail.owner_id])
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPORT_MAIL_READER_LOST,
            readers=[Reader.of_member(one) for one in owners.values()],
            variables={"member_name": reader_name, "title": mail.name},
            dedupe_key=f"report_mail:{mail.id}:lost:{at}:{reader_name}",
            link=LIST_PAGE,
        ),
    )


async def tell_of_ownerless(uow: UnitOfWork, mail: ReportMail) -> None:
    """Tell who administers the organization that a mail is not sent any more: its owner is gone."""
    admins = await identity.list_members(uow, may=Permission.ORGANIZATION_UPDATE)
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPORT_MAIL_OWNERLESS,
            readers=[Reader.of_member(one) for one in admins],
            variables={"member_name": mail.owner_name, "title": mail.name},
            dedupe_key=f"report_mail:{mail.id}:ownerless:{mail.next_due_at}",
            link=LIST_PAGE,
        ),
    )
