"""Ask for consent to texts."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0037"
down_revision = "2026_11_22_0036"
branch_labels = None
depends_on = None

_SOURCE = "ck_text_consents_source_known"
_BEFORE = "'status_page', 'recruiter', 'keyword', 'provider'"
_INDEX = "ix_text_consents_candidate"


def upgrade() -> None:
    """Apply."""
    op.add_column("text_consents", sa.Column("other_id", sa.Uuid(), nullable=True))
    op.create_index(
        _INDEX,
        "text_consents",
        ["org_id", "candidate_id"],
        unique=False,
        postgresql_where=sa.text("candidate_id IS NOT NULL"),
    )
    op.drop_constraint(op.f(_SOURCE), "text_consents", type_="check")
    op.create_check_constraint(
        op.f(_SOURCE), "text_consents", f"source IN ({_BEFORE}, 'application', 'merge', 'split')"
    )


def downgrade() -> None:
    """Undo; what was said in a form stays as said on the private page."""
    op.execute("DELETE FROM text_consents WHERE source IN ('merge', 'split')")
    op.execute("UPDATE text_consents SET source = 'status_page' WHERE source = 'application'")
    op.drop_constraint(op.f(_SOURCE), "text_consents", type_="check")
    op.create_check_constraint(op.f(_SOURCE), "text_consents", f"source IN ({_BEFORE})")
    op.drop_index(_INDEX, table_name="text_consents")
    op.drop_column("text_consents", "other_id")
