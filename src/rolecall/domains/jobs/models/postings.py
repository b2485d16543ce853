"""What the public may see: one row per job that was ever published, readable by anybody.

The tables are on the reviewed list of those whose reading is widened: rows are written under their
own tenant only, and hold nothing that is not on the careers pages.
"""

import sqlalchemy as sa

from rolecall.domains.identity.contracts import ReapplyPolicy
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
    # What the job is called where ids are integers; it follows from the id and counts nothing.
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("organization_slug", sa.Text, nullable=False),
    sa.Column("organization_name", sa.Text, nullable=False),
    # The domain by which the organization's site is known, empty for the installation's address.
    sa.Column("organization_host", sa.Text, nullable=False, server_default=""),
    # The job takes applications; a row that is not open only tells whose job it was.
    sa.Column("open", sa.Boolean, nullable=False),
    # The organization's pages are shown: it is not suspended and has not switched them off.
    sa.Column("shown", sa.Boolean, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("locations", Json, nullable=False),
    sa.Column("remote_policy", SortText, nullable=False),
    sa.Column("employment_type", SortText, nullable=False),
    sa.Column("pay", Json),
    sa.Column("published_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("valid_through", Timestamp),
    # Whether one may apply for it once more, which whoever applies is told.
    sa.Column("reapply_policy", sa.Text, nullable=False, server_default="after_closure"),
    one_of("reapply_policy", ReapplyPolicy),
    tenant_key("id", "jobs", on_delete="CASCADE"),
    extra_policies=_ANYBODY,
)
sa.Index("uq_public_postings_id", public_postings.c.id, unique=True)
sa.Index("ix_public_postings_number", public_postings.c.org_id, public_postings.c.number)
_LISTED = sa.and_(public_postings.c.open, public_postings.c.shown)
sa.Index(
    "ix_public_postings_newest",
    public_postings.c.published_at,
    public_postings.c.id,
    postgresql_where=_LISTED,
)
sa.Index(
    "ix_public_postings_org_newest",
    public_postings.c.org_id,
    public_postings.c.published_at,
    public_postings.c.id,
    postgresql_where=_LISTED,
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

careers_sites = tenant_table(
    "careers_sites",
    # Counts the changes of what the pages show, so that a page made before can be told from a
    # page that would be made now.
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("changed_at", Timestamp, nullable=False),
    key=(),
    app="SELECT, INSERT, UPDATE",
    extra_policies=_ANYBODY,
)
