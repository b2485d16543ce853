"""The keys of one organization (or of one person), and what is done with them."""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from rolecall.infra.crypto import envelope
from rolecall.infra.crypto.derivation import KEY_BYTES, derive, fingerprint
from rolecall.infra.crypto.envelope import Place
from rolecall.infra.crypto.errors import UnknownKey
from rolecall.kernel.sentences import plain

BLIND_INDEX_BYTES = 16
"""128 bits: collisions stay improbable up to 2**64 values, and less of the digest is given away."""


@dataclass(frozen=True)
class DataKey:
    """A random 256-bit key. Never shown, never logged, stored only wrapped.

    Raises:
        ValueError: the material is not 32 bytes long.
    """

    material: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.material) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")

    @classmethod
    def new(cls) -> "DataKey":
        """Return a fresh random key."""
        return cls(os.urandom(KEY_BYTES))

    @cached_property
    def id(self) -> str:
        """The public id that envelopes carry."""
        return fingerprint(self.material)

    @cached_property
    def field_key(self) -> bytes:
        """The key that fields are encrypted with."""
        return derive(self.material, "field v1")

    @cached_property
    def index_key(self) -> bytes:
        """The key that blind indexes are made with."""
        return derive(self.material, "blind index v1")


class KeyRing:
    """Keys of one owner, the current one first.

    New values are sealed with the current key; old values open with the key that they name.
    """

    def __init__(self, keys: Sequence[DataKey]) -> None:
        """Keep the keys, newest first.

        Raises:
            ValueError: there is no key.
        """
        if not keys:
            raise ValueError("a key ring needs at least one key")
        self._keys = tuple(keys)
        self._by_id = {key.id: key for key in keys}

    @property
    def current_id(self) -> str:
        """The id of the key that new values are sealed with."""
        return self._keys[0].id

    def encrypt(self, plain: bytes, place: Place) -> str:
        """Return the envelope of `plain`, valid only at `place`."""
        current = self._keys[0]
        return envelope.seal(current.id, current.field_key, plain, place.associated_data)

    def decrypt(self, sealed: str, place: Place) -> bytes:
        """Return the value that was encrypted for `place`.

        Raises:
            UnknownKey: the ring does not hold the key that the envelope names.
            DecryptionFailed: it was altered, or belongs to another place.
        """
        key = self._key(envelope.key_id_of(sealed))
        return envelope.unseal(sealed, key.field_key, place.associated_data)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys, the current one first."""
        return tuple(self._by_id)

    def secret_of(self, purpose: str, key_id: str) -> bytes:
        """Return 32 bytes for a purpose that come from one key and are the same ones for ever.

        For what others are told and keep, such as a public key: whoever notes beside it which key
        it came from finds it again when the current key is another.

        Raises:
            UnknownKey: the ring does not hold that key.
        """
        return derive(self._key(key_id).material, f"secret v1 {purpose}")

    def is_current(self, sealed: str) -> bool:
        """Return whether a value is sealed with the current key, so that rotation may skip it.

        Raises:
            DecryptionFailed: this is not an envelope.
        """
        return envelope.key_id_of(sealed) == self.current_id

    def reencrypt(self, sealed: str, place: Place) -> str:
        """Return the same value under the current key.

        Raises:
            UnknownKey: the ring does not hold the key that the envelope names.
            DecryptionFailed: it was altered, or belongs to another place.
        """
        return self.encrypt(self.decrypt(sealed, place), place)

    def blind_index(self, value: str, *, name: str) -> bytes:
        """Return 16 bytes that are equal for equal values of one column, and tell nothing else.

        `value` is compared as it is: normalise before. `name` is `table.column`; the same value in
        two columns gives different bytes. Low-entropy values (a date, four digits) can be guessed
        by whoever holds the key, as with any keyed index.
        """
        return _index(self._keys[0], value, name)

    def blind_indexes(self, value: str, *, name: str) -> list[bytes]:
        """Return the blind index under each key of the ring.

        A look-up must match any of them: during a rotation some rows carry an older key's index.
        """
        return [_index(key, value, name) for key in self._keys]

    def _key(self, key_id: str) -> DataKey:
        key = self._by_id.get(key_id)
        if key is None:
            raise UnknownKey(
                plain(
                    f"The key {key_id!r} is not in this ring. Was a data key "
                    "deleted, or a backup restored without its keys?"
                )
            )
        return key


def _index(key: DataKey, value: str, name: str) -> bytes:
    # The name is length-prefixed, so that no pair of name and value can be read as another pair.
    message = len(name.encode()).to_bytes(4, "big") + name.encode() + value.encode()
    return hmac.new(key.index_key, message, sha256).digest()[:BLIND_INDEX_BYTES]
