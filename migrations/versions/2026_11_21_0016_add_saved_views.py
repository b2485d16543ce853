"""Add saved views."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0016"
down_revision = "2026_11_21_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "saved_views",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column("shown", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "place IN ('applications', 'job', 'candidates')",
            name=op.f("ck_saved_views_place_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("org_id", "place", "owner_id", "name_key", name="uq_saved_views_own"),
    )
    op.create_index(
        "uq_saved_views_shared",
        "saved_views",
        ["org_id", "place", "name_key"],
        unique=True,
        postgresql_where=sa.text("shared"),
    )
    op.create_table(
        "saved_view_defaults",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(collation="C"), nullable=False),
        sa.Column("view_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "place IN ('applications', 'job', 'candidates')",
            name=op.f("ck_saved_view_defaults_place_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "view_id"],
            ["saved_views.org_id", "saved_views.id"],
            name=op.f("fk_saved_view_defaults_org_id_view_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "user_id", "place", name=op.f("pk_saved_view_defaults")),
    )
    op.create_index(
        "ix_saved_view_defaults_view", "saved_view_defaults", ["org_id", "view_id"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO rolecall_app""")
    op.execute("""ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE saved_views FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON saved_views TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON saved_views AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON saved_views TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view_defaults TO rolecall_app""")
    op.execute("""ALTER TABLE saved_view_defaults ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE saved_view_defaults FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON saved_view_defaults TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON saved_view_defaults AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON saved_view_defaults TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_saved_view_defaults_view", table_name="saved_view_defaults")
    op.drop_table("saved_view_defaults")
    op.drop_index("uq_saved_views_shared", table_name="saved_views", postgresql_where="shared")
    op.drop_table("saved_views")
