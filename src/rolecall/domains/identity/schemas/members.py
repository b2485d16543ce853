"""Members, roles, invitations."""

from datetime import datetime
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Role
from rolecall.domains.identity.contracts import (
    Invitation,
    InvitationAcceptance,
    InvitationLookup,
    InvitationStatus,
    MemberRef,
    MemberStatus,
    NewInvitation,
)
from rolecall.domains.identity.schemas.accounts import Password, Token
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Email, ShortText


class MemberOut(Out):
    """A member."""

    user_id: UUID
    email: str
    full_name: str
    role: Role
    joined_at: datetime
    last_seen_at: datetime | None
    status: MemberStatus

    @classmethod
    def of(cls, member: MemberRef) -> "MemberOut":
        """Render a member."""
        return cls.model_validate(member)


class RoleIn(In):
    """Another role."""

    role: Role


class RoleOut(Out):
    """A role and what it may do."""

    name: Role
    label: str
    permissions: list[str]

    @classmethod
    def of(cls, role: Role) -> "RoleOut":
        """Render a role."""
        permissions = sorted(permission.value for permission in ROLE_PERMISSIONS[role])
        return cls(name=role, label=role.label, permissions=permissions)


class RolesOut(Out):
    """The roles that a member can have."""

    items: list[RoleOut]


class InvitationIn(In):
    """Whom to invite, as what."""

    email: Email
    role: Role

    def command(self) -> NewInvitation:
        """Return the command."""
        return NewInvitation(email=self.email, role=self.role)


class InvitationOut(Out):
    """An invitation."""

    id: UUID
    email: str
    role: Role
    status: InvitationStatus
    expires_at: datetime
    invited_by: str
    created_at: datetime

    @classmethod
    def of(cls, invitation: Invitation) -> "InvitationOut":
        """Render an invitation."""
        return cls(
            id=invitation.id,
            email=invitation.email,
            role=invitation.role,
            status=invitation.status,
            expires_at=invitation.expires_at,
            invited_by=invitation.invited_by_name,
            created_at=invitation.created_at,
        )


class InvitationLookupOut(Out):
    """What the holder of a link is invited to."""

    organization_name: str
    email: str
    role: Role
    expires_at: datetime
    needs_account: bool

    @classmethod
    def of(cls, found: InvitationLookup) -> "InvitationLookupOut":
        """Render what was found."""
        return cls.model_validate(found)


class AcceptIn(In):
    """Taking an invitation."""

    token: Token
    full_name: ShortText | None = None
    password: Password | None = None

    def command(self) -> InvitationAcceptance:
        """Return the command."""
        return InvitationAcceptance(
            token=self.token, full_name=self.full_name, password=self.password
        )
