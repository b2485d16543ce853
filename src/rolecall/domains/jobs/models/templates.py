"""Job templates."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, Timestamp, tenant_table

job_templates = tenant_table(
    "job_templates",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by", sa.Uuid),
    app="SELECT, INSERT, DELETE",
)
