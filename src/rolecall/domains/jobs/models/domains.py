"""Domain names of organizations: what proves them, and which of them are shown."""

import sqlalchemy as sa

from rolecall.domains.jobs.contracts.domains import DomainProblem, DomainStatus
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

careers_domains = tenant_table(
    "careers_domains",
    sa.Column("host", SortText, nullable=False),
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("status", SortText, nullable=False),
    sa.Column("problem", sa.Text, nullable=False),
    sa.Column("found", Json, nullable=False),
    # Counts the checks that were asked for: what comes of an earlier one is not written.
    sa.Column("check_number", sa.Integer, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("asked_since", Timestamp, nullable=False),
    sa.Column("checked_at", Timestamp),
    sa.Column("next_check_at", Timestamp),
    sa.Column("verified_at", Timestamp),
    one_of("status", DomainStatus),
    one_of("problem", DomainProblem),
)
sa.Index("uq_careers_domains_host", careers_domains.c.org_id, careers_domains.c.host, unique=True)

# Read by anybody, before it is known whose page is asked for: a name and whose it is. No name is
# here twice, so no two organizations can show their pages at one.
careers_hosts = tenant_table(
    "careers_hosts",
    sa.Column("host", SortText, nullable=False),
    sa.Column("domain_id", sa.Uuid, nullable=False),
    sa.Column("is_main", sa.Boolean, nullable=False),
    sa.Column("shown_since", Timestamp, nullable=False),
    tenant_key("domain_id", "careers_domains", on_delete="CASCADE"),
    key=("host",),
    extra_policies={"SELECT": "true"},
)
sa.Index("uq_careers_hosts_host", careers_hosts.c.host, unique=True)
sa.Index(
    "uq_careers_hosts_main",
    careers_hosts.c.org_id,
    unique=True,
    postgresql_where=careers_hosts.c.is_main,
)
