"""Requests for adjustments, apart from everything else.

Both tables are sealed: row security shows their rows to those transactions alone that say so
(`UnitOfWork.unseal`), so that no list, search, export or report finds them. What was written is
encrypted as well, under the organization's key.
"""

import sqlalchemy as sa

from rolecall.domains.accommodations.contracts import CaseStatus, EntryKind
from rolecall.infra.db.tables import Timestamp, one_of, tenant_key, tenant_table

cases = tenant_table(
    "accommodation_cases",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("asked_at", Timestamp, nullable=False),
    sa.Column("changed_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("status", CaseStatus),
    key=("application_id",),
    of_application="application_id",
    sealed=True,
)

entries = tenant_table(
    "accommodation_entries",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("kind", EntryKind),
    of_application="application_id",
    sealed=True,
)
sa.Index("ix_accommodation_entries_application", entries.c.org_id, entries.c.application_id)
sa.Index("ix_accommodation_entries_key_id", entries.c.org_id, entries.c.key_id)
