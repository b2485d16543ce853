"""Careers sites at domains of their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_0060"
down_revision = "2026_11_22_0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "careers_domains",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("host", sa.Text(collation="C"), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(collation="C"), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("found", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("check_number", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("asked_since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("next_check_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("verified_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "problem IN ('', 'unanswered', 'no_token', 'other_token', 'nowhere', 'elsewhere', 'taken')",
            name=op.f("ck_careers_domains_problem_known"),
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'verified', 'failing', 'failed')",
            name=op.f("ck_careers_domains_status_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_careers_domains")),
    )
    op.create_index("uq_careers_domains_host", "careers_domains", ["org_id", "host"], unique=True)
    op.create_table(
        "careers_hosts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("host", sa.Text(collation="C"), nullable=False),
        sa.Column("domain_id", sa.Uuid(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("shown_since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "domain_id"],
            ["careers_domains.org_id", "careers_domains.id"],
            name=op.f("fk_careers_hosts_org_id_domain_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "host", name=op.f("pk_careers_hosts")),
    )
    op.create_index("uq_careers_hosts_host", "careers_hosts", ["host"], unique=True)
    op.create_index(
        "uq_careers_hosts_main",
        "careers_hosts",
        ["org_id"],
        unique=True,
        postgresql_where="is_main",
    )
    op.add_column(
        "public_postings",
        sa.Column("organization_host", sa.Text(), server_default="", nullable=False),
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON careers_domains TO rolecall_app""")
    op.execute("""ALTER TABLE careers_domains ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_domains FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_domains TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON careers_domains AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_domains TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON careers_hosts TO rolecall_app""")
    op.execute("""ALTER TABLE careers_hosts ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE careers_hosts FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON careers_hosts TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_select ON careers_hosts AS RESTRICTIVE FOR SELECT TO rolecall_app, rolecall_candidate, rolecall_support USING (true)"""
    )
    op.execute(
        """CREATE POLICY tenant_insert ON careers_hosts AS RESTRICTIVE FOR INSERT TO rolecall_app, rolecall_candidate, rolecall_support WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_update ON careers_hosts AS RESTRICTIVE FOR UPDATE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY tenant_delete ON careers_hosts AS RESTRICTIVE FOR DELETE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON careers_hosts TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("public_postings", "organization_host")
    op.drop_index("uq_careers_hosts_main", table_name="careers_hosts", postgresql_where="is_main")
    op.drop_index("uq_careers_hosts_host", table_name="careers_hosts")
    op.drop_table("careers_hosts")
    op.drop_index("uq_careers_domains_host", table_name="careers_domains")
    op.drop_table("careers_domains")
