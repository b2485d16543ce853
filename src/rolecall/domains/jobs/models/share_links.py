"""Share links of jobs."""

import sqlalchemy as sa

from rolecall.infra.db.tables import SortText, Timestamp, tenant_key, tenant_table

share_links = tenant_table(
    "share_links",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("code", SortText, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by", sa.Uuid),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("retired_at", Timestamp),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    app="SELECT, INSERT, UPDATE",
    of_job="job_id",
)
_s = share_links.c
sa.Index("uq_share_links_code", _s.org_id, _s.code, unique=True)
sa.Index("ix_share_links_job", _s.org_id, _s.job_id, _s.id)
