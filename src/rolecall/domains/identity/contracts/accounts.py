"""Logins, sessions, and what signing in takes and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from rolecall.access import Actor, Role
from rolecall.domains.identity.contracts.members import Membership
from rolecall.domains.identity.contracts.organizations import OrganizationSettings


class UserStatus(StrEnum):
    """Whether a login may be used."""

    ACTIVE = "active"
    DISABLED = "disabled"
    DELETED = "deleted"
    """What is left of a login whose owner deleted it: an id, without address and without keys."""


class SessionKind(StrEnum):
    """By what a session is carried on: the browser's cookie, or a program's refresh tokens."""

    BROWSER = "browser"
    PROGRAM = "program"


class SignInWay(StrEnum):
    """By what a session was begun.

    A passkey is two factors in one: the device that holds it, and the finger, face or PIN that
    unlocks it (NIST SP 800-63B-4, section 3.1.7). The others are one.
    """

    PASSWORD = "password"  # noqa: S105
    MAIL_LINK = "mail_link"
    INVITATION = "invitation"
    PASSKEY = "passkey"


class AccountTokenPurpose(StrEnum):
    """What a link that was mailed to a login is good for."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"  # noqa: S105
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class User:
    """A login. It belongs to a person, not to an organization."""

    id: UUID
    email: str
    full_name: str
    locale: str
    time_zone: str
    email_verified: bool
    status: UserStatus
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What a login begins with. `password_hash` is None until a password is chosen."""

    email: str
    full_name: str
    password_hash: str | None
    locale: str = "en"
    time_zone: str = "UTC"
    email_verified: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, for sessions, limits and the audit log."""

    ip: str = ""
    user_agent: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A stranger asks for a login."""

    email: str
    password: str
    full_name: str
    locale: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody claims to be a login; `organization` is the slug to be active in, if given."""

    email: str
    password: str
    organization: str | None = None
    kind: SessionKind = SessionKind.PROGRAM


@dataclass(frozen=True, slots=True)
class SignInLink:
    """Whom a mailed link signs in; `needs_name` where there is no login yet."""

    email: str
    needs_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSignIn:
    """Whoever holds the mailed link signs in; `full_name` is for a login that is made by it."""

    token: str
    full_name: str = ""
    kind: SessionKind = SessionKind.PROGRAM


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a program carries on with: `expires_in` seconds of access, and the next refresh."""

    access_token: str
    refresh_token: str
    expires_in: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The outcome of a sign-in: tokens for a program, or the cookie's value for a browser."""

    actor: Actor
    tokens: Tokens | None = None
    cookie: str | None = None


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One place where a login is signed in; `way` is None for sessions from before it was kept."""

    id: UUID
    kind: SessionKind
    created_at: datetime
    last_seen_at: datetime
    ip: str
    user_agent: str
    way: SignInWay | None


@dataclass(frozen=True, slots=True)
class Me:
    """The signed-in person and where they act."""

    user: User
    actor: Actor
    active: Membership | None
    settings: OrganizationSettings | None
    memberships: Sequence[Membership]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePatch:
    """What a person changes about their login; None leaves a field as it is."""

    full_name: str | None = None
    locale: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChange:
    """A signed-in person chooses a new password."""

    current_password: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordReset:
    """Whoever holds the mailed token chooses a new password."""

    token: str
    password: str


@dataclass(frozen=True, slots=True)
class MembershipHeld:
    """A membership that keeps its login from being deleted."""

    organization_id: UUID
    name: str
    last_administrator: bool
    """Whether somebody else has to become an administrator before it can end."""


@dataclass(frozen=True, slots=True)
class AccountDeletion:
    """What deleting a login would meet.

    `keeps_name`: an organization that it was a member of still shows its name beside what it did.
    """

    memberships: Sequence[MembershipHeld]
    keeps_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdministrator:
    """Who administers the platform."""

    email: str
    full_name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """As what to be signed in. `slug` names the organization; platform and candidates have none."""

    role: Role
    slug: str | None = None
    lifetime: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """An access token that an operator asked for, good for `expires_in` seconds."""

    access_token: str
    expires_in: int
    user_id: UUID
    email: str
    organization_id: UUID | None
