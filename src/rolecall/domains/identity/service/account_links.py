"""Links that are mailed to a login: good once, for a while, and signed by this installation.

The database holds a nonce, from which nobody without the key makes a link.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.domains.identity.contracts import AccountTokenPurpose
from rolecall.domains.identity.queries import users as queries
from rolecall.domains.identity.repository import users as repository
from rolecall.domains.identity.rules.lifetimes import ACCOUNT_TOKEN
from rolecall.infra.crypto import InvalidToken
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import Gone
from rolecall.kernel.sentences import say

SIGNER = "identity.account_link"
LINK_PATHS = {
    AccountTokenPurpose.VERIFY_EMAIL: "/app/verify-email",
    AccountTokenPurpose.RESET_PASSWORD: "/app/reset-password",
    AccountTokenPurpose.SIGN_IN: "/portal/sign-in-link",
}


@dataclass(frozen=True, slots=True)
class AccountMail:
    """Whom to write to, and the link. `valid_for` counts from when the link was made."""

    user_id: UUID
    email: str
    full_name: str
    locale: str
    url: str
    expires_at: datetime
    valid_for: timedelta


async def make_account_token(
    uow: UnitOfWork,
    user_id: UUID,
    purpose: AccountTokenPurpose,
    *,
    pending_password_hash: str | None = None,
) -> UUID:
    """Keep a new link's nonce; returns the id that `account_mail` is asked with."""
    return await repository.insert_account_token(
        uow,
        user_id=user_id,
        purpose=purpose,
        nonce=secrets.token_urlsafe(16),
        expires_at=clock.now() + ACCOUNT_TOKEN[purpose],
        pending_password_hash=pending_password_hash,
    )


async def account_mail(uow: UnitOfWork, token_id: UUID) -> AccountMail | None:
    """Return what a mail with this link needs; None when the link was used or has expired."""
    row = await queries.find_open_token(uow, token_id)
    if row is None:
        return None
    purpose = AccountTokenPurpose(row["purpose"])
    token = uow.runtime.keys.signer(SIGNER).sign(
        [purpose.value, str(token_id), row["nonce"]],
        lifetime=row["expires_at"] - clock.now(),
    )
    return AccountMail(
        user_id=row["user_id"],
        email=row["email"],
        full_name=row["full_name"],
        locale=row["locale"],
        url=f"{uow.runtime.public_url}{LINK_PATHS[purpose]}?token={token}",
        expires_at=row["expires_at"],
        valid_for=ACCOUNT_TOKEN[purpose],
    )


async def find_link(uow: UnitOfWork, token: str, purpose: AccountTokenPurpose) -> Row:
    """Return a link that still holds (`user_id`, `email`, `full_name`), without taking it.

    Raises:
        InvalidToken: it was not made here, or for something else.
        ExpiredToken: its time is over.
        Gone: it was used.
    """
    token_id, nonce = _read(uow.runtime, token, purpose)
    row = await queries.find_open_token(uow, token_id)
    if row is None or row["purpose"] != purpose.value or row["nonce"] != nonce:
        raise used()
    return row


async def use_link(uow: UnitOfWork, token: str, purpose: AccountTokenPurpose) -> Row:
    """Take a link, once, and return its row (`user_id`, `pending_password_hash`).

    Raises:
        InvalidToken: it was not made here, or for something else.
        ExpiredToken: its time is over.
        Gone: it was used.
    """
    token_id, nonce = _read(uow.runtime, token, purpose)
    row = await repository.use_account_token(uow, token_id, purpose, nonce)
    if row is None:
        raise used()
    return row


def used() -> Gone:
    """Return the answer to a link that works no more."""
    return Gone(say("This link was used already or replaced by a newer one. Ask for a new one."))


def _read(runtime: Runtime, token: str, purpose: AccountTokenPurpose) -> tuple[UUID, str]:
    payload = runtime.keys.signer(SIGNER).verify(token)
    if payload[0] != purpose.value:
        raise InvalidToken(say("This link is for something else."))
    return UUID(payload[1]), payload[2]
