"""Cover what lists and reports count."""

from alembic import op

revision = "2026_11_21_0028"
down_revision = "2026_11_21_0027"
branch_labels = None
depends_on = None

_INDEXES = (
    (
        "ix_applications_recent", "applications", ["org_id", "applied_at", "id"],
        ["job_id", "status", "source", "stage_entered_at"],
    ),
    ("ix_candidates_recent", "candidates", ["org_id", "created_at", "id"], ["merged_into"]),
)  # fmt: skip


def upgrade() -> None:
    """Apply."""
    for name, table, columns, included in _INDEXES:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, unique=False, postgresql_include=included)


def downgrade() -> None:
    """Undo."""
    for name, table, columns, _ in _INDEXES:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, unique=False)
