"""The unprivileged account that the bundled servers run as when Rolecall is started by root.

PostgreSQL refuses to run as root. An ordinary user runs the servers as itself and needs nothing
of this module.
"""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from rolecall.infra.embedded.errors import DataFolderUnusable, ServerFailed
from rolecall.kernel.sentences import plain

SERVICE_USER = "rolecall"


@dataclass(frozen=True, slots=True)
class Account:
    """A system account by its numbers and its name."""

    name: str
    uid: int
    gid: int


def service_account() -> Account | None:
    """Return the account for the servers: None (our own) unless we are root.

    As root it is the system user `rolecall`, made at the first call; where the machine does not
    let us make one (a read-only `/etc`), it is `nobody`.

    Raises:
        ServerFailed: there is no account to change to.
    """
    if os.geteuid() != 0:
        return None
    for name in (SERVICE_USER, "nobody"):
        found = _lookup(name)
        if found is None and name == SERVICE_USER and shutil.which("useradd"):
            command = ("useradd", "--system", "--user-group", "--no-create-home", name)
            subprocess.run(
                (*command, "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"),
                check=False,
                capture_output=True,
            )
            found = _lookup(name)
        if found is not None:
            return found
    raise ServerFailed(
        plain(
            "PostgreSQL does not run as root, and no system user could be made for it: start "
            "Rolecall as an ordinary user, or give ROLECALL_DATABASE_URL."
        )
    )


def make_reachable(folder: Path, account: Account | None) -> list[Path]:
    """Let `account` pass through the parents of `folder`; return those whose mode had to change.

    Passing (execute) is all that is given: names in the parents stay unreadable.

    Raises:
        DataFolderUnusable: a parent's mode cannot be changed.
    """
    if account is None:
        return []
    changed: list[Path] = []
    for parent in reversed(folder.resolve().parents):
        status = parent.stat()
        if _may_pass(status, account):
            continue
        try:
            parent.chmod(stat.S_IMODE(status.st_mode) | stat.S_IXOTH)
        except OSError as error:
            raise DataFolderUnusable(
                plain(
                    f"{parent} cannot be entered by the user {account.name}, who runs the bundled "
                    f"servers ({error.strerror}): choose another folder with ROLECALL_DATA."
                )
            ) from error
        changed.append(parent)
    return changed


def own_folder(folder: Path, account: Account | None) -> None:
    """Make `folder` private and, with all that is in it, the property of `account`.

    What is in it changes hands only when the folder itself was another's: after a move to another
    machine, or from an ordinary user to root.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if account is None or folder.stat().st_uid == account.uid:
        return
    for path in folder.rglob("*"):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    os.chown(folder, account.uid, account.gid)


def _lookup(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _may_pass(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
