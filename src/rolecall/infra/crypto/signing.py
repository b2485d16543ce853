"""Short-lived signed tokens: download links, cursors, status links.

A token is `payload.expiry.keyid.mac`, each base64url or hexadecimal, so that it can stand in a
path. HMAC-SHA256 with a key of its own for each purpose; compared in constant time; the payload is
readable by whoever holds the token, so it carries ids and nothing private.
"""

import hmac
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

import msgspec

from rolecall.infra.crypto.envelope import from_text, to_text
from rolecall.kernel import clock
from rolecall.kernel.errors import Gone, NotFound
from rolecall.kernel.sentences import say

MAX_TOKEN_CHARACTERS = 4096
_PARTS = 4


class InvalidToken(NotFound):
    """The token was not made here, was altered, or was made for another purpose."""

    code = "invalid_token"


class ExpiredToken(Gone):
    """The token is genuine and its time is over."""

    code = "expired_token"


class Signer:
    """Signs and verifies tokens of one purpose. Made by `RootKeys.signer`."""

    def __init__(self, keys: Mapping[str, bytes], current_id: str) -> None:
        """Keep one key per root secret; `current_id` names the one that signs."""
        self._keys = dict(keys)
        self._current_id = current_id

    def sign(self, payload: Any, *, lifetime: timedelta) -> str:
        """Return a token that carries `payload` (JSON-able) and is good for `lifetime`.

        Raises:
            ValueError: the token would be longer than is accepted back (4096 characters).
        """
        expires = int((clock.now() + lifetime).timestamp())
        body = to_text(msgspec.json.encode(payload, order="deterministic"))
        head = f"{body}.{expires:x}.{self._current_id}"
        token = f"{head}.{to_text(_mac(self._keys[self._current_id], head))}"
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise ValueError("the payload of a token is too long")
        return token

    def verify(self, token: str) -> Any:
        """Return the payload of a genuine token whose time is not over.

        Raises:
            InvalidToken: it was altered, or was made elsewhere or for another purpose.
            ExpiredToken: its time is over.
        """
        head, _, mac = token.rpartition(".")
        parts = head.split(".")
        malformed = len(token) > MAX_TOKEN_CHARACTERS or not token.isascii()
        if malformed or len(parts) != _PARTS - 1:
            raise _invalid()
        body, expires, key_id = parts
        key = self._keys.get(key_id)
        expected = to_text(_mac(key or b"", head))
        if not hmac.compare_digest(expected, mac) or key is None:
            raise _invalid()
        if clock.now().timestamp() >= int(expires, 16):
            raise ExpiredToken(say("This link has expired. Ask for a new one."))
        return msgspec.json.decode(from_text(body))


def _mac(key: bytes, head: str) -> bytes:
    return hmac.new(key, head.encode(), sha256).digest()


def _invalid() -> InvalidToken:
    return InvalidToken(say("This link is not valid. Check that it was copied whole."))
