"""Proving an address, and new passwords."""

from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    AccountTokenPurpose,
    Origin,
    PasswordChange,
    PasswordReset,
    UserStatus,
)
from rolecall.domains.identity.events import (
    EmailVerified,
    PasswordChanged,
    PasswordResetAsked,
    PasswordResetRequested,
)
from rolecall.domains.identity.queries import users as queries
from rolecall.domains.identity.repository import sessions as session_repository
from rolecall.domains.identity.repository import users as repository
from rolecall.domains.identity.rules.passwords import check_password
from rolecall.domains.identity.service.account_links import (
    find_link,
    make_account_token,
    use_link,
)
from rolecall.domains.identity.service.sessions import forget, login_of
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.throttling import SignInThrottle, admit_mail, unlock
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

_LINKS = (AccountTokenPurpose.VERIFY_EMAIL, AccountTokenPurpose.RESET_PASSWORD)
_OPEN_RESET_LINKS = 3


async def verify_email(db: Database, origin: Origin, token: str) -> None:
    """Take the link that proves an address.

    A link that came with a repeated registration also sets the password chosen there, and ends
    whatever sessions there were under the earlier one.

    Raises:
        InvalidToken: the link is not genuine.
        Gone: it has expired or was used.
    """
    async with db.transaction(PLATFORM) as uow:
        row = await use_link(uow, token, AccountTokenPurpose.VERIFY_EMAIL)
        user_id, pending = row["user_id"], row["pending_password_hash"]
        actor = await _owner(uow, user_id, origin)
        await prove_address(uow, actor, user_id)
        if pending is not None:
            await set_password(uow, actor, user_id, pending)


async def prove_address(uow: UnitOfWork, actor: Actor, user_id: UUID) -> None:
    """Note that a login's owner receives its mail. Other links to prove it are void."""
    await repository.update_user(uow, user_id, {"email_verified_at": clock.now()})
    await repository.end_account_tokens(uow, user_id, (AccountTokenPurpose.VERIFY_EMAIL,))
    audit.record(
        uow, actor, "identity.email_verified", "user", user_id, say("Proved the e-mail address.")
    )
    uow.emit(EmailVerified(user_id=user_id))


async def ask_for_password_reset(db: Database, origin: Origin, email: str) -> None:
    """Note that somebody forgot a password. Whether the address has a login is looked up later.

    Raises:
        TooManyRequests: too many mails to this address or from this place.
    """
    await admit_mail(db, email, origin.ip)
    async with db.transaction(PLATFORM) as uow:
        uow.emit(PasswordResetAsked(request_id=ids.uuid7(), email=email, ip=origin.ip))


async def answer_password_reset(uow: UnitOfWork, event: PasswordResetAsked) -> None:
    """Make the link, if the address has a login in use and not too many open links."""
    user = await queries.find_by_email(uow, event.email)
    if user is None or user.status is not UserStatus.ACTIVE:
        return
    purpose = AccountTokenPurpose.RESET_PASSWORD
    if await queries.count_open_tokens(uow, user.id, purpose) >= _OPEN_RESET_LINKS:
        return
    token_id = await make_account_token(uow, user.id, purpose)
    uow.emit(PasswordResetRequested(user_id=user.id, token_id=token_id))
    audit.record(
        uow,
        Actor(ActorKind.ANONYMOUS, ip=event.ip),
        "identity.password_reset_requested",
        "user",
        user.id,
        say("Somebody asked for a link to set a new password."),
    )


async def reset_password(db: Database, origin: Origin, command: PasswordReset) -> None:
    """Take the mailed link and set the new password. Every session of the login ends.

    Raises:
        InvalidInput: the password is too short or too common.
        InvalidToken: the link is not genuine.
        Gone: it has expired or was used.
    """
    purpose = AccountTokenPurpose.RESET_PASSWORD
    async with db.transaction(PLATFORM) as uow:
        link = await find_link(uow, command.token, purpose)
    _check(db, command.password, link["email"], link["full_name"])
    hashed = await state_of(db.runtime).passwords.hash(command.password)
    async with db.transaction(PLATFORM) as uow:
        user_id = (await use_link(uow, command.token, purpose))["user_id"]
        actor = await _owner(uow, user_id, origin)
        await set_password(uow, actor, user_id, hashed)
        await prove_address(uow, actor, user_id)
    await unlock(db, link["email"])


async def change_password(db: Database, actor: Actor, command: PasswordChange) -> None:
    """Set a new password, given the current one. The login's other sessions end.

    Raises:
        InvalidInput: the current password is wrong, or the new one too short or too common.
        TooManyRequests: too many wrong passwords lately.
    """
    user_id, session_id = login_of(actor)
    _check(db, command.password, actor.email, actor.name)
    throttle = SignInThrottle(db.runtime, actor.email, actor.ip)
    await throttle.admit()
    passwords = state_of(db.runtime).passwords
    tenant = Tenant(PLATFORM_ORG, user_id)
    async with db.transaction(tenant) as uow:
        current = await queries.find_password_hash(uow, user_id)
    if not await passwords.verify(command.current_password, current):
        await throttle.failed()
        raise InvalidInput.of_field(
            "current_password", say("This is not your current password."), "wrong_password"
        )
    await throttle.succeeded()
    hashed = await passwords.hash(command.password)
    async with db.transaction(tenant) as uow:
        await set_password(uow, actor, user_id, hashed, keep_session=session_id)


async def set_password(
    uow: UnitOfWork,
    actor: Actor,
    user_id: UUID,
    hashed: str,
    *,
    keep_session: UUID | None = None,
) -> None:
    """Write a new password, end sessions and open links, tell the owner."""
    now = clock.now()
    await repository.update_user(
        uow, user_id, {"password_hash": hashed, "password_changed_at": now}
    )
    await repository.end_account_tokens(uow, user_id, _LINKS)
    await session_repository.revoke_sessions(uow, user_id, "password changed", but=keep_session)
    audit.record(
        uow, actor, "identity.password_changed", "user", user_id, say("Set a new password.")
    )
    uow.emit(PasswordChanged(user_id=user_id, changed_at=now))
    forget(uow, user_id=user_id)


def _check(db: Database, password: str, *context: str) -> None:
    minimum = db.runtime.settings.sign_in.password_min_length
    check_password(password, minimum=minimum, context=context)


async def _owner(uow: UnitOfWork, user_id: UUID, origin: Origin) -> Actor:
    """Return the actor that holding a mailed link makes somebody."""
    user = await queries.get_user(uow, user_id)
    return Actor(
        ActorKind.USER,
        user_id=user_id,
        name=user.full_name,
        email=user.email,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
