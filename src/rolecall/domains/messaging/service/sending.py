"""Sending one message: claim, hand over, record; three short steps and no transaction around them.

Guarantees: nothing that was recalled leaves; a message that is interrupted before its content left
is sent again; one that is interrupted afterwards is not, it becomes `uncertain`
(`rules.delivery`); every attempt carries the same Message-ID; one whose files do not all go with it
does not leave, it waits for a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from rolecall.domains.messaging import repository
from rolecall.domains.messaging.contracts import (
    Brand,
    CalendarEntry,
    EnclosedFile,
    MessageStatus,
    Recipient,
    RecordRef,
    StoredMessage,
    SuppressionReason,
    VariablesRefused,
    Wording,
)
from rolecall.domains.messaging.events import (
    MessageBounced,
    MessageDelivered,
    MessageHeldBack,
    MessageStranded,
    SubscriptionChanged,
)
from rolecall.domains.messaging.queries.messages import attachments_of
from rolecall.domains.messaging.rules import delivery
from rolecall.domains.messaging.rules.catalogue import STOP_URL, declaration_of
from rolecall.domains.messaging.rules.delivery import Progress, Step
from rolecall.domains.messaging.rules.reply_addresses import address_of, return_address_of
from rolecall.domains.messaging.service.attaching import NotReadable, are_in_the_way, read_files
from rolecall.domains.messaging.service.pushing import queue_pushes
from rolecall.domains.messaging.service.recording import persistently
from rolecall.domains.messaging.service.rendering import render
from rolecall.domains.messaging.service.sealing import unseal
from rolecall.domains.messaging.service.unsubscribing import is_unwanted, unsubscribe_url
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.providers.email import (
    Accepted,
    AttachedFile,
    CalendarPart,
    MailAddress,
    OutgoingMail,
    PermanentFailure,
    TemporaryFailure,
    UncertainOutcome,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.events import Event
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


class _ClaimLost(Exception):
    """The message was recalled, or another worker has it."""


class _NotMarked(Exception):
    """Whether the mark was committed is unknown; that nothing was sent is certain."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is to be written down."""

    status: MessageStatus
    error: str = ""
    provider_id: str | None = None
    bad_recipient: bool = False
    refused: bool = False


