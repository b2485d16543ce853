"""The built-in roles and their bundles (domain table "Roles and permissions")."""

from enum import StrEnum
from typing import Final

from rolecall.access.permissions import Permission as P


class Role(StrEnum):
    """A membership's role. `candidate` is what a login without a membership is."""

    PLATFORM_ADMIN = "platform_admin"
    ORGANIZATION_ADMIN = "organization_admin"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"

    @property
    def label(self) -> str:
        """The role's name as people read it."""
        return self.value.replace("_", " ").capitalize()


MEMBER_ROLES: Final = (
    Role.ORGANIZATION_ADMIN,
    Role.RECRUITER,
    Role.HIRING_MANAGER,
    Role.INTERVIEWER,
)
"""Roles that a membership of an employer can have."""

_EVERY_MEMBER: Final = frozenset(
    {P.ORGANIZATION_READ, P.NOTIFICATIONS_READ, P.WORKFLOWS_READ, P.JOBS_READ}
)
_RECRUITER: Final = _EVERY_MEMBER | {
    P.MEMBERS_READ,
    P.JOBS_CREATE,
    P.JOBS_UPDATE,
    P.JOBS_PUBLISH,
    P.JOBS_DELETE,
    P.CANDIDATES_READ,
    P.CANDIDATES_UPDATE,
    P.APPLICATIONS_READ,
    P.APPLICATIONS_ADVANCE,
    P.APPLICATIONS_REOPEN,
    P.APPLICATIONS_ASSIGN,
    P.NOTES_WRITE,
    P.MESSAGES_READ,
    P.FILES_READ,
    P.FILES_UPLOAD,
}

ROLE_PERMISSIONS: Final[dict[Role, frozenset[P]]] = {
    Role.PLATFORM_ADMIN: frozenset({P.PLATFORM_ORGANIZATIONS, P.PLATFORM_HEALTH, P.AUDIT_READ}),
    Role.ORGANIZATION_ADMIN: _RECRUITER
    | {
        P.ORGANIZATION_UPDATE,
        P.MEMBERS_MANAGE,
        P.INVITATIONS_MANAGE,
        P.AUDIT_READ,
        P.WORKFLOWS_MANAGE,
    },
    Role.RECRUITER: _RECRUITER,
    Role.HIRING_MANAGER: _EVERY_MEMBER
    | {P.MEMBERS_READ, P.CANDIDATES_READ, P.APPLICATIONS_READ, P.NOTES_WRITE, P.FILES_READ},
    Role.INTERVIEWER: _EVERY_MEMBER
    | {P.APPLICATIONS_READ_ASSIGNED, P.NOTES_WRITE, P.FILES_READ},
    Role.CANDIDATE: frozenset(),
}
