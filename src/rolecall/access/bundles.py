"""Which permissions a bundle of an organization's own can hold, and who may give it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from rolecall.access.permissions import Permission
from rolecall.access.roles import MEMBER_ROLES, ROLE_PERMISSIONS, Role

GRANTABLE: Final = frozenset().union(*(ROLE_PERMISSIONS[role] for role in MEMBER_ROLES))
"""What members of an employer can be allowed; the platform's permissions are not among it."""

ESSENTIAL: Final = frozenset({Permission.ORGANIZATION_READ, Permission.NOTIFICATIONS_READ})
"""What every bundle holds: without it no screen opens."""

WIDER: Final[Mapping[Permission, Permission]] = {
    Permission.APPLICATIONS_READ_ASSIGNED: Permission.APPLICATIONS_READ,
    Permission.INTERVIEWS_READ_ASSIGNED: Permission.INTERVIEWS_READ,
    Permission.REPORTS_READ_OWN_JOBS: Permission.REPORTS_READ,
}
"""Permissions for a part, and the one for the whole that includes it."""

NEEDS: Final[Mapping[Permission, frozenset[Permission]]] = {
    Permission.MEMBERS_MANAGE: frozenset({Permission.MEMBERS_READ}),
    Permission.INVITATIONS_MANAGE: frozenset({Permission.MEMBERS_READ}),
    Permission.JOBS_READ_CONFIDENTIAL: frozenset({Permission.JOBS_READ}),
    Permission.JOBS_CREATE: frozenset({Permission.JOBS_READ}),
    Permission.JOBS_UPDATE: frozenset({Permission.JOBS_READ}),
    Permission.JOBS_PUBLISH: frozenset({Permission.JOBS_READ}),
    Permission.JOBS_DELETE: frozenset({Permission.JOBS_READ}),
    Permission.WORKFLOWS_MANAGE: frozenset({Permission.WORKFLOWS_READ}),
    Permission.CANDIDATES_UPDATE: frozenset({Permission.CANDIDATES_READ}),
    Permission.INTEGRATIONS_READ: frozenset({Permission.CANDIDATES_READ, Permission.JOBS_READ}),
    # Jobs and candidates are made and changed by what a connection takes over.
    Permission.INTEGRATIONS_MANAGE: frozenset(
        {
            Permission.INTEGRATIONS_READ,
            Permission.CANDIDATES_READ,
            Permission.CANDIDATES_UPDATE,
            Permission.JOBS_READ,
            Permission.JOBS_CREATE,
            Permission.JOBS_UPDATE,
        }
    ),
    Permission.CANDIDATES_MERGE: frozenset(
        {Permission.CANDIDATES_READ, Permission.CANDIDATES_UPDATE}
    ),
    # What is erased is erased in jobs, too, that one must not know of.
    Permission.CANDIDATES_ERASE: frozenset(
        {
            Permission.CANDIDATES_READ,
            Permission.APPLICATIONS_READ,
            Permission.JOBS_READ_CONFIDENTIAL,
        }
    ),
    # A copy tells of everything, in jobs that others must not know of, too.
    Permission.CANDIDATES_DISCLOSE: frozenset(
        {
            Permission.CANDIDATES_READ,
            Permission.APPLICATIONS_READ,
            Permission.JOBS_READ_CONFIDENTIAL,
        }
    ),
    Permission.RETENTION_MANAGE: frozenset(
        {
            Permission.CANDIDATES_READ,
            Permission.APPLICATIONS_READ,
            Permission.JOBS_READ_CONFIDENTIAL,
        }
    ),
    Permission.HOLDS_MANAGE: frozenset({Permission.CANDIDATES_READ, Permission.JOBS_READ}),
    Permission.APPLICATIONS_READ: frozenset({Permission.JOBS_READ, Permission.WORKFLOWS_READ}),
    Permission.APPLICATIONS_ADVANCE: frozenset({Permission.APPLICATIONS_READ}),
    Permission.ACCOMMODATIONS_MANAGE: frozenset({Permission.APPLICATIONS_READ}),
    Permission.APPLICATIONS_REOPEN: frozenset({Permission.APPLICATIONS_READ}),
    Permission.APPLICATIONS_ASSIGN: frozenset(
        {Permission.APPLICATIONS_READ, Permission.MEMBERS_READ}
    ),
    Permission.OFFERS_READ: frozenset({Permission.APPLICATIONS_READ}),
    Permission.OFFERS_MANAGE: frozenset({Permission.OFFERS_READ}),
    Permission.INTERVIEWS_SCHEDULE: frozenset(
        {Permission.INTERVIEWS_READ, Permission.APPLICATIONS_READ, Permission.MEMBERS_READ}
    ),
    Permission.REPORTS_READ_ADVERSE_IMPACT: frozenset({Permission.REPORTS_READ}),
    Permission.MESSAGES_SEND: frozenset({Permission.MESSAGES_READ}),
    Permission.FILES_UPLOAD: frozenset({Permission.FILES_READ}),
    Permission.FILES_REMOVE: frozenset({Permission.FILES_READ, Permission.CANDIDATES_READ}),
}
"""What a permission is of no use without."""


def beyond(own: Collection[Permission], wanted: Iterable[Permission]) -> frozenset[Permission]:
    """Return what of `wanted` somebody does not have, neither itself nor by the wider one."""
    return frozenset(one for one in wanted if one not in own and WIDER.get(one) not in own)


def unmet(bundle: Collection[Permission]) -> dict[Permission, frozenset[Permission]]:
    """Return the permissions of a bundle that need others which it does not hold."""
    lacking = {one: NEEDS.get(one, frozenset()) - frozenset(bundle) for one in bundle}
    return {one: missing for one, missing in lacking.items() if missing}


def permissions_of(role: Role, own: Iterable[str] | None) -> frozenset[Permission]:
    """Return what a membership allows: a bundle of the organization's own, else the role's.

    Words that are no permission of members, such as one that a later release gave up, grant
    nothing.
    """
    if own is None:
        return ROLE_PERMISSIONS[role]
    words = frozenset(own)
    return ESSENTIAL | {one for one in GRANTABLE if one.value in words}
