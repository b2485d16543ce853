"""argon2id (RFC 9106), off the event loop.

19 MiB, two passes, one lane: the second choice of OWASP's password storage sheet, about 18 ms on
one core. The pool is bounded, because each run holds its 19 MiB: a flood of sign-ins waits in line
instead of eating the machine, and past a length the line is closed.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from rolecall.domains.identity.rules.passwords import normalise_password
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import say

T = TypeVar("T")

WORKERS = 2
MAX_WAITING = 200

_ARGON2 = PasswordHasher(
    time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
)
# Nobody's password: what is verified for addresses without a login, to take as long.
_NOBODY = _ARGON2.hash("no login has this password, it only has to be verified")


class PasswordPool:
    """Hashes and verifies in threads. One per process."""

    def __init__(self, workers: int = WORKERS, max_waiting: int = MAX_WAITING) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="argon2")
        self._max_waiting = max_waiting
        self._waiting = 0
        self.verifications = 0
        """How many passwords were verified since the start, against real logins or none."""
        self.hashes = 0
        """How many new passwords were hashed since the start."""

    async def hash(self, password: str) -> str:
        """Return the encoded hash, with salt and parameters.

        Raises:
            Unavailable: too many wait already.
        """
        self.hashes += 1
        return await self._run(_ARGON2.hash, normalise_password(password))

    async def verify(self, password: str, encoded: str | None) -> bool:
        """Tell whether this is the password; None (no login) takes as long and is always False.

        Raises:
            Unavailable: too many wait already.
        """
        self.verifications += 1
        matches = await self._run(_matches, normalise_password(password), encoded or _NOBODY)
        return matches and encoded is not None

    async def _run(self, function: Callable[..., T], *arguments: str) -> T:
        if self._waiting >= self._max_waiting:
            raise Unavailable(
                say("Too many people are signing in just now. Try again in a moment.")
            )
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, function, *arguments)
        finally:
            self._waiting -= 1


def needs_rehash(encoded: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return _ARGON2.check_needs_rehash(encoded)


def _matches(password: str, encoded: str) -> bool:
    try:
        return _ARGON2.verify(encoded, password)
    except (VerificationError, InvalidHashError):
        return False
