"""What identity publishes.

Events carry ids, never a token or anything a link is made of: who sends a mail asks
`identity.api` for it (`invitation_mail`, `account_mail`), which also tells whether it still holds.
Events about a login alone (verification, passwords, locks) are the platform's, or those of the
organization through whose invitation they came about; the others belong to their organization.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class OrganizationCreated(Event):
    """An organization was made; its settings are there, its first admin is invited."""

    type = "identity.organization_created.v1"
    organization_id: UUID
    slug: str
    name: str


@published
@dataclass(frozen=True, kw_only=True)
class OrganizationUpdated(Event):
    """The organization's name, address or settings changed."""

    type = "identity.organization_updated.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class WorkingTimeChanged(Event):
    """The organization works on other days, or in another time zone."""

    type = "identity.working_time_changed.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class OrganizationSuspended(Event):
    """Members can no longer act and public pages are gone."""

    type = "identity.organization_suspended.v1"
    organization_id: UUID
    reason: str
    suspended_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OrganizationActivated(Event):
    """A suspended organization is back."""

    type = "identity.organization_activated.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class MemberInvited(Event):
    """An invitation was made or sent again: its mail is due (`api.invitation_mail`)."""

    type = "identity.member_invited.v1"
    invitation_id: UUID
    role: str


@published
@dataclass(frozen=True, kw_only=True)
class MemberJoined(Event):
    """A login became a member."""

    type = "identity.member_joined.v1"
    user_id: UUID
    role: str


@published
@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A member's role is another one from now on."""

    type = "identity.role_changed.v1"
    user_id: UUID
    before: str
    after: str


@published
@dataclass(frozen=True, kw_only=True)
class CustomRolesChanged(Event):
    """One of the organization's own roles was made, allows something else, or is gone."""

    type = "identity.custom_roles_changed.v1"
    role_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Event):
    """A login is no longer a member."""

    type = "identity.member_removed.v1"
    user_id: UUID
    role: str


@published
@dataclass(frozen=True, kw_only=True)
class EmailVerificationRequested(Event):
    """The mail that proves an address is due (`api.account_mail`)."""

    type = "identity.email_verification_requested.v1"
    user_id: UUID
    token_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class RegistrationRepeated(Event):
    """Somebody registered an address that has a verified login: its owner is told by mail.

    The token is one to set a new password with (`api.account_mail`).
    """

    type = "identity.registration_repeated.v1"
    user_id: UUID
    token_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class PasswordResetAsked(Event):
    """Somebody typed an address into “forgot password”. Nobody knows yet whether it has a login.

    Looking that up later, in a handler, is what keeps the answer's time the same for all addresses.
    """

    type = "identity.password_reset_asked.v1"
    request_id: UUID
    email: str
    ip: str


@published
@dataclass(frozen=True, kw_only=True)
class PasswordResetRequested(Event):
    """The mail with the link to a new password is due (`api.account_mail`)."""

    type = "identity.password_reset_requested.v1"
    user_id: UUID
    token_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class SignInLinkAsked(Event):
    """Somebody asked for a link that signs in. Nobody knows yet whether the address has a login."""

    type = "identity.sign_in_link_asked.v1"
    request_id: UUID
    email: str
    locale: str
    ip: str


@published
@dataclass(frozen=True, kw_only=True)
class SignInLinkRequested(Event):
    """The mail with the link that signs in is due (`api.account_mail`)."""

    type = "identity.sign_in_link_requested.v1"
    user_id: UUID
    token_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class FirstSignInOffered(Event):
    """The mail with the link that makes a login and signs in is due (`api.first_link`)."""

    type = "identity.first_sign_in_offered.v1"
    request_id: UUID
    email: str
    locale: str
    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """A login has a new password."""

    type = "identity.password_changed.v1"
    user_id: UUID
    changed_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(Event):
    """A login can sign in with one more passkey.

    `organization_id` is where its owner acts, None for a login without organizations.
    """

    type = "identity.passkey_added.v1"
    user_id: UUID
    passkey_id: UUID
    name: str
    organization_id: UUID | None
    added_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class PasskeyRemoved(Event):
    """A passkey of a login signs in no more."""

    type = "identity.passkey_removed.v1"
    user_id: UUID
    passkey_id: UUID
    name: str
    organization_id: UUID | None
    removed_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class PasskeySuspected(Event):
    """The counter of a passkey went back: there may be a copy of it."""

    type = "identity.passkey_suspected.v1"
    user_id: UUID
    passkey_id: UUID
    name: str
    organization_id: UUID | None
    suspected_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class AccountLocked(Event):
    """Too many wrong passwords for one login: it takes none for a while."""

    type = "identity.account_locked.v1"
    user_id: UUID
    locked_at: datetime
    locked_minutes: int


@published
@dataclass(frozen=True, kw_only=True)
class LoginDeleted(Event):
    """A login is gone; what hangs on its address can go.

    Nobody can look the person up any more, so the event says to whom the last mail goes.
    """

    type = "identity.login_deleted.v1"
    user_id: UUID
    email: str
    locale: str
    time_zone: str
    deleted_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class UnfamiliarSignIn(Event):
    """Somebody signed in from a place where this login was not seen for a long time, or never.

    `organization_id` is where the session acts, None for a login without organizations; `program`
    is empty when it did not say what it is.
    """

    type = "identity.unfamiliar_sign_in.v1"
    user_id: UUID
    session_id: UUID
    organization_id: UUID | None
    signed_in_at: datetime
    program: str
    ip: str


@published
@dataclass(frozen=True, kw_only=True)
class EmailVerified(Event):
    """A login's owner has proved the address: records under it may be shown to them."""

    type = "identity.email_verified.v1"
    user_id: UUID