async def send_message(db: Database, org_id: UUID, message_id: UUID) -> None:
    """Send a message if it is due.

    Raises:
        RetryLater: it is held, someone else has it, or the server asked to come back.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        claimed = await _claim(uow, message_id)
    if claimed is None:
        return
    try:
        accepted = await _hand_over(db, tenant, claimed)
    except _ClaimLost:
        return
    except NotReadable as failure:
        await _put_back(db, tenant, claimed, str(failure))
    except _NotMarked as failure:
        await _put_back(db, tenant, claimed, f"The hand-over could not be noted: {failure}")
    except TemporaryFailure as failure:
        await _after_temporary_failure(db, tenant, claimed, failure)
    except PermanentFailure as failure:
        outcome = _Outcome(
            MessageStatus.FAILED,
            failure.reason,
            bad_recipient=failure.bad_recipient,
            refused=True,
        )
        await _record(db, tenant, claimed, outcome)
    except UncertainOutcome as doubt:
        await _record(db, tenant, claimed, _Outcome(MessageStatus.UNCERTAIN, doubt.reason))
    else:
        outcome = _Outcome(MessageStatus.SENT, provider_id=accepted.provider_id)
        await _record(db, tenant, claimed, outcome)


async def _claim(uow: UnitOfWork, message_id: UUID) -> StoredMessage | None:
    row = await repository.find_for_update(uow, message_id)
    if row is None:
        return None
    now = clock.now()
    progress = Progress(
        MessageStatus(row["status"]),
        row["available_at"],
        row["lease_until"],
        row["handed_over_at"] is not None,
    )
    found = delivery.next_step(progress, now, repeatable=uow.runtime.email.repeatable)
    if found.step is Step.WAIT and found.until is not None:
        raise RetryLater("not due, or being sent", after=found.until - now)
    if found.step is Step.CALL_UNCERTAIN:
        outcome = _Outcome(
            MessageStatus.UNCERTAIN,
            say("The sender was interrupted while the mail was on its way."),
        )
        await _write(uow, await _stored(uow, row, row["attempts"]), outcome)
        return None
    if found.step is not Step.SEND:
        return None
    attempt = row["attempts"] + 1
    reason = await are_in_the_way(uow, attachments_of(row))
    if reason:
        await _hold_back(uow, row, reason)
        return None
    if await is_unwanted(uow, row["kind"], row["recipient_norm"]):
        await repository.claim(uow, message_id, attempt, now)
        await _write(uow, await _stored(uow, row, attempt), _Outcome(MessageStatus.UNSUBSCRIBED))
        return None
    await repository.claim(uow, message_id, attempt, now + delivery.CLAIM_LEASE)
    return await _stored(uow, row, attempt)


async def _hold_back(uow: UnitOfWork, row: Row, reason: str) -> None:
    await repository.hold_back(uow, row["id"], reason)
    uow.emit(
        MessageHeldBack(
            message_id=row["id"],
            kind=row["kind"],
            record_type=row["record_type"],
            record_id=row["record_id"],
        )
    )


async def _hand_over(db: Database, tenant: Tenant, message: StoredMessage) -> Accepted:
    async def mark() -> None:
        now = clock.now()
        try:
            async with db.transaction(tenant) as uow:
                held = await repository.mark_handed_over(
                    uow, message.id, message.attempt, now, now + delivery.HANDOVER_LEASE
                )
        except Exception as error:
            raise _NotMarked(type(error).__name__) from error
        if not held:
            raise _ClaimLost

    files = await read_files(db, tenant, message.attachments)
    try:
        mail = _outgoing(message, db.runtime, tenant, files)
    except (ValueError, VariablesRefused) as error:
        raise PermanentFailure(str(error)) from error
    return await db.runtime.email.send(mail, before_handover=mark)


def _outgoing(
    message: StoredMessage, runtime: Runtime, tenant: Tenant, files: tuple[AttachedFile, ...]
) -> OutgoingMail:
    recipient, brand, settings = message.recipient, message.brand, runtime.settings
    unsubscribable = declaration_of(message.kind).unsubscribable
    unsubscribe = unsubscribe_url(runtime, tenant.org_id, message.id) if unsubscribable else None
    sender = MailAddress.parse(settings.mail.mail_from)
    written = render(
        message.kind,
        recipient.locale,
        message.variables,
        brand,
        time_zone=recipient.time_zone,
        wording=message.wording,
        unsubscribe_url=unsubscribe,
    )
    return OutgoingMail(
        id=message.id,
        sender=replace(sender, name=brand.sender_name or brand.name),
        recipient=MailAddress(recipient.email, recipient.name),
        subject=written.subject,
        html=written.html,
        text=written.text,
        created_at=message.created_at,
        unsubscribe_url=unsubscribe or message.variables.get(STOP_URL),
        reply_to=_reply_to(message, settings.inbound.inbound_domain),
        return_to=_return_to(message, settings.inbound.inbound_domain),
        calendar=(
            CalendarPart(message.calendar.method, message.calendar.text)
            if message.calendar
            else None
        ),
        files=(*files, *_enclosed(message)),
    )


def _enclosed(message: StoredMessage) -> Iterator[AttachedFile]:
    if message.enclosed is not None:
        one = message.enclosed
        yield AttachedFile(one.filename, one.content_type, one.text.encode())


def _reply_to(message: StoredMessage, domain: str) -> MailAddress | None:
    if message.reply_to:
        return MailAddress.parse(message.reply_to)
    if not message.reply_token or not domain:
        return None
    return MailAddress(address_of(message.reply_token, domain), message.brand.name)


def _return_to(message: StoredMessage, domain: str) -> MailAddress | None:
    if not message.reply_token or not domain:
        return None
    return MailAddress(return_address_of(message.reply_token, domain))


async def _after_temporary_failure(
    db: Database, tenant: Tenant, message: StoredMessage, failure: TemporaryFailure
) -> None:
    if delivery.should_give_up(message.available_at, clock.now()):
        await _record(db, tenant, message, _Outcome(MessageStatus.FAILED, failure.reason))
    else:
        await _put_back(db, tenant, message, failure.reason)


async def _put_back(db: Database, tenant: Tenant, message: StoredMessage, reason: str) -> None:
    async def write(uow: UnitOfWork) -> None:
        await repository.put_back(uow, message.id, message.attempt, reason)

    await persistently(db, tenant, write)
    raise RetryLater(reason, after=delivery.pause_after(message.attempt))


async def _record(db: Database, tenant: Tenant, message: StoredMessage, outcome: _Outcome) -> None:
    async def write(uow: UnitOfWork) -> None:
        await _write(uow, message, outcome)

    await persistently(db, tenant, write)


async def _write(uow: UnitOfWork, message: StoredMessage, outcome: _Outcome) -> None:
    now = clock.now()
    written = await repository.finish(
        uow,
        message.id,
        message.attempt,
        status=outcome.status,
        at=now,
        error=outcome.error,
        provider=uow.runtime.email.name,
        provider_id=outcome.provider_id,
    )
    if not written:
        return
    if outcome.bad_recipient:
        await repository.suppress(
            uow,
            normalise_email(message.recipient.email),
            SuppressionReason.BOUNCED,
            outcome.error,
            now,
        )
    uow.emit(_fact(message, outcome))
    if outcome.status is not MessageStatus.UNSUBSCRIBED:
        await queue_pushes(uow, message)


def _fact(message: StoredMessage, outcome: _Outcome) -> Event:
    record_type = message.record.type if message.record else None
    record_id = message.record.id if message.record else None
    if outcome.status is MessageStatus.UNSUBSCRIBED:
        return SubscriptionChanged(
            message_id=message.id, record_type=record_type, record_id=record_id, subscribed=False
        )
    if outcome.status is MessageStatus.SENT:
        return MessageDelivered(
            message_id=message.id, kind=message.kind, record_type=record_type, record_id=record_id
        )
    if outcome.refused:
        return MessageBounced(
            message_id=message.id,
            kind=message.kind,
            record_type=record_type,
            record_id=record_id,
            bad_recipient=outcome.bad_recipient,
        )
    return MessageStranded(
        message_id=message.id,
        kind=message.kind,
        record_type=record_type,
        record_id=record_id,
        uncertain=outcome.status is MessageStatus.UNCERTAIN,
    )


async def _stored(uow: UnitOfWork, row: Row, attempt: int) -> StoredMessage:
    private = await unseal(uow, row)
    available_at: datetime = row["available_at"]
    return StoredMessage(
        id=row["id"],
        kind=row["kind"],
        recipient=Recipient(
            row["recipient_email"],
            row["recipient_name"],
            row["recipient_user_id"],
            row["locale"],
            row["time_zone"],
        ),
        brand=Brand(**row["brand"]),
        variables={**row["variables"], **private},
        reply_to=row["reply_to"],
        record=RecordRef(row["record_type"], row["record_id"]) if row["record_id"] else None,
        created_at=row["created_at"],
        available_at=available_at,
        attempt=attempt,
        calendar=CalendarEntry(**row["calendar"]) if row["calendar"] else None,
        wording=Wording(**row["wording"]) if row["wording"] else None,
        reply_token=row["reply_token"],
        attachments=attachments_of(row),
        enclosed=EnclosedFile(**row["enclosed"]) if row["enclosed"] else None,
    )
