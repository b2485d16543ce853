"""Which record went into which, and what changed over with it."""

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import MovedKind
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

merges = tenant_table(
    "candidate_merges",
    sa.Column("survivor_id", sa.Uuid, nullable=False),
    sa.Column("merged_id", sa.Uuid, nullable=False),
    sa.Column("merged_name", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("fields", Json, nullable=False),
    sa.Column("split_at", Timestamp),
    sa.Column("split_by", sa.Text, nullable=False),
    tenant_key("survivor_id", "candidates", on_delete="CASCADE"),
    tenant_key("merged_id", "candidates", on_delete="CASCADE"),
)
_m = merges.c
sa.Index("ix_candidate_merges_survivor", _m.org_id, _m.survivor_id, _m.at)
sa.Index("ix_candidate_merges_merged", _m.org_id, _m.merged_id)
sa.Index(
    "uq_candidate_merges_once", _m.org_id, _m.merged_id, unique=True,
    postgresql_where=_m.split_at.is_(None),
)  # fmt: skip

moves = tenant_table(
    "candidate_merge_moves",
    sa.Column("merge_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("row_key", SortText, nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    tenant_key("merge_id", "candidate_merges", on_delete="CASCADE"),
    one_of("kind", MovedKind),
    key=("merge_id", "kind", "row_key"),
)
