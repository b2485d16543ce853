"""Cursors: a page's position, opaque and signed, bound to the list it came from."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_MAC_BYTES = 12
_UUID_CODE = 1


def encode_cursor(secret: bytes, purpose: str, position: tuple[Any, ...]) -> str:
    """Return the cursor text. `purpose` names the list and its sorting."""
    body = msgspec.msgpack.encode([_plain(value) for value in position])
    return base64.urlsafe_b64encode(_mac(secret, purpose, body) + body).decode().rstrip("=")


def decode_cursor(secret: bytes, purpose: str, cursor: str) -> tuple[Any, ...]:
    """Return the position.

    Raises:
        InvalidInput: the cursor was altered, or belongs to another list or sorting.
    """
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError) as error:
        raise _refuse() from error
    mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(secret, purpose, body)):
        raise _refuse()
    values: list[Any] = msgspec.msgpack.decode(body, ext_hook=_ext)
    return tuple(values)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return msgspec.msgpack.Ext(_UUID_CODE, value.bytes)
    if value is None or isinstance(value, (str, int, float, bool, datetime)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be a position")


def _ext(code: int, data: memoryview) -> Any:
    if code == _UUID_CODE:
        return UUID(bytes=bytes(data))
    raise _refuse()


def _mac(secret: bytes, purpose: str, body: bytes) -> bytes:
    return hmac.new(secret, purpose.encode() + b"\x00" + body, hashlib.sha256).digest()[:_MAC_BYTES]


def _refuse() -> InvalidInput:
    return InvalidInput.of_field(
        "cursor",
        say("This cursor does not belong to this list. Start again without one."),
        "invalid_cursor",
    )
