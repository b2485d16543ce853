"""Mails about copies: to the address that was proved, and to no other."""

from rolecall.domains.applications import api as applications
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.domains.privacy.contracts import AskedBy, DataCopy
from rolecall.domains.privacy.service.copying.link import copy_token
from rolecall.infra.db import UnitOfWork


async def tell_ready(uow: UnitOfWork, copy: DataCopy) -> None:
    """Mail the link to a copy that is ready; members see theirs on the record."""
    token = copy_token(uow.runtime, uow.org_id, copy.id, copy.nonce)
    url = f"{uow.runtime.public_url}/data/{token}"
    await _tell(uow, copy, MailKind.DATA_COPY_READY, {"copy_url": url, "until": copy.file_until})


async def tell_refused(uow: UnitOfWork, copy: DataCopy, reason: str) -> None:
    """Mail that a copy was refused, and why."""
    await _tell(uow, copy, MailKind.DATA_COPY_REFUSED, {"message": reason})


async def _tell(
    uow: UnitOfWork, copy: DataCopy, kind: MailKind, variables: dict[str, object]
) -> None:
    if copy.asked_by is AskedBy.MEMBER or copy.application_id is None:
        return
    sender = await messaging.sender_of(uow)
    application = await applications.read_application(uow, copy.application_id)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=Recipient(
                copy.address,
                application.candidate_name,
                locale=copy.locale,
                time_zone=sender.time_zone,
            ),
            variables={"candidate_name": application.candidate_name, **variables},
            brand=sender.brand,
            dedupe_key=f"{kind.value}:{copy.id}",
            record=RecordRef("application", application.id),
        ),
    )
