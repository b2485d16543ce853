"""Sign in with passkeys."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0058"
down_revision = "2026_11_22_0057"
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
    "'job_alert_asked', 'job_alert'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "used_challenges",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_used_challenges")),
    )
    op.create_index(
        "ix_used_challenges_expires_at", "used_challenges", ["expires_at"], unique=False
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rp_id", sa.Text(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("backup_eligible", sa.Boolean(), nullable=False),
        sa.Column("backed_up", sa.Boolean(), nullable=False),
        sa.Column("aaguid", sa.Uuid(), nullable=False),
        sa.Column("transports", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("suspected_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_passkeys_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    op.create_index("ix_passkeys_user_id", "passkeys", ["user_id"], unique=False)
    op.add_column("sessions", sa.Column("way", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True))
    _allow("sessions", "way", "'password', 'mail_link', 'invitation', 'passkey'")
    _allow(
        "messages",
        "kind",
        _MAILS.format(", 'passkey_added', 'passkey_removed', 'passkey_suspected'"),
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON used_challenges TO rolecall_app""")
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys TO rolecall_app""")


def downgrade() -> None:
    """Undo."""
    op.execute(
        "DELETE FROM messages "
        "WHERE kind IN ('passkey_added', 'passkey_removed', 'passkey_suspected')"
    )
    _allow("messages", "kind", _MAILS.format(""))
    op.drop_column("sessions", "confirmed_at")
    op.drop_column("sessions", "way")
    op.drop_index("ix_passkeys_user_id", table_name="passkeys")
    op.drop_table("passkeys")
    op.drop_index("ix_used_challenges_expires_at", table_name="used_challenges")
    op.drop_table("used_challenges")
