"""Candidates, their links, consents and search terms."""

import sqlalchemy as sa

from rolecall.domains.consents.contracts import ConsentDecision, Way
from rolecall.infra.db.tables import SortText, Timestamp, one_of, tenant_key, tenant_table

candidates = tenant_table(
    "candidates",
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("name_sort", SortText, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_norm", SortText),
    sa.Column("phone", sa.Text, nullable=False),
    sa.Column("location", sa.Text, nullable=False),
    sa.Column("headline", sa.Text, nullable=False),
    sa.Column("employer", sa.Text, nullable=False, server_default=""),
    sa.Column("source_first", sa.Text, nullable=False),
    sa.Column("source_last", sa.Text, nullable=False),
    sa.Column("applications_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_applied_at", Timestamp),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # The record that this one's person is kept in: never one that is merged itself. An erased
    # record is its own: it is in no list, and nothing is added to it.
    sa.Column("merged_into", sa.Uuid),
    tenant_key("merged_into", "candidates"),
)
sa.Index(
    "ix_candidates_merged_into", candidates.c.org_id, candidates.c.merged_into,
    postgresql_where=candidates.c.merged_into.is_not(None),
)  # fmt: skip
sa.Index(
    "uq_candidates_email",
    candidates.c.org_id,
    candidates.c.email_norm,
    unique=True,
    postgresql_where=candidates.c.email_norm.is_not(None),
)
# With what leaves out merged records, so that counting need not visit the rows.
sa.Index(
    "ix_candidates_recent", candidates.c.org_id, candidates.c.created_at, candidates.c.id,
    postgresql_include=["merged_into"],
)  # fmt: skip
sa.Index("ix_candidates_name", candidates.c.org_id, candidates.c.name_sort, candidates.c.id)
sa.Index(
    "ix_candidates_source_first", candidates.c.org_id, candidates.c.source_first,
    candidates.c.created_at,
)  # fmt: skip
sa.Index(
    "ix_candidates_source_last", candidates.c.org_id, candidates.c.source_last,
    candidates.c.created_at,
)  # fmt: skip

links = tenant_table(
    "candidate_links",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    key=("candidate_id", "position"),
)

consents = tenant_table(
    "candidate_consents",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("text_version", sa.Text, nullable=False),
    # When it was said, also where it was taken back.
    sa.Column("given_at", Timestamp, nullable=False),
    sa.Column("ip", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=ConsentDecision.GIVEN.value),
    # The version; empty where the product's own words stood, or before versions were kept.
    sa.Column("wording_id", sa.Uuid),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("way", sa.Text, nullable=False, server_default=Way.UNRECORDED.value),
    # What stood beside the tick.
    sa.Column("shown", sa.Text, nullable=False, server_default=""),
    sa.Column("application_id", sa.Uuid),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    tenant_key("wording_id", "consent_wordings"),
    one_of("state", ConsentDecision),
    one_of("way", Way),
    append_only=True,
    erasable="DELETE",
)
sa.Index("ix_candidate_consents_candidate", consents.c.org_id, consents.c.candidate_id)
sa.Index("ix_candidate_consents_purpose", consents.c.org_id, consents.c.purpose, consents.c.id)

terms = tenant_table(
    "candidate_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    key=("term", "candidate_id"),
)
sa.Index("ix_candidate_terms_candidate", terms.c.org_id, terms.c.candidate_id)
