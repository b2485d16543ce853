"""The bundled PostgreSQL 18 and Redis, run as child processes: real servers, no installation.

`locate(settings)` says where the servers are; `Postgres` and `Redis` make what they need
(`prepare`) and describe the child process (`launch`), which the supervisor keeps alive or
`running` holds for a block.
"""

from rolecall.infra.embedded.account import Account, service_account
from rolecall.infra.embedded.addresses import Addresses, locate
from rolecall.infra.embedded.errors import (
    DataFolderUnusable,
    DiskFull,
    EmbeddedError,
    ServerFailed,
)
from rolecall.infra.embedded.layout import MINIMUM_FREE_BYTES, DataLayout, require_space
from rolecall.infra.embedded.postgres import Postgres
from rolecall.infra.embedded.process import Launch
from rolecall.infra.embedded.redis import Redis
from rolecall.infra.embedded.running import Server, running

__all__ = [
    "MINIMUM_FREE_BYTES",
    "Account",
    "Addresses",
    "DataFolderUnusable",
    "DataLayout",
    "DiskFull",
    "EmbeddedError",
    "Launch",
    "Postgres",
    "Redis",
    "Server",
    "ServerFailed",
    "locate",
    "require_space",
    "running",
    "service_account",
]
