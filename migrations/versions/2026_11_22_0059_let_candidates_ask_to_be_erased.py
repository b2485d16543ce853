"""Let candidates ask to be erased."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0059"
down_revision = "2026_11_22_0058"
branch_labels = None
depends_on = None

_MAILS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'application_to_finish', 'new_application', "
    "'offer_sent', 'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', "
    "'offer_answered', 'mention', 'interview_news', 'interview_invitation', "
    "'interview_booking', 'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', "
    "'automation_reminder', 'report_mail', 'candidate_message', 'outreach', 'invitation', "
    "'password_reset', 'password_changed', 'email_verification', 'registration_repeated', "
    "'sign_in_alert', 'account_locked', 'organization_suspended', 'approval_requested', "
    "'approval_granted', 'approval_declined', 'retention_announced', 'sign_in_link', "
    "'accommodation_answered', 'data_copy_ready', 'data_copy_refused', 'consent_asked', "
    "'job_alert_asked', 'job_alert', 'passkey_added', 'passkey_removed', 'passkey_suspected'{0}"
)
_NOTICES = (
    "'new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', "
    "'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', "
    "'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', "
    "'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', "
    "'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', "
    "'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'approval_delegated', 'report_mail', 'report_mail_reader_lost', "
    "'report_mail_ownerless', 'accommodation_asked', 'retention_announced'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'erasure_confirm', 'erasure_news'"))
    _allow("notifications", "kind", _NOTICES.format(", 'erasure_asked'"))
    op.create_table(
        "erasure_requests",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("confirm_until", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("mailed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("mails", sa.SmallInteger(), server_default="1", nullable=False),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("runs_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("look", sa.Text(), server_default="nothing", nullable=False),
        sa.Column("released_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("decided_by_name", sa.Text(), server_default="", nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("leaving_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("erasure_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "asked_by IN ('member', 'portal', 'link')",
            name=op.f("ck_erasure_requests_asked_by_known"),
        ),
        sa.CheckConstraint(
            "ground IN ('expression', 'legal_duty', 'public_health', 'archives', 'claims', 'not_identified')",
            name=op.f("ck_erasure_requests_ground_known"),
        ),
        sa.CheckConstraint(
            "look IN ('nothing', 'several_records', 'other_address', 'hired')",
            name=op.f("ck_erasure_requests_look_known"),
        ),
        sa.CheckConstraint(
            "status IN ('unconfirmed', 'waiting', 'review', 'held', 'leaving', 'erased', 'refused', 'called_off', 'lapsed')",
            name=op.f("ck_erasure_requests_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_erasure_requests_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "erasure_id"],
            ["erasures.org_id", "erasures.id"],
            name=op.f("fk_erasure_requests_org_id_erasure_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_erasure_requests")),
        sa.UniqueConstraint("org_id", "number", name="uq_erasure_requests_number"),
    )
    op.create_index(
        "ix_erasure_requests_candidate",
        "erasure_requests",
        ["org_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "ix_erasure_requests_due",
        "erasure_requests",
        ["org_id", "id"],
        unique=False,
        postgresql_where=sa.text(
            "status IN ('unconfirmed', 'waiting', 'review', 'held', 'leaving')"
        ),
    )
    op.create_index(
        "ix_erasure_requests_recent",
        "erasure_requests",
        ["org_id", "requested_at", "id"],
        unique=False,
    )
    op.create_index(
        "uq_erasure_requests_open",
        "erasure_requests",
        ["org_id", "candidate_id"],
        unique=True,
        postgresql_where=sa.text(
            "status IN ('unconfirmed', 'waiting', 'review', 'held', 'leaving')"
        ),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON erasure_requests TO rolecall_app""")
    op.execute("""ALTER TABLE erasure_requests ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE erasure_requests FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON erasure_requests TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON erasure_requests AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON erasure_requests TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind IN ('erasure_confirm', 'erasure_news')")
    op.execute("DELETE FROM notifications WHERE kind = 'erasure_asked'")
    _allow("messages", "kind", _MAILS.format(""))
    _allow("notifications", "kind", _NOTICES.format(""))
    op.drop_index(
        "uq_erasure_requests_open",
        table_name="erasure_requests",
        postgresql_where=sa.text(
            "status IN ('unconfirmed', 'waiting', 'review', 'held', 'leaving')"
        ),
    )
    op.drop_index("ix_erasure_requests_recent", table_name="erasure_requests")
    op.drop_index(
        "ix_erasure_requests_due",
        table_name="erasure_requests",
        postgresql_where=sa.text(
            "status IN ('unconfirmed', 'waiting', 'review', 'held', 'leaving')"
        ),
    )
    op.drop_index("ix_erasure_requests_candidate", table_name="erasure_requests")
    op.drop_table("erasure_requests")
