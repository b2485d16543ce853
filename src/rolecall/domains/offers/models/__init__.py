"""Offers, their versions, the evidence of acceptances, and the templates of letters.

Versions and evidence are append-only: the application cannot delete them, and changes them only
while their person is erased.
"""

import sqlalchemy as sa

from rolecall.domains.offers.contracts import LIVE, OfferStatus
from rolecall.infra.db.security import OWN_ADDRESS, TENANT_CONDITION
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

templates = tenant_table(
    "offer_templates",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_sort", SortText, nullable=False),
    sa.Column("text", Json, nullable=False),
    sa.Column("archived_at", Timestamp),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    app="SELECT, INSERT, UPDATE",
)
sa.Index("ix_offer_templates_name", templates.c.org_id, templates.c.name_sort, templates.c.id)
sa.Index(
    "uq_offer_templates_name",
    templates.c.org_id,
    templates.c.name_sort,
    unique=True,
    postgresql_where=templates.c.archived_at.is_(None),
)

offers = tenant_table(
    "offers",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("candidate_name", sa.Text, nullable=False),
    sa.Column("candidate_email", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("private_notes", sa.Text, nullable=False),
    sa.Column("newest_version", sa.Integer, nullable=False),
    sa.Column("expires_at", Timestamp),
    sa.Column("sent_at", Timestamp),
    sa.Column("decided_at", Timestamp),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("link_nonce", sa.Text, nullable=False),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("application_id", "applications"),
    tenant_key("job_id", "jobs"),
    one_of("status", OfferStatus),
    app="SELECT, INSERT, UPDATE",
    of_job="job_id",
)
_o = offers.c
sa.Index("ix_offers_recent", _o.org_id, _o.updated_at, _o.id)
sa.Index("ix_offers_job", _o.org_id, _o.job_id, _o.updated_at, _o.id)
sa.Index("ix_offers_status", _o.org_id, _o.status, _o.updated_at, _o.id)
sa.Index("ix_offers_application", _o.org_id, _o.application_id, _o.updated_at, _o.id)
sa.Index(
    "uq_offers_one_live",
    _o.org_id,
    _o.application_id,
    unique=True,
    postgresql_where=_o.status.in_([status.value for status in LIVE]),
)

versions = tenant_table(
    "offer_versions",
    sa.Column("offer_id", sa.Uuid, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("letter", Json, nullable=False),
    sa.Column("file_id", sa.Uuid, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by_name", sa.Text, nullable=False),
    tenant_key("offer_id", "offers"),
    key=("offer_id", "number"),
    append_only=True,
    erasable="UPDATE",
)

evidence = tenant_table(
    "offer_evidence",
    sa.Column("offer_id", sa.Uuid, nullable=False),
    sa.Column("version_number", sa.Integer, nullable=False),
    sa.Column("typed_name", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("user_id", sa.Uuid),
    sa.Column("accepted_at", Timestamp, nullable=False),
    sa.Column("ip", sa.Text, nullable=False),
    sa.Column("user_agent", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("agreement", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    tenant_key("offer_id", "offers"),
    key=("offer_id",),
    append_only=True,
    erasable="UPDATE",
)

directory = tenant_table(
    "offer_directory",
    sa.Column("offer_id", sa.Uuid, nullable=False),
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("organization_name", sa.Text, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("expires_at", Timestamp),
    sa.Column("link_nonce", sa.Text, nullable=False),
    sa.Column("sent_at", Timestamp, nullable=False),
    tenant_key("offer_id", "offers", on_delete="CASCADE"),
    key=("offer_id",),
    extra_policies={"SELECT": f"{TENANT_CONDITION} OR {OWN_ADDRESS}"},
)
# Not led by org_id: the one list that a login reads across organizations.
sa.Index("ix_offer_directory_login", directory.c.email_norm, directory.c.sent_at)
