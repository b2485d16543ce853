"""Add interview scheduling."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0011"
down_revision = "2026_11_21_0010"
branch_labels = None
depends_on = None

_MAIL, _NOTICE = "interview_booking", "booking_answered"


def _change_kinds(table: str, *, add: str = "", remove: str = "") -> None:
    """Make the check of a table's kinds anew, with one more or one less, whatever is in it."""
    name = f"ck_{table}_kind_known"
    op.execute(
        f"""DO $$
DECLARE words text;
BEGIN
SELECT string_agg(quote_literal(word), ', ') INTO words FROM (
SELECT part[1] AS word FROM pg_constraint,
regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g') AS part
WHERE conname = '{name}' UNION SELECT '{add}') AS listed WHERE word NOT IN ('', '{remove}');
ALTER TABLE {table} DROP CONSTRAINT {name};
EXECUTE 'ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN (' || words || '))';
END $$"""
    )


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "interview_scheduling_policies",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notice_hours", sa.SmallInteger(), nullable=False),
        sa.Column("change_notice_hours", sa.SmallInteger(), nullable=False),
        sa.Column("days_ahead", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_scheduling_policies")),
    )
    op.create_table(
        "interviewer_hours",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("windows", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("away", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("buffer_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("max_per_day", sa.SmallInteger(), nullable=True),
        sa.Column("max_per_week", sa.SmallInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "user_id", name=op.f("pk_interviewer_hours")),
    )
    op.create_table(
        "interview_booking_links",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kit_id", sa.Uuid(), nullable=False),
        sa.Column("seats", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("panel_order", sa.Text(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("video_url", sa.Text(), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.Column("candidate_note", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "panel_order IN ('together', 'in_sequence')",
            name=op.f("ck_interview_booking_links_panel_order_known"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'booked', 'cancelled', 'withdrawn')",
            name=op.f("ck_interview_booking_links_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_interview_booking_links_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "interview_id"],
            ["interviews.org_id", "interviews.id"],
            name=op.f("fk_interview_booking_links_org_id_interview_id"),
            ondelete="SET NULL (interview_id)",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "kit_id"],
            ["interview_kits.org_id", "interview_kits.id"],
            name=op.f("fk_interview_booking_links_org_id_kit_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_booking_links")),
    )
    op.create_index(
        "ix_interview_booking_links_application",
        "interview_booking_links",
        ["org_id", "application_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_interview_booking_links_interview",
        "interview_booking_links",
        ["org_id", "interview_id"],
        unique=False,
    )
    op.create_table(
        "interview_holds",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("held_until", sa.TIMESTAMP(timezone=True), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("uuid_range(org_id, org_id, '[]')"), "="),
            (sa.text("uuid_range(user_id, user_id, '[]')"), "="),
            (sa.text("tstzrange(starts_at, ends_at)"), "&&"),
            using="gist",
            name="ex_interview_holds_nobody_twice",
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_interview_holds_forward")),
        sa.ForeignKeyConstraint(
            ["org_id", "link_id"],
            ["interview_booking_links.org_id", "interview_booking_links.id"],
            name=op.f("fk_interview_holds_org_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_interview_holds")),
    )
    op.create_index(
        "ix_interview_holds_link", "interview_holds", ["org_id", "link_id"], unique=False
    )
    op.create_index(
        "ix_interview_holds_user",
        "interview_holds",
        ["org_id", "user_id", "starts_at"],
        unique=False,
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON interview_scheduling_policies TO rolecall_app"""
    )
    op.execute("""ALTER TABLE interview_scheduling_policies ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_scheduling_policies FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_scheduling_policies TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_scheduling_policies AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_scheduling_policies TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interviewer_hours TO rolecall_app""")
    op.execute("""ALTER TABLE interviewer_hours ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interviewer_hours FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interviewer_hours TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interviewer_hours AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interviewer_hours TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON interview_booking_links TO rolecall_app"""
    )
    op.execute("""ALTER TABLE interview_booking_links ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_booking_links FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_booking_links TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_booking_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_booking_links TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interview_holds TO rolecall_app""")
    op.execute("""ALTER TABLE interview_holds ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interview_holds FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interview_holds TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interview_holds AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interview_holds TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _change_kinds("messages", add=_MAIL)
    _change_kinds("notifications", add=_NOTICE)


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM messages WHERE kind = '{_MAIL}'")
    op.execute(f"DELETE FROM notifications WHERE kind = '{_NOTICE}'")
    _change_kinds("messages", remove=_MAIL)
    _change_kinds("notifications", remove=_NOTICE)
    op.drop_index("ix_interview_holds_user", table_name="interview_holds")
    op.drop_index("ix_interview_holds_link", table_name="interview_holds")
    op.drop_table("interview_holds")
    op.drop_index("ix_interview_booking_links_interview", table_name="interview_booking_links")
    op.drop_index("ix_interview_booking_links_application", table_name="interview_booking_links")
    op.drop_table("interview_booking_links")
    op.drop_table("interviewer_hours")
    op.drop_table("interview_scheduling_policies")
