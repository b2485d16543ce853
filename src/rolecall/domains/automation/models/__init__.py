"""Rules of automation and their runs."""

import sqlalchemy as sa

from rolecall.domains.automation.contracts import RunState, Trigger
from rolecall.domains.automation.contracts.runs import REASONS_OF_RUNS
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

rules = tenant_table(
    "automation_rules",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("workflow_id", sa.Uuid, nullable=False),
    sa.Column("job_id", sa.Uuid),
    sa.Column("trigger", SortText, nullable=False),
    sa.Column("stage_key", SortText, nullable=False),
    sa.Column("after_days", sa.SmallInteger, nullable=False),
    sa.Column("conditions", Json, nullable=False),
    sa.Column("actions", Json, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    tenant_key("workflow_id", "workflows"),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    one_of("trigger", Trigger),
    of_job="job_id",
)
sa.Index(
    "ix_automation_rules_stage",
    rules.c.org_id,
    rules.c.workflow_id,
    rules.c.stage_key,
    rules.c.trigger,
)

# A rule is named without a foreign key: its runs outlive it.
runs = tenant_table(
    "automation_runs",
    sa.Column("rule_id", sa.Uuid, nullable=False),
    sa.Column("rule_name", sa.Text, nullable=False),
    sa.Column("rule_version", sa.Integer, nullable=False),
    sa.Column("trigger", sa.Text, nullable=False),
    sa.Column("conditions", Json, nullable=False),
    sa.Column("actions", Json, nullable=False),
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("candidate_name", sa.Text, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("entry_id", sa.Uuid, nullable=False),
    sa.Column("stage_name", sa.Text, nullable=False),
    sa.Column("state", SortText, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("outcomes", Json, nullable=False),
    sa.Column("moved", sa.Boolean, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("due_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.Column("cancelled_by", sa.Text, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("state", RunState),
    one_of("reason", REASONS_OF_RUNS),
    one_of("trigger", Trigger),
    # One run for each stay in a stage: what makes an event that comes twice do nothing.
    sa.UniqueConstraint(
        "org_id", "rule_id", "application_id", "entry_id", name="uq_automation_runs_once"
    ),
    app="SELECT, INSERT, UPDATE",
    of_job="job_id",
)
sa.Index("ix_automation_runs_rule", runs.c.org_id, runs.c.rule_id, runs.c.created_at, runs.c.id)
sa.Index(
    "ix_automation_runs_application",
    runs.c.org_id,
    runs.c.application_id,
    runs.c.created_at,
    runs.c.id,
)
