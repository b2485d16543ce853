"""Begin applications by answers."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_0066"
down_revision = "2026_11_22_0065"
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
    "'job_alert_asked', 'job_alert', 'passkey_added', 'passkey_removed', 'passkey_suspected', "
    "'erasure_confirm', 'erasure_news', 'careers_domain_news'{0}"
)


def _allow(words: str) -> None:
    name = "ck_messages_kind_known"
    op.execute(f"ALTER TABLE messages DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE messages ADD CONSTRAINT {name} CHECK (kind IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE messages VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    op.add_column("messages", sa.Column("topic_id", sa.Uuid(), nullable=True))
    op.add_column(
        "arrived_mails",
        sa.Column("outcome", sa.Text(collation="C"), server_default="", nullable=False),
    )
    _allow(_MAILS.format(", 'application_not_begun'"))


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'application_not_begun'")
    _allow(_MAILS.format(""))
    op.drop_column("arrived_mails", "outcome")
    op.drop_column("messages", "topic_id")
