"""Let notes, texts and numbers be searched."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0022"
down_revision = "2026_11_21_0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "file_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "file_id"],
            ["files.org_id", "files.id"],
            name=op.f("fk_file_terms_org_id_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "term", "file_id", name=op.f("pk_file_terms")),
    )
    op.create_index("ix_file_terms_file", "file_terms", ["org_id", "file_id"], unique=False)
    op.create_table(
        "candidate_note_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "note_id"],
            ["candidate_notes.org_id", "candidate_notes.id"],
            name=op.f("fk_candidate_note_terms_org_id_note_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "term", "note_id", name=op.f("pk_candidate_note_terms")),
    )
    op.create_index(
        "ix_candidate_note_terms_note", "candidate_note_terms", ["org_id", "note_id"], unique=False
    )
    op.create_table(
        "application_note_terms",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "note_id"],
            ["application_notes.org_id", "application_notes.id"],
            name=op.f("fk_application_note_terms_org_id_note_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "term", "note_id", name=op.f("pk_application_note_terms")
        ),
    )
    op.create_index(
        "ix_application_note_terms_note",
        "application_note_terms",
        ["org_id", "note_id"],
        unique=False,
    )
    op.add_column(
        "application_notes",
        sa.Column("is_indexed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_index(
        "ix_application_notes_unindexed",
        "application_notes",
        ["org_id", "id"],
        unique=False,
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.add_column(
        "candidate_notes",
        sa.Column("is_indexed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_index(
        "ix_candidate_notes_unindexed",
        "candidate_notes",
        ["org_id", "id"],
        unique=False,
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.add_column(
        "file_texts",
        sa.Column("is_indexed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_index(
        "ix_file_texts_unindexed",
        "file_texts",
        ["org_id", "file_id"],
        unique=False,
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON file_terms TO rolecall_app""")
    op.execute("""ALTER TABLE file_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE file_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON file_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON file_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON file_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_note_terms TO rolecall_app""")
    op.execute("""ALTER TABLE candidate_note_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE candidate_note_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON candidate_note_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON candidate_note_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON candidate_note_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON application_note_terms TO rolecall_app""")
    op.execute("""ALTER TABLE application_note_terms ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE application_note_terms FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON application_note_terms TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON application_note_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON application_note_terms TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    # All ends of a number from five digits on, as `rolecall.kernel.searching.digit_terms` makes them.
    op.execute(
        """
        INSERT INTO candidate_terms (org_id, term, candidate_id)
        SELECT n.org_id, '+' || substr(n.digits, start), n.candidate_id
        FROM (
            SELECT org_id, candidate_id,
                ltrim(regexp_replace(replace(value, '(0)', ''), '[^0-9]', '', 'g'), '0') AS digits
            FROM candidate_contacts
            WHERE kind = 'phone'
        ) AS n
        CROSS JOIN LATERAL generate_series(1, length(n.digits) - 4) AS start
        WHERE start = 1 OR substr(n.digits, start, 1) <> '0'
        ON CONFLICT DO NOTHING
        """
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM candidate_terms WHERE term LIKE '+%'")
    op.drop_index(
        "ix_file_texts_unindexed",
        table_name="file_texts",
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.drop_column("file_texts", "is_indexed")
    op.drop_index(
        "ix_candidate_notes_unindexed",
        table_name="candidate_notes",
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.drop_column("candidate_notes", "is_indexed")
    op.drop_index(
        "ix_application_notes_unindexed",
        table_name="application_notes",
        postgresql_where=sa.text("is_indexed IS false"),
    )
    op.drop_column("application_notes", "is_indexed")
    op.drop_index("ix_application_note_terms_note", table_name="application_note_terms")
    op.drop_table("application_note_terms")
    op.drop_index("ix_candidate_note_terms_note", table_name="candidate_note_terms")
    op.drop_table("candidate_note_terms")
    op.drop_index("ix_file_terms_file", table_name="file_terms")
    op.drop_table("file_terms")
