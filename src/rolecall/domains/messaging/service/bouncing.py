"""Mails that came back, and addresses that refuse mail.

Guarantees: a mail that is given up is `failed` with the server's reason, as one that was refused at
once is; an address that takes no mail gets none until somebody allows it or a month has passed;
that one goes on trying changes nothing but what is known.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import repository
from rolecall.domains.messaging.contracts import (
    DeliveryNotice,
    MessageStatus,
    RecordRef,
    SuppressionReason,
)
from rolecall.domains.messaging.events import AddressAllowed, MessageBounced, MessageDelayed
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_LEFT = {MessageStatus.SENT, MessageStatus.UNCERTAIN}
_ON_ITS_WAY = {MessageStatus.SENDING, MessageStatus.QUEUED}
_SOON = timedelta(seconds=5)


async def note_bounce(uow: UnitOfWork, message_id: UUID, notice: DeliveryNotice) -> None:
    """Write down what a mail server says of a message of ours.

    Raises:
        RetryLater: it is not noted yet that the message left.
    """
    row = await repository.find_for_update(uow, message_id)
    if row is None:
        return
    status = MessageStatus(row["status"])
    if status in _ON_ITS_WAY:
        raise RetryLater("the message is being sent", after=_SOON)
    if status not in _LEFT:
        return
    now = clock.now()
    await repository.note_undelivered(uow, message_id, notice.reason, now, final=notice.final)
    if notice.bad_address:
        await repository.suppress(
            uow, row["recipient_norm"], SuppressionReason.BOUNCED, notice.reason, now
        )
    record = {"record_type": row["record_type"], "record_id": row["record_id"]}
    if notice.final:
        uow.emit(
            MessageBounced(
                message_id=message_id,
                kind=row["kind"],
                bad_recipient=notice.bad_address,
                **record,
            )
        )
    else:
        uow.emit(MessageDelayed(message_id=message_id, **record))


async def allow_address(uow: UnitOfWork, actor: Actor, record: RecordRef, email: str) -> None:
    """Let mail go to an address again, for callers that decide who may.

    Raises:
        Conflict: nothing is against the address.
    """
    if not await repository.allow_address(uow, normalise_email(email)):
        raise Conflict(say("Mail to this address is not held back."), code="not_held_back")
    audit.record(
        uow, actor, "messages.address_allowed", record.type, record.id,
        say("Allowed mail to an address again that had refused it."),
    )  # fmt: skip
    uow.emit(AddressAllowed(record_type=record.type, record_id=record.id))
