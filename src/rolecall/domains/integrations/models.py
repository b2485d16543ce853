"""Connections, what was read from them, and what became of it."""

import sqlalchemy as sa

from rolecall.domains.integrations.contracts.connections import Authority, ConnectionState
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import (
    ConnectionProblem,
    RecordState,
    RunCause,
)
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

connections = tenant_table(
    "integration_connections",
    sa.Column("connector", SortText, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("specification", sa.Text, nullable=False),
    sa.Column("settings", Json, nullable=False),
    sa.Column("state", SortText, nullable=False),
    sa.Column("authority", SortText, nullable=False),
    sa.Column("problem", SortText),
    # What the other side says about it, shortened, without our secrets.
    sa.Column("problem_said", sa.Text, nullable=False),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("tested_at", Timestamp),
    sa.Column("next_run_at", Timestamp),
    # Who reads now, and until when nobody else may: whoever died is followed by another.
    sa.Column("lease_id", sa.Uuid),
    sa.Column("lease_until", Timestamp),
    sa.Column("run_id", sa.Uuid),
    sa.Column("failures", sa.SmallInteger, nullable=False),
    one_of("state", ConnectionState),
    one_of("authority", Authority),
    one_of("problem", ConnectionProblem),
)

secrets = tenant_table(
    "integration_secrets",
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("name", SortText, nullable=False),
    sa.Column("sealed", sa.Text, nullable=False),
    sa.Column("sealed_key_id", sa.Text, nullable=False),
    tenant_key("connection_id", "integration_connections", on_delete="CASCADE"),
    key=("connection_id", "name"),
)

streams = tenant_table(
    "integration_streams",
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("name", SortText, nullable=False),
    sa.Column("cursor", Json, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("running", sa.Boolean, nullable=False),
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Column("complete", sa.Integer, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("seen", sa.Integer, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("until", sa.Integer, nullable=False),
    sa.Column("whole_at", Timestamp),
    sa.Column("read_at", Timestamp),
    # The last run that has come to the end of a pass: it does not begin another one.
    sa.Column("run_id", sa.Uuid),
    tenant_key("connection_id", "integration_connections", on_delete="CASCADE"),
    key=("connection_id", "name"),
)

mappings = tenant_table(
    "integration_mappings",
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("stream", SortText, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("draft", Json, nullable=False),
    sa.Column("made_at", Timestamp, nullable=False),
    sa.Column("made_by_name", sa.Text, nullable=False),
    tenant_key("connection_id", "integration_connections", on_delete="CASCADE"),
    key=("connection_id", "stream", "number"),
)

records = tenant_table(
    "integration_records",
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("stream", SortText, nullable=False),
    sa.Column("external_id", SortText, nullable=False),
    sa.Column("entity", SortText, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("state", SortText, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("why_said", Json),
    sa.Column("problems", Json),
    sa.Column("unmapped", Json),
    sa.Column("data", Json, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("mapping", sa.Integer, nullable=False),
    # What both sides last agreed on, and what each says where they do not.
    sa.Column("base", Json, nullable=False),
    sa.Column("ours", Json),
    sa.Column("theirs", Json),
    sa.Column("candidate_id", sa.Uuid),
    sa.Column("job_id", sa.Uuid),
    # The mail address of a person who has no record here.
    sa.Column("person_key", SortText),
    sa.Column("seen_at", Timestamp, nullable=False),
    # How many whole passes were complete when it was seen last.
    sa.Column("seen_complete", sa.Integer, nullable=False),
    sa.Column("gone_at", Timestamp),
    tenant_key("connection_id", "integration_connections", on_delete="CASCADE"),
    tenant_key("candidate_id", "candidates", on_delete="SET NULL"),
    tenant_key("job_id", "jobs", on_delete="SET NULL"),
    one_of("entity", Entity),
    one_of("state", RecordState),
    of_job="job_id",
)
_r = records.c
sa.Index(
    "uq_integration_records_external", _r.org_id, _r.connection_id, _r.stream, _r.external_id,
    unique=True,
)  # fmt: skip
sa.Index("ix_integration_records_state", _r.org_id, _r.connection_id, _r.state, _r.id)
sa.Index("ix_integration_records_listed", _r.org_id, _r.connection_id, _r.id)
sa.Index(
    "ix_integration_records_candidate", _r.org_id, _r.candidate_id,
    postgresql_where=_r.candidate_id.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_integration_records_job", _r.org_id, _r.job_id, postgresql_where=_r.job_id.is_not(None)
)
sa.Index(
    "ix_integration_records_person", _r.org_id, _r.person_key,
    postgresql_where=_r.person_key.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_integration_records_unmapped", _r.org_id, _r.connection_id,
    postgresql_where=_r.unmapped.is_not(None),
)  # fmt: skip

runs = tenant_table(
    "integration_runs",
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("cause", SortText, nullable=False),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("started_at", Timestamp, nullable=False),
    sa.Column("ended_at", Timestamp),
    sa.Column("counts", Json, nullable=False),
    sa.Column("problem", SortText),
    sa.Column("problem_said", sa.Text, nullable=False),
    sa.Column("log", Json, nullable=False),
    tenant_key("connection_id", "integration_connections", on_delete="CASCADE"),
    one_of("cause", RunCause),
    one_of("problem", ConnectionProblem),
)
sa.Index(
    "ix_integration_runs_recent", runs.c.org_id, runs.c.connection_id, runs.c.started_at, runs.c.id
)
