"""What a process has at hand: made once by its composition root, passed along explicitly.

`Database.runtime` leads to it, so a unit of work can reach keys and settings without globals.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from redis.asyncio import Redis

from rolecall.infra.crypto import RootKeys
from rolecall.infra.settings import Settings

if TYPE_CHECKING:
    from rolecall.infra.db import Database
    from rolecall.infra.providers.email import EmailProvider
    from rolecall.infra.providers.storage import ObjectStore


@dataclass(kw_only=True)
class Runtime:
    """Settings, connections, keys and providers of this process."""

    settings: Settings
    database: "Database"
    redis: "Redis"
    keys: RootKeys
    store: "ObjectStore"
    email: "EmailProvider"
    before_close: Sequence[Callable[[], Awaitable[None]]] = ()
    notes: dict[str, Any] = field(default_factory=dict)
    """What a package keeps for the life of the process, under its own dotted name."""

    def __post_init__(self) -> None:
        self.database.runtime = self

    @property
    def public_url(self) -> str:
        """The address that links in mails begin with, without a slash at the end."""
        return self.settings.public_url

    @property
    def public_host(self) -> str:
        """The host name in `public_url`, lower case, without a port."""
        return urlsplit(self.public_url).hostname or ""

    def url_of_host(self, host: str) -> str:
        """Return the address at which this installation answers to another host name.

        Scheme and port are those of `public_url`: the same server, or the same proxy, listens.
        """
        parts = urlsplit(self.public_url)
        port = f":{parts.port}" if parts.port is not None else ""
        return f"{parts.scheme}://{host}{port}"

    @property
    def is_production(self) -> bool:
        """Whether this installation serves real people: no demo data, no local mailbox."""
        return self.settings.core.env == "production"

    async def close(self) -> None:
        """Close connections."""
        for end in self.before_close:
            await end()
        await self.email.aclose()
        await self.redis.aclose()
        await self.database.close()
