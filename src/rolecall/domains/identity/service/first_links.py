"""Links that are mailed to an address without a login, and make one when they are used.

Nothing is kept until then, so whoever types strangers' addresses leaves nothing behind: the link
carries the address, sealed, because what is signed can be read by whoever sees the link. It works
once since an address has at most one login: with a login, the link is over. That it was used is
kept until its time is over, for the login may be deleted before.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import msgspec

from rolecall.domains.identity.contracts import AccountTokenPurpose
from rolecall.domains.identity.events import FirstSignInOffered
from rolecall.domains.identity.rules.lifetimes import ACCOUNT_TOKEN
from rolecall.domains.identity.service.account_links import LINK_PATHS, SIGNER, used
from rolecall.infra.crypto import CryptoError, DataKey, KeyRing, Place
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM_ORG

_PURPOSE = "first_sign_in"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whose address a link proves; `locale` is the language in which it was asked for."""

    email: str
    locale: str


@dataclass(frozen=True, slots=True)
class FirstLink:
    """What the mail says: where to press, and for how long from when it was made."""

    url: str
    valid_for: timedelta


def first_link(runtime: Runtime, event: FirstSignInOffered) -> FirstLink | None:
    """Return the link that the mail to an address without a login needs; None when it is over."""
    left = event.expires_at - clock.now()
    if left <= timedelta(0):
        return None
    known = msgspec.json.encode([event.email, event.locale])
    sealed = _ring(runtime).encrypt(known, _place(event.request_id))
    payload = [_PURPOSE, str(event.request_id), sealed]
    token = runtime.keys.signer(SIGNER).sign(payload, lifetime=left)
    purpose = AccountTokenPurpose.SIGN_IN
    return FirstLink(
        f"{runtime.public_url}{LINK_PATHS[purpose]}?token={token}", ACCOUNT_TOKEN[purpose]
    )


def newcomer_of(runtime: Runtime, token: str) -> Newcomer | None:
    """Return whose address a link proves; None for a link of a login.

    Raises:
        InvalidToken: it was not made here.
        ExpiredToken: its time is over.
        Gone: the secret of the installation was changed since.
    """
    payload = runtime.keys.signer(SIGNER).verify(token)
    if payload[0] != _PURPOSE:
        return None
    try:
        known = _ring(runtime).decrypt(payload[2], _place(UUID(payload[1])))
    except CryptoError as error:
        raise used() from error
    return Newcomer(*msgspec.json.decode(known, type=tuple[str, str]))


def _ring(runtime: Runtime) -> KeyRing:
    return KeyRing([DataKey(runtime.keys.derive_secret("identity.first_link"))])


def _place(request_id: UUID) -> Place:
    return Place(PLATFORM_ORG, "users", "email", request_id)
