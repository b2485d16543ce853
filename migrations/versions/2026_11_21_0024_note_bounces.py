"""Note bounces."""

from alembic import op

revision = "2026_11_21_0024"
down_revision = "2026_11_21_0023"
branch_labels = None
depends_on = None

_NAME = "ck_arrived_mails_status_known"
_BEFORE = "'stored', 'answer', 'automatic', 'unreadable'"


def _allow(words: str) -> None:
    op.execute(f"ALTER TABLE arrived_mails DROP CONSTRAINT {_NAME}")
    op.execute(f"ALTER TABLE arrived_mails ADD CONSTRAINT {_NAME} CHECK (status IN ({words}))")


def upgrade() -> None:
    """Apply."""
    _allow(f"{_BEFORE}, 'bounce'")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM arrived_mails WHERE status = 'bounce'")
    _allow(_BEFORE)
