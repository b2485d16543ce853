"""Logins and the directory (CONTROL), and what belongs to one organization (TENANT)."""

import sqlalchemy as sa

from rolecall.access import MEMBER_ROLES, Role
from rolecall.domains.identity.contracts import (
    AccountTokenPurpose,
    HiringManagerVisibility,
    MemberStatus,
    OrganizationStatus,
    ReapplyPolicy,
    SessionKind,
    ShownDecider,
    SignInWay,
    UserStatus,
)
from rolecall.infra.db import control_table, tenant_table
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key

MEMBERSHIP_ROLES = tuple(role.value for role in Role if role is not Role.CANDIDATE)

users = control_table(
    "users",
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_norm", SortText, nullable=False, unique=True),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("email_verified_at", Timestamp),
    sa.Column("password_changed_at", Timestamp),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    one_of("status", UserStatus),
    app="SELECT, INSERT, UPDATE",
)

organizations = control_table(
    "organizations",
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("slug", SortText, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("shard_id", sa.Integer, nullable=False, server_default="0"),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("suspended_at", Timestamp),
    sa.Column("suspended_reason", sa.Text, nullable=False, server_default=""),
    # Kept here because the platform, which lists organizations, may not look into any of them.
    sa.Column("members_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    one_of("status", OrganizationStatus),
    app="SELECT, INSERT, UPDATE",
)
# The platform is an organization like any other (`rolecall.kernel.tenant.PLATFORM_ORG`).
organizations.info["after_create"] = [
    """INSERT INTO organizations (id, slug, name, status, time_zone, locale, created_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Rolecall', 'active', 'UTC', 'en',
        CURRENT_TIMESTAMP)"""
]

organization_settings = tenant_table(
    "organization_settings",
    sa.Column("primary_color", sa.Text, nullable=False),
    sa.Column("logo_file_id", sa.Uuid),
    sa.Column("tagline", sa.Text, nullable=False),
    sa.Column("about_html", sa.Text, nullable=False),
    sa.Column("website", sa.Text, nullable=False),
    sa.Column("careers_enabled", sa.Boolean, nullable=False),
    sa.Column("show_pay", sa.Boolean, nullable=False),
    sa.Column("mail_sender_name", sa.Text, nullable=False),
    # Read by nothing: `consent_wordings` stand in their place. The next release drops them.
    sa.Column("privacy_notice_html", sa.Text, nullable=False, server_default=""),
    sa.Column("consent_version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("reapply_policy", sa.Text, nullable=False),
    sa.Column("hiring_manager_visibility", sa.Text, nullable=False),
    # Read by nothing: rules of retention stand in its place. The next release drops it.
    sa.Column("retention_days", sa.Integer),
    sa.Column("asks_self_identification", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("smallest_group", sa.SmallInteger, nullable=False, server_default="5"),
    sa.Column("shown_decider", sa.Text, nullable=False, server_default=ShownDecider.ROLE.value),
    sa.Column("shows_promised_date", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.CheckConstraint("smallest_group BETWEEN 5 AND 100", name="smallest_group_safe"),
    one_of("reapply_policy", ReapplyPolicy),
    one_of("hiring_manager_visibility", HiringManagerVisibility),
    one_of("shown_decider", ShownDecider),
    key=(),
    app="SELECT, INSERT, UPDATE",
)

working_times = tenant_table(
    "working_times",
    sa.Column("weekdays", Json, nullable=False),
    sa.Column("holidays", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    key=(),
    app="SELECT, INSERT, UPDATE",
)

custom_roles = tenant_table(
    "custom_roles",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_norm", SortText, nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    # What it was made from: rules that go by role, such as who is told what, go by this one.
    sa.Column("base_role", sa.Text, nullable=False),
    sa.Column("permissions", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    one_of("base_role", tuple(role.value for role in MEMBER_ROLES)),
)
sa.Index("uq_custom_roles_name", custom_roles.c.org_id, custom_roles.c.name_norm, unique=True)

memberships = tenant_table(
    "memberships",
    sa.Column("user_id", sa.Uuid, nullable=False),
    # Of a role of the organization's own, what it was made from.
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("custom_role_id", sa.Uuid),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("joined_at", Timestamp, nullable=False),
    sa.Column("removed_at", Timestamp),
    tenant_key("custom_role_id", "custom_roles"),
    one_of("role", MEMBERSHIP_ROLES),
    one_of("status", MemberStatus),
    key=("user_id",),
    app="SELECT, INSERT, UPDATE",
    # A login may see where it is a member, whichever organization the transaction is for.
    extra_policies={
        "SELECT": "org_id = (SELECT current_org()) OR user_id = (SELECT current_login())"
    },
)
sa.Index("ix_memberships_user_id", memberships.c.user_id)
sa.Index(
    "ix_memberships_custom_role_id",
    memberships.c.org_id,
    memberships.c.custom_role_id,
    postgresql_where=memberships.c.custom_role_id.is_not(None),
)

invitations = tenant_table(
    "invitations",
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("custom_role_id", sa.Uuid),
    # The link is signed over it: a new nonce ends every link that was mailed before.
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("invited_by", sa.Uuid),
    sa.Column("invited_by_name", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("accepted_at", Timestamp),
    sa.Column("accepted_by", sa.Uuid),
    sa.Column("revoked_at", Timestamp),
    tenant_key("custom_role_id", "custom_roles"),
    one_of("role", MEMBERSHIP_ROLES),
    app="SELECT, INSERT, UPDATE",
)
# One open invitation per address; two invitations sent at once meet here.
sa.Index(
    "uq_invitations_open",
    invitations.c.org_id,
    invitations.c.email_norm,
    unique=True,
    postgresql_where=sa.and_(
        invitations.c.accepted_at.is_(None), invitations.c.revoked_at.is_(None)
    ),
)

sessions = control_table(
    "sessions",
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("active_org_id", sa.Uuid, sa.ForeignKey("organizations.id")),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("token_hash", sa.LargeBinary, unique=True),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("last_seen_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("ip", sa.Text, nullable=False),
    sa.Column("user_agent", sa.Text, nullable=False),
    # Program and network of the sign-in, as `rules.places` tells them apart.
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("revoked_at", Timestamp),
    sa.Column("revoked_reason", sa.Text),
    # By what it was begun; empty in sessions from before this was kept.
    sa.Column("way", sa.Text),
    # When its owner last proved to be there, if later than at the beginning.
    sa.Column("confirmed_at", Timestamp),
    one_of("kind", SessionKind),
    one_of("way", SignInWay),
)
sa.Index("ix_sessions_user_id", sessions.c.user_id, sessions.c.place)
sa.Index("ix_sessions_expires_at", sessions.c.expires_at)

refresh_tokens = control_table(
    "refresh_tokens",
    sa.Column("id", sa.Uuid, primary_key=True),
    # The session is the family: reuse of any of its tokens ends it.
    sa.Column(
        "session_id", sa.Uuid, sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False
    ),
    sa.Column("token_hash", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("used_at", Timestamp),
    sa.Column("replaced_by", sa.Uuid),
)
sa.Index("ix_refresh_tokens_session_id", refresh_tokens.c.session_id)

account_tokens = control_table(
    "account_tokens",
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("nonce", sa.Text, nullable=False),
    # The password that was chosen with the registration that this link confirms.
    sa.Column("pending_password_hash", sa.Text),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("used_at", Timestamp),
    one_of("purpose", AccountTokenPurpose),
)
sa.Index("ix_account_tokens_user_id", account_tokens.c.user_id, account_tokens.c.purpose)
sa.Index("ix_account_tokens_expires_at", account_tokens.c.expires_at)

passkeys = control_table(
    "passkeys",
    sa.Column("id", sa.Uuid, primary_key=True),
    # A passkey is nothing without its login, and goes with it.
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    # The domain that it was made for: browsers offer it there alone.
    sa.Column("rp_id", sa.Text, nullable=False),
    sa.Column("credential_id", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("sign_count", sa.BigInteger, nullable=False),
    sa.Column("backup_eligible", sa.Boolean, nullable=False),
    sa.Column("backed_up", sa.Boolean, nullable=False),
    # The model of the authenticator, zero where it does not tell.
    sa.Column("aaguid", sa.Uuid, nullable=False),
    sa.Column("transports", Json, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("last_used_at", Timestamp),
    sa.Column("suspected_at", Timestamp),
)
sa.Index("ix_passkeys_user_id", passkeys.c.user_id)

# A challenge is signed, not stored; that it was used is. So asking for one costs no write.
used_challenges = control_table(
    "used_challenges",
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("expires_at", Timestamp, nullable=False),
    app="SELECT, INSERT, DELETE",
)
sa.Index("ix_used_challenges_expires_at", used_challenges.c.expires_at)

push_devices = control_table(
    "push_devices",
    sa.Column("id", sa.Uuid, primary_key=True),
    # A device is told what its login is told, and goes with it.
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    # The session that last showed itself there: when it is signed out, the device goes. One that
    # ran out leaves the device, which its owner never ended.
    sa.Column("session_id", sa.Uuid, sa.ForeignKey("sessions.id", ondelete="SET NULL")),
    # SHA-256 of the endpoint, by which a browser knows itself in the list.
    sa.Column("fingerprint", sa.LargeBinary, nullable=False, unique=True),
    # Endpoint and keys, under a data key of the platform.
    sa.Column("sealed", sa.Text, nullable=False),
    sa.Column("sealed_key_id", sa.Text, nullable=False),
    # The data key of the platform from which the pair of keys comes that the browser trusts: it is
    # bound to the public key that it was given, whatever is rotated meanwhile.
    sa.Column("signer_key_id", sa.Text, nullable=False),
    # Browser and system, as the session list names them.
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("seen_at", Timestamp, nullable=False),
    sa.Column("pushed_at", Timestamp),
    # Why the push service refused the last message; empty once it took one.
    sa.Column("problem", sa.Text, nullable=False, server_default=""),
)
sa.Index("ix_push_devices_user_id", push_devices.c.user_id)
sa.Index("ix_push_devices_session_id", push_devices.c.session_id)
