"""Signing in and the account."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.access import Role
from rolecall.domains.identity.contracts import (
    AccountDeletion,
    Me,
    Membership,
    OrganizationSettings,
    PasswordChange,
    PasswordReset,
    ProfilePatch,
    SessionInfo,
    SignInLink,
    SignInWay,
    Tokens,
)
from rolecall.domains.identity.schemas.organizations import Locale, TimeZone, logo_url
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import Email, ShortText, Slug
from rolecall.kernel.tenant import PLATFORM_ORG

# Not trimmed: blanks at the ends are part of a password.
Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]
Token = Annotated[str, StringConstraints(min_length=1, max_length=4096)]


class RegisterIn(In):
    """A new login."""

    email: Email
    password: Password
    full_name: ShortText
    locale: Locale | None = None


class LoginIn(In):
    """Address and password, and the organization to be active in."""

    email: Annotated[str, StringConstraints(min_length=1, max_length=254)]
    password: Password
    organization: Slug | None = None


class RefreshIn(In):
    """A refresh token."""

    refresh_token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class TokenIn(In):
    """The token of a mailed link."""

    token: Token


class SignInLinkOut(Out):
    """Whom a mailed link signs in; `needs_name` where there is no account yet."""

    email: str
    needs_name: bool

    @classmethod
    def of(cls, link: SignInLink) -> "SignInLinkOut":
        """Render the link."""
        return cls.model_validate(link)


class LinkSignInIn(TokenIn):
    """The token of the mailed link, and a name where there is no account yet."""

    full_name: ShortText | None = None


class ForgotPasswordIn(In):
    """Whose password was forgotten."""

    email: Email


class ResetPasswordIn(In):
    """A new password, by the token of a mailed link."""

    token: Token
    password: Password

    def command(self) -> PasswordReset:
        """Return the command."""
        return PasswordReset(token=self.token, password=self.password)


class ChangePasswordIn(In):
    """A new password, by the current one."""

    current_password: Password
    password: Password

    def command(self) -> PasswordChange:
        """Return the command."""
        return PasswordChange(current_password=self.current_password, password=self.password)


class SwitchIn(In):
    """Where to act."""

    organization_id: UUID


class ProfilePatchIn(In):
    """What a person changes about their login. Fields that are left out stay."""

    full_name: ShortText | None = None
    locale: Locale | None = None
    time_zone: TimeZone | None = None

    def command(self) -> ProfilePatch:
        """Return the command."""
        return ProfilePatch(full_name=self.full_name, locale=self.locale, time_zone=self.time_zone)


class DetailOut(Out):
    """One sentence."""

    detail: Said


class TokensOut(Out):
    """What a program carries on with."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the scheme's name
    expires_in: int = Field(description="Seconds for which the access token is good.")

    @classmethod
    def of(cls, tokens: Tokens) -> "TokensOut":
        """Render tokens."""
        return cls(
            access_token=tokens.access_token,
            refresh_token=tokens.refresh_token,
            expires_in=tokens.expires_in,
        )


class UserOut(Out):
    """The login."""

    id: UUID
    email: str
    full_name: str
    locale: str
    time_zone: str
    email_verified: bool


class BrandOut(Out):
    """How an organization looks."""

    primary_color: str
    logo_url: str | None


class ActiveOrganizationOut(Out):
    """The organization that the session acts in."""

    id: UUID
    name: str
    slug: str
    role: Role
    role_name: str
    time_zone: str
    locale: str
    brand: BrandOut

    @classmethod
    def of(
        cls, active: Membership, settings: OrganizationSettings, role_name: str
    ) -> "ActiveOrganizationOut":
        """Render the active membership; `role_name` is that of a role of the organization's own."""
        organization = active.organization
        return cls(
            id=organization.id,
            name=organization.name,
            slug=organization.slug,
            role=active.role,
            role_name=role_name,
            time_zone=organization.time_zone,
            locale=organization.locale,
            brand=BrandOut(
                primary_color=settings.primary_color,
                logo_url=logo_url(organization, settings),
            ),
        )


class MembershipOut(Out):
    """One organization that the login belongs to.

    `role_name` is that of a role of the organization's own, empty outside of that organization;
    `has_own_role` tells that there is one.
    """

    organization_id: UUID
    name: str
    slug: str
    role: Role
    has_own_role: bool
    role_name: str


class FeaturesOut(Out):
    """What this installation offers."""

    dev_mail: bool


class MeOut(Out):
    """The signed-in person, where they act and what they may do there."""

    user: UserOut
    organization: ActiveOrganizationOut | None
    permissions: list[str]
    memberships: list[MembershipOut]
    is_platform_admin: bool
    features: FeaturesOut

    @classmethod
    def of(cls, me: Me, *, dev_mail: bool) -> "MeOut":
        """Render who is signed in."""
        employer = me.active if me.active and me.active.organization.id != PLATFORM_ORG else None
        return cls(
            user=UserOut.model_validate(me.user),
            organization=(
                ActiveOrganizationOut.of(employer, me.settings, me.actor.role_name)
                if employer and me.settings
                else None
            ),
            permissions=sorted(permission.value for permission in me.actor.permissions),
            memberships=[
                MembershipOut(
                    organization_id=m.organization.id,
                    name=m.organization.name,
                    slug=m.organization.slug,
                    role=m.role,
                    has_own_role=m.has_own_role,
                    role_name=m.role_name,
                )
                for m in me.memberships
            ],
            is_platform_admin=me.actor.role is Role.PLATFORM_ADMIN,
            features=FeaturesOut(dev_mail=dev_mail),
        )


class MembershipHeldOut(Out):
    """A membership that keeps the login from being deleted."""

    organization_id: UUID
    name: str
    last_administrator: bool


class AccountDeletionOut(Out):
    """What deleting the login would meet; it can be deleted when there are no memberships."""

    memberships: list[MembershipHeldOut]
    keeps_name: bool

    @classmethod
    def of(cls, found: AccountDeletion) -> "AccountDeletionOut":
        """Render what was found."""
        return cls(
            memberships=[MembershipHeldOut.model_validate(one) for one in found.memberships],
            keeps_name=found.keeps_name,
        )


class SessionsOut(Out):
    """Where the login is signed in."""

    items: list["SessionOut"]


class SessionOut(Out):
    """One place where the login is signed in."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime
    ip: str
    user_agent: str
    kind: str
    way: SignInWay | None
    current: bool

    @classmethod
    def of(cls, session: SessionInfo, current: UUID | None) -> "SessionOut":
        """Render a session."""
        return cls(
            id=session.id,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            ip=session.ip,
            user_agent=session.user_agent,
            kind=session.kind.value,
            way=session.way,
            current=session.id == current,
        )
