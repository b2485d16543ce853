"""An authenticator in software: makes passkeys and signs with them, in the words of `toJSON()`.

It follows WebAuthn Level 3, sections 6.1 and 6.5, and does wrong on request: each argument of
`make` and `use` that overrides something is what an attacker would have to forge.
"""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

USER_PRESENT, USER_VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, ATTESTED = 1, 4, 8, 16, 64
ES256, EDDSA, RS256 = -7, -8, -257

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


@dataclass
class SoftPasskey:
    """A credential that lives in a test."""

    algorithm: int
    key: Key
    credential_id: bytes
    user_handle: bytes
    flags: int
    count: int = 0


@dataclass
class SoftAuthenticator:
    """Whoever holds it. A synced one does not count; one that is bound to its device does."""

    origin: str = "http://testserver"
    algorithm: int = ES256
    synced: bool = True
    passkeys: list[SoftPasskey] = field(default_factory=list)

    def make(
        self,
        options: dict[str, Any],
        *,
        origin: str | None = None,
        challenge: bytes | None = None,
        rp_id: str | None = None,
        verified: bool = True,
        cross_origin: bool = False,
        credential_id: bytes | None = None,
    ) -> dict[str, Any]:
        """Make a passkey and return it as the browser sends it."""
        key, public = _new_key(self.algorithm)
        backup = BACKUP_ELIGIBLE | BACKED_UP if self.synced else 0
        passkey = SoftPasskey(
            self.algorithm,
            key,
            credential_id or secrets.token_bytes(32),
            base64url_to_bytes(options["user"]["id"]),
            backup,
        )
        self.passkeys.append(passkey)
        client = _client_data(
            "webauthn.create", options, origin or self.origin, challenge, cross_origin
        )
        flags = USER_PRESENT | ATTESTED | backup | (USER_VERIFIED if verified else 0)
        data = _authenticator_data(rp_id or options["rp"]["id"], flags, passkey.count)
        data += bytes(16) + len(passkey.credential_id).to_bytes(2, "big")
        data += passkey.credential_id + encode_cbor(public)
        attestation = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return {
            "id": bytes_to_base64url(passkey.credential_id),
            "rawId": bytes_to_base64url(passkey.credential_id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": bytes_to_base64url(client),
                "attestationObject": bytes_to_base64url(attestation),
                "transports": ["internal", "hybrid", "one of tomorrow"],
            },
        }

    def use(
        self,
        options: dict[str, Any],
        passkey: SoftPasskey | None = None,
        *,
        origin: str | None = None,
        challenge: bytes | None = None,
        rp_id: str | None = None,
        verified: bool = True,
        cross_origin: bool = False,
        count: int | None = None,
        flags: int | None = None,
        user_handle: bytes | None = None,
        credential_id: bytes | None = None,
        signed_by: Key | None = None,
    ) -> dict[str, Any]:
        """Sign a challenge with a passkey, the last one unless told otherwise."""
        used = passkey or self.passkeys[-1]
        if count is None:
            count = used.count = used.count + (0 if self.synced else 1)
        client = _client_data(
            "webauthn.get", options, origin or self.origin, challenge, cross_origin
        )
        backup = used.flags if flags is None else flags
        raised = USER_PRESENT | backup | (USER_VERIFIED if verified else 0)
        data = _authenticator_data(rp_id or options["rpId"], raised, count)
        signature = _sign(signed_by or used.key, data + sha256(client).digest())
        raw_id = credential_id or used.credential_id
        return {
            "id": bytes_to_base64url(raw_id),
            "rawId": bytes_to_base64url(raw_id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": bytes_to_base64url(client),
                "authenticatorData": bytes_to_base64url(data),
                "signature": bytes_to_base64url(signature),
                "userHandle": bytes_to_base64url(user_handle or used.user_handle),
            },
        }


def _client_data(
    kind: str, options: dict[str, Any], origin: str, challenge: bytes | None, cross_origin: bool
) -> bytes:
    asked = bytes_to_base64url(challenge) if challenge else options["challenge"]
    return json.dumps(
        {"type": kind, "challenge": asked, "origin": origin, "crossOrigin": cross_origin}
    ).encode()


def _authenticator_data(rp_id: str, flags: int, count: int) -> bytes:
    return sha256(rp_id.encode()).digest() + bytes([flags]) + count.to_bytes(4, "big")


def _new_key(algorithm: int) -> tuple[Key, dict[int, Any]]:
    """Return a key and its public half as COSE says it (RFC 9053)."""
    if algorithm == EDDSA:
        edwards = ed25519.Ed25519PrivateKey.generate()
        return edwards, {1: 1, 3: EDDSA, -1: 6, -2: edwards.public_key().public_bytes_raw()}
    if algorithm == RS256:
        pair = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
        numbers = pair.public_key().public_numbers()
        return pair, {
            1: 3,
            3: RS256,
            -1: numbers.n.to_bytes(256, "big"),
            -2: numbers.e.to_bytes(3, "big"),
        }
    curve = ec.generate_private_key(ec.SECP256R1())
    point = curve.public_key().public_numbers()
    return curve, {
        1: 2,
        3: ES256,
        -1: 1,
        -2: point.x.to_bytes(32, "big"),
        -3: point.y.to_bytes(32, "big"),
    }


def _sign(key: Key, data: bytes) -> bytes:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(data)
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(data, ec.ECDSA(hashes.SHA256()))
