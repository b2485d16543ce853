"""Trying whether a device is reached, by a message that says so and nothing else.

Guarantees: only the own devices are tried, and not so often that it could be used to knock at
somebody else's server; no transaction is open while the push service is asked.
"""

import json
from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity.contracts import OpenedPushDevice, PushOutcome
from rolecall.domains.identity.service.push_devices import (
    forget_push_device,
    note_push,
    open_own_push_device,
)
from rolecall.domains.identity.service.sessions import login_of
from rolecall.infra.db import Database
from rolecall.infra.languages import in_language, language_of
from rolecall.infra.providers.push import (
    Gone,
    NotTaken,
    PushAddress,
    PushMessage,
    Refused,
    VapidKey,
    web_push,
)
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_TRIES: Final = Rate("identity.push_tries", 10, 600)
_LASTS: Final = timedelta(minutes=5)
"""Somebody is looking at the device."""
_SECONDS: Final = 10.0
"""Somebody is waiting for the answer."""
_WORDS: Final = say("This is how news of your applications reaches you here.")


async def try_push_device(db: Database, actor: Actor, device_id: UUID) -> PushOutcome:
    """Push a message to one of the login's devices and say what became of it.

    Raises:
        NotFound: the login has no such device.
        TooManyRequests: the login tried too often.
    """
    user_id, _ = login_of(actor)
    device = await open_own_push_device(db, device_id, user_id)
    if device is None:
        raise NotFound(say("There is no such device, or it was removed already."))
    await limiter_of(db.runtime).require(
        _TRIES, str(user_id), detail=say("You have tried this often. Wait some minutes.")
    )
    sender = web_push(
        db.runtime.settings, VapidKey.from_secret(device.signing_secret), seconds=_SECONDS
    )
    message = PushMessage(content=_content(device), topic="try", ttl=_LASTS)
    try:
        await sender.push(PushAddress(device.endpoint, device.p256dh, device.auth), message)
    except Gone:
        await forget_push_device(db, device_id)
        return PushOutcome.GONE
    except Refused as refusal:
        await note_push(db, device_id, refusal.reason)
        return PushOutcome.REFUSED
    except NotTaken:
        return PushOutcome.LATER
    await note_push(db, device_id)
    return PushOutcome.TAKEN


def _content(device: OpenedPushDevice) -> bytes:
    language = language_of(device.locale)
    shown = {
        "title": "Rolecall",
        "body": in_language(_WORDS, language),
        "lang": language,
        "tag": "try",
        "url": "/portal/mails",
    }
    return json.dumps(shown, ensure_ascii=False).encode()
