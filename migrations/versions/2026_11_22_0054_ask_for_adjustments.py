"""Ask for adjustments."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0054"
down_revision = "2026_11_22_0053"
branch_labels = None
depends_on = None

MAILS_BEFORE = """kind IN ('application_received', 'application_stage_changed', 'application_rejected', 'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', 'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', 'mention', 'interview_news', 'interview_invitation', 'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', 'sign_in_link', 'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined', 'retention_announced', 'data_copy_ready', 'data_copy_refused')"""
MAILS = """kind IN ('application_received', 'application_stage_changed', 'application_rejected', 'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', 'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', 'mention', 'interview_news', 'interview_invitation', 'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', 'sign_in_link', 'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined', 'retention_announced', 'accommodation_answered', 'data_copy_ready', 'data_copy_refused')"""
NOTICES_BEFORE = """kind IN ('new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', 'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', 'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', 'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', 'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', 'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', 'approval_declined', 'approval_delegated', 'report_mail', 'report_mail_reader_lost', 'report_mail_ownerless', 'retention_announced')"""
NOTICES = """kind IN ('new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', 'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', 'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', 'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', 'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', 'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', 'approval_declined', 'approval_delegated', 'report_mail', 'report_mail_reader_lost', 'report_mail_ownerless', 'accommodation_asked', 'retention_announced')"""


def upgrade() -> None:
    """Apply."""
    _let_kinds_be(MAILS, NOTICES)
    op.create_table(
        "accommodation_cases",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('asked', 'asked_back', 'arranged', 'declined')",
            name=op.f("ck_accommodation_cases_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_accommodation_cases_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "application_id", name=op.f("pk_accommodation_cases")),
    )
    op.create_table(
        "accommodation_entries",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('asked', 'asked_back', 'arranged', 'declined', 'shared')",
            name=op.f("ck_accommodation_entries_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_accommodation_entries_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_accommodation_entries")),
    )
    op.create_index(
        "ix_accommodation_entries_application",
        "accommodation_entries",
        ["org_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "ix_accommodation_entries_key_id",
        "accommodation_entries",
        ["org_id", "key_id"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON accommodation_cases TO rolecall_app""")
    op.execute("""ALTER TABLE accommodation_cases ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE accommodation_cases FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON accommodation_cases TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON accommodation_cases AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON accommodation_cases AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = accommodation_cases.org_id AND a.id = accommodation_cases.application_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY sealed ON accommodation_cases AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (current_setting('app.unsealed', true) = 'on') WITH CHECK (current_setting('app.unsealed', true) = 'on')"""
    )
    op.execute(
        """CREATE POLICY migrations ON accommodation_cases TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON accommodation_entries TO rolecall_app""")
    op.execute("""ALTER TABLE accommodation_entries ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE accommodation_entries FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON accommodation_entries TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON accommodation_entries AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON accommodation_entries AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = accommodation_entries.org_id AND a.id = accommodation_entries.application_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY sealed ON accommodation_entries AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (current_setting('app.unsealed', true) = 'on') WITH CHECK (current_setting('app.unsealed', true) = 'on')"""
    )
    op.execute(
        """CREATE POLICY migrations ON accommodation_entries TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'accommodation_answered'")
    op.execute("DELETE FROM notifications WHERE kind = 'accommodation_asked'")
    _let_kinds_be(MAILS_BEFORE, NOTICES_BEFORE)
    op.drop_index("ix_accommodation_entries_key_id", table_name="accommodation_entries")
    op.drop_index("ix_accommodation_entries_application", table_name="accommodation_entries")
    op.drop_table("accommodation_entries")
    op.drop_table("accommodation_cases")


def _let_kinds_be(mails: str, notices: str) -> None:
    for table, condition in (("messages", mails), ("notifications", notices)):
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_kind_known")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_kind_known CHECK ({condition})")
