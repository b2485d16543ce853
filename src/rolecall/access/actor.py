"""Who is asking."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from rolecall.access.permissions import Permission
from rolecall.access.roles import Role
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


class ActorKind(StrEnum):
    """By what the actor is known."""

    USER = "user"
    CANDIDATE = "candidate"
    """A candidate by a one-time link, without an account."""
    API_KEY = "api_key"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Actor:
    """One caller in one organization, with everything that a policy needs to decide.

    `org_id` is None for a login without an active organization (a candidate's account). `name` is
    kept for audit entries and notes.
    """

    kind: ActorKind
    user_id: UUID | None = None
    org_id: UUID | None = None
    role: Role | None = None
    """The built-in role, or the one that the organization's own role is made from."""
    role_name: str = ""
    """The name of the organization's own role, empty where the built-in one holds."""
    permissions: frozenset[Permission] = frozenset()
    session_id: UUID | None = None
    name: str = ""
    email: str = ""
    ip: str = ""
    user_agent: str = field(default="", compare=False)
    request_id: str = field(default="", compare=False)
    locale: str = field(default="", compare=False)
    """The language that the account has chosen, empty where there is no account."""
    by_cookie: bool = False
    """Known by the browser's cookie, so unsafe requests need the CSRF check."""
    organization_suspended: bool = False
    """The active organization is suspended: its members may sign in and leave, nothing else."""

    def has(self, permission: Permission) -> bool:
        """Tell whether the actor's bundle grants this."""
        return permission in self.permissions

    @property
    def tenant(self) -> Tenant:
        """The tenant that this actor's transactions run under."""
        member = self.kind is not ActorKind.SYSTEM and self.org_id is not None
        confined = member and not self.has(Permission.JOBS_READ_CONFIDENTIAL)
        return Tenant(self.org_id or PLATFORM_ORG, self.user_id, confined)


ANONYMOUS = Actor(ActorKind.ANONYMOUS)


def system_actor(org_id: UUID, name: str = "Rolecall") -> Actor:
    """Return the actor of work that no person asked for just now (handlers, schedules)."""
    return Actor(ActorKind.SYSTEM, org_id=org_id, name=name, permissions=frozenset(Permission))
