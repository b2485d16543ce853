"""Let organizations make roles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0029"
down_revision = "2026_11_21_0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "custom_roles",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("base_role", sa.Text(), nullable=False),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "base_role IN ('organization_admin', 'recruiter', 'hiring_manager', 'interviewer')",
            name=op.f("ck_custom_roles_base_role_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_custom_roles")),
    )
    op.create_index("uq_custom_roles_name", "custom_roles", ["org_id", "name_norm"], unique=True)
    op.add_column("invitations", sa.Column("custom_role_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_invitations_org_id_custom_role_id"),
        "invitations",
        "custom_roles",
        ["org_id", "custom_role_id"],
        ["org_id", "id"],
    )
    op.add_column("memberships", sa.Column("custom_role_id", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_memberships_custom_role_id",
        "memberships",
        ["org_id", "custom_role_id"],
        unique=False,
        postgresql_where=sa.text("custom_role_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_memberships_org_id_custom_role_id"),
        "memberships",
        "custom_roles",
        ["org_id", "custom_role_id"],
        ["org_id", "id"],
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON custom_roles TO rolecall_app""")
    op.execute("""ALTER TABLE custom_roles ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE custom_roles FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON custom_roles TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON custom_roles AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON custom_roles TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_constraint(
        op.f("fk_memberships_org_id_custom_role_id"), "memberships", type_="foreignkey"
    )
    op.drop_index(
        "ix_memberships_custom_role_id",
        table_name="memberships",
        postgresql_where=sa.text("custom_role_id IS NOT NULL"),
    )
    op.drop_column("memberships", "custom_role_id")
    op.drop_constraint(
        op.f("fk_invitations_org_id_custom_role_id"), "invitations", type_="foreignkey"
    )
    op.drop_column("invitations", "custom_role_id")
    op.drop_index("uq_custom_roles_name", table_name="custom_roles")
    op.drop_table("custom_roles")
