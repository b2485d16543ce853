"""Where an installation keeps what it keeps, and where its sockets are.

Everything lies in one folder (`ROLECALL_DATA`). The socket paths follow from that folder alone, so
that a command started by hand finds the servers of a running installation.
"""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from rolecall.infra.embedded.account import Account, make_reachable, own_folder
from rolecall.infra.embedded.errors import DataFolderUnusable, DiskFull
from rolecall.kernel.sentences import plain

MINIMUM_FREE_BYTES = 512 * 1024 * 1024
"""Room for a new database cluster, its first write-ahead log and the demo data, with some spare."""

_SOCKET_PATH_LIMIT = 103
"""Bytes of a unix socket path that every platform takes (Linux 107, macOS 103; unix(7))."""

_LONGEST_SOCKET_NAME = "/.s.PGSQL.5432.lock"


@dataclass(frozen=True, slots=True)
class DataLayout:
    """The folders and files of one installation; `root` is absolute."""

    root: Path

    @property
    def postgres(self) -> Path:
        """The database cluster (PGDATA)."""
        return self.root / "postgres"

    @property
    def redis(self) -> Path:
        """The broker's working folder."""
        return self.root / "redis"

    @property
    def logs(self) -> Path:
        """What the child processes say."""
        return self.root / "logs"

    @property
    def secret_key(self) -> Path:
        """The root secret that a development installation makes for itself."""
        return self.root / "secret.key"

    @property
    def lock(self) -> Path:
        """The file whose lock says that somebody supervises this folder."""
        return self.root / "lock"

    @property
    def sockets(self) -> Path:
        """The folder of the unix sockets: in `root`, or a short one if that path is too long."""
        inside = self.root / "run"
        if len(os.fsencode(inside)) + len(_LONGEST_SOCKET_NAME) <= _SOCKET_PATH_LIMIT:
            return inside
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
        return Path("/tmp") / f"rolecall-{digest}"  # noqa: S108 - checked by claim_socket_folder

    def create(self) -> None:
        """Make the root and the log folder, for our own eyes where no other account needs in.

        Raises:
            DataFolderUnusable: the folder cannot be made or written.
        """
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.logs.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise DataFolderUnusable(
                plain(
                    f"The data folder {self.root} cannot be made ({error.strerror}): choose "
                    "another with ROLECALL_DATA."
                )
            ) from error
        for folder in (self.root, self.logs):
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise DataFolderUnusable(
                    plain(
                        f"{folder} cannot be written by this user: give it the right to, or choose "
                        "another folder with ROLECALL_DATA."
                    )
                )

    def claim(self, folder: Path, account: Account | None) -> list[Path]:
        """Make `folder` for the server that runs as `account`; return parents that were opened.

        Raises:
            DataFolderUnusable: it belongs to someone else, or cannot be reached by `account`.
        """
        opened = make_reachable(folder, account)
        _refuse_strange_owner(folder, account)
        try:
            own_folder(folder, account)
        except OSError as error:
            raise DataFolderUnusable(
                plain(
                    f"{folder} cannot be prepared ({error.strerror}): choose another data folder "
                    "with ROLECALL_DATA."
                )
            ) from error
        return opened


def require_space(folder: Path, minimum_bytes: int = MINIMUM_FREE_BYTES) -> int:
    """Return the free bytes on the disk of `folder` (which need not exist yet).

    Raises:
        DiskFull: fewer than `minimum_bytes` are free.
    """
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free < minimum_bytes:
        raise DiskFull(
            plain(
                f"Only {free // 2**20} MiB are free on the disk of {folder}, and "
                f"{minimum_bytes // 2**20} MiB are needed to start: make room, or choose another "
                "folder with ROLECALL_DATA."
            )
        )
    return free


def _refuse_strange_owner(folder: Path, account: Account | None) -> None:
    """Refuse a folder that someone else put in our place (a link, another user's)."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(status.st_mode) or not stat.S_ISDIR(status.st_mode):
        raise DataFolderUnusable(plain(f"{folder} is not a folder: move it out of the way."))
    if account is None and status.st_uid != os.geteuid():
        raise DataFolderUnusable(
            plain(
                f"{folder} belongs to another user (number {status.st_uid}): start Rolecall as "
                "that user or as root, or choose another folder with ROLECALL_DATA."
            )
        )
    if account is not None and folder.parent == Path("/tmp") and status.st_uid != account.uid:  # noqa: S108
        raise DataFolderUnusable(plain(f"{folder} belongs to another user: remove it."))
