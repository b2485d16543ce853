"""For whom passkeys are made, and what their counters tell (WebAuthn Level 3)."""

from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from rolecall.domains.identity.contracts import RelyingParty

MAX_PASSKEYS = 20
"""Of one login. All of them travel with each registration, so that no device makes a second one."""
MAX_CREDENTIAL_ID = 1023
"""Bytes (section 6.1, `credentialId`): longer ones have to be refused (section 7.1, step 25)."""
LOCALHOST = "localhost"


class Counter(StrEnum):
    """What the signature counter of a passkey tells (section 6.1.1)."""

    FINE = "fine"
    """It went up, or the authenticator does not count."""
    WENT_BACK = "went_back"
    """There may be two of it."""


def relying_party(public_url: str) -> RelyingParty:
    """Return the domain that passkeys are bound to, and the origin of the pages that may ask.

    The domain has to be a name (section 5.1.2: an effective domain that is a valid domain, which
    an IP address is not). This machine has the name `localhost` as well, so an installation at a
    loopback address has its passkeys there; one at any other address has none.
    """
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    try:
        address = ip_address(host)
    except ValueError:
        return RelyingParty(host, _origin(parts.scheme, host, parts.port))
    if not address.is_loopback:
        return RelyingParty(None, None)
    return RelyingParty(LOCALHOST, _origin(parts.scheme, LOCALHOST, parts.port))


def judge_counter(*, before: int, now: int) -> Counter:
    """Compare the counter with the one of the use before (section 7.2, step 22).

    Zero both times is an authenticator that does not count, as those of synced passkeys do not.
    """
    if before == now == 0 or now > before:
        return Counter.FINE
    return Counter.WENT_BACK


def _origin(scheme: str, host: str, port: int | None) -> str:
    standard = port is None or port == {"https": 443, "http": 80}.get(scheme)
    return f"{scheme}://{host}" if standard else f"{scheme}://{host}:{port}"
