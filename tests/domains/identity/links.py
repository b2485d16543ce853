"""Tokens out of the mails that identity asks for."""

from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.events import (
    EmailVerificationRequested,
    MemberInvited,
    PasswordResetRequested,
    RegistrationRepeated,
    SignInLinkRequested,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

from tests.support.events import published

AccountEvent = (
    type[EmailVerificationRequested]
    | type[PasswordResetRequested]
    | type[RegistrationRepeated]
    | type[SignInLinkRequested]
)


async def mailed_token(runtime: Runtime, kind: AccountEvent, user_id: UUID) -> str:
    """Return the token of the newest link that was asked for."""
    event = (await published(runtime, PLATFORM_ORG, kind, user_id))[-1]
    async with runtime.database.transaction(PLATFORM) as uow:
        mail = await identity.account_mail(uow, event.token_id)
    assert mail is not None
    assert mail.user_id == user_id
    return token_in(mail.url)


async def invitation_token(runtime: Runtime, org_id: UUID, invitation_id: UUID) -> str:
    """Return the token of an invitation's current link."""
    events = await published(runtime, org_id, MemberInvited, invitation_id)
    assert events
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        mail = await identity.invitation_mail(uow, invitation_id)
    assert mail is not None
    return token_in(mail.url)


def token_in(url: str) -> str:
    """Return the token of a mailed link."""
    assert url.startswith(("http://testserver/app/", "http://testserver/portal/"))
    return parse_qs(urlsplit(url).query)["token"][0]
