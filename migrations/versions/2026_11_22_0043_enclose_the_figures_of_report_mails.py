"""Enclose the figures of report mails."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0043"
down_revision = "2026_11_22_0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "messages", sa.Column("enclosed", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.add_column(
        "report_mail_readers",
        sa.Column("with_file", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("report_mail_readers", "with_file")
    op.drop_column("messages", "enclosed")
