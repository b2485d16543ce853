"""Take over what came with applications."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0061"
down_revision = "2026_11_22_0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "application_takeovers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("replaced", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("by_candidate", sa.Boolean(), nullable=False),
        sa.Column("undone_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("undone_by_name", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "field IN ('full_name', 'phone', 'location', 'links')",
            name=op.f("ck_application_takeovers_field_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_application_takeovers_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_application_takeovers")),
    )
    op.create_index(
        "ix_application_takeovers_application",
        "application_takeovers",
        ["org_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "uq_application_takeovers_standing",
        "application_takeovers",
        ["org_id", "application_id", "field"],
        unique=True,
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.add_column(
        "applications",
        sa.Column("candidate_location", sa.Text(), server_default="", nullable=False),
    )
    op.add_column(
        "applications", sa.Column("given_name", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "applications", sa.Column("given_links", sa.Text(), server_default="", nullable=False)
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_takeovers TO rolecall_app""")
    op.execute("""ALTER TABLE application_takeovers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_takeovers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_takeovers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_takeovers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_takeovers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("applications", "given_links")
    op.drop_column("applications", "given_name")
    op.drop_column("applications", "candidate_location")
    op.drop_index(
        "uq_application_takeovers_standing",
        table_name="application_takeovers",
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.drop_index("ix_application_takeovers_application", table_name="application_takeovers")
    op.drop_table("application_takeovers")
