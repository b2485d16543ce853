"""Tags, talent pools and segments."""

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import TagColor
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

tags = tenant_table(
    "candidate_tags",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", SortText, nullable=False),
    sa.Column("color", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("color", TagColor),
    sa.UniqueConstraint("org_id", "name_key", name="uq_candidate_tags_name"),
)

taggings = tenant_table(
    "candidate_taggings",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("tag_id", sa.Uuid, nullable=False),
    sa.Column("tagged_at", Timestamp, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    tenant_key("tag_id", "candidate_tags", on_delete="CASCADE"),
    key=("candidate_id", "tag_id"),
)
sa.Index("ix_candidate_taggings_tag", taggings.c.org_id, taggings.c.tag_id, taggings.c.candidate_id)

pools = tenant_table(
    "talent_pools",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", SortText, nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.UniqueConstraint("org_id", "name_key", name="uq_talent_pools_name"),
)

pool_members = tenant_table(
    "talent_pool_members",
    sa.Column("pool_id", sa.Uuid, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("added_at", Timestamp, nullable=False),
    tenant_key("pool_id", "talent_pools", on_delete="CASCADE"),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    key=("pool_id", "candidate_id"),
)
sa.Index("ix_talent_pool_members_candidate", pool_members.c.org_id, pool_members.c.candidate_id)

segments = tenant_table(
    "candidate_segments",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("filters", Json, nullable=False),
    sa.Column("owner_id", sa.Uuid, nullable=False),
    sa.Column("owner_name", sa.Text, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)
sa.Index("ix_candidate_segments_owner", segments.c.org_id, segments.c.owner_id)
