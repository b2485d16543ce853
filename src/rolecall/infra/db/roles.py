"""The database roles, made once by whoever owns the server.

`rolecall_owner` owns everything and cannot log in; `rolecall_migrator` may become it;
`rolecall_app` and `rolecall_relay` are what processes log in as; they own nothing, so they can
neither alter a table nor switch a policy off.
"""

import asyncpg

from rolecall.infra.db import security
from rolecall.infra.logins import derived_password, role_dsn

__all__ = ["ensure_roles", "role_dsn"]

LOGIN_ROLES = (security.MIGRATOR, security.APP, security.RELAY)
GROUP_ROLES = (security.OWNER, security.CANDIDATE, security.SUPPORT)


async def ensure_roles(admin_dsn: str, secret: str) -> None:
    """Create missing roles, set the login roles' passwords, hand the database to the owner.

    Runs again harmlessly. Needs CREATEROLE and ownership of the database, nothing more.
    """
    connection = await asyncpg.connect(admin_dsn)
    try:
        database = await connection.fetchval("SELECT current_database()")
        async with connection.transaction():
            # Two starts at once would race on CREATE ROLE, which has no IF NOT EXISTS.
            await connection.execute("SELECT pg_advisory_xact_lock(7160010)")
            for role in (*GROUP_ROLES, *LOGIN_ROLES):
                exists = await connection.fetchval(
                    "SELECT 1 FROM pg_roles WHERE rolname = $1", role
                )
                if not exists:
                    await connection.execute(f"CREATE ROLE {role} NOLOGIN NOINHERIT")
            for role in LOGIN_ROLES:
                password = derived_password(secret, role)
                await connection.execute(f"ALTER ROLE {role} LOGIN PASSWORD '{password}'")
            for member in (security.MIGRATOR, "CURRENT_USER"):
                await connection.execute(f"GRANT {security.OWNER} TO {member}")
            await connection.execute(
                f'GRANT CONNECT, CREATE, TEMPORARY ON DATABASE "{database}" TO {security.OWNER}'
            )
            await connection.execute(
                f'GRANT CONNECT ON DATABASE "{database}" TO {", ".join(LOGIN_ROLES)}'
            )
            await connection.execute(f"ALTER SCHEMA public OWNER TO {security.OWNER}")
            await connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            await connection.execute(
                f"GRANT USAGE ON SCHEMA public TO {', '.join((*GROUP_ROLES, *LOGIN_ROLES))}"
            )
    finally:
        await connection.close()
