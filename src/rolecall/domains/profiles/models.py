"""What was read in résumés, what people made of it, and who did what.

What was read belongs to the file and goes with it. What people did belongs to the candidate; where
it concerns a résumé of an application, row security hides it with a confidential job.
"""

import sqlalchemy as sa

from rolecall.domains.profiles.contracts import RESUMES_OF, ChangeKind, ReadingState, Section
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

readings = tenant_table(
    "resume_readings",
    sa.Column("file_id", sa.Uuid, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("parser", sa.SmallInteger, nullable=False),
    # The version of the readers whose text was parsed: places are places in that text.
    sa.Column("extractor", sa.SmallInteger, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("read_at", Timestamp),
    # Since when it waits to be read; NULL when it was.
    sa.Column("asked_at", Timestamp),
    # The language model that took part, "" for none; or why one that was asked did not.
    sa.Column("model", sa.Text, nullable=False, server_default=""),
    sa.Column("model_problem", sa.Text, nullable=False, server_default=""),
    tenant_key("file_id", "files", on_delete="CASCADE"),
    one_of("state", ReadingState),
    key=("file_id",),
)
sa.Index("ix_resume_readings_key_id", readings.c.org_id, readings.c.key_id)

items = tenant_table(
    "profile_items",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("section", sa.Text, nullable=False),
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("by_name", sa.Text, nullable=False),
    # Whether the person themself did it, signed in.
    sa.Column("by_candidate", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("section", Section),
    one_of("record_type", RESUMES_OF),
    of_application="record_id",
)
sa.Index("ix_profile_items_candidate", items.c.org_id, items.c.candidate_id)
sa.Index("ix_profile_items_key_id", items.c.org_id, items.c.key_id)

terms = tenant_table(
    "profile_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("item_id", sa.Uuid, nullable=False),
    tenant_key("item_id", "profile_items", on_delete="CASCADE"),
    key=("term", "item_id"),
)
sa.Index("ix_profile_terms_item", terms.c.org_id, terms.c.item_id)

changes = tenant_table(
    "profile_changes",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("section", sa.Text, nullable=False),
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    # Which items, and the version that each had afterwards.
    sa.Column("versions", Json, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    # Whether the person themself did it, signed in.
    sa.Column("by_candidate", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("undone_at", Timestamp),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("kind", ChangeKind),
    one_of("section", Section),
    one_of("record_type", RESUMES_OF),
    of_application="record_id",
)
sa.Index("ix_profile_changes_candidate", changes.c.org_id, changes.c.candidate_id, changes.c.id)
sa.Index("ix_profile_changes_key_id", changes.c.org_id, changes.c.key_id)
