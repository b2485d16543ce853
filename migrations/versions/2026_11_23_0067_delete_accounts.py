"""Delete accounts."""

from alembic import op

revision = "2026_11_23_0067"
down_revision = "2026_11_23_0066"
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
    "'erasure_confirm', 'erasure_news', "
    "'careers_domain_news', 'application_not_begun'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'account_deleted'"))
    _allow("users", "status", "'active', 'disabled', 'deleted'")


def downgrade() -> None:
    """Undo; what is left of a deleted login is one that is switched off."""
    op.execute("UPDATE users SET status = 'disabled' WHERE status = 'deleted'")
    _allow("users", "status", "'active', 'disabled'")
    op.execute("DELETE FROM messages WHERE kind = 'account_deleted'")
    _allow("messages", "kind", _MAILS.format(""))
