"""Hold AI interviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_23_0069"
down_revision = "2026_11_23_0068"
branch_labels = None
depends_on = None


_MAILS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', "
    "'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', "
    "'offer_answered', 'mention', 'interview_news', 'interview_invitation', "
    "'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', "
    "'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', "
    "'password_reset', 'password_changed', 'email_verification', 'registration_repeated', "
    "'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', "
    "'approval_granted', 'approval_declined', 'retention_announced', 'sign_in_link', "
    "'accommodation_answered', 'data_copy_ready', 'data_copy_refused', 'consent_asked', "
    "'job_alert_asked', 'job_alert', 'passkey_added', 'passkey_removed', 'passkey_suspected', "
    "'erasure_confirm', 'erasure_news', "
    "'careers_domain_news', 'application_not_begun', 'account_deleted'{0}"
)
_NOTICES = (
    "'new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', "
    "'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', "
    "'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', "
    "'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', "
    "'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', "
    "'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'approval_delegated', 'report_mail', 'report_mail_reader_lost', "
    "'report_mail_ownerless', 'accommodation_asked', 'retention_announced', 'erasure_asked', "
    "'careers_domain_missing', 'careers_domain_lost', 'careers_domain_back'{0}"
)
_NEW_MAILS = "'ai_interview_invitation', 'ai_interview_reminder', 'ai_interview_wants_person'"
_NEW_NOTICES = "'ai_interview_wants_person'"


def _allow(table: str, words: str) -> None:
    name = f"ck_{table}_kind_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    _allow("messages", _MAILS.format(f", {_NEW_MAILS}"))
    _allow("notifications", _NOTICES.format(f", {_NEW_NOTICES}"))
    op.create_table(
        "ai_interviews",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("extra_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("questions", sa.SmallInteger(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("invited_by_name", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("notice_version", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("consented_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("spent_seconds", sa.Integer(), nullable=False),
        sa.Column("running_since", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("knockouts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended IN ('completed', 'time_up', 'stopped', 'wants_person', 'distress', 'abuse')",
            name=op.f("ck_ai_interviews_ended_known"),
        ),
        sa.CheckConstraint(
            "language IN ('en', 'de', 'es')", name=op.f("ck_ai_interviews_language_known")
        ),
        sa.CheckConstraint("mode IN ('text')", name=op.f("ck_ai_interviews_mode_known")),
        sa.CheckConstraint(
            "state IN ('invited', 'notice_shown', 'consented', 'opted_out', 'in_progress', 'paused', 'completed', 'analysed', 'reviewed', 'expired', 'abandoned', 'revoked')",
            name=op.f("ck_ai_interviews_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_ai_interviews_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_ai_interviews_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "template_id", "version_number"],
            [
                "ai_interview_template_versions.org_id",
                "ai_interview_template_versions.template_id",
                "ai_interview_template_versions.number",
            ],
            name=op.f("fk_ai_interviews_org_id_template_id_version_number"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_ai_interviews")),
    )
    op.create_index(
        "ix_ai_interviews_application", "ai_interviews", ["org_id", "application_id"], unique=False
    )
    op.create_index(
        "ix_ai_interviews_job",
        "ai_interviews",
        ["org_id", "job_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "uq_ai_interviews_live",
        "ai_interviews",
        ["org_id", "application_id"],
        unique=True,
        postgresql_where=sa.text(
            "state IN ('consented', 'in_progress', 'invited', 'notice_shown', 'paused')"
        ),
    )
    op.create_table(
        "ai_interview_links",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device_hash", sa.LargeBinary(), nullable=True),
        sa.Column("issued_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["ai_interviews.org_id", "ai_interviews.id"],
            name=op.f("fk_ai_interview_links_org_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_ai_interview_links")),
    )
    op.create_index(
        "ix_ai_interview_links_interview",
        "ai_interview_links",
        ["org_id", "interview_id"],
        unique=False,
    )
    op.create_table(
        "ai_interview_turns",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("move", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("answer_key", sa.Uuid(), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("noted", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("unanswered", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ended IN ('completed', 'time_up', 'stopped', 'wants_person', 'distress', 'abuse')",
            name=op.f("ck_ai_interview_turns_ended_known"),
        ),
        sa.CheckConstraint(
            "move IN ('ask', 'remind', 'follow_up', 'repeat', 'answer', 'steer', 'calm', 'confirm_stop', 'hand_over', 'close')",
            name=op.f("ck_ai_interview_turns_move_known"),
        ),
        sa.CheckConstraint(
            "speaker IN ('interviewer', 'candidate')",
            name=op.f("ck_ai_interview_turns_speaker_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["ai_interviews.org_id", "ai_interviews.id"],
            name=op.f("fk_ai_interview_turns_org_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "interview_id", "number", name=op.f("pk_ai_interview_turns")
        ),
    )
    op.create_index(
        "uq_ai_interview_turns_anew",
        "ai_interview_turns",
        ["org_id", "interview_id", "question"],
        unique=True,
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.create_index(
        "uq_ai_interview_turns_answer_key",
        "ai_interview_turns",
        ["org_id", "interview_id", "answer_key"],
        unique=True,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON ai_interviews TO rolecall_app""")
    op.execute("""ALTER TABLE ai_interviews ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE ai_interviews FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON ai_interviews TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON ai_interviews AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON ai_interviews AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON ai_interviews TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON ai_interview_links TO rolecall_app""")
    op.execute("""ALTER TABLE ai_interview_links ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE ai_interview_links FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON ai_interview_links TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON ai_interview_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON ai_interview_links TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON ai_interview_turns TO rolecall_app""")
    op.execute("""ALTER TABLE ai_interview_turns ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE ai_interview_turns FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON ai_interview_turns TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON ai_interview_turns AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON ai_interview_turns TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo; mails and notices of what goes here go with it."""
    op.drop_index("uq_ai_interview_turns_answer_key", table_name="ai_interview_turns")
    op.drop_index(
        "uq_ai_interview_turns_anew",
        table_name="ai_interview_turns",
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.drop_table("ai_interview_turns")
    op.drop_index("ix_ai_interview_links_interview", table_name="ai_interview_links")
    op.drop_table("ai_interview_links")
    op.drop_index(
        "uq_ai_interviews_live",
        table_name="ai_interviews",
        postgresql_where=sa.text(
            "state IN ('consented', 'in_progress', 'invited', 'notice_shown', 'paused')"
        ),
    )
    op.drop_index("ix_ai_interviews_job", table_name="ai_interviews")
    op.drop_index("ix_ai_interviews_application", table_name="ai_interviews")
    op.drop_table("ai_interviews")
    op.execute(f"DELETE FROM messages WHERE kind IN ({_NEW_MAILS})")
    op.execute(f"DELETE FROM notifications WHERE kind IN ({_NEW_NOTICES})")
    _allow("messages", _MAILS.format(""))
    _allow("notifications", _NOTICES.format(""))
