"""A mail that a rule writes to a candidate, as it is sent and as it is shown before."""

from dataclasses import replace

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.status_link import status_url
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    MailKind,
    QueueMessage,
    Recipient,
    RecordRef,
    Wording,
)
from rolecall.infra.db import UnitOfWork


async def mail_by_rule(
    uow: UnitOfWork, application: ApplicationRow, wording: Wording, dedupe_key: str, *, whole: bool
) -> QueueMessage:
    """Return what a rule says: as the whole mail, or in the frame of Rolecall's own."""
    sender = await messaging.sender_of(uow)
    mail = QueueMessage(
        kind=MailKind.CANDIDATE_MESSAGE,
        recipient=Recipient(
            application.candidate_email,
            application.candidate_name,
            locale=application.locale,
            time_zone=sender.time_zone,
        ),
        variables={
            "candidate_name": application.candidate_name,
            "job_title": application.job_title,
            "status_url": status_url(uow, application),
            "subject_line": wording.subject,
            "message": "",
        },
        brand=sender.brand,
        dedupe_key=dedupe_key,
        record=RecordRef("application", application.id),
        wording=wording,
    )
    if whole:
        return mail
    words = messaging.filled_words(mail)
    said = {"subject_line": words.subject, "message": words.body}
    return replace(mail, wording=None, variables={**mail.variables, **said})
