"""Files, encrypted piece by piece, so that neither side holds a whole file in memory.

Layout: `RCF1`, a 16-byte salt, then frames of 64 KiB of plaintext, each followed by its 16-byte
tag; the last frame may be shorter or empty. AES-256-GCM; each file is encrypted with a key derived
from its random file key and the salt; the nonce is an 11-byte frame number and one byte that is 1
for the last frame. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár:
Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015): frames that are
altered, reordered, repeated, dropped, or cut off at the end are detected, and no unauthenticated
byte is ever given out.
"""

import os
from collections.abc import AsyncIterable, AsyncIterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rolecall.infra.crypto.derivation import KEY_BYTES, derive
from rolecall.infra.crypto.errors import DecryptionFailed
from rolecall.kernel.sentences import plain

MAGIC = b"RCF1"
SALT_BYTES = 16
HEADER_BYTES = len(MAGIC) + SALT_BYTES
FRAME_BYTES = 64 * 1024
TAG_BYTES = 16
_SEALED_FRAME_BYTES = FRAME_BYTES + TAG_BYTES


def new_file_key() -> bytes:
    """Return a random key for one file; it is stored in an envelope beside the file's record."""
    return os.urandom(KEY_BYTES)


def encrypted_size(plain_bytes: int) -> int:
    """Return how many bytes a file of `plain_bytes` takes when encrypted."""
    frames = max(1, -(-plain_bytes // FRAME_BYTES))
    return HEADER_BYTES + plain_bytes + frames * TAG_BYTES


class FileEncryptor:
    """Encrypts one file: `update` for each piece, then `finish` once."""

    def __init__(self, file_key: bytes, associated_data: bytes) -> None:
        """Begin a file. `associated_data` says what file it is and must be given to decrypt."""
        salt = os.urandom(SALT_BYTES)
        self._frames = _Frames(file_key, salt, associated_data)
        self._pending = bytearray()
        self._header = MAGIC + salt

    def update(self, piece: bytes) -> bytes:
        """Return the encrypted bytes that are ready after `piece`; may be empty."""
        out = bytearray(self._take_header())
        self._pending += piece
        # One frame is always kept back: only at the end is it known which frame is the last.
        while len(self._pending) > FRAME_BYTES:
            out += self._frames.seal(bytes(self._pending[:FRAME_BYTES]), last=False)
            del self._pending[:FRAME_BYTES]
        return bytes(out)

    def finish(self) -> bytes:
        """Return the last frame."""
        return self._take_header() + self._frames.seal(bytes(self._pending), last=True)

    def _take_header(self) -> bytes:
        header, self._header = self._header, b""
        return header


class FileDecryptor:
    """Decrypts one file: `update` for each piece, then `finish` once, which must not be skipped."""

    def __init__(self, file_key: bytes, associated_data: bytes) -> None:
        """Begin a file with the key and the associated data it was encrypted with."""
        self._file_key = file_key
        self._associated_data = associated_data
        self._frames: _Frames | None = None
        self._pending = bytearray()

    def update(self, piece: bytes) -> bytes:
        """Return the plaintext that is ready and authentic after `piece`; may be empty.

        Raises:
            DecryptionFailed: this is not such a file, or a frame was altered or moved.
        """
        self._pending += piece
        if self._frames is None and not self._read_header():
            return b""
        out = bytearray()
        while len(self._pending) > _SEALED_FRAME_BYTES:
            out += self._open(bytes(self._pending[:_SEALED_FRAME_BYTES]), last=False)
            del self._pending[:_SEALED_FRAME_BYTES]
        return bytes(out)

    def finish(self) -> bytes:
        """Return the last plaintext.

        Raises:
            DecryptionFailed: the file was altered, or cut off before its end.
        """
        return self._open(bytes(self._pending), last=True)

    def _read_header(self) -> bool:
        if len(self._pending) < HEADER_BYTES:
            return False
        if not self._pending.startswith(MAGIC):
            raise DecryptionFailed(plain("A stored file does not begin as an encrypted file does."))
        salt = bytes(self._pending[len(MAGIC) : HEADER_BYTES])
        del self._pending[:HEADER_BYTES]
        self._frames = _Frames(self._file_key, salt, self._associated_data)
        return True

    def _open(self, sealed: bytes, *, last: bool) -> bytes:
        if self._frames is None:
            raise DecryptionFailed(plain("A stored file was cut off before its end."))
        return self._frames.open(sealed, last=last)


async def encrypt_chunks(
    pieces: AsyncIterable[bytes], file_key: bytes, associated_data: bytes
) -> AsyncIterator[bytes]:
    """Yield the encrypted file, given the pieces of the plain one."""
    encryptor = FileEncryptor(file_key, associated_data)
    async for piece in pieces:
        ready = encryptor.update(piece)
        if ready:
            yield ready
    yield encryptor.finish()


async def decrypt_chunks(
    pieces: AsyncIterable[bytes], file_key: bytes, associated_data: bytes
) -> AsyncIterator[bytes]:
    """Yield the plain file, given the pieces of the encrypted one.

    Raises:
        DecryptionFailed: while iterating, as soon as something is found to be wrong; what was
            yielded before is authentic, but the file is then incomplete.
    """
    decryptor = FileDecryptor(file_key, associated_data)
    async for piece in pieces:
        ready = decryptor.update(piece)
        if ready:
            yield ready
    last = decryptor.finish()
    if last:
        yield last


class _Frames:
    """Numbered frames under the derived key of one file."""

    def __init__(self, file_key: bytes, salt: bytes, associated_data: bytes) -> None:
        if len(file_key) != KEY_BYTES:
            raise ValueError(f"a file key has {KEY_BYTES} bytes")
        self._aead = AESGCM(derive(file_key, "file v1", salt=salt))
        self._associated_data = associated_data
        self._number = 0

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        return self._aead.encrypt(self._next_nonce(last), plain, self._associated_data)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        try:
            return self._aead.decrypt(self._next_nonce(last), sealed, self._associated_data)
        except InvalidTag as error:
            raise DecryptionFailed(
                plain("A stored file was altered, cut off, or belongs elsewhere.")
            ) from error

    def _next_nonce(self, last: bool) -> bytes:
        nonce = self._number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
        self._number += 1
        return nonce
