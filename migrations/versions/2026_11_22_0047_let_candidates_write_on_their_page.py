"""Let candidates write on their page."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0047"
down_revision = "2026_11_22_0046"
branch_labels = None
depends_on = None

_ROUTE = "ck_arrived_mails_route_known"


def upgrade() -> None:
    """Apply."""
    op.alter_column("arrived_mails", "message_id", existing_type=sa.Uuid(), nullable=True)
    op.drop_constraint(op.f(_ROUTE), "arrived_mails", type_="check")
    op.create_check_constraint(
        op.f(_ROUTE), "arrived_mails", "route IN ('smtp', 'webhook', 'page')"
    )
    op.add_column(
        "organization_settings",
        sa.Column("shown_decider", sa.Text(), server_default="role", nullable=False),
    )
    op.create_check_constraint(
        op.f("ck_organization_settings_shown_decider_known"),
        "organization_settings",
        "shown_decider IN ('nobody', 'role', 'name')",
    )
    op.add_column(
        "organization_settings",
        sa.Column(
            "shows_promised_date", sa.Boolean(), server_default=sa.text("true"), nullable=False
        ),
    )


def downgrade() -> None:
    """Undo; what candidates wrote on their page goes, because nothing before can show it."""
    op.drop_column("organization_settings", "shows_promised_date")
    op.drop_column("organization_settings", "shown_decider")
    op.execute("DELETE FROM arrived_mails WHERE route = 'page'")
    op.drop_constraint(op.f(_ROUTE), "arrived_mails", type_="check")
    op.create_check_constraint(op.f(_ROUTE), "arrived_mails", "route IN ('smtp', 'webhook')")
    op.alter_column("arrived_mails", "message_id", existing_type=sa.Uuid(), nullable=False)
