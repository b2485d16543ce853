"""Access tokens of programs: JWT (RFC 9068 profile), EdDSA, ten minutes.

What a token says is never taken for a right: it names a session and an organization, and both are
looked up (cached for at most five seconds). Before PyJWT sees a token, its form is checked: three
parts, at most 4 KiB, and a header with exactly `alg`, `typ` and `kid` of the one expected value
each, so that no other algorithm, key reference or critical extension is ever considered.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rolecall.domains.identity.rules.lifetimes import ACCESS_TOKEN
from rolecall.infra.crypto import RootKeys
from rolecall.infra.crypto.derivation import fingerprint
from rolecall.kernel import clock
from rolecall.kernel.errors import Unauthenticated
from rolecall.kernel.sentences import say

AUDIENCE = "rolecall"
MAX_CHARACTERS = 4096
CLOCK_LEEWAY = timedelta(seconds=30)
MAX_VERIFIED = 4096
"""How many genuine tokens a process remembers, so that a signature is checked once, not with every
request (250 µs of a core). Whether their time is over is asked each time.
"""
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Claims:
    """What a genuine token says. `org_id` is None for a login without an active organization."""

    user_id: UUID
    session_id: UUID
    org_id: UUID | None


_Verified: TypeAlias = tuple[Claims, int, int]
"""Claims, and the seconds of issue and expiry."""


class AccessTokens:
    """Makes and reads the access tokens of this installation."""

    def __init__(self, keys: RootKeys) -> None:
        """Derive the key pair from the root secret."""
        seed = keys.derive_secret("jwt")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._private.public_key()
        self._verified: dict[str, _Verified] = {}
        self._header = {"alg": "EdDSA", "typ": "at+jwt", "kid": fingerprint(seed)}
        # Named after the key and not after an address: an installation may have several.
        self._issuer = f"urn:rolecall:{self._header['kid']}"

    def issue(self, claims: Claims, *, lifetime: timedelta = ACCESS_TOKEN) -> str:
        """Return a token that is good for ten minutes, or for `lifetime`."""
        now = int(clock.now().timestamp())
        payload = {
            "iss": self._issuer,
            "aud": AUDIENCE,
            "sub": str(claims.user_id),
            "sid": str(claims.session_id),
            "iat": now,
            "exp": now + int(lifetime.total_seconds()),
        }
        if claims.org_id is not None:
            payload["org"] = str(claims.org_id)
        return jwt.encode(payload, self._private, algorithm="EdDSA", headers=self._header)

    def read(self, token: str) -> Claims:
        """Return what a token says.

        Raises:
            Unauthenticated: it is not one of ours, was altered, or its time is over.
        """
        verified = self._verified.get(token)
        if verified is None:
            verified = self._verify(token)
            if len(self._verified) >= MAX_VERIFIED:
                self._verified.clear()
            self._verified[token] = verified
        claims, issued_at, expires_at = verified
        now = clock.now().timestamp()
        if now >= expires_at or now < issued_at - CLOCK_LEEWAY.total_seconds():
            raise refused_token()
        return claims

    def _verify(self, token: str) -> "_Verified":
        """Return what a token says and its times, which the caller compares with the clock."""
        try:
            self._check_form(token)
            payload = jwt.decode(
                token,
                self._public,
                algorithms=["EdDSA"],
                audience=AUDIENCE,
                issuer=self._issuer,
                # Time is read from our clock below.
                options={
                    "require": ["iss", "aud", "sub", "sid", "iat", "exp"],
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
            return _verified(payload)
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError) as error:
            raise refused_token() from error

    def _check_form(self, token: str) -> None:
        parts = token.split(".")
        if len(token) > MAX_CHARACTERS or len(parts) != _PARTS or not all(parts):
            raise ValueError("not a compact JWT")
        try:
            header = base64.urlsafe_b64decode(parts[0] + "=" * (-len(parts[0]) % 4))
        except binascii.Error as error:
            raise ValueError("the header is not base64url") from error
        if json.loads(header, object_pairs_hook=_unique) != self._header:
            raise ValueError("not our header")


def refused_token() -> Unauthenticated:
    """Return the one error for every token that is not accepted."""
    return Unauthenticated(
        say("The access token is not valid or has expired. Refresh it or sign in again."),
        code="invalid_token",
        headers={"WWW-Authenticate": 'Bearer realm="rolecall", error="invalid_token"'},
    )


def _verified(payload: dict[str, Any]) -> _Verified:
    issued_at, expires_at, org = payload["iat"], payload["exp"], payload.get("org")
    if not isinstance(issued_at, int) or not isinstance(expires_at, int):
        raise TypeError("times are whole seconds")
    claims = Claims(UUID(payload["sub"]), UUID(payload["sid"]), None if org is None else UUID(org))
    return claims, issued_at, expires_at


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a header member comes twice")
    return found
