"""How many requests of the API one caller may make, and the headers that say so.

Counted by each process for itself, in memory: a counter for all processes would cost a round trip
on every hot path. What has to be exact across processes (signing in, mails, public applications)
has limits of its own in `rolecall.infra.throttle`.

Memory is bounded. The windows of all callers begin together, so each end of one forgets everybody
at once, and within one at most `MAX_CALLERS` addresses and as many credentials are counted apart.
Further addresses share one allowance; further credentials count against their address. A credential
is counted for itself only once it has let somebody in, so made-up ones buy nothing: they, and every
401, count against the address. Of a credential only the (keyed) hash is kept.
"""

import ipaddress
import math
import time
from collections.abc import Callable
from functools import lru_cache

WINDOW_SECONDS = 60
MAX_CALLERS = 20_000
"""About 100 bytes each."""
_OTHERS = ""
_SITE_PREFIX = 64
"""Bits of an IPv6 address that its owner does not choose (RFC 6177, section 2)."""


class RateLimits:
    """The counters of one process: fixed windows."""

    def __init__(
        self,
        per_window: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        max_callers: int = MAX_CALLERS,
    ) -> None:
        """Allow each caller `per_window` requests; `clock` tells seconds and never goes back."""
        self._allowed = per_window
        self._clock = clock
        self._max_callers = max_callers
        self._ends = clock() + WINDOW_SECONDS
        self._addresses: dict[str, int] = {}
        self._credentials: dict[int, int] = {}
        self._proved_before: dict[int, int] = {}
        policy = f'"default";q={per_window};w={WINDOW_SECONDS}'
        self.policy = (b"ratelimit-policy", policy.encode())
        """The header that is the same for all (draft-ietf-httpapi-ratelimit-headers-10)."""

    @property
    def callers(self) -> int:
        """How many counters there are now."""
        return len(self._addresses) + len(self._credentials) + len(self._proved_before)

    def take(self, credential: bytes, address: str) -> tuple[int, int]:
        """Count a request; return how many are left, -1 if this is too many, and for how long.

        `credential` is empty where none came. The second figure is seconds until the window ends.
        """
        now = self._clock()
        if now >= self._ends:
            self._turn(now)
        seconds = math.ceil(self._ends - now)
        credentials, key = self._credentials, hash(credential)
        if credential and (key in credentials or self._proved_before.pop(key, 0)):
            count = credentials[key] = credentials.get(key, 0) + 1
        else:
            count = self._count_address(address)
        return max(-1, self._allowed - count), seconds

    def trust(self, credential: bytes) -> None:
        """Count a credential for itself from now on: it has let somebody in."""
        key = hash(credential)
        known = self._credentials
        if key not in known and len(known) + len(self._proved_before) < self._max_callers:
            known[key] = 1

    def distrust(self, credential: bytes, address: str) -> None:
        """Count a credential against its address from now on, if it was trusted: it was refused."""
        key = hash(credential)
        known = self._credentials.pop(key, None), self._proved_before.pop(key, None)
        if known != (None, None):
            self._count_address(address)

    def header(self, left: int, seconds: int) -> tuple[bytes, bytes]:
        """Return the header that says what is left to a caller."""
        return b"ratelimit", b'"default";r=%d;t=%d' % (max(0, left), seconds)

    def _turn(self, now: float) -> None:
        windows = (now - self._ends) // WINDOW_SECONDS + 1
        self._proved_before = self._credentials if windows == 1 else {}
        self._addresses, self._credentials = {}, {}
        self._ends += windows * WINDOW_SECONDS

    def _count_address(self, address: str) -> int:
        addresses = self._addresses
        key = _site(address) if ":" in address else address
        if key not in addresses and len(addresses) >= self._max_callers:
            key = _OTHERS
        count = addresses[key] = addresses.get(key, 0) + 1
        return count


@lru_cache(maxsize=4_096)
def _site(address: str) -> str:
    try:
        return str(ipaddress.ip_network((address, _SITE_PREFIX), strict=False))
    except ValueError:
        return address
