"""Grants and row-level security, as DDL derived from the table's registered kind.

Policies on a tenant table: a permissive base policy, and the tenant policy RESTRICTIVE so that a
careless extra policy cannot widen it. Row security is forced, so the owner is bound as well and has
a policy of its own for migrations. Nobody holds BYPASSRLS or TRUNCATE (which ignores policies).
"""

from collections.abc import Iterable

import sqlalchemy as sa

from rolecall.infra.db.tables import Kind, kind_of
from rolecall.infra.logins import APP, CANDIDATE, MIGRATOR, OWNER, RELAY, SUPPORT

__all__ = [
    "APP",
    "BOUND_ROLES",
    "CANDIDATE",
    "FUNCTIONS",
    "MIGRATOR",
    "OWNER",
    "OWN_ADDRESS",
    "RELAY",
    "SUPPORT",
    "TENANT_CONDITION",
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


def secure(table: sa.Table) -> list[str]:
    """Return the statements that give a new table its grants and policies, in order."""
    kind = kind_of(table)
    name = table.name
    statements = [f"GRANT {table.info['app']} ON {name} TO {APP}"]
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
        f"CREATE POLICY migrations ON {name} TO {OWNER} USING (true) WITH CHECK (true)",
    ]
    if table.info.get("relay"):
        statements.append(
            f"CREATE POLICY relay ON {name} TO {RELAY} USING (true) WITH CHECK (true)"
        )
    return statements


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
