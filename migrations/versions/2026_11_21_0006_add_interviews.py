"""Add interviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0006"
down_revision = "2026_11_21_0005"
branch_labels = None
depends_on = None

_MAILS = (
    "application_received",
    "application_stage_changed",
    "application_rejected",
    "application_hired",
    "application_withdrawn",
    "new_application",
    "invitation",
    "password_reset",
    "password_changed",
    "email_verification",
    "registration_repeated",
    "sign_in_alert",
    "account_locked",
    "organization_suspended",
    "approval_requested",
    "approval_granted",
    "approval_declined",
    "offer_sent",
    "offer_reminder",
    "offer_extended",
    "offer_withdrawn",
    "offer_accepted",
    "offer_answered",
    "mention",
)
_NEW_MAILS = ("interview_news", "scorecard_reminder", "scorecard_overdue")
_NOTICES = (
    "new_application",
    "application_withdrawn",
    "application_assigned",
    "member_joined",
    "mail_not_delivered",
    "approval_requested",
    "approval_granted",
    "approval_declined",
    "approval_delegated",
    "offer_sent",
    "offer_accepted",
    "offer_declined",
    "offer_expired",
    "offer_withdrawn",
    "offer_not_accepted",
    "mention",
)
_NEW_NOTICES = (
    "interview_scheduled",
    "interview_changed",
    "interview_cancelled",
    "scorecard_reminder",
    "scorecard_overdue",
    "scorecard_submitted",
)


def _allow(table: str, kinds: tuple[str, ...]) -> None:
    """Let the column `kind` of a table have these values."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_kind_known")
    op.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_kind_known CHECK (kind IN ({listed}))"
    )


