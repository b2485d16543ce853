"""The envelope of one protected value: `v1.keyid.nonce.ct`.

AES-256-GCM with a random 96-bit nonce. The associated data names where the value lives,
`org|table|column|row`, so that a ciphertext that is copied to another row, column or organization
does not open there. Random nonces allow 2**32 values under one key (NIST SP 800-38D, section 8.3);
rotating a key starts the count anew.
"""

import base64
import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rolecall.infra.crypto.errors import DecryptionFailed
from rolecall.kernel.sentences import plain

VERSION = "v1"
_NONCE_BYTES = 12
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a protected value lives: bound to the ciphertext, stored nowhere.

    Raises:
        ValueError: the table or the column contains the separator `|`.
    """

    org_id: UUID
    table: str
    column: str
    row_id: UUID

    def __post_init__(self) -> None:
        if "|" in self.table or "|" in self.column:
            raise ValueError("a table or column name cannot contain '|'")

    @property
    def associated_data(self) -> bytes:
        """The bytes `org|table|column|row`."""
        return f"{self.org_id}|{self.table}|{self.column}|{self.row_id}".encode()


def seal(key_id: str, key: bytes, plain: bytes, associated_data: bytes) -> str:
    """Return the envelope of `plain` under `key`, which later reads find by `key_id`."""
    nonce = os.urandom(_NONCE_BYTES)
    ciphertext = AESGCM(key).encrypt(nonce, plain, associated_data)
    return ".".join((VERSION, key_id, to_text(nonce), to_text(ciphertext)))


def key_id_of(envelope: str) -> str:
    """Return the id of the key that an envelope was sealed with.

    Raises:
        DecryptionFailed: this is not an envelope of a version that is known.
    """
    return _split(envelope)[0]


def unseal(envelope: str, key: bytes, associated_data: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        DecryptionFailed: the envelope is malformed, was altered, or was sealed with another key or
            for another place.
    """
    _, nonce, ciphertext = _split(envelope)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, associated_data)
    except InvalidTag as error:
        raise DecryptionFailed(
            plain("A protected value was altered or belongs elsewhere.")
        ) from error


def to_text(data: bytes) -> str:
    """Return base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_text(text: str) -> bytes:
    """Return the bytes that `to_text` encoded.

    Raises:
        ValueError: the text is not what `to_text` gives for any bytes.
    """
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise ValueError("not base64url") from error
    # Several spellings decode to the same bytes; one must not pass as another.
    if to_text(data) != text:
        raise ValueError("not canonical base64url")
    return data


def _split(envelope: str) -> tuple[str, bytes, bytes]:
    parts = envelope.split(".")
    if len(parts) != _PARTS or parts[0] != VERSION:
        raise DecryptionFailed(plain("This is not an envelope of a version that is known."))
    try:
        nonce, ciphertext = from_text(parts[2]), from_text(parts[3])
    except ValueError as error:
        raise DecryptionFailed(plain("An envelope is malformed.")) from error
    if len(nonce) != _NONCE_BYTES:
        raise DecryptionFailed(plain("An envelope is malformed."))
    return parts[1], nonce, ciphertext
