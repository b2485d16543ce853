"""A mail that a rule writes to a candidate, as it is sent and as it is shown before."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.attaching import keep_with_message
from rolecall.domains.applications.service.status_link import status_url
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileStatus
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    Attachment,
    MailKind,
    QueueMessage,
    Recipient,
    RecordRef,
    Wording,
)
from rolecall.infra.db import UnitOfWork

_ERASED = "a file of the saved message"


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


async def queue_by_rule(uow: UnitOfWork, mail: QueueMessage, file_ids: Sequence[UUID]) -> None:
    """Let a rule's mail leave with the files of its saved message.

    What was erased since goes under its id all the same: the mail is held back until a person
    decides, as any mail whose files are gone.
    """
    found = await files.find_files(uow, file_ids)
    attached = tuple(
        Attachment(found[one].filename, found[one].size, one)
        if one in found
        else Attachment(_ERASED, 0, one)
        for one in file_ids
    )
    message_id = await messaging.queue_message(uow, replace(mail, attachments=attached))
    if message_id is not None:
        kept = [
            one
            for one in attached
            if one.file_id in found and found[one.file_id].status is not FileStatus.REMOVED
        ]
        await keep_with_message(uow, message_id, kept)
