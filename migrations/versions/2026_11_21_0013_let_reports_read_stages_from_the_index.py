"""Let reports read stages from the index."""

from alembic import op

revision = "2026_11_21_0013"
down_revision = "2026_11_21_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_index(
        op.f("ix_application_transitions_application"), table_name="application_transitions"
    )
    op.create_index(
        "ix_application_transitions_story",
        "application_transitions",
        ["org_id", "application_id", "at", "id"],
        unique=False,
        postgresql_include=["kind", "to_kind", "to_key"],
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index(
        "ix_application_transitions_story",
        table_name="application_transitions",
        postgresql_include=["kind", "to_kind", "to_key"],
    )
    op.create_index(
        op.f("ix_application_transitions_application"),
        "application_transitions",
        ["org_id", "application_id", "at", "id"],
        unique=False,
    )
