"""Erase by rules of retention."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0041"
down_revision = "2026_11_22_0040"
branch_labels = None
depends_on = None

_MAILS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'new_application', 'offer_sent', "
    "'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', "
    "'mention', 'interview_news', 'interview_invitation', 'interview_booking', "
    "'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', "
    "'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', "
    "'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', "
    "'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', "
    "'approval_declined'{0}"
)
_NOTICES = (
    "'new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', "
    "'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', "
    "'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', "
    "'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', "
    "'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', "
    "'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'approval_delegated', "
    "'report_mail', 'report_mail_reader_lost', 'report_mail_ownerless'{0}"
)
_NEW = ", 'retention_announced'"
_CAUSES = "'request', 'consent', 'unneeded', 'other'{0}"


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words}))")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "retention_rules",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=True),
        sa.Column("spare_pools", sa.Boolean(), nullable=False),
        sa.Column("next_months", sa.SmallInteger(), nullable=True),
        sa.Column("next_spare_pools", sa.Boolean(), nullable=True),
        sa.Column("next_from", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("next_by_name", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changed_by_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('closed', 'never_applied', 'hired')",
            name=op.f("ck_retention_rules_kind_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "kind", name=op.f("pk_retention_rules")),
    )
    op.create_table(
        "retention_runs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("rules", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at_kind", sa.Text(collation="C"), nullable=False),
        sa.Column("after_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "at_kind IN ('closed', 'never_applied', 'hired')",
            name=op.f("ck_retention_runs_at_kind_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_retention_runs")),
        sa.UniqueConstraint("org_id", "day", name="uq_retention_runs_day"),
    )
    op.create_index(
        "ix_retention_runs_recent", "retention_runs", ["org_id", "begun_at", "id"], unique=False
    )
    op.create_table(
        "retention_deferrals",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_retention_deferrals_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "candidate_id", name=op.f("pk_retention_deferrals")),
    )
    op.create_table(
        "retention_due_people",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('closed', 'never_applied', 'hired')",
            name=op.f("ck_retention_due_people_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_retention_due_people_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "candidate_id", name=op.f("pk_retention_due_people")),
    )
    op.create_index(
        "ix_retention_due_people_since",
        "retention_due_people",
        ["org_id", "since", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "retention_run_items",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("outcome", sa.Text(collation="C"), nullable=False),
        sa.Column("erasure_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('closed', 'never_applied', 'hired')",
            name=op.f("ck_retention_run_items_kind_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('erased', 'legal_hold', 'open_applications', 'no_longer_due')",
            name=op.f("ck_retention_run_items_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "run_id"],
            ["retention_runs.org_id", "retention_runs.id"],
            name=op.f("fk_retention_run_items_org_id_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "run_id", "candidate_id", name=op.f("pk_retention_run_items")
        ),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON retention_rules TO rolecall_app""")
    op.execute("""ALTER TABLE retention_rules ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE retention_rules FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON retention_rules TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON retention_rules AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON retention_rules TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON retention_runs TO rolecall_app""")
    op.execute("""ALTER TABLE retention_runs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE retention_runs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON retention_runs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON retention_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON retention_runs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON retention_deferrals TO rolecall_app""")
    op.execute("""ALTER TABLE retention_deferrals ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE retention_deferrals FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON retention_deferrals TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON retention_deferrals AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON retention_deferrals TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON retention_due_people TO rolecall_app""")
    op.execute("""ALTER TABLE retention_due_people ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE retention_due_people FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON retention_due_people TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON retention_due_people AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON retention_due_people TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON retention_run_items TO rolecall_app""")
    op.execute("""ALTER TABLE retention_run_items ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE retention_run_items FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON retention_run_items TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON retention_run_items AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON retention_run_items TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("messages", "kind", _MAILS.format(_NEW))
    _allow("notifications", "kind", _NOTICES.format(_NEW))
    _allow("erasures", "cause", _CAUSES.format(", 'retention'"))


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'retention_announced'")
    op.execute("DELETE FROM notifications WHERE kind = 'retention_announced'")
    op.execute("UPDATE erasures SET cause = 'unneeded' WHERE cause = 'retention'")
    _allow("messages", "kind", _MAILS.format(""))
    _allow("notifications", "kind", _NOTICES.format(""))
    _allow("erasures", "cause", _CAUSES.format(""))
    op.drop_table("retention_run_items")
    op.drop_index("ix_retention_due_people_since", table_name="retention_due_people")
    op.drop_table("retention_due_people")
    op.drop_table("retention_deferrals")
    op.drop_index("ix_retention_runs_recent", table_name="retention_runs")
    op.drop_table("retention_runs")
    op.drop_table("retention_rules")
