"""Signing in with a passkey.

Guarantees: nobody learns from an answer which addresses or passkeys are known, for none is asked
for and every refusal is the same. A challenge is good for the browser that asked for it, for
minutes, and once. A session begun so is one of two factors (`SignInWay.PASSKEY`).
"""

from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    Assertion,
    Ceremony,
    CeremonyAnswer,
    Origin,
    SessionKind,
    SignedIn,
    SignInWay,
    UserStatus,
)
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.service.challenges import (
    Challenge,
    Purpose,
    make_challenge,
    read_challenge,
    site_of,
    take_challenge,
)
from rolecall.domains.identity.service.passkey_uses import (
    RefusedPasskeyError,
    use_passkey,
    verify_passkey,
)
from rolecall.domains.identity.service.sessions import begin_session
from rolecall.domains.identity.service.sign_in import organization_to_begin_in
from rolecall.domains.identity.service.throttling import PasskeyThrottle, admit_challenge
from rolecall.domains.identity.service.webauthn import request_options
from rolecall.infra.db import Database
from rolecall.kernel.errors import Unauthenticated
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant


async def begin_passkey_sign_in(db: Database, origin: Origin, visit: str) -> Ceremony:
    """Return how to use whichever passkey the browser has for this installation.

    Raises:
        Conflict: there are no passkeys at this address.
        TooManyRequests: too many were asked for from this place.
    """
    await admit_challenge(db, origin.ip)
    rp_id, _ = site_of(db.runtime)
    challenge, token = make_challenge(db.runtime, Purpose.SIGN_IN, visit)
    return Ceremony(request_options(rp_id=rp_id, challenge=challenge), token)


async def sign_in_with_passkey(
    db: Database, origin: Origin, visit: str, answer: CeremonyAnswer
) -> SignedIn:
    """Verify that a passkey was used, and begin a browser's session.

    Raises:
        Unauthenticated: it is unknown, or did not sign what it was asked to; always the same.
        Conflict: it took too long, was used already, or another browser asked.
        TooManyRequests: too many failures lately.
    """
    throttle = PasskeyThrottle(db.runtime, origin.ip)
    await throttle.admit()
    challenge = read_challenge(db.runtime, answer.token, Purpose.SIGN_IN, visit)
    try:
        passkey, used = await verify_passkey(db, answer.credential, challenge, names_login=True)
        signed_in = await _begin(db, origin, challenge, passkey["user_id"], passkey["id"], used)
    except RefusedPasskeyError as error:
        await throttle.failed()
        await _record_failure(db, origin, error.user_id)
        raise Unauthenticated(
            say("This passkey was not accepted. Sign in another way."), code="passkey_refused"
        ) from error
    return signed_in


async def _begin(
    db: Database,
    origin: Origin,
    challenge: Challenge,
    user_id: UUID,
    passkey_id: UUID,
    used: Assertion,
) -> SignedIn:
    org_id = await organization_to_begin_in(db, user_id, None)
    signed_in: SignedIn | None = None
    async with db.transaction(Tenant(org_id or PLATFORM_ORG, user_id)) as uow:
        await take_challenge(uow, challenge)
        user = await user_queries.get_user(uow, user_id)
        claimant = _claimant(origin, user_id, org_id)
        # What makes it suspicious is kept although nobody is signed in, hence no exception here.
        if user.status is UserStatus.ACTIVE and await use_passkey(
            uow, claimant, user_id, passkey_id, used
        ):
            signed_in = await begin_session(
                uow,
                user,
                org_id=org_id,
                kind=SessionKind.BROWSER,
                origin=origin,
                way=SignInWay.PASSKEY,
            )
            audit.record(
                uow,
                signed_in.actor,
                "identity.signed_in",
                "session",
                signed_in.actor.session_id,
                say("Signed in with a passkey."),
            )
        else:
            audit.record(
                uow,
                claimant,
                "identity.passkey_refused",
                "passkey",
                passkey_id,
                say("A passkey was not accepted."),
            )
    if signed_in is None:
        raise RefusedPasskeyError(user_id)
    return signed_in


async def _record_failure(db: Database, origin: Origin, user_id: UUID | None) -> None:
    async with db.transaction(PLATFORM) as uow:
        audit.record(
            uow,
            _claimant(origin, None, None),
            "identity.sign_in_failed",
            "user",
            user_id,
            say("A sign-in with a passkey failed.")
            if user_id
            else say("A sign-in with an unknown passkey failed."),
        )


def _claimant(origin: Origin, user_id: UUID | None, org_id: UUID | None) -> Actor:
    return Actor(
        ActorKind.ANONYMOUS,
        user_id=user_id,
        org_id=org_id,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
