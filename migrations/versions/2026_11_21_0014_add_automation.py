"""Add automation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0014"
down_revision = "2026_11_21_0013"
branch_labels = None
depends_on = None

_KIND = "automation_reminder"
_TO_CANDIDATES = "candidate_message"


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
        "automation_rules",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("workflow_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("trigger", sa.Text(collation="C"), nullable=False),
        sa.Column("stage_key", sa.Text(collation="C"), nullable=False),
        sa.Column("after_days", sa.SmallInteger(), nullable=False),
        sa.Column("conditions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "trigger IN ('enters', 'leaves')", name=op.f("ck_automation_rules_trigger_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_automation_rules_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "workflow_id"],
            ["workflows.org_id", "workflows.id"],
            name=op.f("fk_automation_rules_org_id_workflow_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_automation_rules")),
    )
    op.create_index(
        "ix_automation_rules_stage",
        "automation_rules",
        ["org_id", "workflow_id", "stage_key", "trigger"],
        unique=False,
    )
    op.create_table(
        "automation_runs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("rule_name", sa.Text(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("conditions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_name", sa.Text(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("stage_name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("outcomes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('conditions', 'left_stage', 'undone', 'decided', 'job_idle', 'rule_off', 'loop', 'cancelled', 'no_such_move', 'nobody', 'no_address')",
            name=op.f("ck_automation_runs_reason_known"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'done', 'skipped', 'cancelled')",
            name=op.f("ck_automation_runs_state_known"),
        ),
        sa.CheckConstraint(
            "trigger IN ('enters', 'leaves')", name=op.f("ck_automation_runs_trigger_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_automation_runs_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_automation_runs")),
        sa.UniqueConstraint(
            "org_id", "rule_id", "application_id", "entry_id", name="uq_automation_runs_once"
        ),
    )
    op.create_index(
        "ix_automation_runs_application",
        "automation_runs",
        ["org_id", "application_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_automation_runs_rule",
        "automation_runs",
        ["org_id", "rule_id", "created_at", "id"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON automation_rules TO rolecall_app""")
    op.execute("""ALTER TABLE automation_rules ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE automation_rules FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON automation_rules TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON automation_rules AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON automation_rules TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON automation_runs TO rolecall_app""")
    op.execute("""ALTER TABLE automation_runs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE automation_runs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON automation_runs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON automation_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON automation_runs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _change_kinds("messages", add=_KIND)
    _change_kinds("messages", add=_TO_CANDIDATES)
    _change_kinds("notifications", add=_KIND)


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM messages WHERE kind IN ('{_KIND}', '{_TO_CANDIDATES}')")
    op.execute(f"DELETE FROM notifications WHERE kind = '{_KIND}'")
    _change_kinds("messages", remove=_KIND)
    _change_kinds("messages", remove=_TO_CANDIDATES)
    _change_kinds("notifications", remove=_KIND)
    op.drop_index("ix_automation_runs_rule", table_name="automation_runs")
    op.drop_index("ix_automation_runs_application", table_name="automation_runs")
    op.drop_table("automation_runs")
    op.drop_index("ix_automation_rules_stage", table_name="automation_rules")
    op.drop_table("automation_rules")
