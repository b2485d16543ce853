"""Keep which stage became which when a job's workflow changes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0002"
down_revision = "2026_11_21_0001"
branch_labels = None
depends_on = None


_KINDS = ("applied", "moved", "reopened", "undone", "withdrawn")


def _allow_kinds(kinds: Sequence[str]) -> None:
    """Let transitions be of these kinds."""
    name = op.f("ck_application_transitions_kind_known")
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    op.drop_constraint(name, "application_transitions", type_="check")
    op.create_check_constraint(name, "application_transitions", f"kind IN ({listed})")


def upgrade() -> None:
    """Apply."""
    _allow_kinds((*_KINDS, "migrated"))
    op.create_table(
        "workflow_migrations",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("from_workflow_id", sa.Uuid(), nullable=False),
        sa.Column("from_version", sa.Integer(), nullable=False),
        sa.Column("to_workflow_id", sa.Uuid(), nullable=False),
        sa.Column("to_version", sa.Integer(), nullable=False),
        sa.Column("stages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_workflow_migrations_org_id_job_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_workflow_migrations")),
    )
    op.create_index(
        "ix_workflow_migrations_job",
        "workflow_migrations",
        ["org_id", "job_id", "at"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT ON workflow_migrations TO rolecall_app""")
    op.execute("""ALTER TABLE workflow_migrations ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE workflow_migrations FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON workflow_migrations TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON workflow_migrations AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON workflow_migrations TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo. What migrations did to applications stays; their entries become plain moves."""
    op.execute("UPDATE application_transitions SET kind = 'moved' WHERE kind = 'migrated'")
    _allow_kinds(_KINDS)
    op.drop_index("ix_workflow_migrations_job", table_name="workflow_migrations")
    op.drop_table("workflow_migrations")
