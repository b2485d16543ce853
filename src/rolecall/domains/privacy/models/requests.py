"""Requests of candidates to be erased. When they are, the rows stay and name nobody."""

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import AskedBy, Ground, Look, RequestStatus
from rolecall.infra.db.tables import Timestamp, one_of, tenant_key, tenant_table

requests = tenant_table(
    "erasure_requests",
    # Drawn, not counted: a count would tell how many others asked.
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Text, nullable=False),
    # By which application the person was known.
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("requested_at", Timestamp, nullable=False),
    sa.Column("due_on", sa.Date, nullable=False),
    sa.Column("confirm_until", Timestamp, nullable=False),
    sa.Column("mailed_at", Timestamp, nullable=False),
    sa.Column("mails", sa.SmallInteger, nullable=False, server_default="1"),
    sa.Column("confirmed_at", Timestamp),
    sa.Column("runs_at", Timestamp),
    sa.Column("look", sa.Text, nullable=False, server_default=Look.NOTHING.value),
    sa.Column("released_at", Timestamp),
    sa.Column("decided_by_name", sa.Text, nullable=False, server_default=""),
    sa.Column("ground", sa.Text),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("leaving_at", Timestamp),
    sa.Column("erasure_id", sa.Uuid),
    sa.Column("ended_at", Timestamp),
    # In the links that are mailed.
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    tenant_key("erasure_id", "erasures"),
    one_of("status", RequestStatus),
    one_of("asked_by", AskedBy),
    one_of("look", Look),
    one_of("ground", Ground),
    sa.UniqueConstraint("org_id", "number", name="uq_erasure_requests_number"),
)
_r = requests.c
OPEN = ("unconfirmed", "waiting", "review", "held", "leaving")
sa.Index("ix_erasure_requests_recent", _r.org_id, _r.requested_at, _r.id)
# Two who ask at once make one request.
sa.Index(
    "uq_erasure_requests_open", _r.org_id, _r.candidate_id, unique=True,
    postgresql_where=_r.status.in_(OPEN),
)  # fmt: skip
sa.Index("ix_erasure_requests_candidate", _r.org_id, _r.candidate_id)
# What the hourly look goes through.
sa.Index("ix_erasure_requests_due", _r.org_id, _r.id, postgresql_where=_r.status.in_(OPEN))
