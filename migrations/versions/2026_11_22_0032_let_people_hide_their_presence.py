"""Let people hide their presence."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0032"
down_revision = "2026_11_21_0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "presence_choices",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "user_id", name=op.f("pk_presence_choices")),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON presence_choices TO rolecall_app""")
    op.execute("""ALTER TABLE presence_choices ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE presence_choices FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON presence_choices TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON presence_choices AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON presence_choices TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("presence_choices")
