"""Copies of people's data that were asked for, and what an organization chose to disclose."""

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import AskedBy, CopyStatus
from rolecall.infra.db.tables import Timestamp, one_of, tenant_key, tenant_table

copies = tenant_table(
    "data_copies",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Text, nullable=False),
    # By which application the person was known.
    sa.Column("application_id", sa.Uuid),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("requested_by", sa.Uuid),
    sa.Column("requested_by_name", sa.Text, nullable=False),
    sa.Column("requested_at", Timestamp, nullable=False),
    sa.Column("due_on", sa.Date, nullable=False),
    sa.Column("decided_by_name", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("ready_at", Timestamp),
    sa.Column("file_id", sa.Uuid),
    sa.Column("file_until", Timestamp),
    sa.Column("size", sa.BigInteger),
    sa.Column("fetched_at", Timestamp),
    # In the link that is mailed.
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("status", CopyStatus),
    one_of("asked_by", AskedBy),
)
_c = copies.c
sa.Index("ix_data_copies_recent", _c.org_id, _c.requested_at, _c.id)
sa.Index("ix_data_copies_candidate", _c.org_id, _c.candidate_id, _c.requested_at)
# Two people who ask at once make one copy.
sa.Index(
    "uq_data_copies_open", _c.org_id, _c.candidate_id, unique=True,
    postgresql_where=_c.status.in_([CopyStatus.WAITING.value, CopyStatus.MAKING.value]),
)  # fmt: skip
sa.Index("ix_data_copies_over", _c.org_id, _c.file_until, postgresql_where=_c.file_id.is_not(None))

choices = tenant_table(
    "disclosure_choices",
    sa.Column("notes", sa.Boolean, nullable=False),
    sa.Column("assessments", sa.Boolean, nullable=False),
    sa.Column("private_notes", sa.Boolean, nullable=False),
    sa.Column("references", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    key=(),
)
