"""A login's own passkeys: adding, naming, removing.

Guarantees: only a login that has proved its address has passkeys, so that nobody leaves one behind
at an address that is not theirs; only a session with a recent proof adds or removes one; its owner
is told by mail; and the last one of a login without a password goes only on purpose.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Ceremony, CeremonyAnswer, OwnPasskeys
from rolecall.domains.identity.events import PasskeyAdded, PasskeyRemoved
from rolecall.domains.identity.queries import passkeys as queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import passkeys as repository
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.rules.passkeys import MAX_PASSKEYS, relying_party
from rolecall.domains.identity.service.challenges import (
    Purpose,
    make_challenge,
    read_challenge,
    site_of,
    take_challenge,
)
from rolecall.domains.identity.service.confirming import confirmed_until, require_recent_proof
from rolecall.domains.identity.service.sessions import login_of
from rolecall.domains.identity.service.webauthn import (
    RefusedCredentialError,
    creation_options,
    verify_creation,
)
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def own_passkeys(uow: UnitOfWork, actor: Actor) -> OwnPasskeys:
    """Return the login's passkeys and what it can do about them."""
    user_id, _ = login_of(actor)
    party = relying_party(uow.runtime.public_url)
    return OwnPasskeys(
        await queries.list_passkeys(uow, user_id, party.rp_id),
        party,
        await user_queries.find_password_hash(uow, user_id) is not None,
        await confirmed_until(uow, actor),
    )


async def begin_passkey(uow: UnitOfWork, actor: Actor) -> Ceremony:
    """Return how to make a passkey.

    Raises:
        Forbidden: the session has no recent proof.
        Conflict: the address is not proved, there are too many, or none at this address.
    """
    user_id, session_id = login_of(actor)
    rp_id, _ = site_of(uow.runtime)
    await require_recent_proof(uow, actor)
    user = await user_queries.get_user(uow, user_id)
    if not user.email_verified:
        raise Conflict(
            say("Confirm your e-mail address first, by the link that we mailed to you."),
            code="email_not_verified",
        )
    known = await queries.list_credentials(uow, user_id)
    _check_room(len(known))
    challenge, token = make_challenge(uow.runtime, Purpose.ADD, str(session_id))
    return Ceremony(creation_options(user, rp_id=rp_id, challenge=challenge, known=known), token)


async def add_passkey(uow: UnitOfWork, actor: Actor, answer: CeremonyAnswer, name: str) -> None:
    """Keep a passkey that was just made, and tell the owner.

    Raises:
        Forbidden: the session has no recent proof.
        Conflict: it took too long, or was used already.
        InvalidInput: it is not what was asked for.
        Conflict: it is known already, or there are too many.
    """
    user_id, session_id = login_of(actor)
    challenge = read_challenge(uow.runtime, answer.token, Purpose.ADD, str(session_id))
    await require_recent_proof(uow, actor)
    try:
        new = verify_creation(
            answer.credential,
            rp_id=challenge.rp_id,
            origin=challenge.origin,
            challenge=challenge.value,
        )
    except RefusedCredentialError as error:
        raise InvalidInput.of_field(
            "credential",
            say("Your browser made a passkey that cannot be used here. Try again, or another one."),
            "passkey_refused",
        ) from error
    await take_challenge(uow, challenge)
    # Of two that are added at once, the second counts the first.
    await user_repository.lock_user(uow, user_id)
    _check_room(len(await queries.list_credentials(uow, user_id)))
    passkey_id = await repository.insert_passkey(
        uow, user_id, rp_id=challenge.rp_id, name=name, new=new
    )
    if passkey_id is None:
        raise Conflict(say("This passkey is known already."), code="passkey_known")
    audit.record(
        uow, actor, "identity.passkey_added", "passkey", passkey_id, say("Added a passkey.")
    )
    uow.emit(
        PasskeyAdded(
            user_id=user_id,
            passkey_id=passkey_id,
            name=name,
            organization_id=actor.org_id,
            added_at=clock.now(),
        )
    )


async def rename_passkey(uow: UnitOfWork, actor: Actor, passkey_id: UUID, name: str) -> None:
    """Give a passkey another name.

    Raises:
        NotFound: the login has no such passkey.
    """
    user_id, _ = login_of(actor)
    row = await _own(uow, user_id, passkey_id)
    if row["name"] == name:
        return
    await repository.rename_passkey(uow, user_id, passkey_id, name)
    audit.record(
        uow, actor, "identity.passkey_renamed", "passkey", passkey_id, say("Renamed a passkey.")
    )


async def remove_passkey(
    uow: UnitOfWork, actor: Actor, passkey_id: UUID, *, mail_is_enough: bool
) -> None:
    """Remove a passkey, and tell the owner. Sessions that were begun with it go on.

    Raises:
        NotFound: the login has no such passkey.
        Forbidden: the session has no recent proof.
        Conflict: from then on only a mailed link would sign in, and nobody said that this is meant.
    """
    user_id, _ = login_of(actor)
    await require_recent_proof(uow, actor)
    # Of two that are removed at once, the second finds whether it is the last.
    await user_repository.lock_user(uow, user_id)
    row = await _own(uow, user_id, passkey_id)
    if not mail_is_enough and await _is_last_way(uow, user_id, passkey_id):
        raise Conflict(
            say(
                "You have no password and no other passkey that works here. Without this one only "
                "a link by mail signs you in."
            ),
            code="last_way_to_sign_in",
        )
    await repository.delete_passkey(uow, user_id, passkey_id)
    audit.record(
        uow, actor, "identity.passkey_removed", "passkey", passkey_id, say("Removed a passkey.")
    )
    uow.emit(
        PasskeyRemoved(
            user_id=user_id,
            passkey_id=passkey_id,
            name=row["name"],
            organization_id=actor.org_id,
            removed_at=clock.now(),
        )
    )


async def _is_last_way(uow: UnitOfWork, user_id: UUID, passkey_id: UUID) -> bool:
    if await user_queries.find_password_hash(uow, user_id) is not None:
        return False
    rp_id = relying_party(uow.runtime.public_url).rp_id
    usable = [one for one in await queries.list_passkeys(uow, user_id, rp_id) if one.is_usable]
    return [one.id for one in usable] == [passkey_id]


async def _own(uow: UnitOfWork, user_id: UUID, passkey_id: UUID) -> Row:
    row = await repository.lock_passkey(uow, user_id, passkey_id)
    if row is None:
        raise NotFound(say("There is no such passkey, or it was removed already."))
    return row


def _check_room(count: int) -> None:
    if count >= MAX_PASSKEYS:
        raise Conflict(
            say("You have {most} passkeys already. Remove one first.", most=MAX_PASSKEYS),
            code="too_many_passkeys",
        )
