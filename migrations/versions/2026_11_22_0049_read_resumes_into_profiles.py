"""Read résumés into profiles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0049"
down_revision = "2026_11_22_0048"
branch_labels = None
depends_on = None

_MOVED = "ck_candidate_merge_moves_kind_known"
_BEFORE = "'contact', 'link', 'tag', 'pool', 'note', 'file', 'application'"


def upgrade() -> None:
    """Apply."""
    op.drop_constraint(op.f(_MOVED), "candidate_merge_moves", type_="check")
    op.create_check_constraint(
        op.f(_MOVED), "candidate_merge_moves", f"kind IN ({_BEFORE}, 'profile_item')"
    )
    op.create_table(
        "profile_changes",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("versions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("undone_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('added', 'edited', 'removed', 'arranged', 'undone')",
            name=op.f("ck_profile_changes_kind_known"),
        ),
        sa.CheckConstraint(
            "record_type IN ('candidate', 'application')",
            name=op.f("ck_profile_changes_record_type_known"),
        ),
        sa.CheckConstraint(
            "section IN ('name', 'emails', 'phones', 'location', 'links', 'summary', 'work', 'education', 'skills', 'licences', 'certificates', 'languages')",
            name=op.f("ck_profile_changes_section_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_profile_changes_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_profile_changes")),
    )
    op.create_index(
        "ix_profile_changes_candidate",
        "profile_changes",
        ["org_id", "candidate_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_profile_changes_key_id", "profile_changes", ["org_id", "key_id"], unique=False
    )
    op.create_table(
        "profile_items",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "record_type IN ('candidate', 'application')",
            name=op.f("ck_profile_items_record_type_known"),
        ),
        sa.CheckConstraint(
            "section IN ('name', 'emails', 'phones', 'location', 'links', 'summary', 'work', 'education', 'skills', 'licences', 'certificates', 'languages')",
            name=op.f("ck_profile_items_section_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_profile_items_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_profile_items")),
    )
    op.create_index(
        "ix_profile_items_candidate", "profile_items", ["org_id", "candidate_id"], unique=False
    )
    op.create_index("ix_profile_items_key_id", "profile_items", ["org_id", "key_id"], unique=False)
    op.create_table(
        "resume_readings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("parser", sa.SmallInteger(), nullable=False),
        sa.Column("extractor", sa.SmallInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'read', 'nothing', 'failed', 'no_text')",
            name=op.f("ck_resume_readings_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "file_id"],
            ["files.org_id", "files.id"],
            name=op.f("fk_resume_readings_org_id_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "file_id", name=op.f("pk_resume_readings")),
    )
    op.create_index(
        "ix_resume_readings_key_id", "resume_readings", ["org_id", "key_id"], unique=False
    )
    op.create_table(
        "profile_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "item_id"],
            ["profile_items.org_id", "profile_items.id"],
            name=op.f("fk_profile_terms_org_id_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "term", "item_id", name=op.f("pk_profile_terms")),
    )
    op.create_index("ix_profile_terms_item", "profile_terms", ["org_id", "item_id"], unique=False)
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON profile_changes TO rolecall_app""")
    op.execute("""ALTER TABLE profile_changes ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE profile_changes FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON profile_changes TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON profile_changes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON profile_changes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (record_type IS DISTINCT FROM 'application' OR (SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = profile_changes.org_id AND a.id = profile_changes.record_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON profile_changes TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON profile_items TO rolecall_app""")
    op.execute("""ALTER TABLE profile_items ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE profile_items FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON profile_items TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON profile_items AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON profile_items AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (record_type IS DISTINCT FROM 'application' OR (SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = profile_items.org_id AND a.id = profile_items.record_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON profile_items TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON resume_readings TO rolecall_app""")
    op.execute("""ALTER TABLE resume_readings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE resume_readings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON resume_readings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON resume_readings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON resume_readings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON profile_terms TO rolecall_app""")
    op.execute("""ALTER TABLE profile_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE profile_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON profile_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON profile_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON profile_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_profile_terms_item", table_name="profile_terms")
    op.drop_table("profile_terms")
    op.drop_index("ix_resume_readings_key_id", table_name="resume_readings")
    op.drop_table("resume_readings")
    op.drop_index("ix_profile_items_key_id", table_name="profile_items")
    op.drop_index("ix_profile_items_candidate", table_name="profile_items")
    op.drop_table("profile_items")
    op.drop_index("ix_profile_changes_key_id", table_name="profile_changes")
    op.drop_index("ix_profile_changes_candidate", table_name="profile_changes")
    op.drop_table("profile_changes")
    # What was merged with a profile keeps everything but what people did to that.
    op.execute("DELETE FROM candidate_merge_moves WHERE kind = 'profile_item'")
    op.drop_constraint(op.f(_MOVED), "candidate_merge_moves", type_="check")
    op.create_check_constraint(op.f(_MOVED), "candidate_merge_moves", f"kind IN ({_BEFORE})")
