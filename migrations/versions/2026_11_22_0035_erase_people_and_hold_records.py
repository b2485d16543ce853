"""Erase people and hold records."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0035"
down_revision = "2026_11_22_0034"
branch_labels = None
depends_on = None

_ERASABLE = {
    "application_transitions": "UPDATE",
    "candidate_consents": "DELETE",
    "candidate_field_history": "DELETE",
    "interview_scorecard_revisions": "DELETE",
    "offer_evidence": "UPDATE",
    "offer_versions": "UPDATE",
    "text_consents": "DELETE",
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "legal_holds",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("placed_by", sa.Uuid(), nullable=True),
        sa.Column("placed_by_name", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("lifted_by_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('candidate', 'job')", name=op.f("ck_legal_holds_kind_known")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_legal_holds")),
    )
    op.create_index(
        "ix_legal_holds_recent", "legal_holds", ["org_id", "placed_at", "id"], unique=False
    )
    op.create_index("ix_legal_holds_subject", "legal_holds", ["org_id", "subject_id"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("record_ids", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("emails", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("requested_by_name", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "cause IN ('request', 'consent', 'unneeded', 'other')",
            name=op.f("ck_erasures_cause_known"),
        ),
        sa.CheckConstraint("status IN ('running', 'done')", name=op.f("ck_erasures_status_known")),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_erasures_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("org_id", "candidate_id", name="uq_erasures_once"),
    )
    op.create_index(
        "ix_erasures_recent", "erasures", ["org_id", "requested_at", "id"], unique=False
    )
    op.create_table(
        "erasure_parts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("erasure_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("kept", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "erasure_id"],
            ["erasures.org_id", "erasures.id"],
            name=op.f("fk_erasure_parts_org_id_erasure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "erasure_id", "round", "part", name=op.f("pk_erasure_parts")
        ),
    )
    op.add_column(
        "applications", sa.Column("erased_at", sa.TIMESTAMP(timezone=True), nullable=True)
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON legal_holds TO rolecall_app""")
    op.execute("""ALTER TABLE legal_holds ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE legal_holds FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON legal_holds TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON legal_holds AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON legal_holds TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON erasures TO rolecall_app""")
    op.execute("""ALTER TABLE erasures ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE erasures FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON erasures TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON erasures AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON erasures TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON erasure_parts TO rolecall_app""")
    op.execute("""ALTER TABLE erasure_parts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE erasure_parts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON erasure_parts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON erasure_parts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON erasure_parts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    for table, command in _ERASABLE.items():
        op.execute(f"GRANT {command} ON {table} TO rolecall_app")
        op.execute(
            f"CREATE POLICY erasing ON {table} AS RESTRICTIVE FOR {command} "
            "TO rolecall_app, rolecall_candidate, rolecall_support "
            "USING (current_setting('app.erasing', true) = 'on')"
        )


def downgrade() -> None:
    """Undo."""
    for table, command in _ERASABLE.items():
        op.execute(f"DROP POLICY erasing ON {table}")
        op.execute(f"REVOKE {command} ON {table} FROM rolecall_app")
    op.drop_column("applications", "erased_at")
    op.drop_table("erasure_parts")
    op.drop_index("ix_erasures_recent", table_name="erasures")
    op.drop_table("erasures")
    op.drop_index("ix_legal_holds_subject", table_name="legal_holds")
    op.drop_index("ix_legal_holds_recent", table_name="legal_holds")
    op.drop_table("legal_holds")
