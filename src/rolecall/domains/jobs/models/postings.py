"""What the public may see: one row per open job, readable by anybody, written under its tenant.

Both tables are on the reviewed list of those whose reading is widened: they hold nothing that is
not on the careers pages.
"""

import sqlalchemy as sa

from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

_ANYBODY = {"SELECT": "true"}

public_postings = tenant_table(
    "public_postings",
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("locations", Json, nullable=False),
    sa.Column("remote_policy", SortText, nullable=False),
    sa.Column("employment_type", SortText, nullable=False),
    sa.Column("pay", Json),
    sa.Column("published_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("valid_through", Timestamp),
    sa.Column("listed", sa.Boolean, nullable=False, server_default="true"),
    tenant_key("id", "jobs", on_delete="CASCADE"),
    extra_policies=_ANYBODY,
)
sa.Index("uq_public_postings_id", public_postings.c.id, unique=True)
sa.Index(
    "ix_public_postings_newest",
    public_postings.c.published_at,
    public_postings.c.id,
    postgresql_where=public_postings.c.listed,
)
sa.Index(
    "ix_public_postings_org_newest",
    public_postings.c.org_id,
    public_postings.c.published_at,
    public_postings.c.id,
)

TERM_KINDS = ("word", "place", "department")

posting_terms = tenant_table(
    "public_posting_terms",
    sa.Column("posting_id", sa.Uuid, nullable=False),
    sa.Column("kind", SortText, nullable=False),
    sa.Column("term", SortText, nullable=False),
    tenant_key("posting_id", "public_postings", on_delete="CASCADE"),
    one_of("kind", TERM_KINDS),
    key=("posting_id", "kind", "term"),
    app="SELECT, INSERT, DELETE",
    extra_policies=_ANYBODY,
)
sa.Index(
    "ix_public_posting_terms_term",
    posting_terms.c.kind,
    posting_terms.c.term,
    posting_terms.c.posting_id,
)
