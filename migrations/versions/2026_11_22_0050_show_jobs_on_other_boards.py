"""Show jobs on other boards."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0050"
down_revision = "2026_11_22_0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "job_board_keys",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("asks_consent", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("rotated_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_job_board_keys")),
    )
    op.create_table(
        "job_boards",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("board", sa.Text(collation="C"), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "board IN ('greenhouse', 'lever', 'indeed', 'ziprecruiter', 'talent')",
            name=op.f("ck_job_boards_board_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "board", name=op.f("pk_job_boards")),
    )
    op.add_column("public_postings", sa.Column("number", sa.BigInteger(), nullable=True))
    # The last 48 bits of the id, as `rules.boards.numbers.job_number` has it.
    op.execute(
        "UPDATE public_postings "
        "SET number = ('x' || right(replace(id::text, '-', ''), 12))::bit(48)::bigint"
    )
    op.alter_column("public_postings", "number", nullable=False)
    op.create_index(
        "ix_public_postings_number", "public_postings", ["org_id", "number"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON job_board_keys TO rolecall_app""")
    op.execute("""ALTER TABLE job_board_keys ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_board_keys FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_board_keys TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_board_keys AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_board_keys TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON job_boards TO rolecall_app""")
    op.execute("""ALTER TABLE job_boards ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE job_boards FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON job_boards TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON job_boards AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON job_boards TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_public_postings_number", table_name="public_postings")
    op.drop_column("public_postings", "number")
    op.drop_table("job_boards")
    op.drop_table("job_board_keys")
