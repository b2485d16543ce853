"""Add approvals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0003"
down_revision = "2026_11_21_0002"
branch_labels = None
depends_on = None

JOB_STATUSES = ("draft", "open", "on_hold", "closed", "archived")
MAIL_KINDS = (
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
)
NEW_MAIL_KINDS = ("approval_requested", "approval_granted", "approval_declined")
NOTICE_KINDS = (
    "new_application",
    "application_withdrawn",
    "application_assigned",
    "member_joined",
    "mail_not_delivered",
)
NEW_NOTICE_KINDS = (*NEW_MAIL_KINDS, "approval_delegated")


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _allow(table: str, column: str, *words: tuple[str, ...] | str) -> None:
    """Let the column hold these words and no others."""
    known = tuple(one for word in words for one in ((word,) if isinstance(word, str) else word))
    name = op.f(f"ck_{table}_{column}_known")
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, f"{column} IN ({_quoted(known)})")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "approval_chains",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("sequence", sa.Text(), nullable=False),
        sa.Column("groups", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("departments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("allows_own", sa.Boolean(), nullable=False),
        sa.Column("remind_after_days", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('job', 'offer')", name=op.f("ck_approval_chains_kind_known")),
        sa.CheckConstraint(
            "sequence IN ('ordered', 'parallel')", name=op.f("ck_approval_chains_sequence_known")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_approval_chains")),
    )
    op.create_index(
        "ix_approval_chains_kind", "approval_chains", ["org_id", "kind", "id"], unique=False
    )
    op.create_table(
        "approval_delegations",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("delegate_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_approval_delegations_span")),
        sa.CheckConstraint(
            "user_id <> delegate_id", name=op.f("ck_approval_delegations_another_person")
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_approval_delegations")),
    )
    op.create_index(
        "ix_approval_delegations_delegate",
        "approval_delegations",
        ["org_id", "delegate_id"],
        unique=False,
    )
    op.create_index(
        "ix_approval_delegations_user", "approval_delegations", ["org_id", "user_id"], unique=False
    )
    op.create_table(
        "approvals",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("chain_name", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Text(), nullable=False),
        sa.Column("groups", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("status", sa.Text(collation="C"), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("requested_by_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("allows_own", sa.Boolean(), nullable=False),
        sa.Column("remind_after_days", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('job', 'offer')", name=op.f("ck_approvals_kind_known")),
        sa.CheckConstraint(
            "sequence IN ('ordered', 'parallel')", name=op.f("ck_approvals_sequence_known")
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'granted', 'declined', 'withdrawn', 'superseded')",
            name=op.f("ck_approvals_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_approvals")),
    )
    op.create_index(
        "ix_approvals_requested_by", "approvals", ["org_id", "requested_by", "id"], unique=False
    )
    op.create_index(
        "ix_approvals_subject", "approvals", ["org_id", "kind", "subject_id", "id"], unique=False
    )
    op.create_index(
        "uq_approvals_pending",
        "approvals",
        ["org_id", "kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "approval_slots",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("group_index", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('later', 'asked', 'approved', 'declined', 'spared')",
            name=op.f("ck_approval_slots_state_known"),
        ),
        sa.CheckConstraint(
            "via IN ('console', 'mail_link')", name=op.f("ck_approval_slots_via_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "approval_id"],
            ["approvals.org_id", "approvals.id"],
            name=op.f("fk_approval_slots_org_id_approval_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "approval_id", "position", name=op.f("pk_approval_slots")
        ),
    )
    op.create_index(
        "ix_approval_slots_assignee",
        "approval_slots",
        ["org_id", "assignee_id", "state"],
        unique=False,
    )
    op.create_index(
        "ix_approval_slots_decided_by", "approval_slots", ["org_id", "decided_by"], unique=False
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON approval_chains TO rolecall_app""")
    op.execute("""ALTER TABLE approval_chains ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE approval_chains FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON approval_chains TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON approval_chains AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON approval_chains TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON approval_delegations TO rolecall_app""")
    op.execute("""ALTER TABLE approval_delegations ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE approval_delegations FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON approval_delegations TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON approval_delegations AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON approval_delegations TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON approvals TO rolecall_app""")
    op.execute("""ALTER TABLE approvals ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE approvals FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON approvals TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON approvals AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON approvals TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE ON approval_slots TO rolecall_app""")
    op.execute("""ALTER TABLE approval_slots ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE approval_slots FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON approval_slots TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON approval_slots AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON approval_slots TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _allow("jobs", "status", JOB_STATUSES, "pending_approval")
    _allow("messages", "kind", MAIL_KINDS, *NEW_MAIL_KINDS)
    _allow("notifications", "kind", NOTICE_KINDS, *NEW_NOTICE_KINDS)


def downgrade() -> None:
    """Undo."""
    op.execute("UPDATE jobs SET status = 'draft' WHERE status = 'pending_approval'")
    for table, new in (("messages", NEW_MAIL_KINDS), ("notifications", NEW_NOTICE_KINDS)):
        op.execute(f"DELETE FROM {table} WHERE kind IN ({_quoted(new)})")
    _allow("jobs", "status", JOB_STATUSES)
    _allow("messages", "kind", MAIL_KINDS)
    _allow("notifications", "kind", NOTICE_KINDS)
    op.drop_index("ix_approval_slots_decided_by", table_name="approval_slots")
    op.drop_index("ix_approval_slots_assignee", table_name="approval_slots")
    op.drop_table("approval_slots")
    op.drop_index(
        "uq_approvals_pending",
        table_name="approvals",
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.drop_index("ix_approvals_subject", table_name="approvals")
    op.drop_index("ix_approvals_requested_by", table_name="approvals")
    op.drop_table("approvals")
    op.drop_index("ix_approval_delegations_user", table_name="approval_delegations")
    op.drop_index("ix_approval_delegations_delegate", table_name="approval_delegations")
    op.drop_table("approval_delegations")
    op.drop_index("ix_approval_chains_kind", table_name="approval_chains")
    op.drop_table("approval_chains")
