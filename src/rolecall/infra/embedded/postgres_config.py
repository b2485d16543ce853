"""The configuration that the bundled PostgreSQL is started with, derived from the machine."""

from collections.abc import Mapping
from pathlib import Path

import psutil

_MIB = 1024 * 1024
_PARALLEL_QUERY_SHM = 256 * _MIB


def configuration(*, durable: bool) -> Mapping[str, str]:
    """Return the settings of the server by name.

    `durable=False` is for throw-away clusters of tests and builds: it trades all safety against
    power loss for speed and must never hold data that matters.
    """
    memory = psutil.virtual_memory().total
    settings = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "superuser_reserved_connections": "3",
        "shared_buffers": _mib(_between(memory // 8, 64 * _MIB, 512 * _MIB)),
        "effective_cache_size": _mib(_between(memory // 2, 256 * _MIB, 64 * 1024 * _MIB)),
        "work_mem": "8MB",
        "maintenance_work_mem": _mib(_between(memory // 32, 64 * _MIB, 256 * _MIB)),
        "dynamic_shared_memory_type": _dynamic_shared_memory(),
        "random_page_cost": "1.1",
        "jit": "off",
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "wal_level": "replica",
        "min_wal_size": "128MB",
        "max_wal_size": "1GB",
        "checkpoint_timeout": "10min",
        "idle_in_transaction_session_timeout": "60s",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_destination": "stderr",
        "logging_collector": "off",
        # A DETAIL line shows values of rows, and a log is no place for personal data.
        "log_error_verbosity": "terse",
        "log_min_duration_statement": "1s",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
        "log_line_prefix": "%m [%p] %q%u@%d ",
        "cluster_name": "rolecall",
    }
    if not durable:
        settings |= {
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "shared_buffers": "128MB",
            "min_wal_size": "32MB",
            "autovacuum_naptime": "10min",
        }
    return settings


def render(settings: Mapping[str, str]) -> str:
    """Return `settings` as the text of a PostgreSQL configuration file."""
    header = "# Written at each start. Own settings go into another file of this folder.\n"
    return header + "".join(f"{name} = '{value}'\n" for name, value in sorted(settings.items()))


def _mib(size: int) -> str:
    return f"{size // _MIB}MB"


def _between(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _dynamic_shared_memory() -> str:
    """Return `mmap` where /dev/shm is missing or as small as containers make it, else `posix`."""
    shm = Path("/dev/shm")  # noqa: S108 - asked for its size, nothing is kept there
    if shm.is_dir() and psutil.disk_usage(str(shm)).total >= _PARALLEL_QUERY_SHM:
        return "posix"
    return "mmap"
