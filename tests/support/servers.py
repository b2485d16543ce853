"""One real PostgreSQL and one real Redis per test process, with the schema and the roles."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from rolecall.entrypoints import composition
from rolecall.infra.db import migrate
from rolecall.infra.db.roles import ensure_roles, role_dsn
from rolecall.infra.db.security import APP, OWNER, RELAY
from rolecall.infra.embedded import DataLayout, Postgres, Redis, running, service_account

from tests.support import audit_trigger

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
        postgres, redis = Postgres(layout, account, durable=False), Redis(layout, account)
        for server in (postgres, redis):
            server.prepare()
            stack.enter_context(running(server))
        admin = postgres.dsn
        _install(admin)
        yield Servers(
            folder,
            admin,
            role_dsn(admin, APP, SECRET),
            role_dsn(admin, RELAY, SECRET),
            redis.url,
        )


def _install(admin_dsn: str) -> None:
    asyncio.run(ensure_roles(admin_dsn, SECRET))
    composition.load("models")
    migrate.up(admin_dsn)
    asyncio.run(_add_triggers(admin_dsn))


async def _add_triggers(admin_dsn: str) -> None:
    connection = await asyncpg.connect(admin_dsn)
    try:
        async with connection.transaction():
            await connection.execute(f"SET LOCAL ROLE {OWNER}")
            for statement in audit_trigger.statements():
                await connection.execute(statement)
    finally:
        await connection.close()
