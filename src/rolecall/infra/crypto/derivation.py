"""Keys from keys: HKDF-SHA256 (RFC 5869), one label for each purpose."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_ID_BYTES = 6


def derive(material: bytes, label: str, *, salt: bytes | None = None) -> bytes:
    """Return the 32-byte key that belongs to `label` (and `salt`) under `material`."""
    info = b"rolecall " + label.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(material)


def fingerprint(material: bytes) -> str:
    """Return the public id of a key: 12 hexadecimal digits that tell nothing about the key."""
    return derive(material, "key id")[:_ID_BYTES].hex()
