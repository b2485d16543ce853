"""Import résumés."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0039"
down_revision = "2026_11_22_0038"
branch_labels = None
depends_on = None

_FORMAT = "ck_imports_format_known"
_BEFORE = "'csv', 'json', 'json_lines', 'json_resume'"


def upgrade() -> None:
    """Apply."""
    op.add_column("import_rows", sa.Column("file_id", sa.Uuid(), nullable=True))
    op.add_column(
        "import_rows",
        sa.Column("found", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    )
    op.add_column(
        "import_rows",
        sa.Column("is_unsure", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_index(
        "ix_import_rows_file",
        "import_rows",
        ["org_id", "file_id"],
        unique=False,
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_import_rows_org_id_file_id"),
        "import_rows",
        "files",
        ["org_id", "file_id"],
        ["org_id", "id"],
        ondelete="SET NULL (file_id)",
    )
    op.drop_constraint(op.f(_FORMAT), "imports", type_="check")
    op.create_check_constraint(op.f(_FORMAT), "imports", f"format IN ({_BEFORE}, 'resumes')")


def downgrade() -> None:
    """Undo; imports of résumés go, and who came by them stays."""
    op.execute("DELETE FROM imports WHERE format = 'resumes'")
    op.drop_constraint(op.f(_FORMAT), "imports", type_="check")
    op.create_check_constraint(op.f(_FORMAT), "imports", f"format IN ({_BEFORE})")
    op.drop_constraint(op.f("fk_import_rows_org_id_file_id"), "import_rows", type_="foreignkey")
    op.drop_index(
        "ix_import_rows_file",
        table_name="import_rows",
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    for column in ("is_unsure", "found", "file_id"):
        op.drop_column("import_rows", column)
