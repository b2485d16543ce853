"""Asking for mails, recalling them, sending them again.

Guarantees: a mail is queued with the commit of what caused it or not at all; one dedupe key queues
one mail; what a recall returns as recalled never leaves, nor does what is queued under the same
group key later; everything is checked and rendered when it
is queued, so that a mail that cannot be written fails where it was asked for.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import policy, queries, repository
from rolecall.domains.messaging.contracts import (
    Audience,
    MailKind,
    Message,
    MessageStatus,
    NotRecallable,
    NotReleasable,
    NotResendable,
    QueueMessage,
    RecordRef,
)
from rolecall.domains.messaging.contracts.messages import MESSAGE_WORDS
from rolecall.domains.messaging.events import (
    MessageQueued,
    MessageRecalled,
    MessageReleased,
    MessageWritten,
)
from rolecall.domains.messaging.rules import delivery, reply_addresses
from rolecall.domains.messaging.rules.catalogue import Declaration, declaration_of
from rolecall.domains.messaging.rules.notices import wish_about
from rolecall.domains.messaging.rules.own_kinds import applies_to
from rolecall.domains.messaging.service.rendering import language_of, render_text
from rolecall.domains.messaging.service.sealing import seal
from rolecall.domains.messaging.service.templates import find_wording
from rolecall.domains.messaging.service.unsubscribing import is_unwanted
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

HIDDEN_LINK = "https://private-link.invalid/"
"""Stands for links that only the recipient may follow, wherever others read a mail."""
_SHOWN_INSTEAD = "[private link]"
_NO_HOLD = timedelta(0)
PREFERENCES_PAGE = "/app/account"
"""Where members choose what they are told."""


async def queue_message(uow: UnitOfWork, wanted: QueueMessage) -> UUID | None:
    """Send this mail once the transaction commits; returns its id.

    None when the recipient has switched mails of this kind off. A dedupe key that was used before
    returns the message of then.

    Raises:
        VariablesRefused: the variables are not the ones that the kind declares.
    """
    if await _is_switched_off(uow, wanted):
        return None
    now = clock.now()
    wanted = _with_way_out(uow, await _in_own_words(uow, wanted))
    declared = declaration_of(wanted.kind)
    norm = normalise_email(wanted.recipient.email)
    stopped = await _why_not(uow, wanted, norm, declared, now)
    values = await _values(uow, wanted, declared, norm, now)
    if stopped is not None:
        values |= {"status": stopped.value, "finished_at": now}
    if not await repository.insert_message(uow, values):
        return await queries.find_id_by_dedupe_key(uow, wanted.dedupe_key)
    message_id: UUID = values["id"]
    if values["reply_token"] is not None:
        await repository.insert_reply_address(
            uow,
            reply_addresses.hash_of(values["reply_token"]),
            message_id,
            now + reply_addresses.LIFETIME,
        )
    if stopped is None:
        uow.emit(MessageQueued(message_id=message_id), available_at=values["available_at"])
    if wanted.record is not None and declared.audience is Audience.CANDIDATE:
        uow.emit(
            MessageWritten(
                message_id=message_id,
                record_type=wanted.record.type,
                record_id=wanted.record.id,
            )
        )
    return message_id


async def recall_messages(uow: UnitOfWork, group_key: str) -> int:
    """Recall what has not left of a group; returns how many messages were recalled.

    Whatever is queued under this key later is recalled at once.
    """
    now = clock.now()
    await repository.lock_group(uow, group_key)
    await repository.note_recalled(uow, group_key, now)
    return _tell_recalled(uow, await repository.recall_group(uow, group_key, now))


async def recall_held_messages(
    uow: UnitOfWork, record: RecordRef, kind: MailKind | None = None
) -> int:
    """Recall what is held about a record (of one kind), because it is no longer true.

    Returns how many messages were recalled.
    """
    recalled = await repository.recall_held_about(uow, record, kind, clock.now())
    return _tell_recalled(uow, recalled)


async def recall_message(uow: UnitOfWork, actor: Actor, message_id: UUID) -> Message:
    """Recall one message.

    Raises:
        NotFound: there is none in this organization.
        NotRecallable: it has left, or may have.
    """
    policy.can_direct_messages(actor).require()
    recalled = await repository.recall_one(uow, message_id, clock.now())
    found = await _get(uow, message_id)
    if not recalled:
        raise NotRecallable(
            say(
                "This mail is {status}; only one that has not left can be recalled.",
                status=MESSAGE_WORDS[found.status],
            )
        )
    _tell_recalled(uow, recalled)
    audit.record(
        uow, actor, "messages.recalled", "message", message_id,
        say("Recalled a mail ({kind}) before it left.", kind=found.kind.value),
    )  # fmt: skip
    return found


async def resend_message(uow: UnitOfWork, actor: Actor, message_id: UUID) -> Message:
    """Send a message again that failed, or of which nobody knows whether it arrived.

    Raises:
        NotFound: there is none in this organization.
        NotResendable: it was sent or recalled, or is on its way.
    """
    policy.can_direct_messages(actor).require()
    row = await _lock(uow, message_id)
    if not delivery.can_be_resent(MessageStatus(row["status"])):
        raise NotResendable(
            say(
                "This mail is {status}; only one that did not arrive can be sent again.",
                status=MESSAGE_WORDS[row["status"]],
            )
        )
    await repository.requeue(uow, message_id, clock.now())
    uow.emit(MessageQueued(message_id=message_id))
    audit.record(
        uow,
        actor,
        "messages.resent",
        "message",
        message_id,
        say(
            "Sent a mail ({kind}) again that was {status}.",
            kind=row["kind"],
            status=MESSAGE_WORDS[row["status"]],
        ),
    )
    return await _get(uow, message_id)


async def release_message(uow: UnitOfWork, actor: Actor, message_id: UUID) -> Message:
    """Let a message leave now that waits for its time.

    Raises:
        NotFound: there is none in this organization.
        NotReleasable: it does not wait.
    """
    policy.can_direct_messages(actor).require()
    row = await _lock(uow, message_id)
    if row["status"] != MessageStatus.HELD:
        raise NotReleasable(
            say(
                "This mail is {status}; only one that waits can be sent now.",
                status=MESSAGE_WORDS[row["status"]],
            )
        )
    await repository.requeue(uow, message_id, clock.now())
    uow.emit(MessageQueued(message_id=message_id))
    uow.emit(
        MessageReleased(
            message_id=message_id, record_type=row["record_type"], record_id=row["record_id"]
        )
    )
    audit.record(
        uow, actor, "messages.released", "message", message_id,
        say("Sent a mail ({kind}) at once that waited.", kind=row['kind']),
    )  # fmt: skip
    return await _get(uow, message_id)


async def get_message(uow: UnitOfWork, actor: Actor, message_id: UUID) -> Message:
    """Return one message.

    Raises:
        NotFound: there is none in this organization.
    """
    policy.can_read_messages(actor).require()
    return await _get(uow, message_id)


async def _values(
    uow: UnitOfWork, wanted: QueueMessage, declared: Declaration, norm: str, now: datetime
) -> dict[str, Any]:
    message_id = ids.uuid7()
    hold = max(wanted.hold_for or _NO_HOLD, _NO_HOLD)
    plain = {name: _as_json(value) for name, value in wanted.variables.items()}
    private = {name: plain.pop(name) for name in declared.private if plain.get(name) is not None}
    subject, text = _as_members_see_it(wanted, private)
    sealed, sealed_key_id = await seal(uow, message_id, private)
    recipient, record = wanted.recipient, wanted.record
    return {
        "id": message_id,
        "kind": wanted.kind.value,
        "locale": recipient.locale,
        "time_zone": recipient.time_zone,
        "recipient_email": recipient.email,
        "recipient_norm": norm,
        "recipient_name": recipient.name,
        "recipient_user_id": recipient.user_id,
        "reply_to": wanted.reply_to,
        "reply_token": _reply_token(uow, wanted, declared),
        "brand": asdict(wanted.brand),
        "variables": plain,
        "calendar": asdict(wanted.calendar) if wanted.calendar else None,
        "wording": asdict(wanted.wording) if wanted.wording else None,
        "author_id": wanted.author_id,
        "attachments": [
            {"filename": one.filename, "size": one.size, "file_id": str(one.file_id)}
            for one in wanted.attachments
        ],
        "enclosed": asdict(wanted.enclosed) if wanted.enclosed else None,
        "sealed": sealed,
        "sealed_key_id": sealed_key_id,
        "subject": subject,
        "body_text": text,
        "record_type": record.type if record else None,
        "record_id": record.id if record else None,
        "topic_id": wanted.topic_id,
        "group_key": wanted.group_key,
        "dedupe_key": wanted.dedupe_key,
        "status": (MessageStatus.HELD if hold > _NO_HOLD else MessageStatus.QUEUED).value,
        "available_at": now + hold,
        "created_at": now,
        "finished_at": None,
    }


def _reply_token(uow: UnitOfWork, wanted: QueueMessage, declared: Declaration) -> str | None:
    """Return the token of the address for answers; candidates alone answer, and about a record."""
    answerable = declared.audience is Audience.CANDIDATE and wanted.record is not None
    if not answerable or not uow.runtime.settings.inbound.inbound_domain:
        return None
    return reply_addresses.token_from(secrets.token_bytes(reply_addresses.TOKEN_BYTES))


def _as_members_see_it(wanted: QueueMessage, private: Mapping[str, Any]) -> tuple[str, str]:
    """Return subject and text without the links that only the recipient may follow."""
    recipient = wanted.recipient
    subject, text = render_text(
        wanted.kind,
        recipient.locale,
        {**wanted.variables, **dict.fromkeys(private, HIDDEN_LINK)},
        wanted.brand,
        time_zone=recipient.time_zone,
        wording=wanted.wording,
        unsubscribe_url=hidden_unsubscribe(wanted.kind),
    )
    return subject, text.replace(HIDDEN_LINK, _SHOWN_INSTEAD)


def hidden_unsubscribe(kind: MailKind) -> str | None:
    """Return what stands for the link to unsubscribe where others read a mail."""
    return HIDDEN_LINK if declaration_of(kind).unsubscribable else None


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _with_way_out(uow: UnitOfWork, wanted: QueueMessage) -> QueueMessage:
    """Let the footer lead a member to where mails of this kind are switched off."""
    if wish_about(wanted.kind, wanted.variables) is None:
        return wanted
    there = {"preferences_url": f"{uow.runtime.public_url}{PREFERENCES_PAGE}"}
    return replace(wanted, variables={**there, **wanted.variables})


async def _in_own_words(uow: UnitOfWork, wanted: QueueMessage) -> QueueMessage:
    """Take the organization's template where there is one for this mail in its language."""
    if wanted.wording is not None or not applies_to(wanted.kind, wanted.variables):
        return wanted
    language = language_of(wanted.recipient.locale)
    return replace(wanted, wording=await find_wording(uow, wanted.kind, language))


