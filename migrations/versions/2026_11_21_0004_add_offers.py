"""Add offers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0004"
down_revision = "2026_11_21_0003"
branch_labels = None
depends_on = None


_TRANSITIONS = ("applied", "moved", "reopened", "undone", "withdrawn", "migrated")
_MAILS = (
    "application_received",
    "application_stage_changed",
    "application_rejected",
    "application_hired",
    "application_withdrawn",
    "new_application",
    "invitation",
    "password_reset",
    "password_changed",
    "email_verification",
    "registration_repeated",
    "sign_in_alert",
    "account_locked",
    "organization_suspended",
    "approval_requested",
    "approval_granted",
    "approval_declined",
)
_NOTICES = (
    "new_application",
    "application_withdrawn",
    "application_assigned",
    "member_joined",
    "mail_not_delivered",
    "approval_requested",
    "approval_granted",
    "approval_declined",
    "approval_delegated",
)
_OFFER_MAILS = (
    "offer_sent",
    "offer_reminder",
    "offer_extended",
    "offer_withdrawn",
    "offer_accepted",
    "offer_answered",
)
_OFFER_NOTICES = (
    "offer_sent",
    "offer_accepted",
    "offer_declined",
    "offer_expired",
    "offer_withdrawn",
    "offer_not_accepted",
)


def _allow(table: str, kinds: tuple[str, ...]) -> None:
    """Let the column `kind` of a table have these values and no others."""
    name = op.f(f"ck_{table}_kind_known")
    op.drop_constraint(name, table, type_="check")
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    op.create_check_constraint(name, table, f"kind IN ({listed})")


def upgrade() -> None:
    """Apply."""
    _allow("application_transitions", (*_TRANSITIONS, "accepted"))
    _allow("messages", (*_MAILS, *_OFFER_MAILS))
    _allow("notifications", (*_NOTICES, *_OFFER_NOTICES))
    op.create_table(
        "offer_templates",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_sort", sa.Text(collation="C"), nullable=False),
        sa.Column("text", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("archived_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_offer_templates")),
    )
    op.create_index(
        "ix_offer_templates_name", "offer_templates", ["org_id", "name_sort", "id"], unique=False
    )
    op.create_index(
        "uq_offer_templates_name",
        "offer_templates",
        ["org_id", "name_sort"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "offers",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("candidate_name", sa.Text(), nullable=False),
        sa.Column("candidate_email", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("private_notes", sa.Text(), nullable=False),
        sa.Column("newest_version", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("link_nonce", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'pending_approval', 'approved', 'sent', 'accepted', 'declined', 'expired', 'withdrawn')",
            name=op.f("ck_offers_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "application_id"],
            ["applications.org_id", "applications.id"],
            name=op.f("fk_offers_org_id_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"], ["jobs.org_id", "jobs.id"], name=op.f("fk_offers_org_id_job_id")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_offers")),
    )
    op.create_index(
        "ix_offers_application",
        "offers",
        ["org_id", "application_id", "updated_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_offers_job", "offers", ["org_id", "job_id", "updated_at", "id"], unique=False
    )
    op.create_index("ix_offers_recent", "offers", ["org_id", "updated_at", "id"], unique=False)
    op.create_index(
        "ix_offers_status", "offers", ["org_id", "status", "updated_at", "id"], unique=False
    )
    op.create_index(
        "uq_offers_one_live",
        "offers",
        ["org_id", "application_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'pending_approval', 'approved', 'sent')"),
    )
    op.create_table(
        "offer_directory",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("email_norm", sa.Text(collation="C"), nullable=False),
        sa.Column("organization_name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("link_nonce", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "offer_id"],
            ["offers.org_id", "offers.id"],
            name=op.f("fk_offer_directory_org_id_offer_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "offer_id", name=op.f("pk_offer_directory")),
    )
    op.create_index(
        "ix_offer_directory_login", "offer_directory", ["email_norm", "sent_at"], unique=False
    )
    op.create_table(
        "offer_evidence",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("typed_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ip", sa.Text(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "offer_id"],
            ["offers.org_id", "offers.id"],
            name=op.f("fk_offer_evidence_org_id_offer_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "offer_id", name=op.f("pk_offer_evidence")),
    )
    op.create_table(
        "offer_versions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("letter", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "offer_id"],
            ["offers.org_id", "offers.id"],
            name=op.f("fk_offer_versions_org_id_offer_id"),
        ),
        sa.PrimaryKeyConstraint("org_id", "offer_id", "number", name=op.f("pk_offer_versions")),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON offer_templates TO rolecall_app""")
    op.execute("""ALTER TABLE offer_templates ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE offer_templates FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON offer_templates TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON offer_templates AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON offer_templates TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON offers TO rolecall_app""")
    op.execute("""ALTER TABLE offers ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE offers FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON offers TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON offers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON offers TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON offer_directory TO rolecall_app""")
    op.execute("""ALTER TABLE offer_directory ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE offer_directory FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON offer_directory TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON offer_directory AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()) OR email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) AND u.email_verified_at IS NOT NULL))"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON offer_directory AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON offer_directory AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON offer_directory AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON offer_directory TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON offer_evidence TO rolecall_app""")
    op.execute("""ALTER TABLE offer_evidence ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE offer_evidence FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON offer_evidence TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON offer_evidence AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON offer_evidence TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON offer_versions TO rolecall_app""")
    op.execute("""ALTER TABLE offer_versions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE offer_versions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON offer_versions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON offer_versions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON offer_versions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("UPDATE application_transitions SET kind = 'moved' WHERE kind = 'accepted'")
    op.execute("DELETE FROM messages WHERE kind LIKE 'offer%'")
    op.execute("DELETE FROM notifications WHERE kind LIKE 'offer%'")
    _allow("application_transitions", _TRANSITIONS)
    _allow("messages", _MAILS)
    _allow("notifications", _NOTICES)
    op.drop_table("offer_versions")
    op.drop_table("offer_evidence")
    op.drop_index("ix_offer_directory_login", table_name="offer_directory")
    op.drop_table("offer_directory")
    op.drop_index(
        "uq_offers_one_live",
        table_name="offers",
        postgresql_where=sa.text("status IN ('draft', 'pending_approval', 'approved', 'sent')"),
    )
    op.drop_index("ix_offers_status", table_name="offers")
    op.drop_index("ix_offers_recent", table_name="offers")
    op.drop_index("ix_offers_job", table_name="offers")
    op.drop_index("ix_offers_application", table_name="offers")
    op.drop_table("offers")
    op.drop_index(
        "uq_offer_templates_name",
        table_name="offer_templates",
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.drop_index("ix_offer_templates_name", table_name="offer_templates")
    op.drop_table("offer_templates")
