"""From what the environment says to what a process needs: the root secret and every address.

`rolecall up` resolves once and passes the outcome to its children by environment; a command that is
started by hand on the same data folder resolves to the same.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import replace

from pydantic import SecretStr

from rolecall.infra.embedded import DataFolderUnusable, DataLayout, locate
from rolecall.infra.logins import APP, RELAY, role_dsn
from rolecall.infra.settings import Settings, SettingsError
from rolecall.kernel.sentences import plain

MINIMUM_SECRET_CHARACTERS = 32
_SECRET_BYTES = 48


def resolve(settings: Settings) -> Settings:
    """Return `settings` with the root secret and all addresses filled in.

    In development an installation without a secret gets one of its own, kept in the data folder.

    Raises:
        SettingsError: a secret or an address is missing where none can be made.
        DataFolderUnusable: the secret's file cannot be made, or was lost.
    """
    secret = root_secret(settings)
    addresses = locate(settings)
    admin = addresses.database_admin_dsn
    given = settings.database
    app = given.app_database_url.get_secret_value()
    relay = given.relay_database_url.get_secret_value()
    if not admin and not relay:
        raise SettingsError(
            plain(
                "ROLECALL_RELAY_DATABASE_URL: needed beside ROLECALL_APP_DATABASE_URL when there "
                "is no ROLECALL_DATABASE_URL to derive it from."
            )
        )
    return replace(
        settings,
        core=settings.core.model_copy(update={"secret_key": SecretStr(secret)}),
        database=given.model_copy(
            update={
                "database_url": SecretStr(admin),
                "app_database_url": SecretStr(app or role_dsn(admin, APP, secret)),
                "relay_database_url": SecretStr(relay or role_dsn(admin, RELAY, secret)),
            }
        ),
        redis=settings.redis.model_copy(update={"redis_url": SecretStr(addresses.redis_url)}),
    )


def child_environment(resolved: Settings, *, administrator: bool = False) -> dict[str, str]:
    """Return the environment of a child process: ours, with what was resolved put in.

    Only an `administrator` child (the one that prepares the database) gets the DSN that may change
    roles and tables.
    """
    values: Mapping[str, str] = {
        "ROLECALL_DATA": str(resolved.core.data),
        "ROLECALL_SECRET_KEY": resolved.core.secret_key.get_secret_value(),
        "ROLECALL_DATABASE_URL": resolved.database.database_url.get_secret_value(),
        "ROLECALL_APP_DATABASE_URL": resolved.database.app_database_url.get_secret_value(),
        "ROLECALL_RELAY_DATABASE_URL": resolved.database.relay_database_url.get_secret_value(),
        "ROLECALL_REDIS_URL": resolved.redis.redis_url.get_secret_value(),
        "PORT": str(resolved.http.port),
        "PYTHONUNBUFFERED": "1",
    }
    environment = {**os.environ, **values}
    if not administrator:
        del environment["ROLECALL_DATABASE_URL"]
    return environment


def root_secret(settings: Settings) -> str:
    """Return the root secret: the given one, else in development the installation's own.

    Raises:
        SettingsError: production mode, and none was given.
        DataFolderUnusable: the file cannot be made or read, or is gone while the data is there.
    """
    given = settings.core.secret_key.get_secret_value()
    if given:
        return given
    if settings.core.env == "production":
        raise SettingsError(
            plain(
                "ROLECALL_SECRET_KEY: needed in production mode; make one with "
                "`openssl rand -base64 48` and keep a copy of it."
            )
        )
    layout = DataLayout(settings.core.data)
    layout.create()
    try:
        return _kept_secret(layout)
    except OSError as error:
        raise DataFolderUnusable(
            plain(
                f"{layout.secret_key} cannot be read or made ({error.strerror}): give this user "
                "the right to, or set ROLECALL_SECRET_KEY."
            )
        ) from error


def _kept_secret(layout: DataLayout) -> str:
    path = layout.secret_key
    if not path.exists():
        if (layout.postgres / "PG_VERSION").exists():
            raise DataFolderUnusable(
                plain(
                    f"{path} is missing, and the database beside it was encrypted with it: put it "
                    "back from a copy, or set ROLECALL_SECRET_KEY to its content."
                )
            )
        unfinished = path.with_suffix(f".{os.getpid()}")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(_SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    secret = path.read_text().strip()
    if len(secret) < MINIMUM_SECRET_CHARACTERS:
        raise DataFolderUnusable(
            plain(
                f"{path} holds no usable secret (fewer than {MINIMUM_SECRET_CHARACTERS} "
                "characters): put it back from a copy, or set ROLECALL_SECRET_KEY."
            )
        )
    return secret
