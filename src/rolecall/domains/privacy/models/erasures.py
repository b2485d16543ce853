"""Erasures, and what each part of one came to. They name nobody."""

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import Cause, ErasureStatus
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

erasures = tenant_table(
    "erasures",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("record_ids", Json, nullable=False),
    # Addresses, as long as there may be messages to them.
    sa.Column("emails", Json, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("cause", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("requested_by", sa.Uuid),
    sa.Column("requested_by_name", sa.Text, nullable=False),
    sa.Column("requested_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.Column("checked_at", Timestamp),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("status", ErasureStatus),
    one_of("cause", Cause),
    # Two people who erase the same person at once make one erasure.
    sa.UniqueConstraint("org_id", "candidate_id", name="uq_erasures_once"),
)
_e = erasures.c
sa.Index("ix_erasures_recent", _e.org_id, _e.requested_at, _e.id)

parts = tenant_table(
    "erasure_parts",
    sa.Column("erasure_id", sa.Uuid, nullable=False),
    sa.Column("round", sa.SmallInteger, nullable=False),
    sa.Column("part", sa.Text, nullable=False),
    sa.Column("counts", Json, nullable=False),
    sa.Column("kept", Json, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    tenant_key("erasure_id", "erasures", on_delete="CASCADE"),
    # A part is done once a round, however often a process dies.
    key=("erasure_id", "round", "part"),
    append_only=True,
)
