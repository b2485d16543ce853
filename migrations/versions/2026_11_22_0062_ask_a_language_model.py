"""Ask a language model."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0062"
down_revision = "2026_11_22_0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "model_runs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("capability", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("prompts", sa.Text(), nullable=False),
        sa.Column("inputs_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("tokens_read", sa.Integer(), nullable=False),
        sa.Column("tokens_written", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "capability IN ('check', 'resumes')", name=op.f("ck_model_runs_capability_known")
        ),
        sa.CheckConstraint(
            "state IN ('running', 'answered', 'failed')", name=op.f("ck_model_runs_state_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_model_runs")),
    )
    op.create_index("ix_model_runs_started", "model_runs", ["org_id", "started_at"], unique=False)
    op.create_index("ix_model_runs_subject", "model_runs", ["org_id", "subject_id"], unique=False)
    op.create_table(
        "model_settings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("sealed_key_id", sa.Text(), nullable=True),
        sa.Column("reads_resumes", sa.Boolean(), nullable=False),
        sa.Column("monthly_tokens", sa.BigInteger(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_model_settings")),
    )
    op.add_column(
        "resume_readings", sa.Column("model", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "resume_readings", sa.Column("model_problem", sa.Text(), server_default="", nullable=False)
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON model_runs TO rolecall_app""")
    op.execute("""ALTER TABLE model_runs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE model_runs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON model_runs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON model_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON model_runs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON model_settings TO rolecall_app""")
    op.execute("""ALTER TABLE model_settings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE model_settings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON model_settings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON model_settings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON model_settings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("resume_readings", "model_problem")
    op.drop_column("resume_readings", "model")
    op.drop_table("model_settings")
    op.drop_index("ix_model_runs_subject", table_name="model_runs")
    op.drop_index("ix_model_runs_started", table_name="model_runs")
    op.drop_table("model_runs")
