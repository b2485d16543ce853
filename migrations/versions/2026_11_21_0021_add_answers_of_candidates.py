"""Add answers of candidates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0021"
down_revision = "2026_11_21_0020"
branch_labels = None
depends_on = None

_KIND = "reply_received"


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
    op.create_table(
        "reply_addresses",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_reply_addresses")),
    )
    op.create_table(
        "arrived_mails",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("envelope_from", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("from_email", sa.Text(), server_default="", nullable=False),
        sa.Column("from_name", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "from_other_address", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("body_text", sa.Text(), server_default="", nullable=False),
        sa.Column("rest_text", sa.Text(), server_default="", nullable=False),
        sa.Column("attachments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "route IN ('smtp', 'webhook')", name=op.f("ck_arrived_mails_route_known")
        ),
        sa.CheckConstraint(
            "status IN ('stored', 'answer', 'automatic', 'unreadable')",
            name=op.f("ck_arrived_mails_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "message_id"],
            ["messages.org_id", "messages.id"],
            name=op.f("fk_arrived_mails_org_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_arrived_mails")),
        sa.UniqueConstraint(
            "org_id", "dedupe_key", name=op.f("uq_arrived_mails_org_id_dedupe_key")
        ),
    )
    op.create_index(
        "ix_arrived_mails_record", "arrived_mails", ["org_id", "record_id", "id"], unique=False
    )
    op.add_column("messages", sa.Column("reply_token", sa.Text(), nullable=True))
    op.create_index(
        "ix_arrived_mails_message", "arrived_mails", ["org_id", "message_id"], unique=False
    )
    _change_kinds("notifications", add=_KIND)
    op.execute("""GRANT SELECT, INSERT ON reply_addresses TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON arrived_mails TO rolecall_app""")
    op.execute("""ALTER TABLE arrived_mails ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE arrived_mails FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON arrived_mails TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON arrived_mails AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON arrived_mails TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM notifications WHERE kind = '{_KIND}'")
    _change_kinds("notifications", remove=_KIND)
    op.drop_column("messages", "reply_token")
    op.drop_index("ix_arrived_mails_record", table_name="arrived_mails")
    op.drop_table("arrived_mails")
    op.drop_table("reply_addresses")
