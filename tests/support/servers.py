"""One real PostgreSQL and one real Redis per test process, with the schema and the roles."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from rolecall.entrypoints import composition
from rolecall.infra.db import schema
from rolecall.infra.db.roles import ensure_roles, role_dsn
from rolecall.infra.db.security import APP, OWNER, RELAY
from rolecall.infra.embedded import DataLayout, Postgres, Redis, running, service_account

SECRET = "test-secret-that-is-long-enough-for-the-root-key"


@dataclass(frozen=True)
class Servers:
    """Where they are."""

    data: Path
    admin_dsn: str
    app_dsn: str
    relay_dsn: str
    redis_url: str


@contextmanager
def started_servers() -> Iterator[Servers]:
    """Start both, make roles and schema, stop both at the end."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rolecall-test-")))
        folder.chmod(0o755)
        layout = DataLayout(folder)
        layout.create()
        account = service_account()
        postgres, redis = Postgres(layout, account), Redis(layout, account)
        for server in (postgres, redis):
            server.prepare()
            stack.enter_context(running(server))
        admin = postgres.dsn
        asyncio.run(_install(admin))
        yield Servers(
            folder,
            admin,
            role_dsn(admin, APP, SECRET),
            role_dsn(admin, RELAY, SECRET),
            redis.url,
        )


async def _install(admin_dsn: str) -> None:
    await ensure_roles(admin_dsn, SECRET)
    composition.load("models")
    connection = await asyncpg.connect(admin_dsn)
    try:
        await connection.execute(f"SET ROLE {OWNER}")
        for statement in schema.statements():
            await connection.execute(statement)
        await connection.execute("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)")
    finally:
        await connection.close()
