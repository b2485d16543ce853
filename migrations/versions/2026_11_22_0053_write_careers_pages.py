"""Write careers pages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0053"
down_revision = "2026_11_22_0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "careers_page_revisions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(collation="C"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blocks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "org_id", "language", "number", name=op.f("pk_careers_page_revisions")
        ),
    )
    op.create_table(
        "careers_pages",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(collation="C"), nullable=False),
        sa.Column("draft", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("published", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "language", name=op.f("pk_careers_pages")),
    )
    op.create_table(
        "careers_pictures",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("picture_id", sa.Uuid(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "file_id"],
            ["files.org_id", "files.id"],
            name=op.f("fk_careers_pictures_org_id_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "picture_id", "width", name=op.f("pk_careers_pictures")),
    )
    op.create_index(
        "ix_careers_pictures_file", "careers_pictures", ["org_id", "file_id"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT ON careers_page_revisions TO rolecall_app""")
    op.execute("""ALTER TABLE careers_page_revisions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_page_revisions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_page_revisions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON careers_page_revisions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_page_revisions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON careers_pages TO rolecall_app""")
    op.execute("""ALTER TABLE careers_pages ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_pages FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_pages TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON careers_pages AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_pages TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON careers_pictures TO rolecall_app""")
    op.execute("""ALTER TABLE careers_pictures ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_pictures FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_pictures TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON careers_pictures AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_pictures TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_careers_pictures_file", table_name="careers_pictures")
    op.drop_table("careers_pictures")
    op.drop_table("careers_pages")
    op.drop_table("careers_page_revisions")
