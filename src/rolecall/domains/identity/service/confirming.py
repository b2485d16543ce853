"""Proving once more to be there, before what a login signs in with is changed.

A session that is older than a quarter of an hour may have been left open. Its owner types the
password or uses a passkey; who has neither signs in again, by a mailed link.
"""

from datetime import datetime

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Ceremony, CeremonyAnswer
from rolecall.domains.identity.queries import passkeys as passkey_queries
from rolecall.domains.identity.queries import sessions as queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import sessions as repository
from rolecall.domains.identity.rules.lifetimes import RECENT_PROOF
from rolecall.domains.identity.service.challenges import (
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
from rolecall.domains.identity.service.sessions import login_of
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.throttling import PasskeyThrottle, SignInThrottle
from rolecall.domains.identity.service.webauthn import request_options
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, InvalidInput
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


async def confirmed_until(uow: UnitOfWork, actor: Actor) -> datetime:
    """Return until when the session may change what its login signs in with."""
    _, session_id = login_of(actor)
    proved = await queries.proved_at(uow, session_id)
    return (proved or clock.now() - RECENT_PROOF) + RECENT_PROOF


async def require_recent_proof(uow: UnitOfWork, actor: Actor) -> None:
    """Pass, or ask for a proof.

    Raises:
        Forbidden: the last one is too long ago; code `confirmation_needed`.
    """
    if await confirmed_until(uow, actor) <= clock.now():
        raise Forbidden(
            say("Confirm that it is you first, by your password or a passkey, or sign in again."),
            code="confirmation_needed",
        )


async def confirm_by_password(db: Database, actor: Actor, password: str) -> None:
    """Check the password of a login that is signed in.

    Raises:
        InvalidInput: it is not the password.
        TooManyRequests: too many wrong passwords lately.
    """
    user_id, _ = login_of(actor)
    throttle = SignInThrottle(db.runtime, actor.email, actor.ip)
    await throttle.admit()
    tenant = Tenant(PLATFORM_ORG, user_id)
    async with db.transaction(tenant) as uow:
        current = await user_queries.find_password_hash(uow, user_id)
    if not await state_of(db.runtime).passwords.verify(password, current):
        await throttle.failed()
        raise InvalidInput.of_field(
            "password", say("This is not your current password."), "wrong_password"
        )
    await throttle.succeeded()
    async with db.transaction(tenant) as uow:
        await _confirm(uow, actor, say("Confirmed by the password to be there."))


async def begin_confirmation(uow: UnitOfWork, actor: Actor) -> Ceremony:
    """Return how to use one of the login's own passkeys.

    Raises:
        Conflict: there are no passkeys at this address.
    """
    user_id, session_id = login_of(actor)
    rp_id, _ = site_of(uow.runtime)
    challenge, token = make_challenge(uow.runtime, Purpose.CONFIRM, str(session_id))
    known = await passkey_queries.list_credentials(uow, user_id)
    return Ceremony(request_options(rp_id=rp_id, challenge=challenge, known=known), token)


async def confirm_by_passkey(db: Database, actor: Actor, answer: CeremonyAnswer) -> None:
    """Take a passkey of the login as proof.

    Raises:
        Forbidden: it is not one of theirs, or did not sign what it was asked to.
        Conflict: it took too long, or was used already.
        TooManyRequests: too many failures lately.
    """
    user_id, session_id = login_of(actor)
    throttle = PasskeyThrottle(db.runtime, actor.ip)
    await throttle.admit()
    challenge = read_challenge(db.runtime, answer.token, Purpose.CONFIRM, str(session_id))
    accepted = False
    try:
        passkey, used = await verify_passkey(db, answer.credential, challenge, names_login=False)
    except RefusedPasskeyError:
        await throttle.failed()
        raise _not_accepted() from None
    async with db.transaction(Tenant(PLATFORM_ORG, user_id)) as uow:
        await take_challenge(uow, challenge)
        # Somebody else's is not found among the login's own.
        accepted = await use_passkey(uow, actor, user_id, passkey["id"], used)
        if accepted:
            await _confirm(uow, actor, say("Confirmed by a passkey to be there."))
        else:
            audit.record(
                uow,
                actor,
                "identity.passkey_refused",
                "session",
                session_id,
                say("A passkey was not accepted."),
            )
    if not accepted:
        await throttle.failed()
        raise _not_accepted()


def _not_accepted() -> Forbidden:
    return Forbidden(
        say("This passkey was not accepted. Use another one, or your password."),
        code="passkey_refused",
    )


async def _confirm(uow: UnitOfWork, actor: Actor, sentence: Sentence) -> None:
    _, session_id = login_of(actor)
    await repository.confirm_session(uow, session_id)
    audit.record(uow, actor, "identity.confirmed", "session", session_id, sentence)
