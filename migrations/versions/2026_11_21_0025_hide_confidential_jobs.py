"""Hide confidential jobs."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_21_0025"
down_revision = "2026_11_21_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "confidential_jobs",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "job_id"],
            ["jobs.org_id", "jobs.id"],
            name=op.f("fk_confidential_jobs_org_id_job_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", "job_id", name=op.f("pk_confidential_jobs")),
    )
    op.execute("""GRANT SELECT, INSERT, DELETE ON confidential_jobs TO rolecall_app""")
    op.execute("""ALTER TABLE confidential_jobs ENABLE ROW LEVEL SECURITY""")
    op.execute("""ALTER TABLE confidential_jobs FORCE ROW LEVEL SECURITY""")
    op.execute(
        """CREATE POLICY base ON confidential_jobs TO rolecall_app, rolecall_candidate, rolecall_support USING (true) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY tenant ON confidential_jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))"""
    )
    op.execute(
        """CREATE POLICY migrations ON confidential_jobs TO rolecall_owner USING (true) WITH CHECK (true)"""
    )
    op.add_column("application_assignees", sa.Column("job_id", sa.Uuid(), nullable=True))
    op.execute(
        """UPDATE application_assignees s SET job_id = a.job_id FROM applications a
        WHERE a.org_id = s.org_id AND a.id = s.application_id"""
    )
    op.alter_column("application_assignees", "job_id", nullable=False)
    op.add_column("approvals", sa.Column("job_id", sa.Uuid(), nullable=True))
    op.execute(
        """UPDATE approvals a SET job_id = coalesce(
            (SELECT o.job_id FROM offers o WHERE o.org_id = a.org_id AND o.id = a.subject_id),
            a.subject_id)"""
    )
    op.alter_column("approvals", "job_id", nullable=False)
    op.execute(
        """CREATE OR REPLACE FUNCTION hidden_jobs() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT ARRAY(
    SELECT c.job_id FROM confidential_jobs c
    WHERE c.org_id = current_org()
    AND NOT EXISTS (
        SELECT FROM job_team_members t
        WHERE t.org_id = c.org_id AND t.job_id = c.job_id AND t.user_id = current_login())
    AND NOT EXISTS (
        SELECT FROM application_assignees s
        WHERE s.org_id = c.org_id AND s.job_id = c.job_id AND s.user_id = current_login())
    AND NOT EXISTS (
        SELECT FROM approval_slots s
        JOIN approvals a ON a.org_id = s.org_id AND a.id = s.approval_id
        WHERE s.org_id = c.org_id AND s.assignee_id = current_login() AND a.job_id = c.job_id)
) $$"""
    )
    op.execute(
        """CREATE POLICY confidential ON applications AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON arrived_mails AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (record_type IS DISTINCT FROM 'application' OR (SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = arrived_mails.org_id AND a.id = arrived_mails.record_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON automation_rules AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id IS NULL OR job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON automation_runs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON interview_booking_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = interview_booking_links.org_id AND a.id = interview_booking_links.application_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON interview_scorecards AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = interview_scorecards.org_id AND a.id = interview_scorecards.application_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON job_criteria AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON job_terms AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON jobs AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON jobs_with_applications AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON messages AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (record_type IS DISTINCT FROM 'application' OR (SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[] = '{}' OR EXISTS (SELECT FROM applications a WHERE a.org_id = messages.org_id AND a.id = messages.record_id)) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON offers AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON share_links AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )
    op.execute(
        """CREATE POLICY confidential ON workflow_migrations AS RESTRICTIVE TO rolecall_app, rolecall_candidate, rolecall_support USING (job_id <> ALL ((SELECT CASE WHEN current_setting('app.confined', true) = 'on' THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[])) WITH CHECK (true)"""
    )


def downgrade() -> None:
    """Undo."""
    op.execute("""DROP POLICY confidential ON workflow_migrations""")
    op.execute("""DROP POLICY confidential ON share_links""")
    op.execute("""DROP POLICY confidential ON offers""")
    op.execute("""DROP POLICY confidential ON messages""")
    op.execute("""DROP POLICY confidential ON jobs_with_applications""")
    op.execute("""DROP POLICY confidential ON jobs""")
    op.execute("""DROP POLICY confidential ON job_terms""")
    op.execute("""DROP POLICY confidential ON job_criteria""")
    op.execute("""DROP POLICY confidential ON interview_scorecards""")
    op.execute("""DROP POLICY confidential ON interview_booking_links""")
    op.execute("""DROP POLICY confidential ON automation_runs""")
    op.execute("""DROP POLICY confidential ON automation_rules""")
    op.execute("""DROP POLICY confidential ON arrived_mails""")
    op.execute("""DROP POLICY confidential ON applications""")
    op.execute("""DROP FUNCTION hidden_jobs()""")
    op.drop_column("approvals", "job_id")
    op.drop_column("application_assignees", "job_id")
    op.drop_table("confidential_jobs")
