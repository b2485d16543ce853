"""Let people end mails."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0026"
down_revision = "2026_11_21_0025"
branch_labels = None
depends_on = None

_KINDS = (
    "'application_received', 'application_stage_changed', 'application_rejected', "
    "'application_hired', 'application_withdrawn', 'new_application', 'offer_sent', "
    "'offer_reminder', 'offer_extended', 'offer_withdrawn', 'offer_accepted', 'offer_answered', "
    "'mention', 'interview_news', 'interview_invitation', 'interview_booking', "
    "'scorecard_reminder', 'scorecard_overdue', 'promise_overdue', 'automation_reminder', "
    "'candidate_message', {0}'invitation', 'password_reset', 'password_changed', "
    "'email_verification', 'registration_repeated', 'sign_in_alert', 'account_locked', "
    "'organization_suspended', 'approval_requested', 'approval_granted', 'approval_declined'"
)
_STATUSES = (
    "'held', 'queued', 'sending', 'sent', 'failed', 'uncertain', 'recalled', 'suppressed'{0}"
)


def _allow(column: str, words: str) -> None:
    name = f"ck_messages_{column}_known"
    op.execute(f"ALTER TABLE messages DROP CONSTRAINT {name}")
    op.execute(f"ALTER TABLE messages ADD CONSTRAINT {name} CHECK ({column} IN ({words}))")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "mail_unsubscribes",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "email_norm", name=op.f("pk_mail_unsubscribes")),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON mail_unsubscribes TO rolecall_app""")
    op.execute("""ALTER TABLE mail_unsubscribes ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE mail_unsubscribes FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON mail_unsubscribes TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON mail_unsubscribes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON mail_unsubscribes TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("kind", _KINDS.format("'outreach', "))
    _allow("status", _STATUSES.format(", 'unsubscribed'"))
    # What was wished about one mail for all answers is now wished about each of them.
    op.execute(
        """INSERT INTO notification_preferences (org_id, user_id, kind, email, in_app)
        SELECT org_id, user_id, told.kind, false, true
        FROM notification_preferences p, (VALUES ('offer_accepted'), ('offer_declined'),
            ('offer_expired'), ('offer_not_accepted')) AS told (kind)
        WHERE p.kind = 'offer_answered' AND NOT p.email
        ON CONFLICT (org_id, user_id, kind) DO UPDATE SET email = false"""
    )
    op.execute("DELETE FROM notification_preferences WHERE kind = 'offer_answered'")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'outreach'")
    op.execute("UPDATE messages SET status = 'recalled' WHERE status = 'unsubscribed'")
    _allow("status", _STATUSES.format(""))
    _allow("kind", _KINDS.format(""))
    op.drop_table("mail_unsubscribes")
