"""Saved views, and with which of them a member's lists open."""

import sqlalchemy as sa

from rolecall.domains.saved_views.contracts import ViewPlace
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

views = tenant_table(
    "saved_views",
    sa.Column("place", SortText, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", SortText, nullable=False),
    sa.Column("shown", Json, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("owner_id", sa.Uuid, nullable=False),
    sa.Column("owner_name", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("place", ViewPlace),
    sa.UniqueConstraint("org_id", "place", "owner_id", "name_key", name="uq_saved_views_own"),
)
_v = views.c
# Shared views are read by everybody, so two of one name could not be told apart.
sa.Index(
    "uq_saved_views_shared", _v.org_id, _v.place, _v.name_key, unique=True,
    postgresql_where=_v.shared,
)  # fmt: skip

defaults = tenant_table(
    "saved_view_defaults",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("place", SortText, nullable=False),
    sa.Column("view_id", sa.Uuid, nullable=False),
    tenant_key("view_id", "saved_views", on_delete="CASCADE"),
    one_of("place", ViewPlace),
    key=("user_id", "place"),
)
sa.Index("ix_saved_view_defaults_view", defaults.c.org_id, defaults.c.view_id)
