"""Making the servers ready for this version of Rolecall, as a list of named steps.

Each step may run again harmlessly: a start that was cut off is simply repeated. What a step alone
needs is imported by it, because most starts find everything up to date.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import asyncpg

from rolecall.infra.logins import APP, CANDIDATE, MIGRATOR, OWNER, RELAY, SUPPORT, role_dsn
from rolecall.infra.revisions import newest_revision
from rolecall.infra.settings import Settings, SettingsError
from rolecall.infra.wording import first_line, shown_address
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import plain

OLDEST_POSTGRES = 16
_CONNECT_SECONDS = 5.0
_ROLES = (APP, CANDIDATE, MIGRATOR, OWNER, RELAY, SUPPORT)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done. `run` gets resolved settings and may return a note on the outcome."""

    title: str
    run: Callable[[Settings], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step went: its note (may be empty) and the seconds that it took."""

    note: str
    seconds: float


Report = Callable[[str, Outcome | None], None]
"""Called with a step's title when it begins (no outcome) and when it is done."""


def prepare_database(settings: Settings, report: Report, *, ask_broker: bool = True) -> None:
    """Bring database and broker of resolved `settings` to the state that this version needs.

    Without an administrator's DSN (`ROLECALL_DATABASE_URL`) roles and schema are somebody else's
    task, and the servers are only asked whether they are there.

    Raises:
        Unavailable: a server cannot be reached, or refuses us.
        SettingsError: a DSN is not one, or names a role with the wrong rights.
    """
    for step in _steps(settings, ask_broker=ask_broker):
        run_step(step, settings, report)


def run_step(step: Step, settings: Settings, report: Report) -> None:
    """Do one step, with a report before and after."""
    report(step.title, None)
    began = time.monotonic()
    note = step.run(settings)
    report(step.title, Outcome(note, time.monotonic() - began))


def _steps(settings: Settings, *, ask_broker: bool) -> list[Step]:
    steps = [Step("Reaching the database", _reach_database)]
    if ask_broker:
        steps.append(Step("Reaching the broker", _reach_broker))
    if settings.database.database_url.get_secret_value():
        steps.append(Step("Bringing roles and schema up to date", _bring_up_to_date))
    if settings.core.env == "production":
        steps.append(Step("Checking rights", check_rights))
    return steps


def check_rights(settings: Settings) -> str:
    """Refuse to serve with a role that row-level security does not bind.

    Raises:
        SettingsError: the application's or the relay's role is a superuser or bypasses it.
        Unavailable: the database cannot be reached.
    """
    given = settings.database
    for variable, dsn in (
        ("ROLECALL_APP_DATABASE_URL", given.app_database_url.get_secret_value()),
        ("ROLECALL_RELAY_DATABASE_URL", given.relay_database_url.get_secret_value()),
    ):
        query = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        if asyncio.run(_ask(variable, dsn, query)):
            raise SettingsError(
                plain(
                    f"{variable}: its role is a superuser or bypasses row-level security, which "
                    "keeps tenants apart; use the role that `rolecall up` or `rolecall migrate up` "
                    "made."
                )
            )
    return ""


def _reach_database(settings: Settings) -> str:
    variable, dsn = "ROLECALL_DATABASE_URL", settings.database.database_url.get_secret_value()
    if not dsn:
        variable = "ROLECALL_APP_DATABASE_URL"
        dsn = settings.database.app_database_url.get_secret_value()
    number = int(str(asyncio.run(_ask(variable, dsn, "SHOW server_version_num"))))
    major = number // 10_000
    if major < OLDEST_POSTGRES:
        raise Unavailable(
            plain(
                f"The database at {shown_address(dsn)} is PostgreSQL {major}: version "
                f"{OLDEST_POSTGRES} or newer is needed."
            )
        )
    return f"PostgreSQL {major}.{number % 10_000}"


def _reach_broker(settings: Settings) -> str:
    import redis  # noqa: PLC0415 - heavy

    url = settings.redis.redis_url.get_secret_value()
    try:
        with redis.Redis.from_url(
            url, socket_connect_timeout=_CONNECT_SECONDS, socket_timeout=_CONNECT_SECONDS
        ) as connection:
            version = str(connection.info("server")["redis_version"])
    except ValueError as error:
        raise SettingsError(plain(f"ROLECALL_REDIS_URL: not a Redis address ({error}).")) from error
    except (redis.RedisError, OSError) as error:
        raise Unavailable(
            plain(
                f"The broker at {shown_address(url)} cannot be reached ({first_line(error)}): "
                "start it, or correct ROLECALL_REDIS_URL."
            )
        ) from error
    return f"Redis {version}"


def _bring_up_to_date(settings: Settings) -> str:
    if asyncio.run(_is_up_to_date(settings)):
        return "nothing to do"
    from rolecall.infra.db import administration  # noqa: PLC0415 - heavy

    administration.create_roles(settings)
    applied = administration.migrate_up(settings)
    return f"{len(applied)} revisions applied"


async def _is_up_to_date(settings: Settings) -> bool:
    """Whether roles and schema are those of this code; a change of roles comes with a revision."""
    admin = settings.database.database_url.get_secret_value()
    secret = settings.core.secret_key.get_secret_value()
    try:
        connection = await asyncpg.connect(admin, timeout=_CONNECT_SECONDS)
        try:
            revision = await connection.fetchval("SELECT version_num FROM alembic_version")
            roles = await connection.fetchval(
                "SELECT count(*) FROM pg_roles WHERE rolname = ANY($1)", _ROLES
            )
        finally:
            await connection.close()
        for role in (MIGRATOR, APP, RELAY):
            attempt = await asyncpg.connect(role_dsn(admin, role, secret), timeout=_CONNECT_SECONDS)
            await attempt.close()
    except asyncpg.PostgresError:
        return False
    return revision is not None and revision == newest_revision() and roles == len(_ROLES)


async def _ask(variable: str, dsn: str, query: str) -> object:
    try:
        connection = await asyncpg.connect(dsn, timeout=_CONNECT_SECONDS)
    except (ValueError, asyncpg.InterfaceError) as error:
        raise SettingsError(
            plain(f"{variable}: not a PostgreSQL DSN ({first_line(error)}).")
        ) from error
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise Unavailable(
            plain(
                f"The database at {shown_address(dsn)} cannot be reached ({first_line(error)}): "
                f"start it, or correct {variable}."
            )
        ) from error
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()
