"""Add duplicates and merges of candidates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0012"
down_revision = "2026_11_21_0011"
branch_labels = None
depends_on = None


def _know_origins(*words: str) -> None:
    """Make the check of where values came from anew."""
    name = "ck_candidate_field_history_origin_known"
    listed = ", ".join(f"'{word}'" for word in words)
    op.execute(f"ALTER TABLE candidate_field_history DROP CONSTRAINT {name}")
    op.execute(
        f"ALTER TABLE candidate_field_history ADD CONSTRAINT {name} CHECK (origin IN ({listed}))"
    )


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "candidate_duplicate_scans",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("after_id", sa.Uuid(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_duplicate_scans")),
    )
    op.create_index(
        "ix_candidate_duplicate_scans_started",
        "candidate_duplicate_scans",
        ["org_id", "started_at"],
        unique=False,
    )
    op.create_index(
        "uq_candidate_duplicate_scans_running",
        "candidate_duplicate_scans",
        ["org_id"],
        unique=True,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "candidate_match_keys",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(collation="C"), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('email', 'phone', 'name_employer')",
            name=op.f("ck_candidate_match_keys_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_match_keys_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "kind", "value", "candidate_id", name=op.f("pk_candidate_match_keys")
        ),
    )
    op.create_index(
        "ix_candidate_match_keys_candidate",
        "candidate_match_keys",
        ["org_id", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "candidate_merges",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survivor_id", sa.Uuid(), nullable=False),
        sa.Column("merged_id", sa.Uuid(), nullable=False),
        sa.Column("merged_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("split_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("split_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "merged_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_merges_org_id_merged_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "survivor_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_merges_org_id_survivor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_merges")),
    )
    op.create_index(
        "ix_candidate_merges_merged", "candidate_merges", ["org_id", "merged_id"], unique=False
    )
    op.create_index(
        "ix_candidate_merges_survivor",
        "candidate_merges",
        ["org_id", "survivor_id", "at"],
        unique=False,
    )
    op.create_index(
        "uq_candidate_merges_once",
        "candidate_merges",
        ["org_id", "merged_id"],
        unique=True,
        postgresql_where=sa.text("split_at IS NULL"),
    )
    op.create_table(
        "candidate_pairs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("low_id", sa.Uuid(), nullable=False),
        sa.Column("high_id", sa.Uuid(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("strength", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("later_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("found_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'different')", name=op.f("ck_candidate_pairs_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "high_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_pairs_org_id_high_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "low_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_pairs_org_id_low_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_pairs")),
        sa.UniqueConstraint("org_id", "low_id", "high_id", name="uq_candidate_pairs_two"),
    )
    op.create_index(
        "ix_candidate_pairs_high", "candidate_pairs", ["org_id", "high_id"], unique=False
    )
    op.create_index(
        "ix_candidate_pairs_queue",
        "candidate_pairs",
        ["org_id", "state", "strength", "id"],
        unique=False,
    )
    op.create_table(
        "candidate_merge_moves",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('contact', 'link', 'tag', 'pool', 'note', 'file', 'application')",
            name=op.f("ck_candidate_merge_moves_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "merge_id"],
            ["candidate_merges.org_id", "candidate_merges.id"],
            name=op.f("fk_candidate_merge_moves_org_id_merge_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "merge_id", "kind", "row_key", name=op.f("pk_candidate_merge_moves")
        ),
    )
    op.add_column("applications", sa.Column("first_application_id", sa.Uuid(), nullable=True))
    op.drop_constraint(op.f("uq_applications_once_per_job"), "applications", type_="unique")
    op.create_index(
        "uq_applications_once_per_job",
        "applications",
        ["org_id", "job_id", "candidate_id"],
        unique=True,
        postgresql_where=sa.text("first_application_id IS NULL"),
    )
    op.create_index(
        "ix_applications_first",
        "applications",
        ["org_id", "first_application_id"],
        unique=False,
        postgresql_where=sa.text("first_application_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_applications_org_id_first_application_id"),
        "applications",
        "applications",
        ["org_id", "first_application_id"],
        ["org_id", "id"],
        ondelete="SET NULL (first_application_id)",
    )
    op.add_column("candidates", sa.Column("employer", sa.Text(), server_default="", nullable=False))
    op.add_column("candidates", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_candidates_merged_into",
        "candidates",
        ["org_id", "merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_candidates_org_id_merged_into"),
        "candidates",
        "candidates",
        ["org_id", "merged_into"],
        ["org_id", "id"],
    )
    _know_origins("application", "member", "api", "merge", "system")
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_duplicate_scans TO rolecall_app"""
    )
    op.execute("""ALTER TABLE candidate_duplicate_scans ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_duplicate_scans FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_duplicate_scans TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_duplicate_scans AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_duplicate_scans TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_match_keys TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_match_keys ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_match_keys FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_match_keys TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_match_keys AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_match_keys TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_merges TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_merges ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_merges FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_merges TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_merges AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_merges TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_pairs TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_pairs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_pairs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_pairs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_pairs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_pairs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_merge_moves TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_merge_moves ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_merge_moves FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_merge_moves TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_merge_moves AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_merge_moves TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("UPDATE candidate_field_history SET origin = 'system' WHERE origin = 'merge'")
    _know_origins("application", "member", "api", "system")
    op.drop_constraint(op.f("fk_candidates_org_id_merged_into"), "candidates", type_="foreignkey")
    op.drop_index(
        "ix_candidates_merged_into",
        table_name="candidates",
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.drop_column("candidates", "merged_into")
    op.drop_column("candidates", "employer")
    op.drop_constraint(
        op.f("fk_applications_org_id_first_application_id"), "applications", type_="foreignkey"
    )
    op.drop_index(
        "ix_applications_first",
        table_name="applications",
        postgresql_where=sa.text("first_application_id IS NOT NULL"),
    )
    op.drop_index(
        "uq_applications_once_per_job",
        table_name="applications",
        postgresql_where=sa.text("first_application_id IS NULL"),
    )
    op.create_unique_constraint(
        op.f("uq_applications_once_per_job"),
        "applications",
        ["org_id", "job_id", "candidate_id"],
        postgresql_nulls_not_distinct=False,
    )
    op.drop_column("applications", "first_application_id")
    op.drop_table("candidate_merge_moves")
    op.drop_index("ix_candidate_pairs_queue", table_name="candidate_pairs")
    op.drop_index("ix_candidate_pairs_high", table_name="candidate_pairs")
    op.drop_table("candidate_pairs")
    op.drop_index(
        "uq_candidate_merges_once",
        table_name="candidate_merges",
        postgresql_where=sa.text("split_at IS NULL"),
    )
    op.drop_index("ix_candidate_merges_survivor", table_name="candidate_merges")
    op.drop_index("ix_candidate_merges_merged", table_name="candidate_merges")
    op.drop_table("candidate_merges")
    op.drop_index("ix_candidate_match_keys_candidate", table_name="candidate_match_keys")
    op.drop_table("candidate_match_keys")
    op.drop_index(
        "uq_candidate_duplicate_scans_running",
        table_name="candidate_duplicate_scans",
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.drop_index("ix_candidate_duplicate_scans_started", table_name="candidate_duplicate_scans")
    op.drop_table("candidate_duplicate_scans")
