"""Grants and row-level security, as DDL derived from the table's registered kind.

Policies on a tenant table: a permissive base policy, and the tenant policy RESTRICTIVE so that a
careless extra policy cannot widen it. Row security is forced, so the owner is bound as well and has
a policy of its own for migrations. Nobody holds BYPASSRLS or TRUNCATE (which ignores policies).
"""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.db.tables import Kind, kind_of
from rolecall.infra.logins import APP, CANDIDATE, MIGRATOR, OWNER, RELAY, SUPPORT

__all__ = [
    "APP",
    "BOUND_ROLES",
    "CANDIDATE",
    "CONFINED",
    "ERASING",
    "ERASING_CONDITION",
    "FUNCTIONS",
    "HIDDEN_JOBS",
    "HIDDEN_JOBS_FUNCTION",
    "MIGRATOR",
    "OWNER",
    "OWN_ADDRESS",
    "RELAY",
    "SEALED_CONDITION",
    "SUPPORT",
    "TENANT_CONDITION",
    "UNSEALED",
    "is_not_hidden",
    "job_condition",
    "secure",
]

BOUND_ROLES = (APP, CANDIDATE, SUPPORT)
"""Roles that only ever see the tenant of their transaction."""

TENANT_CONDITION = "org_id = (SELECT current_org())"
OWN_ADDRESS = (
    "email_norm = (SELECT u.email_norm FROM users u WHERE u.id = (SELECT current_login()) "
    "AND u.email_verified_at IS NOT NULL)"
)
"""A login sees rows of the address that it has proved, in every organization."""

FUNCTIONS = (
    """CREATE OR REPLACE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.org_id', true), '')::uuid $$""",
    """CREATE OR REPLACE FUNCTION current_login() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$""",
)


HIDDEN_JOBS_FUNCTION = """CREATE OR REPLACE FUNCTION hidden_jobs() RETURNS uuid[]
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
"""The confidential jobs of the organization that the login has no part in.

A part in a job have its hiring team, whoever is asked to assess one of its applications, and
whoever is asked to approve it or one of its offers. No table that the function reads may be hidden
by it, or it would ask itself for ever.
"""
CONFINED = "on"
"""The value of `app.confined` in a transaction that does not see every confidential job."""
ERASING = "on"
"""The value of `app.erasing` in a transaction that erases a person."""
ERASING_CONDITION = f"current_setting('app.erasing', true) = '{ERASING}'"
UNSEALED = "on"
"""The value of `app.unsealed` in a transaction that counts what nobody may look at."""
SEALED_CONDITION = f"current_setting('app.unsealed', true) = '{UNSEALED}'"
HIDDEN_JOBS = (
    f"(SELECT CASE WHEN current_setting('app.confined', true) = '{CONFINED}' "
    "THEN hidden_jobs() ELSE '{}'::uuid[] END)::uuid[]"
)
"""The confidential jobs that the transaction's login has no part in: asked once a statement."""


def is_not_hidden(job: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
    """State that a job is none of `HIDDEN_JOBS`, for tables that row security leaves alone."""
    return job != sa.all_(sa.literal_column(HIDDEN_JOBS, sa.ARRAY(sa.Uuid)))


def secure(table: sa.Table) -> list[str]:
    """Return the statements that give a new table its grants and policies, in order."""
    kind = kind_of(table)
    name = table.name
    erasable = table.info.get("erasable", "")
    rights = f"{table.info['app']}, {erasable}" if erasable else table.info["app"]
    statements = [f"GRANT {rights} ON {name} TO {APP}"]
    if table.info.get("relay"):
        statements.append(f"GRANT {table.info['relay']} ON {name} TO {RELAY}")
    if kind is not Kind.TENANT:
        return statements
    bound = ", ".join(BOUND_ROLES)
    statements += [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY base ON {name} TO {bound} USING (true) WITH CHECK (true)",
        *_tenant_policies(name, bound, table.info.get("policies") or {}),
        *_job_policy(table, bound),
        *_erasing_policy(table, bound),
        *_sealed_policy(table, bound),
        f"CREATE POLICY migrations ON {name} TO {OWNER} USING (true) WITH CHECK (true)",
    ]
    if table.info.get("relay"):
        statements.append(
            f"CREATE POLICY relay ON {name} TO {RELAY} USING (true) WITH CHECK (true)"
        )
    return statements


def job_condition(table: sa.Table) -> str:
    """Return the condition under which a row of a job is seen, empty where rows have none."""
    job: str = table.info.get("of_job", "")
    application: str = table.info.get("of_application", "")
    if application:
        other = "record_type IS DISTINCT FROM 'application' OR " if "record_type" in table.c else ""
        return (
            f"{other}{HIDDEN_JOBS} = '{{}}' OR EXISTS (SELECT FROM applications a "
            f"WHERE a.org_id = {table.name}.org_id AND a.id = {table.name}.{application})"
        )
    if not job:
        return ""
    seen = f"{job} <> ALL ({HIDDEN_JOBS})"
    return f"{job} IS NULL OR {seen}" if table.c[job].nullable else seen


def _job_policy(table: sa.Table, bound: str) -> Iterable[str]:
    """Yield the policy that hides rows of confidential jobs."""
    if condition := job_condition(table):
        yield (
            f"CREATE POLICY confidential ON {table.name} AS RESTRICTIVE TO {bound} "
            f"USING ({condition}) WITH CHECK (true)"
        )


def _erasing_policy(table: sa.Table, bound: str) -> Iterable[str]:
    """Yield the policy that keeps what is append-only from being changed but by an erasure."""
    if command := table.info.get("erasable"):
        yield (
            f"CREATE POLICY erasing ON {table.name} AS RESTRICTIVE FOR {command} TO {bound} "
            f"USING ({ERASING_CONDITION})"
        )


def _sealed_policy(table: sa.Table, bound: str) -> Iterable[str]:
    """Yield the policy under which a sealed table is empty for ordinary transactions."""
    if table.info.get("sealed"):
        yield (
            f"CREATE POLICY sealed ON {table.name} AS RESTRICTIVE TO {bound} "
            f"USING ({SEALED_CONDITION}) WITH CHECK ({SEALED_CONDITION})"
        )


def _tenant_policies(name: str, bound: str, widened: dict[str, str]) -> Iterable[str]:
    """Yield one policy for all commands, or one per command where reading is widened."""
    if not widened:
        yield (
            f"CREATE POLICY tenant ON {name} AS RESTRICTIVE TO {bound} "
            f"USING ({TENANT_CONDITION}) WITH CHECK ({TENANT_CONDITION})"
        )
        return
    for command in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        using = widened.get(command, TENANT_CONDITION)
        clauses = {
            "SELECT": f"USING ({using})",
            "INSERT": f"WITH CHECK ({using})",
            "UPDATE": f"USING ({using}) WITH CHECK ({using})",
            "DELETE": f"USING ({using})",
        }[command]
        yield (
            f"CREATE POLICY tenant_{command.lower()} ON {name} AS RESTRICTIVE "
            f"FOR {command} TO {bound} {clauses}"
        )
