"""The vocabulary of identity."""

from rolecall.domains.identity.contracts.accounts import (
    AccountTokenPurpose,
    Me,
    NewUser,
    Origin,
    Registration,
    SessionInfo,
    SessionKind,
    SignedIn,
    SignIn,
    Tokens,
    User,
    UserStatus,
)
from rolecall.domains.identity.contracts.members import (
    Invitation,
    InvitationStatus,
    MemberRef,
    Membership,
    MemberStatus,
)
from rolecall.domains.identity.contracts.organizations import (
    DEFAULT_COLOR,
    HiringManagerVisibility,
    NewOrganization,
    OrganizationRef,
    OrganizationSettings,
    OrganizationStatus,
    ReapplyPolicy,
)

__all__ = [
    "DEFAULT_COLOR",
    "AccountTokenPurpose",
    "HiringManagerVisibility",
    "Invitation",
    "InvitationStatus",
    "Me",
    "MemberRef",
    "MemberStatus",
    "Membership",
    "NewOrganization",
    "NewUser",
    "OrganizationRef",
    "OrganizationSettings",
    "OrganizationStatus",
    "Origin",
    "ReapplyPolicy",
    "Registration",
    "SessionInfo",
    "SessionKind",
    "SignIn",
    "SignedIn",
    "Tokens",
    "User",
    "UserStatus",
]
