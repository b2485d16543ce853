"""Workflows and their versions."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, Timestamp, tenant_key, tenant_table

workflows = tenant_table(
    "workflows",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("is_default", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
)
# At most one default: what makes two first uses at once end with one.
sa.Index(
    "uq_workflows_default",
    workflows.c.org_id,
    unique=True,
    postgresql_where=workflows.c.is_default,
)

workflow_versions = tenant_table(
    "workflow_versions",
    sa.Column("workflow_id", sa.Uuid, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("stages", Json, nullable=False),
    sa.Column("moves", Json, nullable=False),
    sa.Column("may_reopen", sa.Boolean, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by", sa.Uuid),
    tenant_key("workflow_id", "workflows"),
    key=("workflow_id", "version"),
    append_only=True,
)
