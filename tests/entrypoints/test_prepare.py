"""Preparing a database of its own, on a real server."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from rolecall.entrypoints.prepare import Outcome, check_rights, prepare_database
from rolecall.infra.db import administration
from rolecall.infra.embedded import DataLayout, Postgres, Redis, running, service_account
from rolecall.infra.logins import APP, MIGRATOR, RELAY, role_dsn
from rolecall.infra.revisions import newest_revision
from rolecall.infra.settings import (
    CoreSettings,
    DatabaseSettings,
    RedisSettings,
    Settings,
    SettingsError,
)
from rolecall.kernel.errors import InvalidInput, Unavailable

from tests.support.folders import reachable_folder

SECRET = "the-root-secret-of-a-database-that-is-thrown-away"


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Resolved settings of an empty database."""
    with reachable_folder() as folder:
        layout = DataLayout(folder / "data")
        layout.create()
        postgres = Postgres(layout, service_account(), durable=False)
        redis = Redis(layout, service_account())
        postgres.prepare()
        redis.prepare()
        with running(postgres), running(redis):
            yield _settings(layout.root, postgres.dsn, redis.url)


def _settings(data: Path, admin: str, redis_url: str) -> Settings:
    return Settings(
        core=CoreSettings(data=data, secret_key=SecretStr(SECRET)),
        database=DatabaseSettings(
            database_url=SecretStr(admin),
            app_database_url=SecretStr(role_dsn(admin, APP, SECRET)),
            relay_database_url=SecretStr(role_dsn(admin, RELAY, SECRET)),
        ),
        redis=RedisSettings(redis_url=SecretStr(redis_url)),
    )


def _query(dsn: str, statement: str) -> object:
    async def ask() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(ask())


def _prepare(settings: Settings) -> dict[str, str]:
    notes: dict[str, str] = {}

    def report(title: str, outcome: Outcome | None) -> None:
        notes[title] = outcome.note if outcome else ""

    prepare_database(settings, report)
    return notes


def test_makes_roles_and_schema_once(settings: Settings) -> None:
    title = "Bringing roles and schema up to date"
    first, second = _prepare(settings), _prepare(settings)
    assert first[title].endswith("revisions applied")
    assert second[title] == "nothing to do"
    assert first["Reaching the database"].startswith("PostgreSQL 18")
    assert first["Reaching the broker"].startswith("Redis ")
    app = settings.database.app_database_url.get_secret_value()
    assert _query(app, "SELECT version_num FROM alembic_version") == newest_revision()


def test_roles_have_no_more_rights_than_they_need(settings: Settings) -> None:
    _prepare(settings)
    admin = settings.database.database_url.get_secret_value()
    strong = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'rolecall%' AND "
    assert _query(admin, strong + "(rolsuper OR rolbypassrls OR rolcreaterole)") == 0
    assert check_rights(settings) == ""


def test_a_superuser_may_not_serve(settings: Settings) -> None:
    database = settings.database
    strong = database.model_copy(update={"app_database_url": database.database_url})
    with pytest.raises(SettingsError, match="ROLECALL_APP_DATABASE_URL: its role is a superuser"):
        check_rights(Settings(core=settings.core, database=strong, redis=settings.redis))


def test_the_plan_is_empty_when_there_is_nothing_to_do(settings: Settings) -> None:
    _prepare(settings)
    assert administration.migration_sql(settings) == ""
    assert administration.migration_state(settings) == (newest_revision(), newest_revision())


def test_a_revision_that_does_not_exist_is_one_sentence(settings: Settings) -> None:
    _prepare(settings)
    with pytest.raises(InvalidInput, match="nowhere"):
        administration.migrate_up(settings, "nowhere")


def test_without_an_administrator_nothing_is_changed(settings: Settings) -> None:
    _prepare(settings)
    database = settings.database.model_copy(update={"database_url": SecretStr("")})
    served = Settings(core=settings.core, database=database, redis=settings.redis)
    assert _prepare(served).keys() == {"Reaching the database", "Reaching the broker"}
    with pytest.raises(SettingsError, match="ROLECALL_DATABASE_URL: needed"):
        administration.migrate_up(served)


@pytest.mark.parametrize(
    ("variable", "value", "error", "sentence"),
    [
        ("database", "postgresql://x:hush@127.0.0.1:9/db", Unavailable, "127.0.0.1:9/db cannot"),
        ("database", "nonsense", SettingsError, "ROLECALL_DATABASE_URL: not a PostgreSQL DSN"),
        ("redis", "redis://:hush@127.0.0.1:9/0", Unavailable, "broker at 127.0.0.1:9/0 cannot"),
        ("redis", "nonsense", SettingsError, "ROLECALL_REDIS_URL: not a Redis address"),
    ],
)
def test_what_cannot_be_reached_is_one_sentence_without_secrets(
    settings: Settings, variable: str, value: str, error: type[Exception], sentence: str
) -> None:
    admin = settings.database.database_url.get_secret_value()
    broker = settings.redis.redis_url.get_secret_value()
    wrong = _settings(
        settings.core.data,
        value if variable == "database" else admin,
        value if variable == "redis" else broker,
    )
    with pytest.raises(error, match=sentence) as caught:
        _prepare(wrong)
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_migrator_changes_the_schema_only_as_the_owner(settings: Settings) -> None:
    _prepare(settings)
    dsn = role_dsn(settings.database.database_url.get_secret_value(), MIGRATOR, SECRET)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        _query(dsn, "CREATE TABLE stray (n int)")
