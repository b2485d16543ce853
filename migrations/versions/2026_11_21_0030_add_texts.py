"""Add texts."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0030"
down_revision = "2026_11_21_0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "text_consents",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "source IN ('status_page', 'recruiter', 'keyword', 'provider')",
            name=op.f("ck_text_consents_source_known"),
        ),
        sa.CheckConstraint(
            "state IN ('given', 'withdrawn')", name=op.f("ck_text_consents_state_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_text_consents")),
    )
    op.create_index("ix_text_consents_number", "text_consents", ["org_id", "number"], unique=False)
    op.create_table(
        "text_messages",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("elsewhere", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("segments", sa.SmallInteger(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("available_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "direction IN ('out', 'in')", name=op.f("ck_text_messages_direction_known")
        ),
        sa.CheckConstraint(
            "status IN ('held', 'queued', 'sending', 'sent', 'delivered', 'failed', 'uncertain', 'recalled', 'suppressed', 'received')",
            name=op.f("ck_text_messages_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_text_messages")),
        sa.UniqueConstraint(
            "org_id", "dedupe_key", name=op.f("uq_text_messages_org_id_dedupe_key")
        ),
    )
    op.create_index("ix_text_messages_number", "text_messages", ["org_id", "number"], unique=False)
    op.create_index(
        "ix_text_messages_record", "text_messages", ["org_id", "record_id"], unique=False
    )
    op.create_table(
        "text_settings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("sealed_key_id", sa.Text(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("from_hour", sa.SmallInteger(), nullable=False),
        sa.Column("until_hour", sa.SmallInteger(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('twilio', 'local')", name=op.f("ck_text_settings_kind_known")),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_text_settings")),
    )
    op.execute("""GRANT SELECT, INSERT ON text_consents TO rolecall_app""")
    op.execute("""ALTER TABLE text_consents ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE text_consents FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON text_consents TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON text_consents AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON text_consents TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON text_messages TO rolecall_app""")
    op.execute("""ALTER TABLE text_messages ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE text_messages FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON text_messages TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON text_messages AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON text_messages AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (record_type IS DISTINCT FROM 'application' OR (SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = text_messages.org_id AND a.id = text_messages.record_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON text_messages TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON text_settings TO rolecall_app""")
    op.execute("""ALTER TABLE text_settings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE text_settings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON text_settings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON text_settings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON text_settings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("text_settings")
    op.drop_index("ix_text_messages_record", table_name="text_messages")
    op.drop_index("ix_text_messages_number", table_name="text_messages")
    op.drop_table("text_messages")
    op.drop_index("ix_text_consents_number", table_name="text_consents")
    op.drop_table("text_consents")
