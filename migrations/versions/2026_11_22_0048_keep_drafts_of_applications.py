"""Keep drafts of applications."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0048"
down_revision = "2026_11_22_0047"
branch_labels = None
depends_on = None


BEFORE = """kind IN ('application_received', 'application_stage_changed', 'application_rejected', 'application_hired', 'application_withdrawn', 'new_application', 'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', 'mention', 'interview_news', 'interview_invitation', 'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', 'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined', 'retention_announced')"""
AFTER = """kind IN ('application_received', 'application_stage_changed', 'application_rejected', 'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', 'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', 'mention', 'interview_news', 'interview_invitation', 'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', 'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined', 'retention_announced')"""


def upgrade() -> None:
    """Apply."""
    _let_mails_be(AFTER)
    op.create_table(
        "incoming_files",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("pieces", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('resume', 'document', 'image', 'export')",
            name=op.f("ck_incoming_files_purpose_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_incoming_files")),
    )
    op.create_index(
        "ix_incoming_files_key_id", "incoming_files", ["org_id", "key_id"], unique=False
    )
    op.create_index(
        "ix_incoming_files_record",
        "incoming_files",
        ["org_id", "record_type", "record_id"],
        unique=False,
    )
    op.create_table(
        "application_drafts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("mail_token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("is_proved", sa.Boolean(), nullable=False),
        sa.Column("readings", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("address_index", sa.LargeBinary(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('form', 'mail')", name=op.f("ck_application_drafts_origin_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_application_drafts_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_application_drafts")),
    )
    op.create_index(
        "ix_application_drafts_address",
        "application_drafts",
        ["org_id", "address_index"],
        unique=False,
    )
    op.create_index(
        "ix_application_drafts_job", "application_drafts", ["org_id", "job_id"], unique=False
    )
    op.create_index(
        "ix_application_drafts_key_id", "application_drafts", ["org_id", "key_id"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON incoming_files TO rolecall_app""")
    op.execute("""ALTER TABLE incoming_files ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE incoming_files FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON incoming_files TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON incoming_files AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON incoming_files TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_drafts TO rolecall_app""")
    op.execute("""ALTER TABLE application_drafts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_drafts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_drafts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_drafts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON application_drafts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_drafts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'application_to_finish'")
    _let_mails_be(BEFORE)
    op.drop_index("ix_application_drafts_key_id", table_name="application_drafts")
    op.drop_index("ix_application_drafts_job", table_name="application_drafts")
    op.drop_index("ix_application_drafts_address", table_name="application_drafts")
    op.drop_table("application_drafts")
    op.drop_index("ix_incoming_files_record", table_name="incoming_files")
    op.drop_index("ix_incoming_files_key_id", table_name="incoming_files")
    op.drop_table("incoming_files")


def _let_mails_be(condition: str) -> None:
    op.execute("ALTER TABLE messages DROP CONSTRAINT ck_messages_kind_known")
    op.execute(f"ALTER TABLE messages ADD CONSTRAINT ck_messages_kind_known CHECK ({condition})")
