"""How many wrong passwords are taken, and how many mails a stranger can cause.

Keys are made of the address that was typed, never of a login that was found, so that addresses
with and without a login are counted, locked and refused alike. Attempts are counted before the
password is verified: a hundred requests at one moment get no more tries than one after another.
"""

import hmac
from hashlib import sha256

from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import TooManyRequests
from rolecall.kernel.sentences import say

WINDOW_SECONDS = 15 * 60
LOCK_FACTOR = 5
"""So many times the failures from one place are taken from all places before a login is locked."""
_REFUSED = say("Too many attempts. Wait, or set a new password by mail.")
_BUSY = say("Too many people are signing in just now. Try again in a moment.")
_WAIT = say("Too many attempts. Wait a moment, then try again.")
_CHALLENGES = Rate("identity.challenges", 600, 600)
_MAILS = Rate("identity.mails", 5, 3600)
_MAILS_PER_ADDRESS = Rate("identity.mails_per_address", 60, 3600)


class SignInThrottle:
    """One attempt at one address from one place."""

    def __init__(self, runtime: Runtime, email: str, ip: str) -> None:
        settings = runtime.settings.sign_in
        self._limiter = limiter_of(runtime)
        self._account = address_key(runtime, email)
        self._ip = ip
        failures = settings.sign_in_failures
        self._all = Rate("identity.sign_ins", settings.sign_ins_per_minute, 60)
        self._from_here = Rate("identity.sign_in.pair", failures, WINDOW_SECONDS)
        self._login = Rate("identity.sign_in.login", failures * LOCK_FACTOR, WINDOW_SECONDS)
        self._place = Rate(
            "identity.sign_in.place", settings.sign_in_failures_per_address, WINDOW_SECONDS
        )

    async def admit(self) -> None:
        """Count the attempt, or refuse it.

        Raises:
            TooManyRequests: the login, the place or the installation has had too many.
        """
        await self._limiter.require(self._all, detail=_BUSY)
        wait = await self._limiter.wait(self._place, self._ip)
        if wait:
            raise TooManyRequests(_REFUSED, retry_after=wait)
        await self._limiter.require(self._from_here, self._account, self._ip, detail=_REFUSED)
        await self._limiter.require(self._login, self._account, detail=_REFUSED)

    async def failed(self) -> bool:
        """Count the failure against the place; tells whether it locked the login."""
        await self._limiter.hit(self._place, self._ip)
        return await self._limiter.wait(self._login, self._account) > 0

    async def succeeded(self) -> None:
        """Start anew for this login."""
        await self._limiter.clear(self._from_here, self._account, self._ip)
        await self._limiter.clear(self._login, self._account)


class PasskeyThrottle:
    """One attempt with a passkey from one place, where failures count as with passwords.

    No login is ever locked by it: whoever has no passkey cannot name one.
    """

    def __init__(self, runtime: Runtime, ip: str) -> None:
        settings = runtime.settings.sign_in
        self._limiter = limiter_of(runtime)
        self._ip = ip
        self._all = Rate("identity.sign_ins", settings.sign_ins_per_minute, 60)
        self._place = Rate(
            "identity.sign_in.place", settings.sign_in_failures_per_address, WINDOW_SECONDS
        )

    async def admit(self) -> None:
        """Count the attempt, or refuse it.

        Raises:
            TooManyRequests: the place or the installation has had too many.
        """
        await self._limiter.require(self._all, detail=_BUSY)
        wait = await self._limiter.wait(self._place, self._ip)
        if wait:
            raise TooManyRequests(_WAIT, retry_after=wait)

    async def failed(self) -> None:
        """Count the failure against the place."""
        await self._limiter.hit(self._place, self._ip)


async def admit_challenge(db: Database, ip: str) -> None:
    """Count a challenge that a stranger asks for, or refuse it.

    Raises:
        TooManyRequests: from this place too many were asked for.
    """
    await limiter_of(db.runtime).require(_CHALLENGES, ip, detail=_WAIT)


async def admit_mail(db: Database, email: str, ip: str) -> None:
    """Count a mail that a stranger causes, or refuse it.

    Raises:
        TooManyRequests: to this address, or from this place, too many were asked for.
    """
    limiter = limiter_of(db.runtime)
    detail = say("Too many mails were asked for. Look into your mailbox, or try again later.")
    await limiter.require(_MAILS, address_key(db.runtime, email), detail=detail)
    await limiter.require(_MAILS_PER_ADDRESS, ip, detail=detail)


async def unlock(db: Database, email: str) -> None:
    """Let a login try again: its owner has proved the address and chosen a new password."""
    settings = db.runtime.settings.sign_in
    rate = Rate("identity.sign_in.login", settings.sign_in_failures * LOCK_FACTOR, WINDOW_SECONDS)
    await limiter_of(db.runtime).clear(rate, address_key(db.runtime, email))


def address_key(runtime: Runtime, email: str) -> str:
    """Return a name for an address that tells nothing about it."""
    key = runtime.keys.derive_secret("identity.throttle")
    return hmac.new(key, normalise_email(email).encode(), sha256).hexdigest()[:32]
