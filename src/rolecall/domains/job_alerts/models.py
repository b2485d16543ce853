"""Alerts, the jobs that each has told of, and jobs that people keep.

A login reads the alerts and saved jobs of the address that it has proved, in every organization;
they are written under their own tenant alone.
"""

import sqlalchemy as sa

from rolecall.domains.job_alerts.contracts import AlertFrequency, AlertStatus
from rolecall.infra.db.security import OWN_ADDRESS, TENANT_CONDITION
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

_OWN = {"SELECT": f"{TENANT_CONDITION} OR {OWN_ADDRESS}"}

alerts = tenant_table(
    "job_alerts",
    sa.Column("reader_id", sa.Uuid, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("search", Json, nullable=False),
    sa.Column("frequency", sa.Text, nullable=False),
    sa.Column("status", SortText, nullable=False),
    # The sentence beside the button, as it was shown.
    sa.Column("statement", sa.Text, nullable=False),
    sa.Column("asked_at", Timestamp, nullable=False),
    sa.Column("confirmed_at", Timestamp),
    sa.Column("since", Timestamp, nullable=False),
    sa.Column("changed_at", Timestamp, nullable=False),
    sa.Column("next_due_at", Timestamp),
    sa.Column("last_due_at", Timestamp),
    sa.Column("last_sent_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("frequency", AlertFrequency),
    one_of("status", AlertStatus),
    extra_policies=_OWN,
)
sa.Index("ix_job_alerts_reader", alerts.c.org_id, alerts.c.reader_id)
sa.Index("ix_job_alerts_address", alerts.c.org_id, alerts.c.email_norm)
# What is forgotten after a while.
sa.Index("ix_job_alerts_status", alerts.c.org_id, alerts.c.status, alerts.c.changed_at)
# Not led by org_id: the one list that a login reads across organizations.
sa.Index("ix_job_alerts_login", alerts.c.email_norm, alerts.c.asked_at, alerts.c.id)

# One row per alert and job: what was told is not told again.
told = tenant_table(
    "job_alert_jobs",
    sa.Column("alert_id", sa.Uuid, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("told_at", Timestamp, nullable=False),
    tenant_key("alert_id", "job_alerts", on_delete="CASCADE"),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("alert_id", "job_id"),
    of_job="job_id",
)
sa.Index("ix_job_alert_jobs_job", told.c.org_id, told.c.job_id)

saved = tenant_table(
    "saved_jobs",
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("saved_at", Timestamp, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    key=("email_norm", "job_id"),
    extra_policies=_OWN,
    of_job="job_id",
)
sa.Index("ix_saved_jobs_job", saved.c.org_id, saved.c.job_id)
sa.Index("ix_saved_jobs_login", saved.c.email_norm, saved.c.saved_at, saved.c.job_id)
