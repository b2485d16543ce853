"""Add mail templates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0020"
down_revision = "2026_11_21_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "mail_templates",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("texts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_mail_templates")),
        sa.UniqueConstraint(
            "org_id", "kind", "name_norm", name=op.f("uq_mail_templates_org_id_kind_name_norm")
        ),
    )
    op.add_column(
        "messages", sa.Column("wording", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.add_column("messages", sa.Column("author_id", sa.Uuid(), nullable=True))
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON mail_templates TO rolecall_app""")
    op.execute("""ALTER TABLE mail_templates ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE mail_templates FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON mail_templates TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON mail_templates AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON mail_templates TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("messages", "author_id")
    op.drop_column("messages", "wording")
    op.drop_table("mail_templates")
