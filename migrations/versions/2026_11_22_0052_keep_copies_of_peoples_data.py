"""Keep copies of people's data."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0052"
down_revision = "2026_11_22_0051"
branch_labels = None
depends_on = None

_MAILS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', 'offer_sent', "
    "'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', "
    "'offer_answered', 'mention', 'interview_news', 'interview_invitation', "
    "'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', "
    "'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', "
    "'password_reset', 'password_changed', 'email_verification', 'registration_repeated', "
    "'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', "
    "'approval_granted', 'approval_declined', 'retention_announced', 'sign_in_link'{0}"
)
_TYPES = (
    "'pdf', 'docx', 'doc', 'odt', 'rtf', 'txt', 'html', 'png', 'jpeg', 'webp', 'csv', 'json'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'data_copy_ready', 'data_copy_refused'"))
    _allow("files", "file_type", _TYPES.format(", 'zip'"))
    op.create_table(
        "disclosure_choices",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("notes", sa.Boolean(), nullable=False),
        sa.Column("assessments", sa.Boolean(), nullable=False),
        sa.Column("private_notes", sa.Boolean(), nullable=False),
        sa.Column("references", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_disclosure_choices")),
    )
    op.create_table(
        "data_copies",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("requested_by_name", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("decided_by_name", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("ready_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("file_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("fetched_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "asked_by IN ('member', 'portal', 'link')", name=op.f("ck_data_copies_asked_by_known")
        ),
        sa.CheckConstraint(
            "status IN ('waiting', 'making', 'ready', 'refused', 'over')",
            name=op.f("ck_data_copies_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_data_copies_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_data_copies")),
    )
    op.create_index(
        "ix_data_copies_candidate",
        "data_copies",
        ["org_id", "candidate_id", "requested_at"],
        unique=False,
    )
    op.create_index(
        "ix_data_copies_over",
        "data_copies",
        ["org_id", "file_until"],
        unique=False,
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    op.create_index(
        "ix_data_copies_recent", "data_copies", ["org_id", "requested_at", "id"], unique=False
    )
    op.create_index(
        "uq_data_copies_open",
        "data_copies",
        ["org_id", "candidate_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('waiting', 'making')"),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON disclosure_choices TO rolecall_app""")
    op.execute("""ALTER TABLE disclosure_choices ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE disclosure_choices FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON disclosure_choices TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON disclosure_choices AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON disclosure_choices TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON data_copies TO rolecall_app""")
    op.execute("""ALTER TABLE data_copies ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE data_copies FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON data_copies TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON data_copies AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON data_copies TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind IN ('data_copy_ready', 'data_copy_refused')")
    op.execute("DELETE FROM files WHERE file_type = 'zip'")
    _allow("messages", "kind", _MAILS.format(""))
    _allow("files", "file_type", _TYPES.format(""))
    op.drop_index(
        "uq_data_copies_open",
        table_name="data_copies",
        postgresql_where=sa.text("status IN ('waiting', 'making')"),
    )
    op.drop_index("ix_data_copies_recent", table_name="data_copies")
    op.drop_index(
        "ix_data_copies_over",
        table_name="data_copies",
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    op.drop_index("ix_data_copies_candidate", table_name="data_copies")
    op.drop_table("data_copies")
    op.drop_table("disclosure_choices")
