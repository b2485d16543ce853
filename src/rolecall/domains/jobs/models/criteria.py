"""Criteria of jobs."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, Timestamp, tenant_key, tenant_table

job_criteria = tenant_table(
    "job_criteria",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("criteria", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("job_id",),
    app="SELECT, INSERT, UPDATE",
    of_job="job_id",
)
