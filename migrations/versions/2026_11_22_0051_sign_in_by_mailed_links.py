"""Sign in by mailed links."""

from alembic import op

revision = "2026_11_22_0051"
down_revision = "2026_11_22_0050"
branch_labels = None
depends_on = None

_PURPOSE = "ck_account_tokens_purpose_known"
_KIND = "ck_messages_kind_known"
_KINDS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'new_application', 'offer_sent', "
    "'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', "
    "'mention', 'interview_news', 'interview_invitation', 'interview_booking', "
    "'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', "
    "'report_mail', 'candidate_message', 'outreach', 'invitation', 'password_reset', "
    "'password_changed', 'email_verification', 'registration_repeated', 'sign_in_alert', "
    "'account_locked', 'organization_suspended', 'approval_requested', 'approval_granted', "
    "'approval_declined', 'retention_announced', 'application_to_finish'"
)


def upgrade() -> None:
    """Apply."""
    op.drop_constraint(op.f(_PURPOSE), "account_tokens", type_="check")
    op.create_check_constraint(
        op.f(_PURPOSE), "account_tokens", "purpose IN ('verify_email', 'reset_password', 'sign_in')"
    )
    op.drop_constraint(op.f(_KIND), "messages", type_="check")
    op.create_check_constraint(op.f(_KIND), "messages", f"kind IN ({_KINDS}, 'sign_in_link')")


def downgrade() -> None:
    """Undo; links and mails of this kind go."""
    op.execute("DELETE FROM messages WHERE kind = 'sign_in_link'")
    op.drop_constraint(op.f(_KIND), "messages", type_="check")
    op.create_check_constraint(op.f(_KIND), "messages", f"kind IN ({_KINDS})")
    op.execute("DELETE FROM account_tokens WHERE purpose = 'sign_in'")
    op.drop_constraint(op.f(_PURPOSE), "account_tokens", type_="check")
    op.create_check_constraint(
        op.f(_PURPOSE), "account_tokens", "purpose IN ('verify_email', 'reset_password')"
    )
