"""Keep how sentences were made."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0045"
down_revision = "2026_11_22_0044"
branch_labels = None
depends_on = None

_ADDED = (
    ("operations", "title_said"),
    ("operations", "remark_said"),
    ("operation_items", "label_said"),
    ("operation_items", "detail_said"),
)


def upgrade() -> None:
    """Apply. What is there has no parts and stays English."""
    for table, column in _ADDED:
        op.add_column(
            table,
            sa.Column(column, postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        )


def downgrade() -> None:
    """Undo."""
    for table, column in reversed(_ADDED):
        op.drop_column(table, column)
