"""Add interviewers calendars."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0019"
down_revision = "2026_11_21_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "interviewer_calendars",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("sealed_key_id", sa.Text(), nullable=False),
        sa.Column("connected_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("tried_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("next_read_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('ics', 'caldav', 'sample')", name=op.f("ck_interviewer_calendars_kind_known")
        ),
        sa.CheckConstraint(
            "problem IN ('address_refused', 'host_not_found', 'unreachable', 'timed_out', 'sign_in_refused', 'not_found', 'not_a_calendar', 'too_large', 'server_error')",
            name=op.f("ck_interviewer_calendars_problem_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "user_id", name=op.f("pk_interviewer_calendars")),
    )
    op.create_table(
        "interviewer_busy_times",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_interviewer_busy_times_forward")),
        sa.ForeignKeyConstraint(
            ["org_id", "user_id"],
            ["interviewer_calendars.org_id", "interviewer_calendars.user_id"],
            name=op.f("fk_interviewer_busy_times_org_id_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "user_id", "starts_at", name=op.f("pk_interviewer_busy_times")
        ),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interviewer_calendars TO rolecall_app""")
    op.execute("""ALTER TABLE interviewer_calendars ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interviewer_calendars FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interviewer_calendars TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interviewer_calendars AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interviewer_calendars TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON interviewer_busy_times TO rolecall_app""")
    op.execute("""ALTER TABLE interviewer_busy_times ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE interviewer_busy_times FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON interviewer_busy_times TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON interviewer_busy_times AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON interviewer_busy_times TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("interviewer_busy_times")
    op.drop_table("interviewer_calendars")
