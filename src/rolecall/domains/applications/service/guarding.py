"""Keeping programs from applying in crowds, without ever turning a person away.

Guarantees: nobody but this installation is asked about a visitor; whoever is suspected loses
nothing that was typed, and gets in by a mail that only a real address receives; what costs much
(reading files) is done for few at a time and for a bounded number from one place.
"""

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.infra.throttle.proofs import Challenge, is_proof, make_challenge
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say

HOUR: Final = 3_600
SOONEST: Final = timedelta(seconds=2)
"""Nobody reads and fills in a form faster."""
_SITE_PREFIX: Final = 64
"""Bits of an IPv6 address that its owner does not choose (RFC 6177, section 2)."""
_DRAFTS: Final = Rate("applications.drafts", 60, HOUR)
_FILES: Final = Rate("applications.files", 120, HOUR)
_READINGS: Final = Rate("applications.readings", 30, HOUR)
_MAILS: Final = Rate("applications.mails", 3, HOUR)
_BY_MAIL: Final = Rate("applications.by_mail", 120, HOUR)
_MAILS_FROM_HERE: Final = Rate("applications.mails_from_here", 30, HOUR)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, as far as it matters: a key of the network address that tells nothing of it."""

    key: str
    subject: str
    """The job that it is about."""


def visitor_of(db: Database, address: str, job_id: UUID) -> Visitor:
    """Return the visitor at a network address; one house's IPv6 addresses are one visitor."""
    return Visitor(_keyed(db.runtime, _site(address)), str(job_id))


def challenge_for(db: Database, visitor: Visitor) -> Challenge:
    """Return what the visitor's browser is to work on."""
    return make_challenge(db.runtime, visitor.subject)


async def has_proved(
    db: Database, visitor: Visitor, answer: str, *, not_before: timedelta = timedelta()
) -> bool:
    """Tell whether the visitor's browser has done its work, so long after it was asked to."""
    return bool(answer) and await is_proof(
        db.runtime, visitor.subject, answer, not_before=not_before
    )


async def may_begin(db: Database, visitor: Visitor) -> bool:
    """Count a draft; False when many were begun from here."""
    return await limiter_of(db.runtime).hit(_DRAFTS, visitor.key)


async def require_upload(db: Database, visitor: Visitor) -> None:
    """Count a file.

    Raises:
        TooManyRequests: many came from here.
    """
    await limiter_of(db.runtime).require(
        _FILES, visitor.key,
        detail=say("Many files came from your network. Try again later; what you typed is kept."),
    )  # fmt: skip


async def may_read(db: Database, visitor: Visitor) -> bool:
    """Count a résumé that is to be read while its author waits; False when there were many."""
    return await limiter_of(db.runtime).hit(_READINGS, visitor.key)


async def require_room(db: Database, visitor: Visitor) -> None:
    """Count an application.

    Raises:
        TooManyRequests: more came from here within an hour than is taken.
    """
    limit = db.runtime.settings.applying.applications_per_hour_for(
        production=db.runtime.is_production
    )
    if limit:
        await limiter_of(db.runtime).require(
            Rate("applications.sent", limit, HOUR), visitor.key,
            detail=say(
                "Many applications came from your network. Try again in a while; what you typed "
                "is kept."
            ),
        )  # fmt: skip


async def require_room_of(db: Database, user_id: UUID | None) -> None:
    """Count an application of who is signed in, wherever they are.

    Raises:
        TooManyRequests: they sent more within an hour than is taken.
    """
    limit = db.runtime.settings.applying.applications_per_hour_for(
        production=db.runtime.is_production
    )
    if limit:
        await limiter_of(db.runtime).require(
            Rate("applications.sent_by_account", limit, HOUR), str(user_id),
            detail=say("You have sent many applications within an hour. Try again in a while."),
        )  # fmt: skip


async def is_suspect(db: Database, visitor: Visitor, *, is_proved: bool, trap: str) -> bool:
    """Tell whether an application is to be confirmed by mail before it is taken.

    `trap` is what stands in the field that people do not see. Without a proof of work a few are
    taken from one place, and for one job in all.
    """
    if trap.strip():
        return True
    if is_proved:
        return False
    applying = db.runtime.settings.applying
    limit = applying.unproved_per_hour_for(production=db.runtime.is_production)
    if not limit:
        return False
    here = Rate("applications.unproved", limit, HOUR)
    for_job = Rate("applications.unproved_for_job", limit * 10, HOUR)
    limiter = limiter_of(db.runtime)
    return not (
        await limiter.hit(here, visitor.key) and await limiter.hit(for_job, visitor.subject)
    )


async def require_admission(db: Database, visitor: Visitor, *, is_proved: bool) -> None:
    """Count an application that a program sends, and pass if it is taken.

    The rule is that of the form. Where the form would have a mail confirm it, a program is told to
    do the work.

    Raises:
        TooManyRequests: more came from here within an hour than is taken.
        Forbidden: code `proof_needed`; a few without a proof of work were taken already.
    """
    await require_room(db, visitor)
    if await is_suspect(db, visitor, is_proved=is_proved, trap=""):
        raise Forbidden(
            say(
                "Many applications came without a proof of work. Do the work that the job's "
                "challenge asks for, and send it as the field “proof”."
            ),
            code="proof_needed",
        )


async def may_mail(db: Database, visitor: Visitor, email: str) -> bool:
    """Count a mail to an address that somebody typed; False when it got enough, or many left."""
    limiter, address = limiter_of(db.runtime), _keyed(db.runtime, normalise_email(email))
    return await limiter.hit(_MAILS_FROM_HERE, visitor.key) and await limiter.hit(_MAILS, address)


async def may_mail_back(db: Database, job_id: UUID, email: str) -> bool:
    """Count a mail that began a draft; False when its address, or its job, had enough for now."""
    limiter, address = limiter_of(db.runtime), _keyed(db.runtime, normalise_email(email))
    return await limiter.hit(_BY_MAIL, str(job_id)) and await limiter.hit(_MAILS, address)


def _keyed(runtime: Runtime, value: str) -> str:
    key = runtime.keys.derive_secret("applications.guard")
    return hmac.new(key, value.encode(), sha256).hexdigest()[:32]


def _site(address: str) -> str:
    try:
        if ":" in address:
            return str(ipaddress.ip_network((address, _SITE_PREFIX), strict=False))
    except ValueError:
        return address
    return address
