"""Every permission there is, as `resource:verb`."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may grant. Narrowing (own jobs, assigned applications) is the policies' work."""

    ORGANIZATION_READ = "organization:read"
    ORGANIZATION_UPDATE = "organization:update"
    MEMBERS_READ = "members:read"
    MEMBERS_MANAGE = "members:manage"
    INVITATIONS_MANAGE = "invitations:manage"
    AUDIT_READ = "audit:read"

    JOBS_READ = "jobs:read"
    JOBS_CREATE = "jobs:create"
    JOBS_UPDATE = "jobs:update"
    JOBS_PUBLISH = "jobs:publish"
    JOBS_DELETE = "jobs:delete"
    WORKFLOWS_READ = "workflows:read"
    WORKFLOWS_MANAGE = "workflows:manage"
    APPROVALS_DECIDE = "approvals:decide"
    """What one is asked to approve, and what one asked for oneself."""
    APPROVALS_MANAGE = "approvals:manage"

    CANDIDATES_READ = "candidates:read"
    CANDIDATES_UPDATE = "candidates:update"
    CANDIDATES_MERGE = "candidates:merge"
    CUSTOM_FIELDS_MANAGE = "custom_fields:manage"
    APPLICATIONS_READ = "applications:read"
    """All applications of the organization."""
    APPLICATIONS_READ_ASSIGNED = "applications:read_assigned"
    """Only the applications that one is asked to assess."""
    APPLICATIONS_ADVANCE = "applications:advance"
    APPLICATIONS_REOPEN = "applications:reopen"
    APPLICATIONS_ASSIGN = "applications:assign"
    OFFERS_READ = "offers:read"
    """Offers with their pay, letters and evidence."""
    OFFERS_MANAGE = "offers:manage"
    """Write, send, extend and withdraw offers, and write the templates of letters."""
    NOTES_WRITE = "notes:write"
    MESSAGES_READ = "messages:read"
    FILES_READ = "files:read"
    FILES_UPLOAD = "files:upload"
    NOTIFICATIONS_READ = "notifications:read"

    PLATFORM_ORGANIZATIONS = "platform:organizations"
    PLATFORM_HEALTH = "platform:health"
