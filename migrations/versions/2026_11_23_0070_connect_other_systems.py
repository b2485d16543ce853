"""Connect other systems."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_23_0070"
down_revision = "2026_11_23_0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "integration_connections",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("connector", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("authority", sa.Text(collation="C"), nullable=False),
        sa.Column("problem", sa.Text(collation="C"), nullable=True),
        sa.Column("problem_said", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("tested_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("next_run_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("lease_id", sa.Uuid(), nullable=True),
        sa.Column("lease_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "authority IN ('external', 'internal', 'newest', 'manual')",
            name=op.f("ck_integration_connections_authority_known"),
        ),
        sa.CheckConstraint(
            "problem IN ('unauthorised', 'rate_limited', 'temporary', 'malformed', 'refused', "
            "'blocked')",
            name=op.f("ck_integration_connections_problem_known"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'tested', 'enabled', 'paused', 'needs_authorisation', 'revoked')",
            name=op.f("ck_integration_connections_state_known"),
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_integration_connections")),
    )
    op.create_table(
        "integration_mappings",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("stream", sa.Text(collation="C"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "connection_id"],
            ["integration_connections.org_id", "integration_connections.id"],
            name=op.f("fk_integration_mappings_org_id_connection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "connection_id", "stream", "number", name=op.f("pk_integration_mappings")
        ),
    )
    op.create_table(
        "integration_runs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.Text(collation="C"), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("problem", sa.Text(collation="C"), nullable=True),
        sa.Column("problem_said", sa.Text(), nullable=False),
        sa.Column("log", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "cause IN ('schedule', 'person')", name=op.f("ck_integration_runs_cause_known")
        ),
        sa.CheckConstraint(
            "problem IN ('unauthorised', 'rate_limited', 'temporary', 'malformed', 'refused', "
            "'blocked')",
            name=op.f("ck_integration_runs_problem_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "connection_id"],
            ["integration_connections.org_id", "integration_connections.id"],
            name=op.f("fk_integration_runs_org_id_connection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_integration_runs")),
    )
    op.create_index(
        "ix_integration_runs_recent",
        "integration_runs",
        ["org_id", "connection_id", "started_at", "id"],
        unique=False,
    )
    op.create_table(
        "integration_secrets",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("sealed_key_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "connection_id"],
            ["integration_connections.org_id", "integration_connections.id"],
            name=op.f("fk_integration_secrets_org_id_connection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "connection_id", "name", name=op.f("pk_integration_secrets")
        ),
    )
    op.create_table(
        "integration_streams",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("cursor", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("whole_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "connection_id"],
            ["integration_connections.org_id", "integration_connections.id"],
            name=op.f("fk_integration_streams_org_id_connection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "connection_id", "name", name=op.f("pk_integration_streams")
        ),
    )
    op.create_table(
        "integration_records",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("connection_id", sa.Uuid(), nullable=False),
        sa.Column("stream", sa.Text(collation="C"), nullable=False),
        sa.Column("external_id", sa.Text(collation="C"), nullable=False),
        sa.Column("entity", sa.Text(collation="C"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("why_said", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("problems", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("unmapped", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Integer(), nullable=False),
        sa.Column("base", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ours", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("theirs", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("person_key", sa.Text(collation="C"), nullable=True),
        sa.Column("seen_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("seen_complete", sa.Integer(), nullable=False),
        sa.Column("gone_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "entity IN ('job', 'candidate', 'application')",
            name=op.f("ck_integration_records_entity_known"),
        ),
        sa.CheckConstraint(
            "state IN ('linked', 'skipped', 'undecided', 'left', 'erased')",
            name=op.f("ck_integration_records_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "candidate_id"],
            ["candidates.org_id", "candidates.id"],
            name=op.f("fk_integration_records_org_id_candidate_id"),
            ondelete="SET NULL (candidate_id)",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "connection_id"],
            ["integration_connections.org_id", "integration_connections.id"],
            name=op.f("fk_integration_records_org_id_connection_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_integration_records_org_id_job_id"),
            ondelete="SET NULL (job_id)",
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_integration_records")),
    )
    op.create_index(
        "ix_integration_records_candidate",
        "integration_records",
        ["org_id", "candidate_id"],
        unique=False,
        postgresql_where=sa.text("candidate_id IS NOT NULL"),
    )
    op.create_index(
        "ix_integration_records_job",
        "integration_records",
        ["org_id", "job_id"],
        unique=False,
        postgresql_where=sa.text("job_id IS NOT NULL"),
    )
    op.create_index(
        "ix_integration_records_listed",
        "integration_records",
        ["org_id", "connection_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_integration_records_person",
        "integration_records",
        ["org_id", "person_key"],
        unique=False,
        postgresql_where=sa.text("person_key IS NOT NULL"),
    )
    op.create_index(
        "ix_integration_records_state",
        "integration_records",
        ["org_id", "connection_id", "state", "id"],
        unique=False,
    )
    op.create_index(
        "ix_integration_records_unmapped",
        "integration_records",
        ["org_id", "connection_id"],
        unique=False,
        postgresql_where=sa.text("unmapped IS NOT NULL"),
    )
    op.create_index(
        "uq_integration_records_external",
        "integration_records",
        ["org_id", "connection_id", "stream", "external_id"],
        unique=True,
    )
    op.execute(
        """GRANT SELECT, INSERT, UPDATE, DELETE ON integration_connections TO rolecall_app"""
    )
    op.execute("""ALTER TABLE integration_connections ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_connections FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_connections TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_connections AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_connections TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON integration_mappings TO rolecall_app""")
    op.execute("""ALTER TABLE integration_mappings ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_mappings FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_mappings TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_mappings AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_mappings TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON integration_runs TO rolecall_app""")
    op.execute("""ALTER TABLE integration_runs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_runs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_runs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_runs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON integration_secrets TO rolecall_app""")
    op.execute("""ALTER TABLE integration_secrets ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_secrets FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_secrets TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_secrets AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_secrets TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON integration_streams TO rolecall_app""")
    op.execute("""ALTER TABLE integration_streams ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_streams FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_streams TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_streams AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_streams TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.execute("""GRANT SELECT, INSERT, UPDATE, DELETE ON integration_records TO rolecall_app""")
    op.execute("""ALTER TABLE integration_records ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE integration_records FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON integration_records TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON integration_records AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY confidential ON integration_records AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id IS NULL OR job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY migrations ON integration_records TO rolecall_owner USING (true) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("uq_integration_records_external", table_name="integration_records")
    op.drop_index(
        "ix_integration_records_unmapped",
        table_name="integration_records",
        postgresql_where=sa.text("unmapped IS NOT NULL"),
    )
    op.drop_index("ix_integration_records_state", table_name="integration_records")
    op.drop_index(
        "ix_integration_records_person",
        table_name="integration_records",
        postgresql_where=sa.text("person_key IS NOT NULL"),
    )
    op.drop_index("ix_integration_records_listed", table_name="integration_records")
    op.drop_index(
        "ix_integration_records_job",
        table_name="integration_records",
        postgresql_where=sa.text("job_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_integration_records_candidate",
        table_name="integration_records",
        postgresql_where=sa.text("candidate_id IS NOT NULL"),
    )
    op.drop_table("integration_records")
    op.drop_table("integration_streams")
    op.drop_table("integration_secrets")
    op.drop_index("ix_integration_runs_recent", table_name="integration_runs")
    op.drop_table("integration_runs")
    op.drop_table("integration_mappings")
    op.drop_table("integration_connections")
