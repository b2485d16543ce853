"""Hide interviews of confidential jobs."""

from alembic import op

revision = "2026_11_21_0027"
down_revision = "2026_11_21_0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    # By their application, as scorecards and booking links are (decision 27).
    op.execute(
        """CREATE POLICY confidential ON interviews AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = interviews.org_id AND a.id = interviews.application_id)) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("""DROP POLICY confidential ON interviews""")
