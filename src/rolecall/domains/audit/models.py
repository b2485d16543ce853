"""Entries, and the head of each organization's chain."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Timestamp, tenant_table

entries = tenant_table(
    "audit_entries",
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("actor_id", sa.Uuid),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    key=("seq",),
    append_only=True,
    relay="SELECT",
)
sa.Index("ix_audit_entries_at", entries.c.org_id, entries.c.at)
sa.Index("ix_audit_entries_record", entries.c.org_id, entries.c.record_id, entries.c.seq)
sa.Index("ix_audit_entries_actor", entries.c.org_id, entries.c.actor_id, entries.c.seq)
sa.Index("ix_audit_entries_action", entries.c.org_id, entries.c.action, entries.c.seq)

heads = tenant_table(
    "audit_heads",
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    key=(),
    app="SELECT, INSERT, UPDATE",
    relay="SELECT",
)
