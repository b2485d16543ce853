"""An organization's language model, and each time that it was asked. No words of anybody's."""

import sqlalchemy as sa

from rolecall.domains.ai.contracts import Capability, ModelRunState
from rolecall.infra.db.tables import Timestamp, one_of, tenant_table

settings = tenant_table(
    "model_settings",
    sa.Column("enabled", sa.Boolean, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    # The key of the endpoint, under the organization's key.
    sa.Column("sealed", sa.Text),
    sa.Column("sealed_key_id", sa.Text),
    sa.Column("reads_resumes", sa.Boolean, nullable=False),
    sa.Column("monthly_tokens", sa.BigInteger, nullable=False),
    sa.Column("problem", sa.Text, nullable=False, server_default=""),
    sa.Column("checked_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    key=(),
)

runs = tenant_table(
    "model_runs",
    sa.Column("capability", sa.Text, nullable=False),
    # What it was asked about, by its id, such as a file.
    sa.Column("subject_id", sa.Uuid),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    # The prompts with their versions.
    sa.Column("prompts", sa.Text, nullable=False),
    sa.Column("inputs_hash", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    # An estimate until the answer says how many there were.
    sa.Column("tokens_read", sa.Integer, nullable=False),
    sa.Column("tokens_written", sa.Integer, nullable=False),
    sa.Column("started_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    one_of("capability", Capability),
    one_of("state", ModelRunState),
)
sa.Index("ix_model_runs_started", runs.c.org_id, runs.c.started_at)
sa.Index("ix_model_runs_subject", runs.c.org_id, runs.c.subject_id)
