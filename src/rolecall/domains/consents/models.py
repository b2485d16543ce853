"""Versions of wording, and their drafts. They tell of no candidate."""

import sqlalchemy as sa

from rolecall.domains.consents.contracts import Purpose
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_table

# What somebody agreed to has to be shown as it was: nothing of it is ever changed or removed.
wordings = tenant_table(
    "consent_wordings",
    sa.Column("purpose", SortText, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    # HTML by language.
    sa.Column("texts", Json, nullable=False),
    sa.Column("is_material", sa.Boolean, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("published_at", Timestamp, nullable=False),
    sa.Column("published_by", sa.Uuid),
    sa.Column("published_by_name", sa.Text, nullable=False),
    one_of("purpose", Purpose),
    sa.UniqueConstraint("org_id", "purpose", "number", name="uq_consent_wordings_number"),
    append_only=True,
)

drafts = tenant_table(
    "consent_drafts",
    sa.Column("purpose", SortText, nullable=False),
    sa.Column("texts", Json, nullable=False),
    sa.Column("changed_at", Timestamp, nullable=False),
    sa.Column("changed_by_name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("purpose", Purpose),
    key=("purpose",),
)
