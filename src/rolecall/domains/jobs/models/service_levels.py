"""Service levels of workflows, and of jobs that have their own."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, Timestamp, tenant_key, tenant_table

service_levels = tenant_table(
    "service_levels",
    sa.Column("workflow_id", sa.Uuid, nullable=False),
    sa.Column("promises", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    tenant_key("workflow_id", "workflows"),
    key=("workflow_id",),
    app="SELECT, INSERT, UPDATE",
)

job_service_levels = tenant_table(
    "job_service_levels",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("promises", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("job_id",),
    app="SELECT, INSERT, UPDATE",
    of_job="job_id",
)
