"""Addresses and numbers, and where the values of fields came from."""

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import ContactKind, OriginKind
from rolecall.infra.db.tables import SortText, Timestamp, one_of, tenant_key, tenant_table

# The primary ones stand in `candidates`, too: lists and copies read one table.
contacts = tenant_table(
    "candidate_contacts",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("norm", SortText, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("is_primary", sa.Boolean, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("kind", ContactKind),
)
_c = contacts.c
sa.Index(
    "uq_candidate_contacts_email", _c.org_id, _c.norm, unique=True,
    postgresql_where=_c.kind == ContactKind.EMAIL.value,
)  # fmt: skip
sa.Index(
    "uq_candidate_contacts_primary", _c.org_id, _c.candidate_id, _c.kind, unique=True,
    postgresql_where=_c.is_primary,
)  # fmt: skip
sa.Index("ix_candidate_contacts_candidate", _c.org_id, _c.candidate_id)
sa.Index("ix_candidate_contacts_norm", _c.org_id, _c.kind, _c.norm)

field_history = tenant_table(
    "candidate_field_history",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("field", SortText, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("origin", OriginKind),
    append_only=True,
    erasable="DELETE",
)
_h = field_history.c
sa.Index("ix_candidate_field_history_candidate", _h.org_id, _h.candidate_id, _h.field, _h.at, _h.id)
