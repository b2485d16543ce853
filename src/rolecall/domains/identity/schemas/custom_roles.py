"""Roles of an organization's own, over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.access import Permission, Role
from rolecall.domains.identity.contracts import (
    ChangeCustomRole,
    CustomRole,
    NewCustomRole,
    OwnRoles,
)
from rolecall.infra.http import In, Out

_Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
_Description = Annotated[str, StringConstraints(max_length=300)]
_Permissions = Annotated[
    list[Permission],
    Field(max_length=len(Permission), description="What every role holds is added."),
]


class CustomRoleIn(In):
    """What a role is called and allows."""

    name: _Name
    description: _Description = ""
    permissions: _Permissions

    def command(self, role_id: UUID, version: int | None) -> ChangeCustomRole:
        """Return the command to change a role."""
        return ChangeCustomRole(
            role_id=role_id,
            name=self.name,
            description=self.description,
            permissions=frozenset(self.permissions),
            version=version,
        )


class NewCustomRoleIn(CustomRoleIn):
    """A role, and the built-in one that it is made from: it stays, and rules by role go by it."""

    base_role: Role

    def new(self) -> NewCustomRole:
        """Return the command to make it."""
        return NewCustomRole(
            name=self.name,
            description=self.description,
            base_role=self.base_role,
            permissions=frozenset(self.permissions),
        )


class CustomRoleOut(Out):
    """A role of the organization's own; `members` hold it, open `invitations` name it."""

    id: UUID
    name: str
    description: str
    base_role: Role
    permissions: list[Permission]
    members: int
    invitations: int
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, role: CustomRole) -> "CustomRoleOut":
        """Render a role."""
        return cls(
            id=role.id,
            name=role.name,
            description=role.description,
            base_role=role.base_role,
            permissions=in_order(role.permissions),
            members=role.members,
            invitations=role.invitations,
            version=role.version,
            updated_at=role.updated_at,
        )


class RoleHoldersOut(Out):
    """How many members hold a built-in role itself."""

    role: Role
    members: int


class CustomRolesOut(Out):
    """The organization's own roles by name, and who holds the built-in ones."""

    items: list[CustomRoleOut]
    built_in: list[RoleHoldersOut]

    @classmethod
    def of(cls, found: OwnRoles) -> "CustomRolesOut":
        """Render them."""
        return cls(
            items=[CustomRoleOut.of(role) for role in found.items],
            built_in=[RoleHoldersOut.model_validate(one) for one in found.built_in],
        )


def in_order(permissions: frozenset[Permission]) -> list[Permission]:
    """Return permissions in the order of the vocabulary."""
    order: Sequence[Permission] = tuple(Permission)
    return [one for one in order if one in permissions]
