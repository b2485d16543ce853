"""Keep versions of what people agree to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0055"
down_revision = "2026_11_22_0054"
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
    "'accommodation_answered', 'data_copy_ready', 'data_copy_refused'{0}"
)
_WAYS = "'unrecorded', 'form', 'status_page', 'mail_link', 'portal', 'employer_site', 'api'"


def _allow(table: str, column: str, words: str) -> None:
    name = f"ck_{table}_{column}_known"
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({words})) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


# The notice that an organization shows now becomes its first version, in its own language. Consents
# to it refer to it from now on; the words of earlier ones were not kept.
_NOTICES = """
INSERT INTO consent_wordings (
    org_id, id, purpose, number, texts, is_material, note, published_at, published_by_name
)
SELECT s.org_id, gen_random_uuid(), 'application', s.consent_version,
       jsonb_build_object(
           CASE WHEN split_part(o.locale, '-', 1) IN ('de', 'es')
                THEN split_part(o.locale, '-', 1) ELSE 'en' END,
           s.privacy_notice_html
       ),
       true, '', s.updated_at, ''
FROM organization_settings s JOIN organizations o ON o.id = s.org_id
WHERE s.privacy_notice_html <> ''
"""
_CONSENTS = """
UPDATE candidate_consents c SET wording_id = w.id
FROM consent_wordings w
WHERE w.org_id = c.org_id AND w.purpose = c.purpose AND w.number::text = c.text_version
"""


def upgrade() -> None:
    """Apply."""
    _allow("messages", "kind", _MAILS.format(", 'consent_asked'"))
    for column, default in (("privacy_notice_html", ""), ("consent_version", "1")):
        op.alter_column("organization_settings", column, server_default=default)
    op.create_table(
        "consent_drafts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(collation="C"), nullable=False),
        sa.Column("texts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("changed_by_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('application', 'pool')", name=op.f("ck_consent_drafts_purpose_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "purpose", name=op.f("pk_consent_drafts")),
    )
    op.create_table(
        "consent_wordings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(collation="C"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("texts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_material", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("published_by_name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('application', 'pool')", name=op.f("ck_consent_wordings_purpose_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_consent_wordings")),
        sa.UniqueConstraint("org_id", "purpose", "number", name="uq_consent_wordings_number"),
    )
    op.add_column(
        "candidate_consents", sa.Column("state", sa.Text(), server_default="given", nullable=False)
    )
    op.add_column("candidate_consents", sa.Column("wording_id", sa.Uuid(), nullable=True))
    op.add_column(
        "candidate_consents", sa.Column("language", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "candidate_consents",
        sa.Column("way", sa.Text(), server_default="unrecorded", nullable=False),
    )
    op.add_column(
        "candidate_consents", sa.Column("shown", sa.Text(), server_default="", nullable=False)
    )
    op.add_column("candidate_consents", sa.Column("application_id", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_candidate_consents_purpose",
        "candidate_consents",
        ["org_id", "purpose", "id"],
        unique=False,
    )
    op.execute(
        "ALTER TABLE candidate_consents ADD CONSTRAINT fk_candidate_consents_org_id_wording_id "
        "FOREIGN KEY (org_id, wording_id) REFERENCES consent_wordings (org_id, id) NOT VALID"
    )
    op.execute(
        "ALTER TABLE candidate_consents VALIDATE CONSTRAINT fk_candidate_consents_org_id_wording_id"
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON consent_drafts TO rolecall_app""")
    op.execute("""ALTER TABLE consent_drafts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE consent_drafts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON consent_drafts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON consent_drafts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON consent_drafts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON consent_wordings TO rolecall_app""")
    op.execute("""ALTER TABLE consent_wordings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE consent_wordings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON consent_wordings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON consent_wordings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON consent_wordings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("candidate_consents", "state", "'given', 'withdrawn'")
    _allow("candidate_consents", "way", _WAYS)
    op.execute(_NOTICES)
    op.execute(_CONSENTS)


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'consent_asked'")
    _allow("messages", "kind", _MAILS.format(""))
    op.execute(
        "DELETE FROM candidate_consents WHERE state = 'withdrawn' OR purpose <> 'application'"
    )
    for column in ("privacy_notice_html", "consent_version"):
        op.alter_column("organization_settings", column, server_default=None)
    op.drop_constraint(
        op.f("fk_candidate_consents_org_id_wording_id"), "candidate_consents", type_="foreignkey"
    )
    op.drop_index("ix_candidate_consents_purpose", table_name="candidate_consents")
    op.drop_column("candidate_consents", "application_id")
    op.drop_column("candidate_consents", "shown")
    op.drop_column("candidate_consents", "way")
    op.drop_column("candidate_consents", "language")
    op.drop_column("candidate_consents", "wording_id")
    op.drop_column("candidate_consents", "state")
    op.drop_table("consent_wordings")
    op.drop_table("consent_drafts")
