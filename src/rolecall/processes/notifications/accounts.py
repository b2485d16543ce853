"""What people are told about their logins."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.api import AccountMail
from rolecall.domains.identity.contracts import UserStatus
from rolecall.domains.identity.events import (
    FirstSignInOffered,
    LoginDeleted,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeySuspected,
    UnfamiliarSignIn,
)
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import platform_sender, sender_of
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.infra.db import UnitOfWork


async def invite(uow: UnitOfWork, invitation_id: UUID) -> None:
    """Send the link of an invitation that is still open."""
    invitation = await identity.invitation_mail(uow, invitation_id)
    if invitation is None:
        return
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.INVITATION,
            recipient=Recipient(
                invitation.email, locale=invitation.locale, time_zone=sender.time_zone
            ),
            variables={
                "inviter_name": invitation.inviter_name or None,
                "role": invitation.role,
                "accept_url": invitation.url,
                "expires_at": invitation.expires_at,
            },
            brand=sender.brand,
            # Sent again, an invitation has a new link and a later end.
            dedupe_key=f"invitation:{invitation_id}:{invitation.expires_at.isoformat()}",
            record=RecordRef("invitation", invitation_id),
        ),
    )


async def ask_to_verify(uow: UnitOfWork, token_id: UUID) -> None:
    """Send the link that proves an address."""
    mail = await identity.account_mail(uow, token_id)
    if mail is not None:
        variables = {"verify_url": mail.url, "valid_hours": mail.valid_for // timedelta(hours=1)}
        await _send(uow, MailKind.EMAIL_VERIFICATION, mail, variables, str(token_id))


async def send_reset_link(uow: UnitOfWork, token_id: UUID) -> None:
    """Send the link to a new password."""
    mail = await identity.account_mail(uow, token_id)
    if mail is not None:
        variables = {"reset_url": mail.url, "valid_minutes": _minutes(mail)}
        await _send(uow, MailKind.PASSWORD_RESET, mail, variables, str(token_id))


async def send_sign_in_link(uow: UnitOfWork, token_id: UUID) -> None:
    """Send the link that signs in."""
    mail = await identity.account_mail(uow, token_id)
    if mail is not None:
        variables = {"sign_in_url": mail.url, "valid_minutes": _minutes(mail)}
        await _send(uow, MailKind.SIGN_IN_LINK, mail, variables, str(token_id))


async def send_first_sign_in_link(uow: UnitOfWork, event: FirstSignInOffered) -> None:
    """Send the link that makes a login and signs in."""
    link = identity.first_link(uow.runtime, event)
    if link is None:
        return
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.SIGN_IN_LINK,
            recipient=Recipient(event.email, locale=event.locale),
            variables={
                "sign_in_url": link.url,
                "valid_minutes": link.valid_for // timedelta(minutes=1),
            },
            brand=platform_sender(uow).brand,
            dedupe_key=f"account:{MailKind.SIGN_IN_LINK.value}:{event.request_id}",
        ),
    )


async def tell_of_repeated_registration(uow: UnitOfWork, token_id: UUID) -> None:
    """Tell the owner of an address that it has an account already."""
    mail = await identity.account_mail(uow, token_id)
    if mail is not None:
        variables = {
            "reset_url": mail.url,
            "valid_minutes": _minutes(mail),
            "sign_in_url": f"{uow.runtime.public_url}/portal/sign-in",
        }
        await _send(uow, MailKind.REGISTRATION_REPEATED, mail, variables, str(token_id))


async def tell_of_new_password(uow: UnitOfWork, user_id: UUID, at: datetime) -> None:
    """Tell a login's owner that the password was changed."""
    await _write_to_owner(
        uow,
        user_id,
        MailKind.PASSWORD_CHANGED,
        {"changed_at": at, "reset_url": _forgotten(uow)},
        at,
    )


async def tell_of_lock(uow: UnitOfWork, user_id: UUID, at: datetime, minutes: int) -> None:
    """Tell a login's owner that it takes no password for a while."""
    await _write_to_owner(
        uow,
        user_id,
        MailKind.ACCOUNT_LOCKED,
        {"locked_at": at, "locked_minutes": minutes, "reset_url": _forgotten(uow)},
        at,
    )


async def tell_of_passkey(
    uow: UnitOfWork,
    event: PasskeyAdded | PasskeyRemoved | PasskeySuspected,
    kind: MailKind,
    at: datetime,
) -> None:
    """Tell a login's owner what happened to one of its passkeys."""
    await _write_to_owner(
        uow,
        event.user_id,
        kind,
        {
            "passkey_name": event.name,
            "changed_at": at,
            "account_url": _account(uow, event.organization_id),
        },
        at,
    )


async def tell_of_sign_in(uow: UnitOfWork, event: UnfamiliarSignIn) -> None:
    """Tell a login's owner that somebody signed in from a place that is new."""
    await _write_to_owner(
        uow,
        event.user_id,
        MailKind.SIGN_IN_ALERT,
        {
            "signed_in_at": event.signed_in_at,
            "device": event.program or None,
            "ip_address": event.ip,
            "sessions_url": _account(uow, event.organization_id),
        },
        event.signed_in_at,
    )


async def tell_of_deletion(uow: UnitOfWork, event: LoginDeleted) -> None:
    """Tell whose login it was that it is gone. The mail is to an address, no longer to a login."""
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.ACCOUNT_DELETED,
            recipient=Recipient(event.email, locale=event.locale, time_zone=event.time_zone),
            variables={"deleted_at": event.deleted_at},
            brand=platform_sender(uow).brand,
            dedupe_key=f"account:{MailKind.ACCOUNT_DELETED.value}:{event.user_id}",
        ),
    )


async def _send(
    uow: UnitOfWork,
    kind: MailKind,
    mail: AccountMail,
    variables: Mapping[str, Any],
    dedupe: str,
) -> None:
    user = await identity.get_user(uow, mail.user_id)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=Recipient(
                mail.email, mail.full_name, mail.user_id, mail.locale, user.time_zone
            ),
            variables=variables,
            brand=platform_sender(uow).brand,
            dedupe_key=f"account:{kind.value}:{dedupe}",
        ),
    )


async def _write_to_owner(
    uow: UnitOfWork, user_id: UUID, kind: MailKind, variables: Mapping[str, Any], at: datetime
) -> None:
    user = await identity.get_user(uow, user_id)
    if user.status is UserStatus.DELETED:
        return
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=Recipient(user.email, user.full_name, user.id, user.locale, user.time_zone),
            variables=variables,
            brand=platform_sender(uow).brand,
            dedupe_key=f"account:{kind.value}:{user_id}:{at.isoformat()}",
        ),
    )


def _minutes(mail: AccountMail) -> int:
    return mail.valid_for // timedelta(minutes=1)


def _forgotten(uow: UnitOfWork) -> str:
    return f"{uow.runtime.public_url}/app/forgot-password"


def _account(uow: UnitOfWork, organization_id: UUID | None) -> str:
    page = "/portal/account" if organization_id is None else "/app/account"
    return f"{uow.runtime.public_url}{page}"
