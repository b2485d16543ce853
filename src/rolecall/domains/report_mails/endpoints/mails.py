"""`/api/v1/report-mails`, for members who read reports."""

from uuid import UUID

from fastapi import Response

from rolecall.domains.analytics.contracts import READING, ReportKey
from rolecall.domains.report_mails import service
from rolecall.domains.report_mails.schemas import (
    ReportMailChoiceOut,
    ReportMailChoicesOut,
    ReportMailIn,
    ReportMailOut,
    ReportMailPartIn,
    ReportMailPatch,
    ReportMailsOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/report-mails", tags=["reports"])
_READ = org(*READING)


@router.get("", **_READ)
async def list_report_mails(
    uow: Uow, actor: ActorDep, report: ReportKey | None = None
) -> ReportMailsOut:
    """List the reports that one sends or gets by mail; everybody's for who administers."""
    found = await service.list_mails(uow, actor, report)
    return ReportMailsOut(items=[ReportMailOut.of(mail, actor) for mail in found])


@router.get("/choices", **_READ)
async def list_report_mail_choices(uow: Uow, actor: ActorDep) -> ReportMailChoicesOut:
    """List the members who may read reports, and so may be sent one."""
    found = await service.list_choosable(uow, actor)
    return ReportMailChoicesOut(items=[ReportMailChoiceOut.model_validate(one) for one in found])


@router.post("", status_code=201, **_READ)
async def create_report_mail(
    uow: Uow, actor: ActorDep, body: ReportMailIn, response: Response
) -> ReportMailOut:
    """Have a report sent by mail from now on."""
    mail = await service.create_mail(uow, actor, body.command())
    set_etag(response, mail.version)
    return ReportMailOut.of(mail, actor)


@router.get("/{report_mail_id}", **_READ)
async def get_report_mail(
    uow: Uow, actor: ActorDep, report_mail_id: UUID, response: Response
) -> ReportMailOut:
    """Return a mail that one sends or gets."""
    mail = await service.get_mail(uow, actor, report_mail_id)
    set_etag(response, mail.version)
    return ReportMailOut.of(mail, actor)


@router.patch("/{report_mail_id}", **_READ)
async def update_report_mail(
    uow: Uow,
    actor: ActorDep,
    report_mail_id: UUID,
    body: ReportMailPatch,
    if_match: IfMatch,
    response: Response,
) -> ReportMailOut:
    """Change or pause a mail; with `If-Match`, only if it is still at that version."""
    mail = await service.change_mail(uow, actor, body.command(report_mail_id, if_match))
    set_etag(response, mail.version)
    return ReportMailOut.of(mail, actor)


@router.post("/{report_mail_id}/send", **_READ)
async def send_report_mail(
    uow: Uow, actor: ActorDep, report_mail_id: UUID, if_match: IfMatch
) -> ReportMailOut:
    """Send a mail at once; with `If-Match`, only if it is still at that version."""
    mail = await service.send_now(uow, actor, report_mail_id, if_match)
    return ReportMailOut.of(mail, actor)


@router.put("/{report_mail_id}/my-part", **_READ)
async def change_my_report_mail(
    uow: Uow, actor: ActorDep, report_mail_id: UUID, body: ReportMailPartIn
) -> ReportMailOut:
    """Stop getting a mail, get it again, or choose whether its figures come as a file as well."""
    mail = await service.change_my_part(
        uow, actor, report_mail_id, wanted=body.wanted, with_file=body.with_file
    )
    return ReportMailOut.of(mail, actor)


@router.delete("/{report_mail_id}", status_code=204, **_READ)
async def remove_report_mail(
    uow: Uow, actor: ActorDep, report_mail_id: UUID, if_match: IfMatch
) -> None:
    """Send a report no more; with `If-Match`, only if it is still at that version."""
    await service.remove_mail(uow, actor, report_mail_id, if_match)
