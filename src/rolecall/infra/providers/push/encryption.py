"""Messages that only one browser can read: RFC 8291, with the content coding of RFC 8188.

The one maintained library, pywebpush, brings two HTTP clients of its own, ten packages in all, for
what `cryptography` does in the lines below.
"""

import os
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rolecall.infra.providers.push.contracts import PushAddress

_CURVE: Final = ec.SECP256R1()
POINT_BYTES: Final = 65
AUTH_BYTES: Final = 16
_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_RECORD_BYTES: Final = 4096
"""Push services need not take more than 4096 bytes (RFC 8030, section 7.2)."""
_HEADER_BYTES: Final = _SALT_BYTES + 4 + 1 + POINT_BYTES
_TAG_BYTES: Final = 16
_LAST: Final = b"\x02"
"""What delimits the last record (RFC 8188, section 2); there is one alone."""
MAX_PLAINTEXT: Final = _RECORD_BYTES - _HEADER_BYTES - _TAG_BYTES - len(_LAST)


def check_address(p256dh: bytes, auth: bytes) -> None:
    """Pass if these can be encrypted for.

    Raises:
        ValueError: the key is no uncompressed point of P-256, or the secret has another length.
    """
    if len(p256dh) != POINT_BYTES:
        raise ValueError("p256dh")
    if len(auth) != AUTH_BYTES:
        raise ValueError("auth")
    ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, p256dh)


def encrypt(
    content: bytes,
    address: PushAddress,
    *,
    sender: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return the body of a push message in the content coding `aes128gcm`.

    `sender` and `salt` are made anew for each message; they are given by test vectors alone.

    Raises:
        ValueError: the content is too long, or the address is none that can be encrypted for.
    """
    if len(content) > MAX_PLAINTEXT:
        raise ValueError(f"a push message holds {MAX_PLAINTEXT} bytes")
    check_address(address.p256dh, address.auth)
    sender = sender or ec.generate_private_key(_CURVE)
    salt = salt or os.urandom(_SALT_BYTES)
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, address.p256dh)
    own_point = sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = sender.exchange(ec.ECDH(), receiver)
    # RFC 8291, section 3.4.
    info = b"WebPush: info\x00" + address.p256dh + own_point
    material = _hkdf(shared, address.auth, info, 32)
    key = _hkdf(material, salt, b"Content-Encoding: aes128gcm\x00", _KEY_BYTES)
    nonce = _hkdf(material, salt, b"Content-Encoding: nonce\x00", _NONCE_BYTES)
    header = salt + _RECORD_BYTES.to_bytes(4, "big") + bytes([POINT_BYTES]) + own_point
    return header + AESGCM(key).encrypt(nonce, content + _LAST, None)


def _hkdf(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(material)
