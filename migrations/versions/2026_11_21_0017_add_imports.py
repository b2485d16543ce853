"""Add imports."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0017"
down_revision = "2026_11_21_0016"
branch_labels = None
depends_on = None

_ORIGINS = ("application", "member", "api", "merge", "import", "system")


def _let_origins_be(*words: str) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    op.execute(
        "ALTER TABLE candidate_field_history DROP CONSTRAINT "
        "ck_candidate_field_history_origin_known, ADD CONSTRAINT "
        f"ck_candidate_field_history_origin_known CHECK (origin IN ({listed}))"
    )


def upgrade() -> None:
    """Apply."""
    _let_origins_be(*_ORIGINS)
    op.create_table(
        "import_mappings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column("targets", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_import_mappings")),
        sa.UniqueConstraint("org_id", "name_key", name="uq_import_mappings_name"),
    )
    op.create_table(
        "imports",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("columns", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("checked_version", sa.Integer(), nullable=True),
        sa.Column("check_id", sa.Uuid(), nullable=True),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "format IN ('csv', 'json', 'json_lines', 'json_resume')",
            name=op.f("ck_imports_format_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_recent", "imports", ["org_id", "created_at", "id"], unique=False)
    op.create_table(
        "import_rows",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("cells", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("person_key", sa.Text(collation="C"), nullable=True),
        sa.Column("problems", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("undo", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'new', 'changes', 'unchanged', 'duplicate', 'error', 'created', 'updated', 'left', 'failed', 'removed', 'restored', 'kept')",
            name=op.f("ck_import_rows_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "import_id"],
            ["imports.org_id", "imports.id"],
            name=op.f("fk_import_rows_org_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "import_id", "position", name=op.f("pk_import_rows")),
    )
    op.create_index(
        "ix_import_rows_person",
        "import_rows",
        ["org_id", "import_id", "person_key", "position"],
        unique=False,
        postgresql_where=sa.text("person_key IS NOT NULL"),
    )
    op.create_index(
        "ix_import_rows_state",
        "import_rows",
        ["org_id", "import_id", "state", "position"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON import_mappings TO rolecall_app""")
    op.execute("""ALTER TABLE import_mappings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE import_mappings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON import_mappings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON import_mappings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON import_mappings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON imports TO rolecall_app""")
    op.execute("""ALTER TABLE imports ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE imports FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON imports TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON imports AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON imports TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON import_rows TO rolecall_app""")
    op.execute("""ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE import_rows FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON import_rows TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON import_rows AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON import_rows TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("UPDATE candidate_field_history SET origin = 'system' WHERE origin = 'import'")
    _let_origins_be(*(word for word in _ORIGINS if word != "import"))
    op.drop_index("ix_import_rows_state", table_name="import_rows")
    op.drop_index(
        "ix_import_rows_person",
        table_name="import_rows",
        postgresql_where=sa.text("person_key IS NOT NULL"),
    )
    op.drop_table("import_rows")
    op.drop_index("ix_imports_recent", table_name="imports")
    op.drop_table("imports")
    op.drop_table("import_mappings")
