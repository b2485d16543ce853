"""The settings that a command started by hand works with."""

from dataclasses import replace

from pydantic import SecretStr

from rolecall.entrypoints.preflight import check_production
from rolecall.entrypoints.resolve import resolve
from rolecall.infra.embedded import DataLayout, ServerFailed, locate
from rolecall.infra.embedded.postgres import is_listening
from rolecall.infra.settings import Settings, load
from rolecall.kernel.sentences import plain


def administrator_settings() -> Settings:
    """Return resolved settings with the DSN that may change roles and tables.

    Raises:
        SettingsError: a setting is wrong or missing.
        ServerFailed: the bundled database is asked for and does not run.
    """
    settings = load()
    _require_server(settings)
    return resolve(settings)


def process_settings() -> Settings:
    """Return resolved settings fit to serve with: checked, and without the administrator's DSN.

    Raises:
        SettingsError: a setting is wrong or missing, or not for production mode.
        ServerFailed: the bundled database is asked for and does not run.
    """
    settings = load()
    check_production(settings)
    _require_server(settings)
    resolved = resolve(settings)
    if settings.core.env == "production":
        from rolecall.entrypoints.prepare import check_rights  # noqa: PLC0415 - heavy

        check_rights(resolved)
    database = resolved.database.model_copy(update={"database_url": SecretStr("")})
    return replace(resolved, database=database)


def _require_server(settings: Settings) -> None:
    layout = DataLayout(settings.core.data)
    if locate(settings).database_is_embedded and not is_listening(layout):
        raise ServerFailed(
            plain(
                f"No database runs on {layout.root}: start `rolecall up` there first, or give "
                "ROLECALL_DATABASE_URL."
            )
        )
