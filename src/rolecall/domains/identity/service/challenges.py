"""Challenges for passkeys: random, for one purpose and one browser, for minutes, and once.

A challenge is handed out in a signed token and not stored, so that a page that offers passkeys
costs no write. What is stored is that it was used, in the transaction of its effect: a request that
comes twice finds it taken, one that failed may come again.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from rolecall.domains.identity.contracts import RelyingParty
from rolecall.domains.identity.repository.passkeys import use_challenge
from rolecall.domains.identity.rules.lifetimes import CEREMONY
from rolecall.domains.identity.rules.passkeys import relying_party
from rolecall.infra.crypto import ExpiredToken, InvalidToken
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

_SIGNER = "identity.passkey_challenge"
_BYTES = 32
"""Section 13.4.3 asks for 16 at least."""


class Purpose(StrEnum):
    """What a challenge is for."""

    SIGN_IN = "sign_in"
    ADD = "add"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge and for whom it was made; `expires_at` is not before its token's end."""

    value: bytes
    rp_id: str
    origin: str
    expires_at: datetime


def site_of(runtime: Runtime) -> tuple[str, str]:
    """Return the domain and the origin of the installation's passkeys.

    Raises:
        Conflict: its address allows none.
    """
    party: RelyingParty = relying_party(runtime.public_url)
    if party.rp_id is None or party.origin is None:
        raise Conflict(
            say(
                "There are no passkeys at this address, because it is no name. Whoever runs this "
                "installation can give it one (ROLECALL_PUBLIC_URL)."
            ),
            code="no_passkeys_here",
        )
    return party.rp_id, party.origin


def make_challenge(runtime: Runtime, purpose: Purpose, holder: str) -> tuple[bytes, str]:
    """Return a new challenge and its token. `holder` is whose answer alone will be taken."""
    rp_id, _ = site_of(runtime)
    value = secrets.token_bytes(_BYTES)
    payload = [purpose.value, rp_id, bytes_to_base64url(value), _bound(holder)]
    return value, runtime.keys.signer(_SIGNER).sign(payload, lifetime=CEREMONY)


def read_challenge(runtime: Runtime, token: str, purpose: Purpose, holder: str) -> Challenge:
    """Return the challenge of a token that still holds, without taking it.

    Raises:
        Conflict: its time is over, or it is not of this browser, this purpose or this address.
    """
    rp_id, origin = site_of(runtime)
    try:
        payload = runtime.keys.signer(_SIGNER).verify(token)
    except (InvalidToken, ExpiredToken) as error:
        raise over() from error
    if [payload[0], payload[1], payload[3]] != [purpose.value, rp_id, _bound(holder)]:
        raise over()
    return Challenge(base64url_to_bytes(payload[2]), rp_id, origin, clock.now() + CEREMONY)


async def take_challenge(uow: UnitOfWork, challenge: Challenge) -> None:
    """Take a challenge, once.

    Raises:
        Conflict: it was taken before.
    """
    if not await use_challenge(uow, sha256(challenge.value).digest(), challenge.expires_at):
        raise over()


def over() -> Conflict:
    """Return the answer to a challenge that holds no more."""
    return Conflict(
        say("That took too long, or it was used already. Try again."), code="challenge_over"
    )


def _bound(holder: str) -> str:
    return sha256(holder.encode()).hexdigest()
