"""Definitions of fields, and values in columns of their own type, so that lists filter by index."""

import sqlalchemy as sa

from rolecall.domains.custom_fields.contracts import FieldKind, RecordType
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

fields = tenant_table(
    "custom_fields",
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("label_key", SortText, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("options", Json, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("record_type", RecordType),
    one_of("kind", FieldKind),
    sa.UniqueConstraint("org_id", "record_type", "label_key", name="uq_custom_fields_label"),
)

# The records are other domains', so no key leads to them; their owners remove the values.
values = tenant_table(
    "custom_field_values",
    sa.Column("field_id", sa.Uuid, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("text_value", sa.Text),
    sa.Column("text_key", SortText),
    sa.Column("number_value", sa.Double),
    sa.Column("date_value", sa.Date),
    sa.Column("flag_value", sa.Boolean),
    sa.Column("member_id", sa.Uuid),
    tenant_key("field_id", "custom_fields", on_delete="CASCADE"),
    key=("field_id", "record_id", "position"),
)
_v = values.c
sa.Index("ix_custom_field_values_record", _v.org_id, _v.record_id)
sa.Index(
    "ix_custom_field_values_text", _v.org_id, _v.field_id, _v.text_key, _v.record_id,
    postgresql_where=_v.text_key.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_custom_field_values_number", _v.org_id, _v.field_id, _v.number_value, _v.record_id,
    postgresql_where=_v.number_value.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_custom_field_values_date", _v.org_id, _v.field_id, _v.date_value, _v.record_id,
    postgresql_where=_v.date_value.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_custom_field_values_flag", _v.org_id, _v.field_id, _v.flag_value, _v.record_id,
    postgresql_where=_v.flag_value.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_custom_field_values_member", _v.org_id, _v.field_id, _v.member_id, _v.record_id,
    postgresql_where=_v.member_id.is_not(None),
)  # fmt: skip
