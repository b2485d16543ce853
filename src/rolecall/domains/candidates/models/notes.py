"""Notes about a person, and whom they mention."""

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import NoteAudience
from rolecall.infra.db.tables import SortText, Timestamp, one_of, tenant_key, tenant_table

notes = tenant_table(
    "candidate_notes",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("author_id", sa.Uuid, nullable=False),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("edited_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    # False for what was written before notes were searched, until its terms are made.
    sa.Column("is_indexed", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("audience", NoteAudience),
)
sa.Index("ix_candidate_notes_candidate", notes.c.org_id, notes.c.candidate_id, notes.c.created_at)
sa.Index(
    "ix_candidate_notes_unindexed", notes.c.org_id, notes.c.id,
    postgresql_where=notes.c.is_indexed.is_(False),
)  # fmt: skip

note_terms = tenant_table(
    "candidate_note_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("note_id", sa.Uuid, nullable=False),
    tenant_key("note_id", "candidate_notes", on_delete="CASCADE"),
    key=("term", "note_id"),
)
sa.Index("ix_candidate_note_terms_note", note_terms.c.org_id, note_terms.c.note_id)

mentions = tenant_table(
    "candidate_note_mentions",
    sa.Column("note_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("full_name", sa.Text, nullable=False),
    tenant_key("note_id", "candidate_notes", on_delete="CASCADE"),
    key=("note_id", "user_id"),
)
