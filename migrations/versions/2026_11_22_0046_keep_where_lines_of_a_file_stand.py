"""Keep where lines of a file stand, and what a reader of it should know."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0046"
down_revision = "2026_11_22_0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Files are read again in the background, as the readers have a new version."""
    op.add_column("file_texts", sa.Column("layout", sa.Text(), nullable=True))
    op.add_column("file_texts", sa.Column("remarks", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("file_texts", "remarks")
    op.drop_column("file_texts", "layout")
