"""Keeping links that let their bearer in out of sight.

Guarantees: such a link is never stored in clear text; each message has a key of its own, which the
root key wraps, so that a message outlives a change of the root secret and forgets its links by
losing two columns.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.infra.crypto import DataKey, KeyRing, Place, RootKeys


def seal(
    keys: RootKeys, org_id: UUID, message_id: UUID, private: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    """Return `(sealing_key, sealed)`, both None when there is nothing to hide."""
    if not private:
        return None, None
    key = DataKey.new()
    sealed = KeyRing([key]).encrypt(json.dumps(dict(private)).encode(), _place(org_id, message_id))
    return keys.wrap(key, _owner(message_id)), sealed


def unseal(
    keys: RootKeys, org_id: UUID, message_id: UUID, sealing_key: str | None, sealed: str | None
) -> dict[str, Any]:
    """Return what was sealed.

    Raises:
        CryptoError: it was altered, or the root secret is another one.
    """
    if sealing_key is None or sealed is None:
        return {}
    key = keys.unwrap(sealing_key, _owner(message_id))
    opened = KeyRing([key]).decrypt(sealed, _place(org_id, message_id))
    values: dict[str, Any] = json.loads(opened)
    return values


def _place(org_id: UUID, message_id: UUID) -> Place:
    return Place(org_id, "messages", "sealed", message_id)


def _owner(message_id: UUID) -> str:
    return f"message:{message_id}"
