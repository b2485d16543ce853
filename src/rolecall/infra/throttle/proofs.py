"""Proof of work: a program pays with time for what is free for a person.

The scheme is ALTCHA's: the server hides a number in `SHA-256(salt + number)`, the browser looks for
it by trying, the server checks one hash. Nobody else is asked, nothing about the visitor is looked
at, no picture has to be understood. What was asked for is signed and good for a while, each answer
counts once in the whole installation.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

import msgspec

from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock
from rolecall.kernel.errors import Gone, NotFound

ALGORITHM: Final = "SHA-256"
WORK: Final = 60_000
"""Hashes that are needed at most, half of them on average: a quarter of a second on a desk."""
LIFETIME: Final = timedelta(hours=2)
_SALT_BYTES: Final = 12
_PURPOSE: Final = "proof-of-work"
_MOST_CHARACTERS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a browser is asked: find the number up to `maximum`. `signature` comes back with it."""

    algorithm: str
    challenge: str
    salt: str
    maximum: int
    signature: str


class _Answer(msgspec.Struct):
    challenge: str
    salt: str
    number: int
    signature: str


def make_challenge(runtime: Runtime, subject: str) -> Challenge:
    """Return a new challenge about a subject (what the proof is to be good for)."""
    salt = secrets.token_hex(_SALT_BYTES)
    hidden = _hash(salt, secrets.randbelow(WORK))
    signed = [hidden, subject, int(clock.now().timestamp())]
    signature = runtime.keys.signer(_PURPOSE).sign(signed, lifetime=LIFETIME)
    return Challenge(ALGORITHM, hidden, salt, WORK, signature)


async def is_proof(
    runtime: Runtime, subject: str, answer: str, *, not_before: timedelta = timedelta()
) -> bool:
    """Tell whether an answer (JSON) proves work about a subject; it does so once.

    `not_before` is how long after the question nobody can have written what comes with it.
    """
    try:
        given = msgspec.json.decode(answer[:_MOST_CHARACTERS], type=_Answer)
        asked: Any = runtime.keys.signer(_PURPOSE).verify(given.signature)
    except (msgspec.MsgspecError, NotFound, Gone):
        return False
    hidden, about, at = asked
    too_soon = clock.now().timestamp() - at < not_before.total_seconds()
    found = _hash(given.salt, given.number)
    if about != subject or too_soon or not hmac.compare_digest(hidden, found):
        return False
    once = Rate("proofs", 1, int(LIFETIME.total_seconds()))
    return await limiter_of(runtime).hit(once, hidden)


def _hash(salt: str, number: int) -> str:
    return sha256(f"{salt}{number}".encode()).hexdigest()
