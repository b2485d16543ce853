"""Send reports by mail."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0034"
down_revision = "2026_11_22_0033"
branch_labels = None
depends_on = None

_MAILS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'new_application', 'offer_sent', "
    "'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', "
    "'mention', 'interview_news', 'interview_invitation', 'interview_booking', "
    "'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', "
    "{0}'candidate_message', 'outreach', 'invitation', 'password_reset', 'password_changed', "
    "'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', "
    "'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined'"
)
_NOTICES = (
    "'new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', "
    "'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', "
    "'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', "
    "'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', "
    "'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', "
    "'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'approval_delegated'{0}"
)
_NEW_NOTICES = ", 'report_mail', 'report_mail_reader_lost', 'report_mail_ownerless'"


def _allow(table: str, words: str) -> None:
    name = f"ck_{table}_kind_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN ({words}))")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "report_mails",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(collation="C"), nullable=False),
        sa.Column("narrowing", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("frequency", sa.Text(collation="C"), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=True),
        sa.Column("month_day", sa.SmallInteger(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("next_due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "frequency IN ('working_day', 'weekly', 'monthly')",
            name=op.f("ck_report_mails_frequency_known"),
        ),
        sa.CheckConstraint(
            "period IN ('last_7_days', 'last_30_days', 'last_90_days', 'last_365_days', 'last_month')",
            name=op.f("ck_report_mails_period_known"),
        ),
        sa.CheckConstraint(
            "report IN ('funnel', 'time_in_stage', 'time_to_hire', 'sources', 'offers', 'service_levels', 'workload')",
            name=op.f("ck_report_mails_report_known"),
        ),
        sa.CheckConstraint(
            "status IN ('active', 'paused', 'ownerless')", name=op.f("ck_report_mails_status_known")
        ),
        sa.CheckConstraint(
            "month_day BETWEEN 1 AND 31", name=op.f("ck_report_mails_month_day_real")
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_report_mails_weekday_real")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_report_mails")),
    )
    op.create_index("ix_report_mails_owner", "report_mails", ["org_id", "owner_id"], unique=False)
    op.create_table(
        "report_mail_readers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("report_mail_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('gets', 'stopped', 'may_not')",
            name=op.f("ck_report_mail_readers_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "report_mail_id"],
            ["report_mails.org_id", "report_mails.id"],
            name=op.f("fk_report_mail_readers_org_id_report_mail_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "report_mail_id", "user_id", name=op.f("pk_report_mail_readers")
        ),
    )
    op.create_index(
        "ix_report_mail_readers_user", "report_mail_readers", ["org_id", "user_id"], unique=False
    )
    op.create_table(
        "report_mail_runs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("report_mail_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("begun_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "report_mail_id"],
            ["report_mails.org_id", "report_mails.id"],
            name=op.f("fk_report_mail_runs_org_id_report_mail_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "report_mail_id", "due_at", name=op.f("pk_report_mail_runs")
        ),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON report_mails TO rolecall_app""")
    op.execute("""ALTER TABLE report_mails ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE report_mails FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON report_mails TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON report_mails AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON report_mails TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON report_mail_readers TO rolecall_app""")
    op.execute("""ALTER TABLE report_mail_readers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE report_mail_readers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON report_mail_readers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON report_mail_readers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON report_mail_readers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON report_mail_runs TO rolecall_app""")
    op.execute("""ALTER TABLE report_mail_runs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE report_mail_runs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON report_mail_runs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON report_mail_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON report_mail_runs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("messages", _MAILS.format("'report_mail', "))
    _allow("notifications", _NOTICES.format(_NEW_NOTICES))


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'report_mail'")
    op.execute("DELETE FROM notifications WHERE kind LIKE 'report_mail%'")
    _allow("messages", _MAILS.format(""))
    _allow("notifications", _NOTICES.format(""))
    op.drop_table("report_mail_runs")
    op.drop_index("ix_report_mail_readers_user", table_name="report_mail_readers")
    op.drop_table("report_mail_readers")
    op.drop_index("ix_report_mails_owner", table_name="report_mails")
    op.drop_table("report_mails")
