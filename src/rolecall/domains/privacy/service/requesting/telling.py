"""Mails about a request, to the address that it came from, and lines in administrators' inboxes."""

from typing import Any

from babel.dates import format_date

from rolecall.access import Permission
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
    RecordRef,
)
from rolecall.domains.privacy.contracts import ErasureRequest, RequestStatus
from rolecall.domains.privacy.rules.grounds import GROUNDS
from rolecall.domains.privacy.service.requesting.link import confirm_url, page_url
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import in_language

_PAGE = "/app/settings?view=erasures"


async def mail_confirmation(uow: UnitOfWork, request: ErasureRequest) -> None:
    """Mail the link that confirms a request."""
    variables = {"confirm_url": confirm_url(uow, request), "until": request.confirm_until}
    dedupe = f"erasure_confirm:{request.id}:{request.mails}"
    await _mail(uow, request, MailKind.ERASURE_CONFIRM, variables, dedupe)


async def mail_news(uow: UnitOfWork, request: ErasureRequest) -> None:
    """Mail what has become of a request, once for each state that it comes to."""
    refused = request.ground is not None
    variables: dict[str, Any] = {
        "news": request.status.value,
        "number": request.number,
        "request_url": page_url(uow, request),
        "runs_at": request.runs_at if request.status is RequestStatus.WAITING else None,
        "due": format_date(request.due_on, "long", locale=request.locale)
        if request.status is RequestStatus.REVIEW
        else None,
        "ground": in_language(GROUNDS[request.ground], request.locale) if request.ground else None,
        "message": request.reason if refused else None,
    }
    dedupe = f"erasure_news:{request.id}:{request.status.value}"
    await _mail(uow, request, MailKind.ERASURE_NEWS, variables, dedupe)


async def notify_administrators(uow: UnitOfWork, request: ErasureRequest) -> None:
    """Tell everybody who may erase people that somebody asks for it; the line names nobody."""
    members = await identity.list_members(uow, may=Permission.CANDIDATES_ERASE)
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.ERASURE_ASKED,
            readers=[Reader.of_member(one) for one in members],
            variables={"number": request.number},
            dedupe_key=f"erasure_asked:{request.id}",
            link=_PAGE,
        ),
    )


async def _mail(
    uow: UnitOfWork,
    request: ErasureRequest,
    kind: MailKind,
    variables: dict[str, Any],
    dedupe_key: str,
) -> None:
    sender = await messaging.sender_of(uow)
    application = await applications.read_application(uow, request.application_id)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=Recipient(
                request.address,
                application.candidate_name,
                locale=request.locale,
                time_zone=sender.time_zone,
            ),
            variables={
                "candidate_name": application.candidate_name,
                **{name: value for name, value in variables.items() if value is not None},
            },
            brand=sender.brand,
            dedupe_key=dedupe_key,
            record=RecordRef("application", application.id),
        ),
    )
