"""Count visits."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_0063"
down_revision = "2026_11_22_0062"
branch_labels = None
depends_on = None

_REPORTS = (
    "'funnel', 'time_in_stage', 'time_to_hire', 'sources', 'offers', 'service_levels', 'workload'"
)
_BOUND = "rolecall_app, rolecall_candidate, rolecall_support"
_RIGHTS = {
    "visit_counts": "SELECT, INSERT, UPDATE, DELETE",
    "visit_days": "SELECT, INSERT, UPDATE, DELETE",
    "visit_batches": "SELECT, INSERT, DELETE",
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "visit_counts",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.Text(collation="C"), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(collation="C"), nullable=False),
        sa.Column("device", sa.Text(collation="C"), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_visit_counts_count_positive")),
        sa.CheckConstraint(
            "device IN ('phone', 'desktop')", name=op.f("ck_visit_counts_device_known")
        ),
        sa.CheckConstraint(
            "step IN ('list', 'group', 'job', 'embedded', 'begun', 'sent')",
            name=op.f("ck_visit_counts_step_known"),
        ),
        sa.PrimaryKeyConstraint(
            "org_id", "day", "step", "job_id", "source", "device", name=op.f("pk_visit_counts")
        ),
    )
    op.create_table(
        "visit_days",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("visitors", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "day", name=op.f("pk_visit_days")),
    )
    op.create_table(
        "visit_batches",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("taken_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_visit_batches")),
    )
    op.create_index("ix_visit_batches_taken", "visit_batches", ["org_id", "taken_at"])
    for table, rights in _RIGHTS.items():
        op.execute(f"GRANT {rights} ON {table} TO rolecall_app")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY base ON {table} TO {_BOUND} USING (true) WITH CHECK (true)")
        op.execute(
            f"CREATE POLICY tenant ON {table} AS RESTRICTIVE TO {_BOUND} "
            "USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"
        )
        op.execute(
            f"CREATE POLICY migrations ON {table} TO rolecall_owner USING (true) WITH CHECK (true)"
        )
    op.execute(
        f"CREATE POLICY confidential ON visit_counts AS RESTRICTIVE TO {_BOUND} USING "
        "(job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' "
        "THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"
    )
    _allow_reports(f"{_REPORTS}, 'visits'")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM report_mails WHERE report = 'visits'")
    _allow_reports(_REPORTS)
    op.drop_table("visit_batches")
    op.drop_table("visit_days")
    op.drop_table("visit_counts")


def _allow_reports(keys: str) -> None:
    name = op.f("ck_report_mails_report_known")
    op.drop_constraint(name, "report_mails", type_="check")
    op.create_check_constraint(name, "report_mails", f"report IN ({keys})")
