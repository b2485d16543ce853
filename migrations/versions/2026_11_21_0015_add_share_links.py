"""Add share links."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0015"
down_revision = "2026_11_21_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "share_links",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_share_links_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_share_links")),
    )
    op.create_index("ix_share_links_job", "share_links", ["org_id", "job_id", "id"], unique=False)
    op.create_index("uq_share_links_code", "share_links", ["org_id", "code"], unique=True)
    op.add_column("applications", sa.Column("share_link_id", sa.Uuid(), nullable=True))
    op.add_column(
        "applications", sa.Column("share_link_label", sa.Text(), server_default="", nullable=False)
    )
    op.create_index(
        "ix_applications_share_link",
        "applications",
        ["org_id", "share_link_id", "applied_at", "id"],
        unique=False,
        postgresql_where=sa.text("share_link_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_applications_org_id_share_link_id"),
        "applications",
        "share_links",
        ["org_id", "share_link_id"],
        ["org_id", "id"],
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON share_links TO rolecall_app""")
    op.execute("""ALTER TABLE share_links ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE share_links FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON share_links TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON share_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON share_links TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_constraint(
        op.f("fk_applications_org_id_share_link_id"), "applications", type_="foreignkey"
    )
    op.drop_index(
        "ix_applications_share_link",
        table_name="applications",
        postgresql_where=sa.text("share_link_id IS NOT NULL"),
    )
    op.drop_column("applications", "share_link_label")
    op.drop_column("applications", "share_link_id")
    op.drop_index("uq_share_links_code", table_name="share_links")
    op.drop_index("ix_share_links_job", table_name="share_links")
    op.drop_table("share_links")
