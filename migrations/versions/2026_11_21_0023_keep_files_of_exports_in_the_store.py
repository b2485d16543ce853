"""Keep files of exports in the store.

Files that were made before went with their operation's items; they are not offered any more, and
can be made again.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0023"
down_revision = "2026_11_21_0022"
branch_labels = None
depends_on = None

_TYPES = ("pdf", "docx", "doc", "odt", "rtf", "txt", "html", "png", "jpeg", "webp")
_PURPOSES = ("resume", "document", "image")


def upgrade() -> None:
    """Apply."""
    op.add_column("operations", sa.Column("file_id", sa.Uuid(), nullable=True))
    op.add_column(
        "operations", sa.Column("file_rows", sa.Integer(), server_default="0", nullable=False)
    )
    op.execute("UPDATE operations SET file_name = NULL, file_until = NULL")
    _know("file_type", (*_TYPES, "csv", "json"))
    _know("purpose", (*_PURPOSES, "export"))


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM files WHERE purpose = 'export'")
    _know("purpose", _PURPOSES)
    _know("file_type", _TYPES)
    op.drop_column("operations", "file_rows")
    op.drop_column("operations", "file_id")


def _know(column: str, words: tuple[str, ...]) -> None:
    name = op.f(f"ck_files_{column}_known")
    listed = ", ".join(f"'{word}'" for word in words)
    op.drop_constraint(name, "files", type_="check")
    op.create_check_constraint(name, "files", f"{column} IN ({listed})")
