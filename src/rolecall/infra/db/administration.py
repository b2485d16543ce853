"""Roles and schema of the database that resolved settings name, with errors for people."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import asyncpg
from alembic.util.exc import CommandError
from sqlalchemy.exc import SQLAlchemyError

from rolecall.infra.db import migrate
from rolecall.infra.db.roles import ensure_roles
from rolecall.infra.logins import MIGRATOR, role_dsn
from rolecall.infra.settings import Settings, SettingsError
from rolecall.infra.wording import first_line, shown_address
from rolecall.kernel.errors import InvalidInput, Unavailable
from rolecall.kernel.sentences import plain

T = TypeVar("T")


def create_roles(settings: Settings) -> None:
    """Create missing roles and set their passwords.

    Raises:
        Unavailable: the server cannot be reached, or does not let us.
    """
    dsn = settings.database.database_url.get_secret_value()
    with _explained(
        dsn,
        "The roles cannot be made",
        "ROLECALL_DATABASE_URL needs a role that may create roles and owns the database",
    ):
        asyncio.run(ensure_roles(dsn, settings.core.secret_key.get_secret_value()))


def migrate_up(settings: Settings, target: str = "head") -> list[str]:
    """Migrate to `target`; return the revisions that were applied, oldest first.

    Raises:
        InvalidInput: there is no such revision.
        Unavailable: the server cannot be reached, or refused a statement.
    """
    return _as_migrator(settings, lambda dsn: migrate.up(dsn, target))


def migrate_down(settings: Settings, target: str) -> list[str]:
    """Go back to `target`; return the revisions that were undone. Raises like `migrate_up`."""
    return _as_migrator(settings, lambda dsn: migrate.down(dsn, target))


def migration_sql(settings: Settings) -> str:
    """Return the SQL that `migrate_up` would run. Raises like it."""
    return _as_migrator(settings, migrate.plan)


def migration_state(settings: Settings) -> tuple[str | None, str]:
    """Return the database's revision and the code's. Raises like `migrate_up`."""
    return _as_migrator(settings, migrate.current_and_head)


def _as_migrator(settings: Settings, action: Callable[[str], T]) -> T:
    admin = settings.database.database_url.get_secret_value()
    if not admin:
        raise SettingsError(plain("ROLECALL_DATABASE_URL: needed to see or change the schema."))
    dsn = role_dsn(admin, MIGRATOR, settings.core.secret_key.get_secret_value())
    with _explained(dsn, "The schema cannot be changed", "nothing of the failed step was kept"):
        return action(dsn)


@contextmanager
def _explained(dsn: str, problem: str, remedy: str) -> Iterator[None]:
    try:
        yield
    except CommandError as error:
        raise InvalidInput(plain(f"{first_line(error)}.")) from error
    except (OSError, TimeoutError, asyncpg.PostgresError, SQLAlchemyError) as error:
        raise Unavailable(
            plain(f"{problem} at {shown_address(dsn)} ({first_line(error)}): {remedy}.")
        ) from error
