"""Members, roles, invitations."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Permission, Role
from rolecall.access.bundles import ESSENTIAL, GRANTABLE, NEEDS, WIDER
from rolecall.domains.identity.contracts import (
    GivenRole,
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
    custom_role_id: UUID | None
    custom_role_name: str
    joined_at: datetime
    last_seen_at: datetime | None
    status: MemberStatus

    @classmethod
    def of(cls, member: MemberRef) -> "MemberOut":
        """Render a member."""
        return cls.model_validate(member)


class RoleIn(In):
    """A built-in role, or one of the organization's own."""

    role: Role | None = None
    custom_role_id: UUID | None = None

    def given(self) -> GivenRole:
        """Return what is given."""
        return GivenRole(self.role, self.custom_role_id)


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


class PermissionOut(Out):
    """A permission that a role of the organization's own can hold.

    It is of no use without what it `needs`; whoever has the `wider` one has it, too; what is in
    every role is `always` there.
    """

    name: Permission
    needs: list[Permission]
    wider: Permission | None
    always: bool

    @classmethod
    def of(cls, permission: Permission) -> "PermissionOut":
        """Render a permission."""
        return cls(
            name=permission,
            needs=sorted(NEEDS.get(permission, ())),
            wider=WIDER.get(permission),
            always=permission in ESSENTIAL,
        )


class RolesOut(Out):
    """The built-in roles, and what roles can allow."""

    items: list[RoleOut]
    permissions: list[PermissionOut]

    @classmethod
    def of(cls, roles: Sequence[Role]) -> "RolesOut":
        """Render the roles, and the permissions in the order of the vocabulary."""
        return cls(
            items=[RoleOut.of(role) for role in roles],
            permissions=[PermissionOut.of(one) for one in Permission if one in GRANTABLE],
        )


class InvitationIn(RoleIn):
    """Whom to invite, as what."""

    email: Email

    def command(self) -> NewInvitation:
        """Return the command."""
        return NewInvitation(email=self.email, given=self.given())


class InvitationOut(Out):
    """An invitation."""

    id: UUID
    email: str
    role: Role
    custom_role_id: UUID | None
    custom_role_name: str
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
            custom_role_id=invitation.custom_role_id,
            custom_role_name=invitation.custom_role_name,
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
    role_name: str
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
