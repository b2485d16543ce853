"""Telling the devices of a candidate that there is news, beside the mail.

Guarantees: devices hear of a message once it is written down that its mail left, may have left, or
was refused by the mail server: never of one that still waits, is held back, was recalled, or is
not wanted. They are queued in the transaction that writes it down, which happens once for each
sending. Only devices of the login that has proved the address that the mail goes to are told; one
failing device keeps no other from it. Each push is handed over until its push service takes it or
it is a day old. A process that dies between the push service's answer and its record hands the same
push over once more: it carries the topic and the tag of its application, so that it takes the place
of the first one.
"""

import json

from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import queries
from rolecall.domains.messaging.contracts import StoredMessage
from rolecall.domains.messaging.events import PushQueued
from rolecall.domains.messaging.rules import pushing
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.languages import in_language, language_of
from rolecall.infra.outbox import Delivered
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.providers.push import (
    Gone,
    NotTaken,
    PushAddress,
    PushMessage,
    Refused,
    VapidKey,
    web_push,
)
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.tenant import Tenant


async def queue_pushes(uow: UnitOfWork, message: StoredMessage) -> None:
    """Queue a push for each device of a message's reader; call it where the outcome is written."""
    if message.record is None or not pushing.is_news(message.kind, message.record.type):
        return
    reader = normalise_email(message.recipient.email)
    for device_id in await identity.list_push_device_ids(uow, reader):
        uow.emit(PushQueued(device_id=device_id, message_id=message.id))


async def send_push(db: Database, delivered: Delivered, event: PushQueued) -> None:
    """Tell one device, if there is still something to tell.

    Raises:
        RetryLater: its push service did not take it, and may later.
    """
    queued_at = delivered.occurred_at
    left = pushing.left_of(queued_at, clock.now())
    if not left:
        await identity.note_push(db, event.device_id, "gave_up")
        return
    async with db.transaction(Tenant(delivered.org_id)) as uow:
        told = await queries.find_told(uow, event.message_id)
    if told is None:
        # Its person was erased meanwhile.
        return
    device = await identity.open_push_device(db, event.device_id, told["recipient_norm"])
    if device is None:
        return
    message = PushMessage(
        content=_content(told, language_of(device.locale)),
        topic=pushing.topic_of(event.device_id, told["record_id"]),
        ttl=left,
    )
    sender = web_push(db.runtime.settings, VapidKey.from_secret(device.signing_secret))
    try:
        await sender.push(PushAddress(device.endpoint, device.p256dh, device.auth), message)
    except Gone:
        await identity.forget_push_device(db, event.device_id)
    except Refused as refusal:
        await identity.note_push(db, event.device_id, refusal.reason)
    except NotTaken as failure:
        pause = pushing.pause_after(queued_at, clock.now(), failure.after)
        raise RetryLater(failure.reason, after=pause) from failure
    else:
        await identity.note_push(db, event.device_id)


def _content(told: Row, language: str) -> bytes:
    organization = told["brand"]["name"]
    shown = {
        "title": organization,
        "body": in_language(pushing.words_of(organization), language),
        "lang": language,
        "tag": str(told["record_id"]),
        "url": f"/portal/applications/{told['record_id']}",
    }
    return json.dumps(shown, ensure_ascii=False).encode()
