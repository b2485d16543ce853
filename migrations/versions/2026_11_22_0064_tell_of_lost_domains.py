"""Tell of lost domains.

And tell what was written in the portal from what was on the page, and what a posting's organization
says about applying again.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0064"
down_revision = "2026_11_22_0063"
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
    "'erasure_confirm', 'erasure_news'{0}"
)
_NOTICES = (
    "'new_application', 'application_withdrawn', 'application_assigned', 'offer_sent', "
    "'offer_accepted', 'offer_declined', 'offer_expired', 'offer_withdrawn', "
    "'offer_not_accepted', 'mention', 'interview_scheduled', 'interview_changed', "
    "'interview_cancelled', 'booking_answered', 'scorecard_reminder', 'scorecard_overdue', "
    "'scorecard_submitted', 'promise_overdue', 'automation_reminder', 'member_joined', "
    "'mail_not_delivered', 'reply_received', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'approval_delegated', 'report_mail', 'report_mail_reader_lost', "
    "'report_mail_ownerless', 'accommodation_asked', 'retention_announced', 'erasure_asked'{0}"
)


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'careers_domain_news'"))
    _allow(
        "notifications",
        "kind",
        _NOTICES.format(", 'careers_domain_missing', 'careers_domain_lost', 'careers_domain_back'"),
    )
    _allow("arrived_mails", "route", "'smtp', 'webhook', 'page', 'portal'")
    op.add_column(
        "public_postings",
        sa.Column("reapply_policy", sa.Text(), server_default="after_closure", nullable=False),
    )
    op.execute(
        "UPDATE public_postings SET reapply_policy = s.reapply_policy FROM organization_settings s "
        "WHERE s.org_id = public_postings.org_id AND s.reapply_policy <> 'after_closure'"
    )
    _allow("public_postings", "reapply_policy", "'never', 'after_closure'")


def downgrade() -> None:
    """Undo; what was written in the portal counts as written on the page, as it did before."""
    op.drop_column("public_postings", "reapply_policy")
    op.execute("UPDATE arrived_mails SET route = 'page' WHERE route = 'portal'")
    _allow("arrived_mails", "route", "'smtp', 'webhook', 'page'")
    op.execute("DELETE FROM messages WHERE kind = 'careers_domain_news'")
    op.execute(
        "DELETE FROM notifications WHERE kind IN "
        "('careers_domain_missing', 'careers_domain_lost', 'careers_domain_back')"
    )
    _allow("messages", "kind", _MAILS.format(""))
    _allow("notifications", "kind", _NOTICES.format(""))
