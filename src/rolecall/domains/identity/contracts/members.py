"""Memberships and invitations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.access import Permission, Role
from rolecall.domains.identity.contracts.custom_roles import GivenRole
from rolecall.domains.identity.contracts.organizations import OrganizationRef
from rolecall.kernel.sentences import Sentence, say


class MemberStatus(StrEnum):
    """A removed member keeps their row, so that their name still stands beside what they did."""

    ACTIVE = "active"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class MemberRef:
    """A member of the organization, as other members see them.

    `role` is the built-in one, or what the organization's own was made from; `permissions` is what
    they may do, nothing once they were removed.
    """

    user_id: UUID
    email: str
    full_name: str
    role: Role
    locale: str
    time_zone: str
    joined_at: datetime
    status: MemberStatus
    permissions: frozenset[Permission]
    custom_role_id: UUID | None = None
    custom_role_name: str = ""
    last_seen_at: datetime | None = None

    def has(self, permission: Permission) -> bool:
        """Tell whether the member may do this."""
        return permission in self.permissions

    @property
    def role_name(self) -> str:
        """The name of their role as people read it."""
        return self.custom_role_name or self.role.label


@dataclass(frozen=True, slots=True)
class Membership:
    """One login's place in one organization.

    `role_name` is that of a role of the organization's own. It is read in that organization alone;
    from elsewhere it is empty, and `has_own_role` tells that there is one.
    """

    organization: OrganizationRef
    role: Role
    has_own_role: bool
    role_name: str


class InvitationStatus(StrEnum):
    """What became of an invitation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


INVITATION_WORDS: Final[Mapping[InvitationStatus, Sentence]] = {
    InvitationStatus.PENDING: say("pending"),
    InvitationStatus.ACCEPTED: say("accepted"),
    InvitationStatus.REVOKED: say("revoked"),
    InvitationStatus.EXPIRED: say("expired"),
}
"""What an invitation is, inside of a sentence."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation, without what its link is made of."""

    id: UUID
    email: str
    role: Role
    status: InvitationStatus
    expires_at: datetime
    invited_by: UUID | None
    invited_by_name: str
    created_at: datetime
    custom_role_id: UUID | None = None
    custom_role_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Whom to invite, as what."""

    email: str
    given: GivenRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChange:
    """Which member gets which role."""

    user_id: UUID
    given: GivenRole


@dataclass(frozen=True, slots=True)
class InvitationLookup:
    """What the holder of an invitation's link may know before taking it.

    `needs_account`: a name and a password have to be given with the acceptance.
    """

    organization_name: str
    email: str
    role: Role
    role_name: str
    expires_at: datetime
    needs_account: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAcceptance:
    """Taking an invitation: with the password of the login it is for, or of a new one."""

    token: str
    full_name: str | None = None
    password: str | None = None
