"""Where the database and the broker of this installation are: bundled or external, one answer."""

from dataclasses import dataclass

from rolecall.infra.embedded import postgres, redis
from rolecall.infra.embedded.layout import DataLayout
from rolecall.infra.settings import Settings


@dataclass(frozen=True, slots=True)
class Addresses:
    """How to reach the two servers.

    `database_admin_dsn` belongs to a role that may create roles; only `rolecall up` and the
    `migrate` command use it. It is the empty string where only the application's own DSNs are
    known, as in a child process.
    """

    database_admin_dsn: str
    redis_url: str
    database_is_embedded: bool
    redis_is_embedded: bool


def locate(settings: Settings) -> Addresses:
    """Return the addresses that `settings` asks for; nothing is started and nothing is asked.

    The bundled servers' addresses follow from the data folder alone, so a command started by hand
    finds those of a running `rolecall up`.
    """
    layout = DataLayout(settings.core.data)
    database_url = settings.database.database_url.get_secret_value()
    app_url = settings.database.app_database_url.get_secret_value()
    redis_url = settings.redis.redis_url.get_secret_value()
    embedded_database = not database_url and not app_url
    return Addresses(
        database_admin_dsn=postgres.dsn(layout) if embedded_database else database_url,
        redis_url=redis_url or redis.url(layout),
        database_is_embedded=embedded_database,
        redis_is_embedded=not redis_url,
    )
