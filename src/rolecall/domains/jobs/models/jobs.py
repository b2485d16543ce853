"""Jobs, who hires for them, and the words that find them."""

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import (
    CloseReason,
    EmploymentType,
    JobStatus,
    PayPeriod,
    RemotePolicy,
    TeamRole,
)
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

jobs = tenant_table(
    "jobs",
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", SortText, nullable=False),
    sa.Column("status", SortText, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("department_key", SortText, nullable=False),
    sa.Column("locations", Json, nullable=False),
    sa.Column("remote_policy", SortText, nullable=False),
    sa.Column("employment_type", SortText, nullable=False),
    sa.Column("pay_min_minor", sa.BigInteger),
    sa.Column("pay_max_minor", sa.BigInteger),
    sa.Column("pay_currency", sa.Text),
    sa.Column("pay_period", sa.Text),
    sa.Column("description_html", sa.Text, nullable=False),
    sa.Column("skills", Json, nullable=False),
    sa.Column("questions", Json, nullable=False),
    sa.Column("openings", sa.Integer, nullable=False),
    sa.Column("openings_filled", sa.Integer, nullable=False, server_default="0"),
    sa.Column("valid_through", Timestamp),
    sa.Column("workflow_id", sa.Uuid, nullable=False),
    sa.Column("workflow_version", sa.Integer, nullable=False),
    sa.Column("close_reason", sa.Text),
    sa.Column("close_note", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by", sa.Uuid),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("published_at", Timestamp),
    sa.Column("closed_at", Timestamp),
    sa.ForeignKeyConstraint(
        ["org_id", "workflow_id", "workflow_version"],
        ["workflow_versions.org_id", "workflow_versions.workflow_id", "workflow_versions.version"],
    ),
    one_of("status", JobStatus),
    one_of("remote_policy", RemotePolicy),
    one_of("employment_type", EmploymentType),
    one_of("pay_period", PayPeriod),
    one_of("close_reason", CloseReason),
    sa.CheckConstraint("openings >= 1", name="openings_some"),
    sa.CheckConstraint(
        "openings_filled >= 0 AND openings_filled <= openings", name="openings_filled_fit"
    ),
    sa.CheckConstraint("pay_min_minor <= pay_max_minor", name="pay_range"),
    sa.CheckConstraint(
        "(pay_currency IS NULL) = (pay_period IS NULL) AND "
        "(pay_currency IS NOT NULL OR (pay_min_minor IS NULL AND pay_max_minor IS NULL))",
        name="pay_whole",
    ),
    of_job="id",
)
sa.Index("ix_jobs_created_at", jobs.c.org_id, jobs.c.created_at, jobs.c.id)
sa.Index("ix_jobs_updated_at", jobs.c.org_id, jobs.c.updated_at, jobs.c.id)
sa.Index("ix_jobs_title_key", jobs.c.org_id, jobs.c.title_key, jobs.c.id)
sa.Index("ix_jobs_status", jobs.c.org_id, jobs.c.status, jobs.c.created_at, jobs.c.id)

# A table of its own, not a column of `jobs`, and like the team not hidden itself: by these two row
# security finds out which jobs are hidden from whom.
confidential_jobs = tenant_table(
    "confidential_jobs",
    sa.Column("job_id", sa.Uuid, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("job_id",),
    app="SELECT, INSERT, DELETE",
)

team_members = tenant_table(
    "job_team_members",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    one_of("role", TeamRole),
    key=("job_id", "user_id"),
)
sa.Index("ix_job_team_members_user_id", team_members.c.org_id, team_members.c.user_id)

# A row of its own, not a column of `jobs`: a person who applies holds a shared lock on the job, and
# two who both wanted to write to it then would wait for one another.
jobs_with_applications = tenant_table(
    "jobs_with_applications",
    sa.Column("job_id", sa.Uuid, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("job_id",),
    app="SELECT, INSERT",
    of_job="job_id",
)

job_terms = tenant_table(
    "job_terms",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("term", SortText, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("job_id", "term"),
    app="SELECT, INSERT, DELETE",
    of_job="job_id",
)
sa.Index("ix_job_terms_term", job_terms.c.org_id, job_terms.c.term, job_terms.c.job_id)
