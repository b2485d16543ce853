"""The built-in roles and their bundles (domain table "Roles and permissions")."""

from enum import StrEnum
from typing import Final

from rolecall.access.permissions import Permission
from rolecall.kernel.sentences import Sentence, say


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

    @property
    def called(self) -> Sentence:
        """The role's name inside of a sentence."""
        return _CALLED[self]


_CALLED: Final = {
    Role.PLATFORM_ADMIN: say("platform admin"),
    Role.ORGANIZATION_ADMIN: say("organization admin"),
    Role.RECRUITER: say("recruiter"),
    Role.HIRING_MANAGER: say("hiring manager"),
    Role.INTERVIEWER: say("interviewer"),
    Role.CANDIDATE: say("candidate"),
}


MEMBER_ROLES: Final = (
    Role.ORGANIZATION_ADMIN,
    Role.RECRUITER,
    Role.HIRING_MANAGER,
    Role.INTERVIEWER,
)
"""Roles that a membership of an employer can have."""

_EVERY_MEMBER: Final = frozenset(
    {
        Permission.ORGANIZATION_READ,
        Permission.NOTIFICATIONS_READ,
        Permission.WORKFLOWS_READ,
        Permission.JOBS_READ,
        Permission.APPROVALS_DECIDE,
        Permission.INTERVIEWS_READ_ASSIGNED,
        Permission.SCORECARDS_WRITE,
    }
)
_RECRUITER: Final = _EVERY_MEMBER | {
    Permission.MEMBERS_READ,
    Permission.JOBS_CREATE,
    Permission.JOBS_UPDATE,
    Permission.JOBS_PUBLISH,
    Permission.JOBS_DELETE,
    Permission.CANDIDATES_READ,
    Permission.CANDIDATES_UPDATE,
    Permission.CANDIDATES_MERGE,
    Permission.APPLICATIONS_READ,
    Permission.APPLICATIONS_ADVANCE,
    Permission.APPLICATIONS_REOPEN,
    Permission.APPLICATIONS_ASSIGN,
    Permission.ACCOMMODATIONS_MANAGE,
    Permission.OFFERS_READ,
    Permission.OFFERS_MANAGE,
    Permission.INTERVIEWS_READ,
    Permission.INTERVIEWS_SCHEDULE,
    Permission.INTERVIEW_KITS_MANAGE,
    Permission.AI_INTERVIEWS_READ,
    Permission.AI_INTERVIEWS_MANAGE,
    Permission.REPORTS_READ,
    Permission.NOTES_WRITE,
    Permission.MESSAGES_READ,
    Permission.MESSAGES_SEND,
    Permission.MAIL_TEMPLATES_MANAGE,
    Permission.FILES_READ,
    Permission.FILES_UPLOAD,
    Permission.FILES_REMOVE,
    Permission.INTEGRATIONS_READ,
}

ROLE_PERMISSIONS: Final[dict[Role, frozenset[Permission]]] = {
    Role.PLATFORM_ADMIN: frozenset(
        {Permission.PLATFORM_ORGANIZATIONS, Permission.PLATFORM_HEALTH, Permission.AUDIT_READ}
    ),
    Role.ORGANIZATION_ADMIN: _RECRUITER
    | {
        Permission.ORGANIZATION_UPDATE,
        Permission.MEMBERS_MANAGE,
        Permission.JOBS_READ_CONFIDENTIAL,
        Permission.INVITATIONS_MANAGE,
        Permission.AUDIT_READ,
        Permission.WORKFLOWS_MANAGE,
        Permission.APPROVALS_MANAGE,
        Permission.AI_INTERVIEWS_APPROVE,
        Permission.CUSTOM_FIELDS_MANAGE,
        Permission.CANDIDATES_ERASE,
        Permission.CANDIDATES_DISCLOSE,
        Permission.HOLDS_MANAGE,
        Permission.REPORTS_READ_ADVERSE_IMPACT,
        Permission.RETENTION_MANAGE,
        Permission.INTEGRATIONS_MANAGE,
    },
    Role.RECRUITER: _RECRUITER,
    Role.HIRING_MANAGER: _EVERY_MEMBER
    | {
        Permission.MEMBERS_READ,
        Permission.CANDIDATES_READ,
        Permission.APPLICATIONS_READ,
        Permission.OFFERS_READ,
        Permission.INTERVIEWS_READ,
        Permission.AI_INTERVIEWS_READ,
        Permission.AI_INTERVIEWS_APPROVE,
        Permission.REPORTS_READ_OWN_JOBS,
        Permission.NOTES_WRITE,
        Permission.FILES_READ,
    },
    Role.INTERVIEWER: _EVERY_MEMBER
    | {Permission.APPLICATIONS_READ_ASSIGNED, Permission.NOTES_WRITE, Permission.FILES_READ},
    Role.CANDIDATE: frozenset(),
}
