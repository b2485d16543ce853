"""Templates of interviews, and their approved versions.

Versions are append-only: the application can neither change nor delete what was approved.
"""

import sqlalchemy as sa

from rolecall.domains.ai_interviews.contracts import MadeBy, TemplateState
from rolecall.domains.ai_interviews.models.sessions import links, sessions, turns
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

templates = tenant_table(
    "ai_interview_templates",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("is_edited", sa.Boolean, nullable=False),
    sa.Column("newest_version", sa.Integer, nullable=False),
    sa.Column("requested_by_name", sa.Text, nullable=False),
    sa.Column("decided", Json),
    sa.Column("changed_by_name", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    one_of("state", TemplateState),
    one_of("made_by", MadeBy),
    of_job="job_id",
)
sa.Index("uq_ai_interview_templates_job", templates.c.org_id, templates.c.job_id, unique=True)

versions = tenant_table(
    "ai_interview_template_versions",
    sa.Column("template_id", sa.Uuid, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("is_edited", sa.Boolean, nullable=False),
    sa.Column("approved_by_name", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    tenant_key("template_id", "ai_interview_templates", on_delete="CASCADE"),
    one_of("made_by", MadeBy),
    key=("template_id", "number"),
    append_only=True,
)

__all__ = ["links", "sessions", "templates", "turns", "versions"]
