"""Add criteria, snoozes and versions of readers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0018"
down_revision = "2026_11_21_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "job_criteria",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("criteria", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_job_criteria_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "job_id", name=op.f("pk_job_criteria")),
    )
    op.create_table(
        "application_snoozes",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_snoozes_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "user_id", "application_id", name=op.f("pk_application_snoozes")
        ),
    )
    op.create_index(
        "ix_application_transitions_by",
        "application_transitions",
        ["org_id", "by_id", "at"],
        unique=False,
        postgresql_where=sa.text("kind = 'moved'"),
    )
    op.create_index(
        "ix_applications_waiting",
        "applications",
        ["org_id", "due_at", "stage_entered_at", "id"],
        unique=False,
        postgresql_where=sa.text("stage_kind IN ('applied', 'screening')"),
    )
    op.add_column(
        "file_texts", sa.Column("extractor", sa.SmallInteger(), server_default="1", nullable=False)
    )
    op.create_index(
        "ix_file_texts_extractor", "file_texts", ["org_id", "extractor", "file_id"], unique=False
    )
    op.create_index("ix_files_status", "files", ["org_id", "status", "created_at"], unique=False)
    op.execute("""GRANT SELECT, INSERT, UPDATE ON job_criteria TO rolecall_app""")
    op.execute("""ALTER TABLE job_criteria ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_criteria FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_criteria TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_criteria AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_criteria TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_snoozes TO rolecall_app""")
    op.execute("""ALTER TABLE application_snoozes ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_snoozes FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_snoozes TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_snoozes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_snoozes TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_files_status", table_name="files")
    op.drop_index("ix_file_texts_extractor", table_name="file_texts")
    op.drop_column("file_texts", "extractor")
    op.drop_index(
        "ix_applications_waiting",
        table_name="applications",
        postgresql_where=sa.text("stage_kind IN ('applied', 'screening')"),
    )
    op.drop_index(
        "ix_application_transitions_by",
        table_name="application_transitions",
        postgresql_where=sa.text("kind = 'moved'"),
    )
    op.drop_table("application_snoozes")
    op.drop_table("job_criteria")
