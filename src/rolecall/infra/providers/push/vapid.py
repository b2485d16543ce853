"""Who pushes: RFC 8292 (VAPID). A push service takes messages from that key alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rolecall.infra.crypto.envelope import to_text

_CURVE: Final = ec.SECP256R1()
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (SEC 2, section 2.4.2)."""
LIFETIME: Final = timedelta(hours=12)
"""A token may last a day (RFC 8292, section 2); clocks differ."""


@dataclass(frozen=True)
class VapidKey:
    """The installation's key pair."""

    private: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def from_secret(cls, secret: bytes) -> "VapidKey":
        """Return the pair that belongs to a random secret of 32 bytes, always the same one.

        Of 2**32 secrets about one is reduced, which tells nothing about the key.
        """
        number = int.from_bytes(secret, "big") % (_ORDER - 1) + 1
        return cls(ec.derive_private_key(number, _CURVE))

    @property
    def public(self) -> str:
        """The public key as browsers take it: the uncompressed point in base64url."""
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return to_text(point)

    def authorization(self, audience: str, contact: str, now: datetime) -> str:
        """Return the header for the push service with the origin `audience`.

        `contact` is a `mailto:` or `https:` address of whoever runs the installation.
        """
        claims = {"aud": audience, "exp": int((now + LIFETIME).timestamp()), "sub": contact}
        token = jwt.encode(claims, self.private, algorithm="ES256")
        return f"vapid t={token}, k={self.public}"
