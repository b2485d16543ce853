"""Hear of new jobs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0057"
down_revision = "2026_11_22_0056"
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
    "'accommodation_answered', 'data_copy_ready', 'data_copy_refused', "
    "'consent_asked'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


_ROLES = "rolecall_app, rolecall_candidate, rolecall_support"
_THIS_ORG = "org_id = (SELECT current_org())"
_OWN = (
    "email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) "
    "AND u.email_verified_at IS NOT NULL)"
)


def _show_own_unsubscribes() -> None:
    """Let a login see at which organizations its address wants no mails about no application."""
    op.execute("DROP POLICY tenant ON mail_unsubscribes")
    for command, condition in (
        ("SELECT", f"USING ({_THIS_ORG} OR {_OWN})"),
        ("INSERT", f"WITH CHECK ({_THIS_ORG})"),
        ("UPDATE", f"USING ({_THIS_ORG}) WITH CHECK ({_THIS_ORG})"),
        ("DELETE", f"USING ({_THIS_ORG})"),
    ):
        op.execute(
            f"CREATE POLICY tenant_{command.lower()} ON mail_unsubscribes AS RESTRICTIVE "
            f"FOR {command} TO {_ROLES} {condition}"
        )
    op.create_index("ix_mail_unsubscribes_login", "mail_unsubscribes", ["email_norm"])


def _hide_own_unsubscribes() -> None:
    op.drop_index("ix_mail_unsubscribes_login", table_name="mail_unsubscribes")
    for command in ("select", "insert", "update", "delete"):
        op.execute(f"DROP POLICY tenant_{command} ON mail_unsubscribes")
    op.execute(
        f"CREATE POLICY tenant ON mail_unsubscribes AS RESTRICTIVE TO {_ROLES} "
        f"USING ({_THIS_ORG}) WITH CHECK ({_THIS_ORG})"
    )


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'job_alert_asked', 'job_alert'"))
    _show_own_unsubscribes()
    op.create_table(
        "job_alerts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("search", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(collation="C"), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("next_due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "frequency IN ('daily', 'weekly')", name=op.f("ck_job_alerts_frequency_known")
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'active', 'paused', 'stopped', 'bounced')",
            name=op.f("ck_job_alerts_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_job_alerts")),
    )
    op.create_index("ix_job_alerts_address", "job_alerts", ["org_id", "email_norm"], unique=False)
    op.create_index(
        "ix_job_alerts_login", "job_alerts", ["email_norm", "asked_at", "id"], unique=False
    )
    op.create_index("ix_job_alerts_reader", "job_alerts", ["org_id", "reader_id"], unique=False)
    op.create_index(
        "ix_job_alerts_status", "job_alerts", ["org_id", "status", "changed_at"], unique=False
    )
    op.create_table(
        "job_alert_jobs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "alert_id"],
            ["job_alerts.org_id", "job_alerts.id"],
            name=op.f("fk_job_alert_jobs_org_id_alert_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_job_alert_jobs_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "alert_id", "job_id", name=op.f("pk_job_alert_jobs")),
    )
    op.create_index("ix_job_alert_jobs_job", "job_alert_jobs", ["org_id", "job_id"], unique=False)
    op.create_table(
        "saved_jobs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("saved_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_saved_jobs_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "email_norm", "job_id", name=op.f("pk_saved_jobs")),
    )
    op.create_index("ix_saved_jobs_job", "saved_jobs", ["org_id", "job_id"], unique=False)
    op.create_index(
        "ix_saved_jobs_login", "saved_jobs", ["email_norm", "saved_at", "job_id"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON job_alerts TO rolecall_app""")
    op.execute("""ALTER TABLE job_alerts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_alerts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_alerts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON job_alerts AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()) OR email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) AND u.email_verified_at IS NOT NULL))"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON job_alerts AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON job_alerts AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON job_alerts AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_alerts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON job_alert_jobs TO rolecall_app""")
    op.execute("""ALTER TABLE job_alert_jobs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_alert_jobs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_alert_jobs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_alert_jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON job_alert_jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_alert_jobs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON saved_jobs TO rolecall_app""")
    op.execute("""ALTER TABLE saved_jobs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE saved_jobs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON saved_jobs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON saved_jobs AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()) OR email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) AND u.email_verified_at IS NOT NULL))"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON saved_jobs AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON saved_jobs AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON saved_jobs AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON saved_jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON saved_jobs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind IN ('job_alert_asked', 'job_alert')")
    _allow("messages", "kind", _MAILS.format(""))
    op.drop_index("ix_saved_jobs_login", table_name="saved_jobs")
    op.drop_index("ix_saved_jobs_job", table_name="saved_jobs")
    op.drop_table("saved_jobs")
    op.drop_index("ix_job_alert_jobs_job", table_name="job_alert_jobs")
    op.drop_table("job_alert_jobs")
    op.drop_index("ix_job_alerts_status", table_name="job_alerts")
    op.drop_index("ix_job_alerts_reader", table_name="job_alerts")
    op.drop_index("ix_job_alerts_login", table_name="job_alerts")
    op.drop_index("ix_job_alerts_address", table_name="job_alerts")
    op.drop_table("job_alerts")
    _hide_own_unsubscribes()
