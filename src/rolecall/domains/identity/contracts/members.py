"""Memberships and invitations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.access import Role
from rolecall.domains.identity.contracts.organizations import OrganizationRef


class MemberStatus(StrEnum):
    """A removed member keeps their row, so that their name still stands beside what they did."""

    ACTIVE = "active"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class MemberRef:
    """A member of the organization, as other members see them."""

    user_id: UUID
    email: str
    full_name: str
    role: Role
    locale: str
    time_zone: str
    joined_at: datetime
    status: MemberStatus
    last_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One login's place in one organization."""

    organization: OrganizationRef
    role: Role


class InvitationStatus(StrEnum):
    """What became of an invitation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


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
