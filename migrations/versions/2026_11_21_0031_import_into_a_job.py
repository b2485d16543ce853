"""Import into a job."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0031"
down_revision = "2026_11_21_0030"
branch_labels = None
depends_on = None

_MOVES = "fk_application_transitions_org_id_application_id"
_HIDDEN = "(SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[]"
_OWN, _OTHER = ["org_id", "application_id"], ["org_id", "id"]


def upgrade() -> None:
    """Apply."""
    op.drop_constraint(_MOVES, "application_transitions", type_="foreignkey")
    op.create_foreign_key(
        _MOVES, "application_transitions", "applications", _OWN, _OTHER, ondelete="CASCADE"
    )
    op.add_column("import_rows", sa.Column("application", sa.Text(), nullable=True))
    op.add_column("import_rows", sa.Column("application_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        op.f("ck_import_rows_application_known"),
        "import_rows",
        "application IN ('new', 'there', 'added', 'removed', 'kept')",
    )
    op.add_column("imports", sa.Column("job_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        "fk_imports_org_id_job_id", "imports", "jobs", ["org_id", "job_id"], _OTHER,
        ondelete="SET NULL (job_id)",
    )  # fmt: skip
    op.execute(
        "CREATE POLICY confidential ON imports AS RESTRICTIVE "
        "TO rolecall_app, rolecall_candidate, rolecall_support "
        f"USING (job_id IS NULL OR job_id <> ALL ({_HIDDEN})) WITH CHECK (true)"
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DROP POLICY confidential ON imports")
    op.drop_constraint("fk_imports_org_id_job_id", "imports", type_="foreignkey")
    op.drop_column("imports", "job_id")
    op.drop_column("import_rows", "application_id")
    op.drop_column("import_rows", "application")
    op.drop_constraint(_MOVES, "application_transitions", type_="foreignkey")
    op.create_foreign_key(_MOVES, "application_transitions", "applications", _OWN, _OTHER)