def upgrade() -> None:
    """Apply."""
    # Ranges have GiST operators of their own, so one UUID as a range needs no btree_gist.
    op.execute("CREATE TYPE uuid_range AS RANGE (subtype = uuid)")
    op.create_table(
        "interview_kits",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_kits")),
    )
    op.create_table(
        "interview_questions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("good_answer", sa.Text(), nullable=False),
        sa.Column("attribute", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_questions")),
    )
    op.create_table(
        "interview_scales",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("anchors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_scales")),
    )
    op.create_table(
        "interview_kit_versions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("kit_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("attributes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("questions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "kit_id"],
            ["interview_kits.org_id", "interview_kits.id"],
            name=op.f("fk_interview_kit_versions_org_id_kit_id"),
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "kit_id", "number", name=op.f("pk_interview_kit_versions")
        ),
    )
    op.create_table(
        "interviews",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kit_id", sa.Uuid(), nullable=False),
        sa.Column("kit_number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("panel_order", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("video_url", sa.Text(), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("listed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "panel_order IN ('together', 'in_sequence')",
            name=op.f("ck_interviews_panel_order_known"),
        ),
        sa.CheckConstraint(
            "state IN ('scheduled', 'completed', 'cancelled', 'no_show')",
            name=op.f("ck_interviews_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_interviews_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "kit_id", "kit_number"],
            [
                "interview_kit_versions.org_id",
                "interview_kit_versions.kit_id",
                "interview_kit_versions.number",
            ],
            name=op.f("fk_interviews_org_id_kit_id_kit_number"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interviews")),
    )
    op.create_index(
        "ix_interviews_application", "interviews", ["org_id", "application_id"], unique=False
    )
    op.create_index(
        "ix_interviews_listed", "interviews", ["org_id", "listed_at", "id"], unique=False
    )
    op.create_table(
        "interview_bookings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("uuid_range(org_id, org_id, '[]')"), "="),
            (sa.text("uuid_range(user_id, user_id, '[]')"), "="),
            (sa.text("tstzrange(starts_at, ends_at)"), "&&"),
            using="gist",
            name="ex_interview_bookings_nobody_twice",
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_interview_bookings_forward")),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["interviews.org_id", "interviews.id"],
            name=op.f("fk_interview_bookings_org_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_bookings")),
    )
    op.create_index(
        "ix_interview_bookings_interview",
        "interview_bookings",
        ["org_id", "interview_id"],
        unique=False,
    )
    op.create_index(
        "ix_interview_bookings_user",
        "interview_bookings",
        ["org_id", "user_id", "starts_at"],
        unique=False,
    )
    op.create_table(
        "interview_interviewers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["interviews.org_id", "interviews.id"],
            name=op.f("fk_interview_interviewers_org_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "interview_id", "user_id", name=op.f("pk_interview_interviewers")
        ),
    )
    op.create_index(
        "ix_interview_interviewers_user",
        "interview_interviewers",
        ["org_id", "user_id", "interview_id"],
        unique=False,
    )
    op.create_table(
        "interview_scorecards",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("kit_id", sa.Uuid(), nullable=False),
        sa.Column("kit_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted')", name=op.f("ck_interview_scorecards_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["interviews.org_id", "interviews.id"],
            name=op.f("fk_interview_scorecards_org_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_scorecards")),
        sa.UniqueConstraint(
            "org_id",
            "interview_id",
            "author_id",
            name=op.f("uq_interview_scorecards_org_id_interview_id_author_id"),
        ),
    )
    op.create_index(
        "ix_interview_scorecards_application",
        "interview_scorecards",
        ["org_id", "application_id"],
        unique=False,
    )
    op.create_table(
        "interview_scorecard_revisions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("scorecard_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("submitted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "scorecard_id"],
            ["interview_scorecards.org_id", "interview_scorecards.id"],
            name=op.f("fk_interview_scorecard_revisions_org_id_scorecard_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "scorecard_id", "revision", name=op.f("pk_interview_scorecard_revisions")
        ),
    )
    op.add_column(
        "application_assignees",
        sa.Column("asked", sa.Boolean(), server_default=sa.text("true"), nullable=False),
    )
    op.add_column(
        "application_assignees",
        sa.Column("interviews", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_kits TO rolecall_app""")
    op.execute("""ALTER TABLE interview_kits ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_kits FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_kits TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_kits AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_kits TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_questions TO rolecall_app""")
    op.execute("""ALTER TABLE interview_questions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_questions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_questions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_questions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_questions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_scales TO rolecall_app""")
    op.execute("""ALTER TABLE interview_scales ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_scales FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_scales TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_scales AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_scales TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON interview_kit_versions TO rolecall_app""")
    op.execute("""ALTER TABLE interview_kit_versions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_kit_versions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_kit_versions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_kit_versions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_kit_versions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interviews TO rolecall_app""")
    op.execute("""ALTER TABLE interviews ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interviews FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interviews TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interviews AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interviews TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_bookings TO rolecall_app""")
    op.execute("""ALTER TABLE interview_bookings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_bookings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_bookings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_bookings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_bookings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_interviewers TO rolecall_app""")
    op.execute("""ALTER TABLE interview_interviewers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_interviewers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_interviewers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_interviewers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_interviewers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_scorecards TO rolecall_app""")
    op.execute("""ALTER TABLE interview_scorecards ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_scorecards FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_scorecards TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_scorecards AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_scorecards TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON interview_scorecard_revisions TO rolecall_app""")
    op.execute("""ALTER TABLE interview_scorecard_revisions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_scorecard_revisions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_scorecard_revisions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_scorecard_revisions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_scorecard_revisions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("messages", (*_MAILS, *_NEW_MAILS))
    _allow("notifications", (*_NOTICES, *_NEW_NOTICES))


def downgrade() -> None:
    """Undo."""
    op.execute(
        "DELETE FROM messages WHERE kind IN "
        "('interview_news', 'scorecard_reminder', 'scorecard_overdue')"
    )
    op.execute("DELETE FROM notifications WHERE kind LIKE 'interview_%' OR kind LIKE 'scorecard_%'")
    _allow("messages", _MAILS)
    _allow("notifications", _NOTICES)
    op.drop_column("application_assignees", "interviews")
    op.drop_column("application_assignees", "asked")
    op.drop_table("interview_scorecard_revisions")
    op.drop_index("ix_interview_scorecards_application", table_name="interview_scorecards")
    op.drop_table("interview_scorecards")
    op.drop_index("ix_interview_interviewers_user", table_name="interview_interviewers")
    op.drop_table("interview_interviewers")
    op.drop_index("ix_interview_bookings_user", table_name="interview_bookings")
    op.drop_index("ix_interview_bookings_interview", table_name="interview_bookings")
    op.drop_table("interview_bookings")
    op.drop_index("ix_interviews_listed", table_name="interviews")
    op.drop_index("ix_interviews_application", table_name="interviews")
    op.drop_table("interviews")
    op.drop_table("interview_kit_versions")
    op.drop_table("interview_scales")
    op.drop_table("interview_questions")
    op.drop_table("interview_kits")
    op.execute("DROP TYPE uuid_range")
