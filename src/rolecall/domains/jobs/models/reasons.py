"""Rejection reasons."""

import sqlalchemy as sa

from rolecall.infra.db.tables import SortText, Timestamp, tenant_table

rejection_reasons = tenant_table(
    "rejection_reasons",
    sa.Column("code", SortText, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.UniqueConstraint("org_id", "code"),
    app="SELECT, INSERT, UPDATE",
)
