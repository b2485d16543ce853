"""Add contacts, tags, notes, pools and custom fields."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_0005"
down_revision = "2026_11_21_0004"
branch_labels = None
depends_on = None


def _change_kinds(table: str, *, add: str = "", remove: str = "") -> None:
    """Make the check of a table's kinds anew, with one more or one less, whatever is in it."""
    name = f"ck_{table}_kind_known"
    op.execute(
        f"""DO $$
DECLARE words text;
BEGIN
SELECT string_agg(quote_literal(word), ', ') INTO words FROM (
SELECT part[1] AS word FROM pg_constraint,
regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g') AS part
WHERE conname = '{name}' UNION SELECT '{add}') AS listed WHERE word NOT IN ('', '{remove}');
ALTER TABLE {table} DROP CONSTRAINT {name};
EXECUTE 'ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (kind IN (' || words || '))';
END $$"""
    )


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "candidate_segments",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_segments")),
    )
    op.create_index(
        "ix_candidate_segments_owner", "candidate_segments", ["org_id", "owner_id"], unique=False
    )
    op.create_table(
        "candidate_tags",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column("color", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "color IN ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')",
            name=op.f("ck_candidate_tags_color_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_tags")),
        sa.UniqueConstraint("org_id", "name_key", name="uq_candidate_tags_name"),
    )
    op.create_table(
        "custom_fields",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("label_key", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('text', 'number', 'date', 'yes_no', 'single_choice', 'multiple_choice', 'link', 'member')",
            name=op.f("ck_custom_fields_kind_known"),
        ),
        sa.CheckConstraint(
            "record_type IN ('candidate', 'job', 'application')",
            name=op.f("ck_custom_fields_record_type_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_custom_fields")),
        sa.UniqueConstraint("org_id", "record_type", "label_key", name="uq_custom_fields_label"),
    )
    op.create_table(
        "talent_pools",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_talent_pools")),
        sa.UniqueConstraint("org_id", "name_key", name="uq_talent_pools_name"),
    )
    op.create_table(
        "candidate_contacts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("norm", sa.Text(collation="C"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('email', 'phone')", name=op.f("ck_candidate_contacts_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_contacts_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_contacts")),
    )
    op.create_index(
        "ix_candidate_contacts_candidate",
        "candidate_contacts",
        ["org_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "ix_candidate_contacts_norm", "candidate_contacts", ["org_id", "kind", "norm"], unique=False
    )
    op.create_index(
        "uq_candidate_contacts_email",
        "candidate_contacts",
        ["org_id", "norm"],
        unique=True,
        postgresql_where=sa.text("kind = 'email'"),
    )
    op.create_index(
        "uq_candidate_contacts_primary",
        "candidate_contacts",
        ["org_id", "candidate_id", "kind"],
        unique=True,
        postgresql_where="is_primary",
    )
    op.create_table(
        "candidate_field_history",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(collation="C"), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "origin IN ('application', 'member', 'api', 'system')",
            name=op.f("ck_candidate_field_history_origin_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_field_history_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_field_history")),
    )
    op.create_index(
        "ix_candidate_field_history_candidate",
        "candidate_field_history",
        ["org_id", "candidate_id", "field", "at", "id"],
        unique=False,
    )
    op.create_table(
        "candidate_notes",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("edited_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "audience IN ('everyone', 'hiring_team', 'recruiters')",
            name=op.f("ck_candidate_notes_audience_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_notes_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_candidate_notes")),
    )
    op.create_index(
        "ix_candidate_notes_candidate",
        "candidate_notes",
        ["org_id", "candidate_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "candidate_taggings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.Column("tagged_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_candidate_taggings_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "tag_id"],
            ["candidate_tags.org_id", "candidate_tags.id"],
            name=op.f("fk_candidate_taggings_org_id_tag_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "candidate_id", "tag_id", name=op.f("pk_candidate_taggings")
        ),
    )
    op.create_index(
        "ix_candidate_taggings_tag",
        "candidate_taggings",
        ["org_id", "tag_id", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "custom_field_values",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text_value", sa.Text(), nullable=True),
        sa.Column("text_key", sa.Text(collation="C"), nullable=True),
        sa.Column("number_value", sa.Double(), nullable=True),
        sa.Column("date_value", sa.Date(), nullable=True),
        sa.Column("flag_value", sa.Boolean(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "field_id"],
            ["custom_fields.org_id", "custom_fields.id"],
            name=op.f("fk_custom_field_values_org_id_field_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "field_id", "record_id", "position", name=op.f("pk_custom_field_values")
        ),
    )
    op.create_index(
        "ix_custom_field_values_date",
        "custom_field_values",
        ["org_id", "field_id", "date_value", "record_id"],
        unique=False,
        postgresql_where=sa.text("date_value IS NOT NULL"),
    )
    op.create_index(
        "ix_custom_field_values_flag",
        "custom_field_values",
        ["org_id", "field_id", "flag_value", "record_id"],
        unique=False,
        postgresql_where=sa.text("flag_value IS NOT NULL"),
    )
    op.create_index(
        "ix_custom_field_values_member",
        "custom_field_values",
        ["org_id", "field_id", "member_id", "record_id"],
        unique=False,
        postgresql_where=sa.text("member_id IS NOT NULL"),
    )
    op.create_index(
        "ix_custom_field_values_number",
        "custom_field_values",
        ["org_id", "field_id", "number_value", "record_id"],
        unique=False,
        postgresql_where=sa.text("number_value IS NOT NULL"),
    )
    op.create_index(
        "ix_custom_field_values_record",
        "custom_field_values",
        ["org_id", "record_id"],
        unique=False,
    )
    op.create_index(
        "ix_custom_field_values_text",
        "custom_field_values",
        ["org_id", "field_id", "text_key", "record_id"],
        unique=False,
        postgresql_where=sa.text("text_key IS NOT NULL"),
    )
    op.create_table(
        "talent_pool_members",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_talent_pool_members_org_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "pool_id"],
            ["talent_pools.org_id", "talent_pools.id"],
            name=op.f("fk_talent_pool_members_org_id_pool_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "pool_id", "candidate_id", name=op.f("pk_talent_pool_members")
        ),
    )
    op.create_index(
        "ix_talent_pool_members_candidate",
        "talent_pool_members",
        ["org_id", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "candidate_note_mentions",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "note_id"],
            ["candidate_notes.org_id", "candidate_notes.id"],
            name=op.f("fk_candidate_note_mentions_org_id_note_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "note_id", "user_id", name=op.f("pk_candidate_note_mentions")
        ),
    )
    op.create_index(
        "ix_candidates_source_first",
        "candidates",
        ["org_id", "source_first", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_candidates_source_last",
        "candidates",
        ["org_id", "source_last", "created_at"],
        unique=False,
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_segments TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_segments ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_segments FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_segments TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_segments AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_segments TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_tags TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_tags ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_tags FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_tags TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_tags AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_tags TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON custom_fields TO rolecall_app""")
    op.execute("""ALTER TABLE custom_fields ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE custom_fields FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON custom_fields TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON custom_fields AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON custom_fields TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON talent_pools TO rolecall_app""")
    op.execute("""ALTER TABLE talent_pools ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE talent_pools FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON talent_pools TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON talent_pools AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON talent_pools TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_contacts TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_contacts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_contacts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_contacts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_contacts AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_contacts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT ON candidate_field_history TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_field_history ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_field_history FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_field_history TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_field_history AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_field_history TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_notes TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_notes ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_notes FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_notes TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_notes AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_notes TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_taggings TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_taggings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_taggings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_taggings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_taggings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_taggings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON custom_field_values TO rolecall_app""")
    op.execute("""ALTER TABLE custom_field_values ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE custom_field_values FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON custom_field_values TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON custom_field_values AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON custom_field_values TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON talent_pool_members TO rolecall_app""")
    op.execute("""ALTER TABLE talent_pool_members ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE talent_pool_members FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON talent_pool_members TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON talent_pool_members AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON talent_pool_members TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_note_mentions TO rolecall_app"""
    )
    op.execute("""ALTER TABLE candidate_note_mentions ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_note_mentions FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_note_mentions TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_note_mentions AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_note_mentions TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    _change_kinds("messages", add="mention")
    _change_kinds("notifications", add="mention")
    op.execute(
        """INSERT INTO candidate_contacts
(org_id, id, candidate_id, kind, position, value, norm, label, is_primary)
SELECT org_id, gen_random_uuid(), id, 'email', 0, email, email_norm, '', true
FROM candidates WHERE email_norm IS NOT NULL"""
    )
    op.execute(
        """INSERT INTO candidate_contacts
(org_id, id, candidate_id, kind, position, value, norm, label, is_primary)
SELECT org_id, gen_random_uuid(), id, 'phone', 1, phone,
CASE WHEN length(regexp_replace(phone, '[^0-9]', '', 'g')) < 6 THEN ''
ELSE right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) END, '', true
FROM candidates WHERE phone <> ''"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM messages WHERE kind = 'mention'")
    op.execute("DELETE FROM notifications WHERE kind = 'mention'")
    _change_kinds("messages", remove="mention")
    _change_kinds("notifications", remove="mention")
    op.drop_index("ix_candidates_source_last", table_name="candidates")
    op.drop_index("ix_candidates_source_first", table_name="candidates")
    op.drop_table("candidate_note_mentions")
    op.drop_index("ix_talent_pool_members_candidate", table_name="talent_pool_members")
    op.drop_table("talent_pool_members")
    op.drop_index(
        "ix_custom_field_values_text",
        table_name="custom_field_values",
        postgresql_where=sa.text("text_key IS NOT NULL"),
    )
    op.drop_index("ix_custom_field_values_record", table_name="custom_field_values")
    op.drop_index(
        "ix_custom_field_values_number",
        table_name="custom_field_values",
        postgresql_where=sa.text("number_value IS NOT NULL"),
    )
    op.drop_index(
        "ix_custom_field_values_member",
        table_name="custom_field_values",
        postgresql_where=sa.text("member_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_custom_field_values_flag",
        table_name="custom_field_values",
        postgresql_where=sa.text("flag_value IS NOT NULL"),
    )
    op.drop_index(
        "ix_custom_field_values_date",
        table_name="custom_field_values",
        postgresql_where=sa.text("date_value IS NOT NULL"),
    )
    op.drop_table("custom_field_values")
    op.drop_index("ix_candidate_taggings_tag", table_name="candidate_taggings")
    op.drop_table("candidate_taggings")
    op.drop_index("ix_candidate_notes_candidate", table_name="candidate_notes")
    op.drop_table("candidate_notes")
    op.drop_index("ix_candidate_field_history_candidate", table_name="candidate_field_history")
    op.drop_table("candidate_field_history")
    op.drop_index(
        "uq_candidate_contacts_primary",
        table_name="candidate_contacts",
        postgresql_where="is_primary",
    )
    op.drop_index(
        "uq_candidate_contacts_email",
        table_name="candidate_contacts",
        postgresql_where=sa.text("kind = 'email'"),
    )
    op.drop_index("ix_candidate_contacts_norm", table_name="candidate_contacts")
    op.drop_index("ix_candidate_contacts_candidate", table_name="candidate_contacts")
    op.drop_table("candidate_contacts")
    op.drop_table("talent_pools")
    op.drop_table("custom_fields")
    op.drop_table("candidate_tags")
    op.drop_index("ix_candidate_segments_owner", table_name="candidate_segments")
    op.drop_table("candidate_segments")
