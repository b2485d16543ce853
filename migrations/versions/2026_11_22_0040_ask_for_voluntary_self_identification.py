"""Ask for voluntary self-identification."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0040"
down_revision = "2026_11_22_0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "self_identification_answers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("race", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "race IN ('hispanic', 'white', 'black', 'pacific_islander', 'asian', 'american_indian', 'two_or_more')",
            name=op.f("ck_self_identification_answers_race_known"),
        ),
        sa.CheckConstraint(
            "sex IN ('female', 'male')", name=op.f("ck_self_identification_answers_sex_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_self_identification_answers_org_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "application_id", name=op.f("pk_self_identification_answers")
        ),
    )
    op.add_column(
        "organization_settings",
        sa.Column(
            "asks_self_identification",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
        ),
    )
    op.add_column(
        "organization_settings",
        sa.Column("smallest_group", sa.SmallInteger(), server_default="5", nullable=False),
    )
    op.create_check_constraint(
        op.f("ck_organization_settings_smallest_group_safe"),
        "organization_settings",
        "smallest_group BETWEEN 5 AND 100",
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON self_identification_answers TO rolecall_app"""
    )
    op.execute("""ALTER TABLE self_identification_answers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE self_identification_answers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON self_identification_answers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON self_identification_answers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY sealed ON self_identification_answers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (current_setting('app.unsealed', true) = 'on') WITH CHECK (current_setting('app.unsealed', true) = 'on')"""
    )
    op.execute(
        """CREATE POLICY migrations ON self_identification_answers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("organization_settings", "smallest_group")
    op.drop_column("organization_settings", "asks_self_identification")
    op.drop_table("self_identification_answers")