async def _is_switched_off(uow: UnitOfWork, wanted: QueueMessage) -> bool:
    user_id = wanted.recipient.user_id
    wish = wish_about(wanted.kind, wanted.variables)
    if user_id is None or wish is None:
        return False
    wishes = await queries.list_preferences(uow, wish, [user_id])
    return user_id in wishes and not wishes[user_id].email


async def _why_not(
    uow: UnitOfWork, wanted: QueueMessage, norm: str, declared: Declaration, now: datetime
) -> MessageStatus | None:
    """Return as what the message ends before it begins, None if it is to be sent."""
    if wanted.group_key is not None and await repository.lock_group(uow, wanted.group_key):
        return MessageStatus.RECALLED
    if await is_unwanted(uow, wanted.kind, norm):
        return MessageStatus.UNSUBSCRIBED
    since = await queries.suppressed_since(uow, norm)
    if since is not None and delivery.is_suppressed(since, now, declared.audience):
        return MessageStatus.SUPPRESSED
    return None


async def _lock(uow: UnitOfWork, message_id: UUID) -> Row:
    row = await repository.find_for_update(uow, message_id)
    if row is None:
        raise NotFound(say("There is no such message."))
    return row


async def _get(uow: UnitOfWork, message_id: UUID) -> Message:
    found = await queries.find_message(uow, message_id)
    if found is None:
        raise NotFound(say("There is no such message."))
    return found


def _tell_recalled(uow: UnitOfWork, rows: Sequence[Row]) -> int:
    for row in rows:
        uow.emit(
            MessageRecalled(
                message_id=row["id"], record_type=row["record_type"], record_id=row["record_id"]
            )
        )
    return len(rows)
