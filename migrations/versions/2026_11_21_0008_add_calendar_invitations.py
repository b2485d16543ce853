"""Add calendar invitations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0008"
down_revision = "2026_11_21_0007"
branch_labels = None
depends_on = None

_KIND = "interview_invitation"


def _change_kinds(table: str, *, add: str = "", remove: str = "") -> None:
    """Make the check of a table's kinds anew, with one more or one less, whatever is in it."""
    name = f"ck_{table}_kind_known"
    op.execute(
        f"""DO $$
DECLARE words text;
BEGIN
SELECT string_agg(quote_literal(word), ', ') INTO words FROM (
SELECT part[1] AS word FROM pg_constraint,
regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g') AS part
WHERE conname = '{name}' UNION SELECT '{add}') AS listed WHERE word NOT IN ('', '{remove}');
ALTER TABLE {table} DROP CONSTRAINT {name};
EXECUTE 'ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN (' || words || '))';
END $$"""
    )


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "interviews", sa.Column("candidate_note", sa.Text(), server_default="", nullable=False)
    )
    # Candidates of interviews that stand already were told of them by other means.
    op.add_column(
        "interviews",
        sa.Column("invites_candidate", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.alter_column("interviews", "invites_candidate", server_default=sa.true())
    op.add_column("interviews", sa.Column("closed_at", sa.TIMESTAMP(timezone=True), nullable=True))
    op.add_column(
        "messages",
        sa.Column("calendar", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    )
    _change_kinds("messages", add=_KIND)


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM messages WHERE kind = '{_KIND}'")
    _change_kinds("messages", remove=_KIND)
    op.drop_column("messages", "calendar")
    op.drop_column("interviews", "closed_at")
    op.drop_column("interviews", "invites_candidate")
    op.drop_column("interviews", "candidate_note")
