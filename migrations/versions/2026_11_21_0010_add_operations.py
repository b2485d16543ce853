"""Add operations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0010"
down_revision = "2026_11_21_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "operations",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("parameters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=False),
        sa.Column("started_by_name", sa.Text(), nullable=False),
        sa.Column("ip", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("undo_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("undoes_id", sa.Uuid(), nullable=True),
        sa.Column("undone_by_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("file_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting', 'running', 'done', 'cancelled', 'stopped')",
            name=op.f("ck_operations_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_operations")),
        sa.UniqueConstraint("org_id", "undoes_id", name="uq_operations_undone_once"),
    )
    op.create_index(
        "ix_operations_recent", "operations", ["org_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "ix_operations_starter",
        "operations",
        ["org_id", "started_by", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "operation_items",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("given", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("undo", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting', 'done', 'skipped', 'refused', 'failed')",
            name=op.f("ck_operation_items_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "operation_id"],
            ["operations.org_id", "operations.id"],
            name=op.f("fk_operation_items_org_id_operation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "operation_id", "position", name=op.f("pk_operation_items")
        ),
    )
    op.create_index(
        "ix_operation_items_status",
        "operation_items",
        ["org_id", "operation_id", "status", "position"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON operations TO rolecall_app""")
    op.execute("""ALTER TABLE operations ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE operations FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON operations TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON operations AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON operations TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON operation_items TO rolecall_app""")
    op.execute("""ALTER TABLE operation_items ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE operation_items FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON operation_items TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON operation_items AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON operation_items TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_operation_items_status", table_name="operation_items")
    op.drop_table("operation_items")
    op.drop_index("ix_operations_starter", table_name="operations")
    op.drop_index("ix_operations_recent", table_name="operations")
    op.drop_table("operations")
