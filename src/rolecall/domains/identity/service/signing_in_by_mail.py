"""Signing in by a mailed link.

Guarantees: opening the link does nothing, so that a mail scanner does not use it up: the page that
it opens signs in by a press. It works once and for a quarter of an hour. An address without a login
gets one by that press, so that a candidate needs no password, and none before: asking leaves
nothing behind and tells nobody which addresses are known. A password that somebody else chose for
an address before it was proved is gone once its owner comes by the link.
"""

from hashlib import sha256
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    AccountTokenPurpose,
    LinkSignIn,
    NewUser,
    Origin,
    SignedIn,
    SignInLink,
    SignInWay,
    User,
    UserStatus,
)
from rolecall.domains.identity.events import (
    FirstSignInOffered,
    SignInLinkAsked,
    SignInLinkRequested,
)
from rolecall.domains.identity.queries import users as queries
from rolecall.domains.identity.repository import sessions as session_repository
from rolecall.domains.identity.repository import users as repository
from rolecall.domains.identity.repository.passkeys import use_challenge
from rolecall.domains.identity.rules.lifetimes import ACCOUNT_TOKEN
from rolecall.domains.identity.service.account_links import (
    find_link,
    make_account_token,
    use_link,
    used,
)
from rolecall.domains.identity.service.first_links import Newcomer, newcomer_of
from rolecall.domains.identity.service.passwords import prove_address
from rolecall.domains.identity.service.sessions import begin_session, forget
from rolecall.domains.identity.service.sign_in import organization_to_begin_in
from rolecall.domains.identity.service.throttling import admit_mail
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Gone, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

_PURPOSE = AccountTokenPurpose.SIGN_IN
_OPEN_LINKS = 3


async def ask_for_sign_in_link(db: Database, origin: Origin, email: str, locale: str) -> None:
    """Note that somebody wants to sign in by mail. Whether there is a login is looked up later.

    Raises:
        TooManyRequests: too many mails to this address or from this place.
    """
    await admit_mail(db, email, origin.ip)
    async with db.transaction(PLATFORM) as uow:
        uow.emit(SignInLinkAsked(request_id=ids.uuid7(), email=email, locale=locale, ip=origin.ip))


async def answer_sign_in_link(uow: UnitOfWork, event: SignInLinkAsked) -> None:
    """Make the link, if the address may sign in and has not too many open ones.

    Without a login nothing is kept: the link itself carries the address.
    """
    user = await queries.find_by_email(uow, event.email)
    if user is None:
        uow.emit(
            FirstSignInOffered(
                request_id=event.request_id,
                email=event.email,
                locale=event.locale,
                expires_at=clock.now() + ACCOUNT_TOKEN[_PURPOSE],
            )
        )
        return
    if user.status is not UserStatus.ACTIVE:
        return
    if await queries.count_open_tokens(uow, user.id, _PURPOSE) >= _OPEN_LINKS:
        return
    token_id = await make_account_token(uow, user.id, _PURPOSE)
    uow.emit(SignInLinkRequested(user_id=user.id, token_id=token_id))
    audit.record(
        uow,
        Actor(ActorKind.ANONYMOUS, ip=event.ip),
        "identity.sign_in_link_requested",
        "user",
        user.id,
        say("Somebody asked for a link to sign in."),
    )


async def look_at_sign_in_link(db: Database, token: str) -> SignInLink:
    """Return whom a link signs in, without taking it.

    Raises:
        InvalidToken: the link is not genuine.
        Gone: it has expired or was used.
    """
    newcomer = newcomer_of(db.runtime, token)
    async with db.transaction(PLATFORM) as uow:
        if newcomer is None:
            row = await find_link(uow, token, _PURPOSE)
            return SignInLink(row["email"], needs_name=False)
        if await queries.find_by_email(uow, newcomer.email) is not None:
            raise used()
    return SignInLink(newcomer.email, needs_name=True)


async def sign_in_by_link(db: Database, origin: Origin, command: LinkSignIn) -> SignedIn:
    """Take the link and begin a session.

    Raises:
        InvalidToken: the link is not genuine.
        Gone: it has expired or was used, or the login may not be used any more.
        InvalidInput: there is no login yet, and no name for it is given.
    """
    newcomer = newcomer_of(db.runtime, command.token)
    if newcomer is not None:
        return await _begin_first(db, origin, command, newcomer)
    async with db.transaction(PLATFORM) as uow:
        link = await find_link(uow, command.token, _PURPOSE)
    org_id = await organization_to_begin_in(db, link["user_id"], None)
    async with db.transaction(Tenant(org_id or PLATFORM_ORG, link["user_id"])) as uow:
        taken = await use_link(uow, command.token, _PURPOSE)
        user = await queries.get_user(uow, taken["user_id"])
        if user.status is not UserStatus.ACTIVE:
            raise Gone(say("This account cannot be used any more."))
        if not user.email_verified:
            await _take_over(uow, user, origin)
        return await _begin(uow, user, org_id, origin, command)


async def _begin_first(
    db: Database, origin: Origin, command: LinkSignIn, newcomer: Newcomer
) -> SignedIn:
    """Make the login of an address that has none. Of two at one moment the second finds it made."""
    if not command.full_name:
        raise InvalidInput.of_field("full_name", say("Please tell us your name."), "required")
    async with db.transaction(PLATFORM) as uow:
        # With a login the link is over; this holds after the login was deleted, too.
        until = clock.now() + ACCOUNT_TOKEN[_PURPOSE]
        if not await use_challenge(uow, sha256(command.token.encode()).digest(), until):
            raise used()
        user_id = await repository.insert_user(
            uow,
            NewUser(
                email=newcomer.email,
                full_name=command.full_name,
                password_hash=None,
                locale=newcomer.locale,
            ),
        )
        if user_id is None:
            raise used()
        user = await queries.get_user(uow, user_id)
        actor = _owner(user, origin)
        audit.record(uow, actor, "identity.registered", "user", user_id, say("Registered."))
        await prove_address(uow, actor, user_id)
        return await _begin(uow, user, None, origin, command)


async def _begin(
    uow: UnitOfWork, user: User, org_id: UUID | None, origin: Origin, command: LinkSignIn
) -> SignedIn:
    signed_in = await begin_session(
        uow, user, org_id=org_id, kind=command.kind, origin=origin, way=SignInWay.MAIL_LINK
    )
    audit.record(
        uow,
        signed_in.actor,
        "identity.signed_in",
        "session",
        signed_in.actor.session_id,
        say("Signed in by a mailed link."),
    )
    return signed_in


def _owner(user: User, origin: Origin) -> Actor:
    return Actor(
        ActorKind.USER,
        user_id=user.id,
        name=user.full_name,
        email=user.email,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )


async def _take_over(uow: UnitOfWork, user: User, origin: Origin) -> None:
    """Prove the address; a password chosen before that, and its sessions, need not be theirs."""
    await repository.update_user(uow, user.id, {"password_hash": None})
    await session_repository.revoke_sessions(uow, user.id, "address proved by a link")
    await repository.end_account_tokens(
        uow, user.id, (AccountTokenPurpose.VERIFY_EMAIL, AccountTokenPurpose.RESET_PASSWORD)
    )
    await prove_address(uow, _owner(user, origin), user.id)
    forget(uow, user_id=user.id)
