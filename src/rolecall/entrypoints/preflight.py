"""What is looked at before anything is started, so that a start fails whole and early."""

import os
import socket
import sys

from rolecall.entrypoints.exits import PortTaken
from rolecall.entrypoints.resolve import MINIMUM_SECRET_CHARACTERS
from rolecall.infra.embedded import locate
from rolecall.infra.settings import Settings, SettingsError
from rolecall.kernel.sentences import plain

_FEWEST_DISTINCT_CHARACTERS = 12
_WEAK_WORDS = ("change", "default", "example", "insecure", "password", "secret", "test", "123456")


def check_production(settings: Settings) -> None:
    """Refuse what must not serve real people. In the other modes everything passes.

    Raises:
        SettingsError: one sentence about the first thing found.
    """
    if settings.core.env != "production":
        return
    _check_secret(settings.core.secret_key.get_secret_value())
    addresses = locate(settings)
    if addresses.database_is_embedded:
        raise SettingsError(
            plain(
                "ROLECALL_DATABASE_URL: needed in production mode; the bundled PostgreSQL is for "
                "development only."
            )
        )
    if addresses.redis_is_embedded:
        raise SettingsError(
            plain(
                "ROLECALL_REDIS_URL: needed in production mode; the bundled Redis is for "
                "development only."
            )
        )
    if settings.core.log_level == "DEBUG":
        raise SettingsError(
            plain(
                "ROLECALL_LOG_LEVEL: DEBUG is not allowed in production mode; its lines say too "
                "much."
            )
        )
    if sys.flags.dev_mode or os.environ.get("PYTHONASYNCIODEBUG"):
        raise SettingsError(
            plain(
                "PYTHONDEVMODE and PYTHONASYNCIODEBUG are not allowed in production mode: unset "
                "them."
            )
        )


def listening_port(host: str, port: int) -> int:
    """Return `port` when it can be listened on, or a free one when it is 0.

    Raises:
        PortTaken: it cannot; the sentence names another that can.
        SettingsError: `host` is not an address of this machine.
    """
    try:
        return _try_port(host, port)
    except socket.gaierror as error:
        raise SettingsError(
            plain(f"ROLECALL_HOST: {host} is not an address of this machine ({error.strerror}).")
        ) from error
    except OSError as error:
        if isinstance(error, PermissionError):
            reason = "may not be used by this user"
        else:
            reason = f"cannot be listened on ({error.strerror})"
        raise PortTaken(
            plain(
                f"Port {port} on {host} {reason}: stop what uses it, or choose another, for "
                f"instance PORT={_try_port(host, 0)}."
            )
        ) from error


def _try_port(host: str, port: int) -> int:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1)
        chosen: int = listener.getsockname()[1]
        return chosen


def _check_secret(secret: str) -> None:
    advice = "make one with `openssl rand -base64 48`"
    if not secret:
        raise SettingsError(plain(f"ROLECALL_SECRET_KEY: needed in production mode; {advice}."))
    if len(secret) < MINIMUM_SECRET_CHARACTERS:
        raise SettingsError(
            plain(
                f"ROLECALL_SECRET_KEY: shorter than {MINIMUM_SECRET_CHARACTERS} characters; "
                "{advice}."
            )
        )
    few = len(set(secret)) < _FEWEST_DISTINCT_CHARACTERS
    if few or any(word in secret.lower() for word in _WEAK_WORDS):
        raise SettingsError(plain(f"ROLECALL_SECRET_KEY: can be guessed; {advice}."))
