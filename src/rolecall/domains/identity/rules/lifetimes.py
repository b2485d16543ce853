"""How long things live, and when a session is over.

Access tokens and look-ups are short because a lost right must be gone everywhere soon: look-ups
within 5 seconds (`ACTOR_CACHE`), whatever a token says. Sessions follow NIST SP 800-63B-4, section
2.1.3: at most 30 days between two sign-ins at the first assurance level.
"""

from datetime import datetime, timedelta

from rolecall.domains.identity.contracts import AccountTokenPurpose, SessionKind

ACCESS_TOKEN = timedelta(minutes=10)
ACTOR_CACHE = timedelta(seconds=5)
REFRESH_GRACE = timedelta(seconds=10)
"""How long a used refresh token gives its successor once more: two tabs refresh at one moment."""
SEEN_EVERY = timedelta(minutes=1)
"""How stale “last seen” may be; each update is a write."""
INVITATION = timedelta(days=7)
CEREMONY = timedelta(minutes=10)
"""How long a challenge for a passkey holds. Level 3 recommends 5 to 10 minutes (section 13.4.3)."""
RECENT_PROOF = timedelta(minutes=15)
"""How long after a proof a session may change what the login signs in with."""

ACCOUNT_TOKEN = {
    AccountTokenPurpose.VERIFY_EMAIL: timedelta(hours=48),
    AccountTokenPurpose.RESET_PASSWORD: timedelta(minutes=60),
    AccountTokenPurpose.SIGN_IN: timedelta(minutes=15),
}

_ABSOLUTE = {SessionKind.BROWSER: timedelta(days=14), SessionKind.PROGRAM: timedelta(days=30)}
_IDLE = {SessionKind.BROWSER: timedelta(hours=24), SessionKind.PROGRAM: timedelta(days=7)}


def session_ends(kind: SessionKind, begun: datetime) -> datetime:
    """Return when a session ends, however busy it is."""
    return begun + _ABSOLUTE[kind]


def refresh_ends(kind: SessionKind, made: datetime, session_end: datetime) -> datetime:
    """Return until when a refresh token made at `made` can be used."""
    return min(made + _IDLE[kind], session_end)


def session_is_over(
    kind: SessionKind, *, last_seen_at: datetime, expires_at: datetime, at: datetime
) -> bool:
    """Tell whether the idle or the absolute limit has passed."""
    return at >= expires_at or at >= last_seen_at + _IDLE[kind]
