"""Keeping programs from asking in crowds, and mails from being sent to whom somebody else names.

Guarantees: nobody but this installation is asked about a visitor; what is refused depends on where
the visitor comes from and never on the address that they typed; an address gets few mails that ask.
"""

import hmac
import ipaddress
from hashlib import sha256
from typing import Final
from uuid import UUID

from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.infra.throttle.proofs import Challenge, is_proof, make_challenge
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import TooManyRequests
from rolecall.kernel.sentences import say

HOUR: Final = 3_600
_SITE_PREFIX: Final = 64
"""Bits of an IPv6 address that its owner does not choose (RFC 6177, section 2)."""
_ASKED: Final = Rate("job_alerts.asked", 30, HOUR)
_MAILS: Final = Rate("job_alerts.mails", 3, HOUR)


def challenge_for(runtime: Runtime, org_id: UUID) -> Challenge:
    """Return what a visitor's browser is to work on."""
    return make_challenge(runtime, _subject(org_id))


async def require_room(db: Database, org_id: UUID, address: str, proof: str) -> None:
    """Count a wish from a network address.

    Without a proof of work a few are taken from one place, and some at one organization in all.

    Raises:
        TooManyRequests: more came from there, or without proof, than is taken.
    """
    runtime, limiter = db.runtime, limiter_of(db.runtime)
    here = _keyed(runtime, _site(address))
    if proof and await is_proof(runtime, _subject(org_id), proof):
        allowed = await limiter.hit(_ASKED, here)
    else:
        limit = runtime.settings.applying.unproved_per_hour_for(production=runtime.is_production)
        allowed = not limit or (
            await limiter.hit(Rate("job_alerts.unproved", limit, HOUR), here)
            and await limiter.hit(Rate("job_alerts.unproved_at", limit * 10, HOUR), str(org_id))
        )
    if not allowed:
        raise TooManyRequests(
            say("Many requests came from your network. Please try again in a while."),
            retry_after=HOUR,
        )


async def may_mail(db: Database, org_id: UUID, email: str) -> bool:
    """Count a mail that asks an address; False when it got enough for now."""
    address = _keyed(db.runtime, normalise_email(email))
    return await limiter_of(db.runtime).hit(_MAILS, str(org_id), address)


def _subject(org_id: UUID) -> str:
    return f"job-alerts:{org_id}"


def _keyed(runtime: Runtime, value: str) -> str:
    key = runtime.keys.derive_secret("job_alerts.guard")
    return hmac.new(key, value.encode(), sha256).hexdigest()[:32]


def _site(address: str) -> str:
    try:
        if ":" in address:
            return str(ipaddress.ip_network((address, _SITE_PREFIX), strict=False))
    except ValueError:
        return address
    return address
