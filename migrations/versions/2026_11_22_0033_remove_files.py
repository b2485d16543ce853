"""Remove files."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0033"
down_revision = "2026_11_22_0032"
branch_labels = None
depends_on = None

_STATUS = "ck_files_status_known"
_BEFORE = "'pending', 'stored', 'released', 'quarantined', 'failed'"


def upgrade() -> None:
    """Apply."""
    op.add_column("files", sa.Column("kind", sa.Text(), nullable=True))
    op.add_column("files", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("files", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("files", sa.Column("removed_by", sa.Text(), nullable=True))
    op.add_column("files", sa.Column("removed_from", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_files_kind_known"),
        "files",
        "kind IN ('resume', 'cover_letter', 'certificate', 'reference', 'other')",
    )
    op.drop_constraint(op.f(_STATUS), "files", type_="check")
    op.create_check_constraint(op.f(_STATUS), "files", f"status IN ({_BEFORE}, 'removed')")


def downgrade() -> None:
    """Undo; what was removed and could still be brought back is there again."""
    op.execute("UPDATE files SET status = removed_from WHERE status = 'removed'")
    op.drop_constraint(op.f(_STATUS), "files", type_="check")
    op.create_check_constraint(op.f(_STATUS), "files", f"status IN ({_BEFORE})")
    op.drop_constraint(op.f("ck_files_kind_known"), "files", type_="check")
    for column in ("removed_from", "removed_by", "removed_at", "version", "kind"):
        op.drop_column("files", column)
