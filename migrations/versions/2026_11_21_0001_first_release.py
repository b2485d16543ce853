"""First release."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.execute(
        """CREATE OR REPLACE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.org_id', true), '')::uuid $$"""
    )
    op.execute(
        """CREATE OR REPLACE FUNCTION current_login() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$"""
    )
    op.create_table(
        "audit_entries",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "seq", name=op.f("pk_audit_entries")),
    )
    op.create_index(
        "ix_audit_entries_action", "audit_entries", ["org_id", "action", "seq"], unique=False
    )
    op.create_index(
        "ix_audit_entries_actor", "audit_entries", ["org_id", "actor_id", "seq"], unique=False
    )
    op.create_index("ix_audit_entries_at", "audit_entries", ["org_id", "at"], unique=False)
    op.create_index(
        "ix_audit_entries_record", "audit_entries", ["org_id", "record_id", "seq"], unique=False
    )
    op.create_table(
        "audit_heads",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "candidates",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("name_sort", sa.Text(collation="C"), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("source_first", sa.Text(), nullable=False),
        sa.Column("source_last", sa.Text(), nullable=False),
        sa.Column("applications_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_applied_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidates")),
    )
    op.create_index("ix_candidates_name", "candidates", ["org_id", "name_sort", "id"], unique=False)
    op.create_index(
        "ix_candidates_recent", "candidates", ["org_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "uq_candidates_email",
        "candidates",
        ["org_id", "email_norm"],
        unique=True,
        postgresql_where=sa.text("email_norm IS NOT NULL"),
    )
    op.create_table(
        "careers_sites",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_careers_sites")),
    )
    op.create_table(
        "data_keys",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "generation", name=op.f("pk_data_keys")),
    )
    op.create_table(
        "files",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("file_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("text_status", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "file_type IN ('pdf', 'docx', 'doc', 'odt', 'rtf', 'txt', 'html', 'png', 'jpeg', 'webp')",
            name=op.f("ck_files_file_type_known"),
        ),
        sa.CheckConstraint(
            "purpose IN ('resume', 'document', 'image')", name=op.f("ck_files_purpose_known")
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'stored', 'released', 'quarantined', 'failed')",
            name=op.f("ck_files_status_known"),
        ),
        sa.CheckConstraint(
            "text_status IN ('pending', 'ready', 'none', 'unsupported', 'failed')",
            name=op.f("ck_files_text_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_files")),
    )
    op.create_index("ix_files_key_id", "files", ["org_id", "key_id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "actor", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index(
        "ix_idempotency_keys_created_at", "idempotency_keys", ["created_at"], unique=False
    )
    op.create_table(
        "invitations",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("invited_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('platform_admin', 'organization_admin', 'recruiter', 'hiring_manager', 'interviewer')",
            name=op.f("ck_invitations_role_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_invitations")),
    )
    op.create_index(
        "uq_invitations_open",
        "invitations",
        ["org_id", "email_norm"],
        unique=True,
        postgresql_where=sa.text("accepted_at IS NULL AND revoked_at IS NULL"),
    )
    op.create_table(
        "mail_suppressions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("reason IN ('bounced')", name=op.f("ck_mail_suppressions_reason_known")),
        sa.PrimaryKeyConstraint("org_id", "email_norm", name=op.f("pk_mail_suppressions")),
    )
    op.create_table(
        "memberships",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('platform_admin', 'organization_admin', 'recruiter', 'hiring_manager', 'interviewer')",
            name=op.f("ck_memberships_role_known"),
        ),
        sa.CheckConstraint(
            "status IN ('active', 'removed')", name=op.f("ck_memberships_status_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "user_id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_user_id", "memberships", ["user_id"], unique=False)
    op.create_table(
        "message_recalled_groups",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("group_key", sa.Text(), nullable=False),
        sa.Column("recalled_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "group_key", name=op.f("pk_message_recalled_groups")),
    )
    op.create_table(
        "messages",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("recipient_email", sa.Text(), nullable=False),
        sa.Column("recipient_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("recipient_user_id", sa.Uuid(), nullable=True),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("brand", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("variables", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("sealed_key_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body_text", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("group_key", sa.Text(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("available_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('application_received', 'application_stage_changed', 'application_rejected', 'application_hired', 'application_withdrawn', 'new_application', 'invitation', 'password_reset', 'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', 'organization_suspended')",
            name=op.f("ck_messages_kind_known"),
        ),
        sa.CheckConstraint(
            "status IN ('held', 'queued', 'sending', 'sent', 'failed', 'uncertain', 'recalled', 'suppressed')",
            name=op.f("ck_messages_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_messages")),
        sa.UniqueConstraint("org_id", "dedupe_key", name=op.f("uq_messages_org_id_dedupe_key")),
    )
    op.create_index(
        "ix_messages_group",
        "messages",
        ["org_id", "group_key"],
        unique=False,
        postgresql_where=sa.text("group_key IS NOT NULL"),
    )
    op.create_index("ix_messages_recipient", "messages", ["org_id", "recipient_norm"], unique=False)
    op.create_index("ix_messages_record", "messages", ["org_id", "record_id", "id"], unique=False)
    op.create_index(
        "ix_messages_sealed",
        "messages",
        ["org_id", "sealed_key_id"],
        unique=False,
        postgresql_where=sa.text("sealed_key_id IS NOT NULL"),
    )
    op.create_table(
        "notification_preferences",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("email", sa.Boolean(), nullable=False),
        sa.Column("in_app", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint(
            "org_id", "user_id", "kind", name=op.f("pk_notification_preferences")
        ),
    )
    op.create_table(
        "notifications",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('new_application', 'application_withdrawn', 'application_assigned', 'member_joined', 'mail_not_delivered')",
            name=op.f("ck_notifications_kind_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_notifications")),
        sa.UniqueConstraint(
            "org_id",
            "user_id",
            "dedupe_key",
            name=op.f("uq_notifications_org_id_user_id_dedupe_key"),
        ),
    )
    op.create_index(
        "ix_notifications_inbox", "notifications", ["org_id", "user_id", "id"], unique=False
    )
    op.create_index(
        "ix_notifications_unread",
        "notifications",
        ["org_id", "user_id", "id"],
        unique=False,
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_table(
        "organization_settings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("primary_color", sa.Text(), nullable=False),
        sa.Column("logo_file_id", sa.Uuid(), nullable=True),
        sa.Column("tagline", sa.Text(), nullable=False),
        sa.Column("about_html", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("careers_enabled", sa.Boolean(), nullable=False),
        sa.Column("show_pay", sa.Boolean(), nullable=False),
        sa.Column("mail_sender_name", sa.Text(), nullable=False),
        sa.Column("privacy_notice_html", sa.Text(), nullable=False),
        sa.Column("consent_version", sa.Integer(), nullable=False),
        sa.Column("reapply_policy", sa.Text(), nullable=False),
        sa.Column("hiring_manager_visibility", sa.Text(), nullable=False),
        sa.Column("retention_days", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "hiring_manager_visibility IN ('organization', 'own_jobs')",
            name=op.f("ck_organization_settings_hiring_manager_visibility_known"),
        ),
        sa.CheckConstraint(
            "reapply_policy IN ('never', 'after_closure')",
            name=op.f("ck_organization_settings_reapply_policy_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_organization_settings")),
    )
    op.create_table(
        "organizations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("shard_id", sa.Integer(), server_default="0", nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("suspended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("suspended_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("members_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "status IN ('active', 'suspended')", name=op.f("ck_organizations_status_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sa.UniqueConstraint("slug", name=op.f("uq_organizations_slug")),
    )
    op.create_table(
        "outbox_deliveries",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sends", sa.Integer(), server_default="0", nullable=False),
        sa.Column("available_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("lease_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('ready', 'sent', 'done', 'dead', 'dropped')",
            name=op.f("ck_outbox_deliveries_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_outbox_deliveries")),
        sa.UniqueConstraint(
            "org_id",
            "event_id",
            "handler",
            name=op.f("uq_outbox_deliveries_org_id_event_id_handler"),
        ),
    )
    op.create_index(
        "ix_outbox_deliveries_dead",
        "outbox_deliveries",
        ["finished_at"],
        unique=False,
        postgresql_where=sa.text("status = 'dead'"),
    )
    op.create_index(
        "ix_outbox_deliveries_open",
        "outbox_deliveries",
        ["available_at", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('ready', 'sent')"),
    )
    op.create_index(
        "ix_outbox_deliveries_order",
        "outbox_deliveries",
        ["org_id", "aggregate_id", "handler", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('ready', 'sent')"),
    )
    op.create_table(
        "outbox_events",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("available_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expanded_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_outbox_events")),
    )
    op.create_index(
        "ix_outbox_events_waiting",
        "outbox_events",
        ["available_at", "id"],
        unique=False,
        postgresql_where=sa.text("expanded_at IS NULL"),
    )
    op.create_table(
        "rejection_reasons",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_rejection_reasons")),
        sa.UniqueConstraint("org_id", "code", name=op.f("uq_rejection_reasons_org_id_code")),
    )
    op.create_table(
        "schedule_runs",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "due_at", name=op.f("pk_schedule_runs")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("email_verified_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("password_changed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('active', 'disabled')", name=op.f("ck_users_status_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email_norm", name=op.f("uq_users_email_norm")),
    )
    op.create_table(
        "worker_heartbeats",
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("beat_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("role", name=op.f("pk_worker_heartbeats")),
    )
    op.create_table(
        "workflows",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_workflows")),
    )
    op.create_index(
        "uq_workflows_default", "workflows", ["org_id"], unique=True, postgresql_where="is_default"
    )
    op.create_table(
        "account_tokens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("pending_password_hash", sa.Text(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "purpose IN ('verify_email', 'reset_password')",
            name=op.f("ck_account_tokens_purpose_known"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_tokens_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_tokens")),
    )
    op.create_index("ix_account_tokens_expires_at", "account_tokens", ["expires_at"], unique=False)
    op.create_index(
        "ix_account_tokens_user_id", "account_tokens", ["user_id", "purpose"], unique=False
    )
    op.create_table(
        "candidate_consents",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("given_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ip", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_consents_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_consents")),
    )
    op.create_index(
        "ix_candidate_consents_candidate",
        "candidate_consents",
        ["org_id", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "candidate_links",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_links_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "candidate_id", "position", name=op.f("pk_candidate_links")
        ),
    )
    op.create_table(
        "candidate_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_terms_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "term", "candidate_id", name=op.f("pk_candidate_terms")),
    )
    op.create_index(
        "ix_candidate_terms_candidate", "candidate_terms", ["org_id", "candidate_id"], unique=False
    )
    op.create_table(
        "file_attachments",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("attached_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "file_id"],
            ["files.org_id", "files.id"],
            name=op.f("fk_file_attachments_org_id_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "record_type", "record_id", "file_id", name=op.f("pk_file_attachments")
        ),
    )
    op.create_index(
        "ix_file_attachments_file", "file_attachments", ["org_id", "file_id"], unique=False
    )
    op.create_table(
        "file_texts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("warnings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("extracted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "file_id"],
            ["files.org_id", "files.id"],
            name=op.f("fk_file_texts_org_id_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "file_id", name=op.f("pk_file_texts")),
    )
    op.create_index("ix_file_texts_key_id", "file_texts", ["org_id", "key_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("active_org_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ip", sa.Text(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("revoked_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('browser', 'program')", name=op.f("ck_sessions_kind_known")),
        sa.ForeignKeyConstraint(
            ["active_org_id"], ["organizations.id"], name=op.f("fk_sessions_active_org_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"], unique=False)
    op.create_index("ix_sessions_user_id", "sessions", ["user_id", "place"], unique=False)
    op.create_table(
        "workflow_versions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("moves", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("may_reopen", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "workflow_id"],
            ["workflows.org_id", "workflows.id"],
            name=op.f("fk_workflow_versions_org_id_workflow_id"),
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "workflow_id", "version", name=op.f("pk_workflow_versions")
        ),
    )
    op.create_table(
        "jobs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(collation="C"), nullable=False),
        sa.Column("status", sa.Text(collation="C"), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("department_key", sa.Text(collation="C"), nullable=False),
        sa.Column("locations", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("remote_policy", sa.Text(collation="C"), nullable=False),
        sa.Column("employment_type", sa.Text(collation="C"), nullable=False),
        sa.Column("pay_min_minor", sa.BigInteger(), nullable=True),
        sa.Column("pay_max_minor", sa.BigInteger(), nullable=True),
        sa.Column("pay_currency", sa.Text(), nullable=True),
        sa.Column("pay_period", sa.Text(), nullable=True),
        sa.Column("description_html", sa.Text(), nullable=False),
        sa.Column("skills", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("questions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.Column("openings_filled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("valid_through", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("workflow_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_version", sa.Integer(), nullable=False),
        sa.Column("close_reason", sa.Text(), nullable=True),
        sa.Column("close_note", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "close_reason IN ('filled', 'cancelled', 'other')",
            name=op.f("ck_jobs_close_reason_known"),
        ),
        sa.CheckConstraint(
            "employment_type IN ('full_time', 'part_time', 'contract', 'temporary', 'internship', 'per_diem')",
            name=op.f("ck_jobs_employment_type_known"),
        ),
        sa.CheckConstraint(
            "pay_period IN ('hour', 'day', 'week', 'month', 'year')",
            name=op.f("ck_jobs_pay_period_known"),
        ),
        sa.CheckConstraint(
            "remote_policy IN ('on_site', 'hybrid', 'remote')",
            name=op.f("ck_jobs_remote_policy_known"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'open', 'on_hold', 'closed', 'archived')",
            name=op.f("ck_jobs_status_known"),
        ),
        sa.CheckConstraint(
            "(pay_currency IS NULL) = (pay_period IS NULL) AND (pay_currency IS NOT NULL OR (pay_min_minor IS NULL AND pay_max_minor IS NULL))",
            name=op.f("ck_jobs_pay_whole"),
        ),
        sa.CheckConstraint("openings >= 1", name=op.f("ck_jobs_openings_some")),
        sa.CheckConstraint(
            "openings_filled >= 0 AND openings_filled <= openings",
            name=op.f("ck_jobs_openings_filled_fit"),
        ),
        sa.CheckConstraint("pay_min_minor <= pay_max_minor", name=op.f("ck_jobs_pay_range")),
        sa.ForeignKeyConstraint(
            ["org_id", "workflow_id", "workflow_version"],
            [
                "workflow_versions.org_id",
                "workflow_versions.workflow_id",
                "workflow_versions.version",
            ],
            name=op.f("fk_jobs_org_id_workflow_id_workflow_version"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_jobs")),
    )
    op.create_index("ix_jobs_created_at", "jobs", ["org_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_jobs_status", "jobs", ["org_id", "status", "created_at", "id"], unique=False
    )
    op.create_index("ix_jobs_title_key", "jobs", ["org_id", "title_key", "id"], unique=False)
    op.create_index("ix_jobs_updated_at", "jobs", ["org_id", "updated_at", "id"], unique=False)
    op.create_table(
        "refresh_tokens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("replaced_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_refresh_tokens_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_tokens")),
    )
    op.create_index("ix_refresh_tokens_session_id", "refresh_tokens", ["session_id"], unique=False)
    op.create_table(
        "applications",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_name", sa.Text(), nullable=False),
        sa.Column("candidate_email", sa.Text(), nullable=False),
        sa.Column("candidate_phone", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stage_key", sa.Text(collation="C"), nullable=False),
        sa.Column("stage_name", sa.Text(), nullable=False),
        sa.Column("stage_kind", sa.Text(), nullable=False),
        sa.Column("stage_entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("workflow_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_version", sa.Integer(), nullable=False),
        sa.Column("applied_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cover_note", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("resume_file_id", sa.Uuid(), nullable=True),
        sa.Column("knocked_out", sa.Boolean(), nullable=False),
        sa.Column("link_nonce", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('active', 'hired', 'rejected', 'withdrawn')",
            name=op.f("ck_applications_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_applications_org_id_candidate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_applications_org_id_job_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_applications")),
        sa.UniqueConstraint(
            "org_id", "job_id", "candidate_id", name="uq_applications_once_per_job"
        ),
    )
    op.create_index(
        "ix_applications_board",
        "applications",
        ["org_id", "job_id", "stage_key", "stage_entered_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_applications_candidate", "applications", ["org_id", "candidate_id"], unique=False
    )
    op.create_index(
        "ix_applications_job",
        "applications",
        ["org_id", "job_id", "applied_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_applications_recent", "applications", ["org_id", "applied_at", "id"], unique=False
    )
    op.create_table(
        "job_team_members",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('recruiter', 'hiring_manager', 'interviewer')",
            name=op.f("ck_job_team_members_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_job_team_members_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "job_id", "user_id", name=op.f("pk_job_team_members")),
    )
    op.create_index(
        "ix_job_team_members_user_id", "job_team_members", ["org_id", "user_id"], unique=False
    )
    op.create_table(
        "job_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_job_terms_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "job_id", "term", name=op.f("pk_job_terms")),
    )
    op.create_index("ix_job_terms_term", "job_terms", ["org_id", "term", "job_id"], unique=False)
    op.create_table(
        "jobs_with_applications",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_jobs_with_applications_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "job_id", name=op.f("pk_jobs_with_applications")),
    )
    op.create_table(
        "public_postings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_slug", sa.Text(), nullable=False),
        sa.Column("organization_name", sa.Text(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("locations", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("remote_policy", sa.Text(collation="C"), nullable=False),
        sa.Column("employment_type", sa.Text(collation="C"), nullable=False),
        sa.Column("pay", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("valid_through", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_public_postings_org_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_public_postings")),
    )
    op.create_index(
        "ix_public_postings_newest",
        "public_postings",
        ["published_at", "id"],
        unique=False,
        postgresql_where=sa.text("open AND shown"),
    )
    op.create_index(
        "ix_public_postings_org_newest",
        "public_postings",
        ["org_id", "published_at", "id"],
        unique=False,
        postgresql_where=sa.text("open AND shown"),
    )
    op.create_index("uq_public_postings_id", "public_postings", ["id"], unique=True)
    op.create_table(
        "application_answers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("question_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("display", sa.Text(), nullable=False),
        sa.Column("knocked_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_answers_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "application_id", "position", name=op.f("pk_application_answers")
        ),
    )
    op.create_table(
        "application_assignees",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("assigned_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_assignees_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "application_id", "user_id", name=op.f("pk_application_assignees")
        ),
    )
    op.create_index(
        "ix_application_assignees_user",
        "application_assignees",
        ["org_id", "user_id", "application_id"],
        unique=False,
    )
    op.create_table(
        "application_directory",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("organization_name", sa.Text(), nullable=False),
        sa.Column("organization_slug", sa.Text(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("stage_name", sa.Text(), nullable=False),
        sa.Column("stage_kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("applied_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_directory_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "application_id", name=op.f("pk_application_directory")),
    )
    op.create_index(
        "ix_application_directory_login",
        "application_directory",
        ["email_norm", "applied_at"],
        unique=False,
    )
    op.create_table(
        "application_notes",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("edited_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "visibility IN ('team', 'private')", name=op.f("ck_application_notes_visibility_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_notes_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_application_notes")),
    )
    op.create_index(
        "ix_application_notes_application",
        "application_notes",
        ["org_id", "application_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "application_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_terms_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "term", "application_id", name=op.f("pk_application_terms")
        ),
    )
    op.create_index(
        "ix_application_terms_application",
        "application_terms",
        ["org_id", "application_id"],
        unique=False,
    )
    op.create_table(
        "application_transitions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_key", sa.Text(), nullable=True),
        sa.Column("from_name", sa.Text(), nullable=True),
        sa.Column("from_kind", sa.Text(), nullable=True),
        sa.Column("to_key", sa.Text(), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("to_kind", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("by_kind", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("reason_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('applied', 'moved', 'reopened', 'undone', 'withdrawn')",
            name=op.f("ck_application_transitions_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_transitions_org_id_application_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_application_transitions")),
        sa.UniqueConstraint("org_id", "undoes_id", name="uq_application_transitions_undone_once"),
    )
    op.create_index(
        "ix_application_transitions_application",
        "application_transitions",
        ["org_id", "application_id", "at", "id"],
        unique=False,
    )
    op.create_table(
        "public_posting_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("posting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('word', 'place', 'department')",
            name=op.f("ck_public_posting_terms_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "posting_id"],
            ["public_postings.org_id", "public_postings.id"],
            name=op.f("fk_public_posting_terms_org_id_posting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "posting_id", "kind", "term", name=op.f("pk_public_posting_terms")
        ),
    )
    op.create_index(
        "ix_public_posting_terms_term",
        "public_posting_terms",
        ["kind", "term", "posting_id"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT ON audit_entries TO rolecall_app""")
    op.execute("""GRANT SELECT ON audit_entries TO rolecall_relay""")
    op.execute("""ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON audit_entries TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON audit_entries AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON audit_entries TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY relay ON audit_entries TO rolecall_relay USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON audit_heads TO rolecall_app""")
    op.execute("""GRANT SELECT ON audit_heads TO rolecall_relay""")
    op.execute("""ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON audit_heads TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON audit_heads AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON audit_heads TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY relay ON audit_heads TO rolecall_relay USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidates TO rolecall_app""")
    op.execute("""ALTER TABLE candidates ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidates FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidates TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidates AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidates TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON careers_sites TO rolecall_app""")
    op.execute("""ALTER TABLE careers_sites ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_sites FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_sites TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON careers_sites AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON careers_sites AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON careers_sites AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON careers_sites AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_sites TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON data_keys TO rolecall_app""")
    op.execute("""ALTER TABLE data_keys ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE data_keys FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON data_keys TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON data_keys AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON data_keys TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON files TO rolecall_app""")
    op.execute("""ALTER TABLE files ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE files FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON files TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON files AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON files TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO rolecall_app""")
    op.execute("""GRANT SELECT, DELETE ON idempotency_keys TO rolecall_relay""")
    op.execute("""ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON idempotency_keys TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON idempotency_keys AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON idempotency_keys TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY relay ON idempotency_keys TO rolecall_relay USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON invitations TO rolecall_app""")
    op.execute("""ALTER TABLE invitations ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE invitations FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON invitations TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON invitations AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON invitations TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON mail_suppressions TO rolecall_app""")
    op.execute("""ALTER TABLE mail_suppressions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE mail_suppressions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON mail_suppressions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON mail_suppressions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON mail_suppressions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON memberships TO rolecall_app""")
    op.execute("""ALTER TABLE memberships ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE memberships FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON memberships TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON memberships AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()) OR user_id = (SELECT current_login()))"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON memberships AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON memberships AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON memberships AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON memberships TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON message_recalled_groups TO rolecall_app""")
    op.execute("""ALTER TABLE message_recalled_groups ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE message_recalled_groups FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON message_recalled_groups TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON message_recalled_groups AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON message_recalled_groups TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON messages TO rolecall_app""")
    op.execute("""ALTER TABLE messages ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE messages FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON messages TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON messages AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON messages TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON notification_preferences TO rolecall_app"""
    )
    op.execute("""ALTER TABLE notification_preferences ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE notification_preferences FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON notification_preferences TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON notification_preferences AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON notification_preferences TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON notifications TO rolecall_app""")
    op.execute("""ALTER TABLE notifications ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE notifications FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON notifications TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON notifications AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON notifications TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON organization_settings TO rolecall_app""")
    op.execute("""ALTER TABLE organization_settings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE organization_settings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON organization_settings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON organization_settings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON organization_settings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """INSERT INTO organizations (id, slug, name, status, time_zone, locale, created_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Rolecall', 'active', 'UTC', 'en',
        CURRENT_TIMESTAMP)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON organizations TO rolecall_app""")
    op.execute("""GRANT SELECT, UPDATE ON outbox_deliveries TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_deliveries TO rolecall_relay""")
    op.execute("""ALTER TABLE outbox_deliveries ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE outbox_deliveries FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON outbox_deliveries TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON outbox_deliveries AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON outbox_deliveries TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY relay ON outbox_deliveries TO rolecall_relay USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON outbox_events TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_events TO rolecall_relay""")
    op.execute("""ALTER TABLE outbox_events ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE outbox_events FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON outbox_events TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON outbox_events AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON outbox_events TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY relay ON outbox_events TO rolecall_relay USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON rejection_reasons TO rolecall_app""")
    op.execute("""ALTER TABLE rejection_reasons ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE rejection_reasons FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON rejection_reasons TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON rejection_reasons AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON rejection_reasons TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT ON schedule_runs TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, DELETE ON schedule_runs TO rolecall_relay""")
    op.execute("""GRANT SELECT, INSERT, UPDATE ON users TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE ON worker_heartbeats TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE ON worker_heartbeats TO rolecall_relay""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON workflows TO rolecall_app""")
    op.execute("""ALTER TABLE workflows ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE workflows FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON workflows TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON workflows AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON workflows TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON account_tokens TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT ON candidate_consents TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_consents ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_consents FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_consents TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_consents AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_consents TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_links TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_links ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_links FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_links TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_links TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_terms TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON file_attachments TO rolecall_app""")
    op.execute("""ALTER TABLE file_attachments ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE file_attachments FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON file_attachments TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON file_attachments AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON file_attachments TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON file_texts TO rolecall_app""")
    op.execute("""ALTER TABLE file_texts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE file_texts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON file_texts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON file_texts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON file_texts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT ON workflow_versions TO rolecall_app""")
    op.execute("""ALTER TABLE workflow_versions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE workflow_versions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON workflow_versions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON workflow_versions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON workflow_versions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON jobs TO rolecall_app""")
    op.execute("""ALTER TABLE jobs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE jobs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON jobs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON jobs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON applications TO rolecall_app""")
    op.execute("""ALTER TABLE applications ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE applications FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON applications TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON applications AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON applications TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON job_team_members TO rolecall_app""")
    op.execute("""ALTER TABLE job_team_members ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_team_members FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_team_members TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_team_members AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_team_members TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON job_terms TO rolecall_app""")
    op.execute("""ALTER TABLE job_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON jobs_with_applications TO rolecall_app""")
    op.execute("""ALTER TABLE jobs_with_applications ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE jobs_with_applications FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON jobs_with_applications TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON jobs_with_applications AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON jobs_with_applications TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON public_postings TO rolecall_app""")
    op.execute("""ALTER TABLE public_postings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE public_postings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON public_postings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON public_postings AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON public_postings AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON public_postings AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON public_postings AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON public_postings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_answers TO rolecall_app""")
    op.execute("""ALTER TABLE application_answers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_answers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_answers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_answers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_answers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_assignees TO rolecall_app""")
    op.execute("""ALTER TABLE application_assignees ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_assignees FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_assignees TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_assignees AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_assignees TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_directory TO rolecall_app""")
    op.execute("""ALTER TABLE application_directory ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_directory FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_directory TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON application_directory AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()) OR email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) AND u.email_verified_at IS NOT NULL))"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON application_directory AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON application_directory AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON application_directory AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_directory TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_notes TO rolecall_app""")
    op.execute("""ALTER TABLE application_notes ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_notes FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_notes TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_notes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_notes TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_terms TO rolecall_app""")
    op.execute("""ALTER TABLE application_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON application_transitions TO rolecall_app""")
    op.execute("""ALTER TABLE application_transitions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_transitions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_transitions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_transitions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_transitions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON public_posting_terms TO rolecall_app""")
    op.execute("""ALTER TABLE public_posting_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE public_posting_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON public_posting_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON public_posting_terms AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON public_posting_terms AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON public_posting_terms AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON public_posting_terms AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON public_posting_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_public_posting_terms_term", table_name="public_posting_terms")
    op.drop_table("public_posting_terms")
    op.drop_index("ix_application_transitions_application", table_name="application_transitions")
    op.drop_table("application_transitions")
    op.drop_index("ix_application_terms_application", table_name="application_terms")
    op.drop_table("application_terms")
    op.drop_index("ix_application_notes_application", table_name="application_notes")
    op.drop_table("application_notes")
    op.drop_index("ix_application_directory_login", table_name="application_directory")
    op.drop_table("application_directory")
    op.drop_index("ix_application_assignees_user", table_name="application_assignees")
    op.drop_table("application_assignees")
    op.drop_table("application_answers")
    op.drop_index("uq_public_postings_id", table_name="public_postings")
    op.drop_index(
        "ix_public_postings_org_newest",
        table_name="public_postings",
        postgresql_where=sa.text("open AND shown"),
    )
    op.drop_index(
        "ix_public_postings_newest",
        table_name="public_postings",
        postgresql_where=sa.text("open AND shown"),
    )
    op.drop_table("public_postings")
    op.drop_table("jobs_with_applications")
    op.drop_index("ix_job_terms_term", table_name="job_terms")
    op.drop_table("job_terms")
    op.drop_index("ix_job_team_members_user_id", table_name="job_team_members")
    op.drop_table("job_team_members")
    op.drop_index("ix_applications_recent", table_name="applications")
    op.drop_index("ix_applications_job", table_name="applications")
    op.drop_index("ix_applications_candidate", table_name="applications")
    op.drop_index("ix_applications_board", table_name="applications")
    op.drop_table("applications")
    op.drop_index("ix_refresh_tokens_session_id", table_name="refresh_tokens")
    op.drop_table("refresh_tokens")
    op.drop_index("ix_jobs_updated_at", table_name="jobs")
    op.drop_index("ix_jobs_title_key", table_name="jobs")
    op.drop_index("ix_jobs_status", table_name="jobs")
    op.drop_index("ix_jobs_created_at", table_name="jobs")
    op.drop_table("jobs")
    op.drop_table("workflow_versions")
    op.drop_index("ix_sessions_user_id", table_name="sessions")
    op.drop_index("ix_sessions_expires_at", table_name="sessions")
    op.drop_table("sessions")
    op.drop_index("ix_file_texts_key_id", table_name="file_texts")
    op.drop_table("file_texts")
    op.drop_index("ix_file_attachments_file", table_name="file_attachments")
    op.drop_table("file_attachments")
    op.drop_index("ix_candidate_terms_candidate", table_name="candidate_terms")
    op.drop_table("candidate_terms")
    op.drop_table("candidate_links")
    op.drop_index("ix_candidate_consents_candidate", table_name="candidate_consents")
    op.drop_table("candidate_consents")
    op.drop_index("ix_account_tokens_user_id", table_name="account_tokens")
    op.drop_index("ix_account_tokens_expires_at", table_name="account_tokens")
    op.drop_table("account_tokens")
    op.drop_index("uq_workflows_default", table_name="workflows", postgresql_where="is_default")
    op.drop_table("workflows")
    op.drop_table("worker_heartbeats")
    op.drop_table("users")
    op.drop_table("schedule_runs")
    op.drop_table("rejection_reasons")
    op.drop_index(
        "ix_outbox_events_waiting",
        table_name="outbox_events",
        postgresql_where=sa.text("expanded_at IS NULL"),
    )
    op.drop_table("outbox_events")
    op.drop_index(
        "ix_outbox_deliveries_order",
        table_name="outbox_deliveries",
        postgresql_where=sa.text("status IN ('ready', 'sent')"),
    )
    op.drop_index(
        "ix_outbox_deliveries_open",
        table_name="outbox_deliveries",
        postgresql_where=sa.text("status IN ('ready', 'sent')"),
    )
    op.drop_index(
        "ix_outbox_deliveries_dead",
        table_name="outbox_deliveries",
        postgresql_where=sa.text("status = 'dead'"),
    )
    op.drop_table("outbox_deliveries")
    op.drop_table("organizations")
    op.drop_table("organization_settings")
    op.drop_index(
        "ix_notifications_unread",
        table_name="notifications",
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.drop_index("ix_notifications_inbox", table_name="notifications")
    op.drop_table("notifications")
    op.drop_table("notification_preferences")
    op.drop_index(
        "ix_messages_sealed",
        table_name="messages",
        postgresql_where=sa.text("sealed_key_id IS NOT NULL"),
    )
    op.drop_index("ix_messages_record", table_name="messages")
    op.drop_index("ix_messages_recipient", table_name="messages")
    op.drop_index(
        "ix_messages_group",
        table_name="messages",
        postgresql_where=sa.text("group_key IS NOT NULL"),
    )
    op.drop_table("messages")
    op.drop_table("message_recalled_groups")
    op.drop_index("ix_memberships_user_id", table_name="memberships")
    op.drop_table("memberships")
    op.drop_table("mail_suppressions")
    op.drop_index(
        "uq_invitations_open",
        table_name="invitations",
        postgresql_where=sa.text("accepted_at IS NULL AND revoked_at IS NULL"),
    )
    op.drop_table("invitations")
    op.drop_index("ix_idempotency_keys_created_at", table_name="idempotency_keys")
    op.drop_table("idempotency_keys")
    op.drop_index("ix_files_key_id", table_name="files")
    op.drop_table("files")
    op.drop_table("data_keys")
    op.drop_table("careers_sites")
    op.drop_index(
        "uq_candidates_email",
        table_name="candidates",
        postgresql_where=sa.text("email_norm IS NOT NULL"),
    )
    op.drop_index("ix_candidates_recent", table_name="candidates")
    op.drop_index("ix_candidates_name", table_name="candidates")
    op.drop_table("candidates")
    op.drop_table("audit_heads")
    op.drop_index("ix_audit_entries_record", table_name="audit_entries")
    op.drop_index("ix_audit_entries_at", table_name="audit_entries")
    op.drop_index("ix_audit_entries_actor", table_name="audit_entries")
    op.drop_index("ix_audit_entries_action", table_name="audit_entries")
    op.drop_table("audit_entries")
