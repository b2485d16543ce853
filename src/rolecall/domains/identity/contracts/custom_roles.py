"""Roles of an organization's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.access import Permission, Role
from rolecall.kernel.sentences import Sentence, quoted


@dataclass(frozen=True, slots=True)
class CustomRole:
    """A bundle of permissions that an organization made, from a built-in role.

    `members` and `invitations` count the active members who hold it and the open invitations that
    name it.
    """

    id: UUID
    name: str
    description: str
    base_role: Role
    permissions: frozenset[Permission]
    version: int
    updated_at: datetime
    members: int = 0
    invitations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomRole:
    """A role of the organization's own, and what it is made from."""

    name: str
    description: str
    base_role: Role
    permissions: frozenset[Permission]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCustomRole:
    """What a role is to be from now on. `version` is the one that was read."""

    role_id: UUID
    name: str
    description: str
    permissions: frozenset[Permission]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class GivenRole:
    """What somebody is made: a built-in role, or one of the organization's own by its id."""

    role: Role | None = None
    custom_role_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as a member holds it: the built-in one, and the organization's own if it is one."""

    base: Role
    permissions: frozenset[Permission]
    custom_role_id: UUID | None = None
    custom_name: str = ""

    @property
    def called(self) -> Sentence:
        """The role as a sentence names it."""
        return quoted(self.custom_name) if self.custom_name else self.base.called

    @property
    def word(self) -> str:
        """What an audit entry calls it."""
        return self.custom_name or self.base.value


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """How many active members hold a built-in role itself."""

    role: Role
    members: int


@dataclass(frozen=True, slots=True)
class OwnRoles:
    """The organization's own roles by name, and who holds the built-in ones."""

    items: Sequence[CustomRole]
    built_in: Sequence[RoleHolders]
