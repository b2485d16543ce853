"""Keep templates of AI interviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_23_0068"
down_revision = "2026_11_23_0067"
branch_labels = None
depends_on = None


def _allow(table: str, words: str) -> None:
    name = f"ck_{table}_kind_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    for table in ("approval_chains", "approvals"):
        _allow(table, "'job', 'offer', 'ai_interview_template'")
    op.create_table(
        "ai_interview_templates",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("is_edited", sa.Boolean(), nullable=False),
        sa.Column("newest_version", sa.Integer(), nullable=False),
        sa.Column("requested_by_name", sa.Text(), nullable=False),
        sa.Column("decided", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("changed_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "made_by IN ('rules', 'model', 'person')",
            name=op.f("ck_ai_interview_templates_made_by_known"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'pending_approval', 'approved')",
            name=op.f("ck_ai_interview_templates_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_ai_interview_templates_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_ai_interview_templates")),
    )
    op.create_index(
        "uq_ai_interview_templates_job", "ai_interview_templates", ["org_id", "job_id"], unique=True
    )
    op.create_table(
        "ai_interview_template_versions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("is_edited", sa.Boolean(), nullable=False),
        sa.Column("approved_by_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "made_by IN ('rules', 'model', 'person')",
            name=op.f("ck_ai_interview_template_versions_made_by_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "template_id"],
            ["ai_interview_templates.org_id", "ai_interview_templates.id"],
            name=op.f("fk_ai_interview_template_versions_org_id_template_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "template_id", "number", name=op.f("pk_ai_interview_template_versions")
        ),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON ai_interview_templates TO rolecall_app""")
    op.execute("""ALTER TABLE ai_interview_templates ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE ai_interview_templates FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON ai_interview_templates TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON ai_interview_templates AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON ai_interview_templates AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON ai_interview_templates TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON ai_interview_template_versions TO rolecall_app""")
    op.execute("""ALTER TABLE ai_interview_template_versions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE ai_interview_template_versions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON ai_interview_template_versions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON ai_interview_template_versions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON ai_interview_template_versions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo; chains and requests for what goes here go with it."""
    for table in ("approvals", "approval_chains"):
        op.execute(f"DELETE FROM {table} WHERE kind = 'ai_interview_template'")
        _allow(table, "'job', 'offer'")
    op.drop_table("ai_interview_template_versions")
    op.drop_index("uq_ai_interview_templates_job", table_name="ai_interview_templates")
    op.drop_table("ai_interview_templates")
