"""Running migrations: one runner at a time, as the owner, never waiting long for a lock."""

import asyncio
import io
from collections.abc import Callable
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from rolecall.infra.db import security
from rolecall.infra.revisions import migrations_folder

T = TypeVar("T")

LOCK_KEY = 7160011
LOCK_TIMEOUT = "5s"


def up(dsn: str, target: str = "head") -> list[str]:
    """Migrate to `target`; returns the revisions that were applied, oldest first.

    `dsn` is a role that may become `rolecall_owner`. Runs its own event loop.
    """
    return _migrate(dsn, lambda config: command.upgrade(config, target))


def down(dsn: str, target: str) -> list[str]:
    """Go back to `target` (`-1` for one step); returns the revisions that were undone."""
    return _migrate(dsn, lambda config: command.downgrade(config, target))


def plan(dsn: str) -> str:
    """Return the SQL that `up` would run, empty when the database is at the newest revision."""
    current, newest = current_and_head(dsn)
    if current == newest:
        return ""
    buffer = io.StringIO()
    config = _config()
    config.output_buffer = buffer
    command.upgrade(config, f"{current}:head" if current else "head", sql=True)
    return buffer.getvalue()


def current_and_head(dsn: str) -> tuple[str | None, str]:
    """Return the database's revision and the newest one in the code."""
    return asyncio.run(_with_connection(dsn, _current)), head()


def head() -> str:
    """Return the newest revision in the code."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    if found is None:
        raise LookupError("there are no migrations")
    return found


def _migrate(dsn: str, action: Callable[[Config], None]) -> list[str]:
    def run(connection: Connection) -> tuple[str | None, str | None]:
        connection.execute(text(f"SELECT pg_advisory_lock({LOCK_KEY})"))
        connection.commit()
        try:
            before = _current(connection)
            # Alembic commits only transactions that it has begun itself.
            connection.commit()
            config = _config()
            config.attributes["connection"] = connection
            action(config)
            return before, _current(connection)
        finally:
            connection.rollback()
            connection.execute(text(f"SELECT pg_advisory_unlock({LOCK_KEY})"))
            connection.commit()

    before, after = asyncio.run(_with_connection(dsn, run))
    return _between(before, after)


def _between(before: str | None, after: str | None) -> list[str]:
    """Return the revisions that lie between two states, oldest first."""
    script = ScriptDirectory.from_config(_config())
    order = [step.revision for step in reversed(list(script.walk_revisions()))]
    first, last = sorted(order.index(state) + 1 if state else 0 for state in (before, after))
    return order[first:last]


def _current(connection: Connection) -> str | None:
    if not connection.execute(text("SELECT to_regclass('public.alembic_version')")).scalar():
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


async def _with_connection(dsn: str, action: Callable[[Connection], T]) -> T:
    url = dsn.replace("postgresql://", "postgresql+asyncpg://", 1)
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(action)
    finally:
        await engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["owner"] = security.OWNER
    config.attributes["readers"] = (security.MIGRATOR, security.APP, security.RELAY)
    config.attributes["lock_timeout"] = LOCK_TIMEOUT
    return config
