"""By what records are found to be one person, the pairs, and the passes over all records."""

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import MatchKind, PairState
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

match_keys = tenant_table(
    "candidate_match_keys",
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("value", SortText, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("kind", MatchKind),
    key=("kind", "value", "candidate_id"),
)
sa.Index("ix_candidate_match_keys_candidate", match_keys.c.org_id, match_keys.c.candidate_id)

pairs = tenant_table(
    "candidate_pairs",
    # The smaller id first, so that two people are one pair.
    sa.Column("low_id", sa.Uuid, nullable=False),
    sa.Column("high_id", sa.Uuid, nullable=False),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("strength", sa.SmallInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("later_until", Timestamp),
    sa.Column("found_at", Timestamp, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False),
    sa.Column("decided_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("low_id", "candidates", on_delete="CASCADE"),
    tenant_key("high_id", "candidates", on_delete="CASCADE"),
    one_of("state", PairState),
    sa.UniqueConstraint("org_id", "low_id", "high_id", name="uq_candidate_pairs_two"),
)
_p = pairs.c
sa.Index("ix_candidate_pairs_queue", _p.org_id, _p.state, _p.strength, _p.id)
sa.Index("ix_candidate_pairs_high", _p.org_id, _p.high_id)

scans = tenant_table(
    "candidate_duplicate_scans",
    sa.Column("rules_version", sa.Integer, nullable=False),
    sa.Column("started_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.Column("after_id", sa.Uuid),
    sa.Column("seen", sa.Integer, nullable=False),
    sa.Column("found", sa.Integer, nullable=False),
    sa.Column("by_name", sa.Text, nullable=False),
)
sa.Index("ix_candidate_duplicate_scans_started", scans.c.org_id, scans.c.started_at)
sa.Index(
    "uq_candidate_duplicate_scans_running", scans.c.org_id, unique=True,
    postgresql_where=scans.c.finished_at.is_(None),
)  # fmt: skip
