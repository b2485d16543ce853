"""A stranger becomes a login."""

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    AccountTokenPurpose,
    NewUser,
    Origin,
    Registration,
)
from rolecall.domains.identity.events import EmailVerificationRequested, RegistrationRepeated
from rolecall.domains.identity.queries import users as queries
from rolecall.domains.identity.repository import users as repository
from rolecall.domains.identity.rules.passwords import check_password
from rolecall.domains.identity.service.account_links import make_account_token
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.throttling import admit_mail
from rolecall.infra.db import Database
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM


async def register(db: Database, origin: Origin, command: Registration) -> None:
    """Make a login and ask for proof of its address by mail.

    An address that has a login already gets the same answer in the same time, and a mail: a link
    that confirms (and sets the password chosen just now) where the address was never proved, a
    notice where it was. So whoever confirms an address ends up with the password that was chosen
    together with that very mail, not with one that somebody else chose earlier.

    Raises:
        InvalidInput: the password is too short or too common.
        TooManyRequests: too many mails to this address or from this place.
    """
    check_password(
        command.password,
        minimum=db.runtime.settings.sign_in.password_min_length,
        context=(command.email, command.full_name),
    )
    await admit_mail(db, command.email, origin.ip)
    hashed = await state_of(db.runtime).passwords.hash(command.password)
    actor = Actor(
        ActorKind.ANONYMOUS,
        name=command.full_name,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
    async with db.transaction(PLATFORM) as uow:
        user_id = await repository.insert_user(
            uow,
            NewUser(
                email=command.email,
                full_name=command.full_name,
                password_hash=hashed,
                locale=command.locale,
            ),
        )
        if user_id is not None:
            token_id = await make_account_token(uow, user_id, AccountTokenPurpose.VERIFY_EMAIL)
            uow.emit(EmailVerificationRequested(user_id=user_id, token_id=token_id))
            audit.record(uow, actor, "identity.registered", "user", user_id, say("Registered."))
            return
        known = await queries.find_by_email(uow, command.email)
        if known is None:
            return
        if known.email_verified:
            token_id = await make_account_token(uow, known.id, AccountTokenPurpose.RESET_PASSWORD)
            uow.emit(RegistrationRepeated(user_id=known.id, token_id=token_id))
        else:
            token_id = await make_account_token(
                uow, known.id, AccountTokenPurpose.VERIFY_EMAIL, pending_password_hash=hashed
            )
            uow.emit(EmailVerificationRequested(user_id=known.id, token_id=token_id))
        audit.record(
            uow,
            actor,
            "identity.registration_repeated",
            "user",
            known.id,
            say("Somebody registered an address that has a login already."),
        )
