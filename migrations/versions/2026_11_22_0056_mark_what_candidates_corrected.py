"""Mark what candidates corrected."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0056"
down_revision = "2026_11_22_0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for table in ("profile_items", "profile_changes"):
        op.add_column(
            table,
            sa.Column(
                "by_candidate", sa.Boolean(), server_default=sa.text("false"), nullable=False
            ),
        )


def downgrade() -> None:
    """Undo."""
    for table in ("profile_changes", "profile_items"):
        op.drop_column(table, "by_candidate")
