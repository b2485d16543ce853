"""Add working time, service levels and the deadlines of applications."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0009"
down_revision = "2026_11_21_0008"
branch_labels = None
depends_on = None


_KIND = "promise_overdue"


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
        "working_times",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("holidays", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_working_times")),
    )
    op.create_table(
        "service_levels",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_id", sa.Uuid(), nullable=False),
        sa.Column("promises", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "workflow_id"],
            ["workflows.org_id", "workflows.id"],
            name=op.f("fk_service_levels_org_id_workflow_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "workflow_id", name=op.f("pk_service_levels")),
    )
    op.create_table(
        "application_alerts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("stage_name", sa.Text(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("told", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_alerts_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "application_id", "entered_at", "step", name=op.f("pk_application_alerts")
        ),
    )
    op.add_column(
        "applications", sa.Column("promised_from", sa.TIMESTAMP(timezone=True), nullable=True)
    )
    op.add_column("applications", sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=True))
    op.add_column(
        "applications",
        sa.Column("alert_step", sa.SmallInteger(), server_default="0", nullable=False),
    )
    op.add_column("applications", sa.Column("alert_at", sa.TIMESTAMP(timezone=True), nullable=True))
    op.create_index(
        "ix_applications_due",
        "applications",
        ["org_id", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_applications_job_due",
        "applications",
        ["org_id", "job_id", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON working_times TO rolecall_app""")
    op.execute("""ALTER TABLE working_times ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE working_times FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON working_times TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON working_times AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON working_times TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON service_levels TO rolecall_app""")
    op.execute("""ALTER TABLE service_levels ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE service_levels FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON service_levels TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON service_levels AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON service_levels TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON application_alerts TO rolecall_app""")
    op.execute("""ALTER TABLE application_alerts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_alerts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_alerts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_alerts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_alerts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _change_kinds("messages", add=_KIND)
    _change_kinds("notifications", add=_KIND)


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM messages WHERE kind = '{_KIND}'")
    op.execute(f"DELETE FROM notifications WHERE kind = '{_KIND}'")
    _change_kinds("messages", remove=_KIND)
    _change_kinds("notifications", remove=_KIND)
    op.drop_index(
        "ix_applications_job_due",
        table_name="applications",
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_index(
        "ix_applications_due",
        table_name="applications",
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_column("applications", "alert_at")
    op.drop_column("applications", "alert_step")
    op.drop_column("applications", "due_at")
    op.drop_column("applications", "promised_from")
    op.drop_table("application_alerts")
    op.drop_table("service_levels")
    op.drop_table("working_times")
