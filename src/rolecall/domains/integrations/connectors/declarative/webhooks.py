"""Webhooks, by a specification."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rolecall.domains.integrations.connectors.declarative.answers import Answers, text_of
from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.contracts.port import Delivery, VendorEvent
from rolecall.domains.integrations.rules.records import id_text
from rolecall.domains.integrations.rules.signatures import Signature, is_signed
from rolecall.domains.integrations.rules.specification.shapes import SignatureShape, WebhookShape
from rolecall.domains.integrations.rules.specification.templates import filled


def is_genuine(shape: SignatureShape, delivery: Delivery, typed: Mapping[str, str]) -> bool:
    """Tell whether a delivery is signed as the specification says."""
    signature = Signature(
        shape.header,
        shape.algorithm,
        shape.encoding,
        shape.prefix,
        shape.timestamp_header or "",
        timedelta(seconds=shape.tolerance_seconds),
    )
    return is_signed(delivery, signature, filled(shape.secret, typed))


def events_of(hook: WebhookShape, delivery: Delivery, answers: Answers) -> Sequence[VendorEvent]:
    """Return what a delivery says; nothing, if it is of a kind that is not read.

    Raises:
        Malformed: it is no JSON, or does not say which record it is about.
    """
    try:
        body = json.loads(delivery.body)
    except (ValueError, RecursionError) as error:
        raise Malformed("not_json") from error
    kind = text_of(answers.found(hook.kind, body))
    event = hook.events.get(kind)
    if event is None:
        return []
    external_id = id_text(answers.found(event.id, body))
    if not external_id:
        raise Malformed("no_id")
    told = delivery.header(hook.id_header) if hook.id_header else answers.found(hook.id, body)
    name = id_text(told) or hashlib.sha256(delivery.body).hexdigest()
    occurred_at = _instant(answers.found(hook.occurred_at, body))
    return [VendorEvent(name, kind, event.stream, external_id, occurred_at)]


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None
