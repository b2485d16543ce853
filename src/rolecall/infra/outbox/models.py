"""The outbox, its deliveries (the inbox too), idempotency keys, schedules, heartbeats."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, Timestamp, control_table, one_of, tenant_table

events = tenant_table(
    "outbox_events",
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("aggregate_id", sa.Uuid, nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("occurred_at", Timestamp, nullable=False),
    sa.Column("available_at", Timestamp, nullable=False),
    sa.Column("expanded_at", Timestamp),
    append_only=True,
    relay="SELECT, INSERT, UPDATE, DELETE",
)
# The relay reads over all tenants, oldest first; only what is not expanded yet is in this index.
sa.Index(
    "ix_outbox_events_waiting",
    events.c.available_at,
    events.c.id,
    postgresql_where=events.c.expanded_at.is_(None),
)

DELIVERY_STATUSES = ("ready", "sent", "done", "dead", "dropped")

deliveries = tenant_table(
    "outbox_deliveries",
    sa.Column("event_id", sa.Uuid, nullable=False),
    sa.Column("handler", sa.Text, nullable=False),
    sa.Column("queue", sa.Text, nullable=False),
    sa.Column("aggregate_id", sa.Uuid, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("sends", sa.Integer, nullable=False, server_default="0"),
    sa.Column("available_at", Timestamp, nullable=False),
    sa.Column("lease_until", Timestamp),
    sa.Column("last_error", sa.Text),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.UniqueConstraint("org_id", "event_id", "handler"),
    one_of("status", DELIVERY_STATUSES),
    app="SELECT, UPDATE",
    relay="SELECT, INSERT, UPDATE, DELETE",
)
# Written out in statements, because one with parameters has a plan that fits all of their values:
# it could not use an index that holds only some rows.
IS_OPEN = deliveries.c.status.in_(
    sa.bindparam("open_statuses", ("ready", "sent"), expanding=True, literal_execute=True)
)
IS_DEAD = deliveries.c.status == sa.literal("dead", literal_execute=True)
sa.Index(
    "ix_outbox_deliveries_open",
    deliveries.c.available_at,
    deliveries.c.id,
    postgresql_where=deliveries.c.status.in_(("ready", "sent")),
)
sa.Index(
    "ix_outbox_deliveries_order",
    deliveries.c.org_id,
    deliveries.c.aggregate_id,
    deliveries.c.handler,
    deliveries.c.id,
    postgresql_where=deliveries.c.status.in_(("ready", "sent")),
)
# Few among very many: counted every few seconds, listed and replayed by operators.
sa.Index(
    "ix_outbox_deliveries_dead",
    deliveries.c.finished_at,
    postgresql_where=deliveries.c.status == "dead",
)

idempotency_keys = tenant_table(
    "idempotency_keys",
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("request_hash", sa.LargeBinary, nullable=False),
    sa.Column("status", sa.SmallInteger),
    sa.Column("headers", Json),
    sa.Column("body", sa.LargeBinary),
    sa.Column("created_at", Timestamp, nullable=False),
    key=("actor", "key"),
    relay="SELECT, DELETE",
)
sa.Index("ix_idempotency_keys_created_at", idempotency_keys.c.created_at)

schedule_runs = control_table(
    "schedule_runs",
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("due_at", Timestamp, primary_key=True),
    sa.Column("claimed_at", Timestamp, nullable=False),
    app="SELECT",
    relay="SELECT, INSERT, DELETE",
)

heartbeats = control_table(
    "worker_heartbeats",
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("beat_at", Timestamp, nullable=False),
    app="SELECT, INSERT, UPDATE",
    relay="SELECT, INSERT, UPDATE",
)
